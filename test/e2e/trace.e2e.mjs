import assert from 'node:assert/strict';
import { openFile, runCommand } from '../host/browser.mjs';
import { drawn } from './diagram.mjs';
import { scenario } from './scenario.mjs';

scenario(
  'In a restricted workspace the palette offers no trace, and a text is still drawn',
  async ({ page, file, diagram }) => {
    await openFile(page, file('home-campus/forward.nmap.txt'));
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await drawn(diagram);
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input:visible').first().waitFor();
    await page.keyboard.type('Hopscope: ', { delay: 15 });
    const offered = page.locator('.quick-input-widget .monaco-list-row');
    await offered.filter({ hasText: 'Hopscope: Compare' }).first().waitFor();
    await page.keyboard.type('Trace Route', { delay: 15 });
    await offered.filter({ hasText: 'Hopscope: Compare' }).waitFor({ state: 'detached' }); // the list has followed
    assert.equal(await offered.filter({ hasText: 'Hopscope: Trace Route' }).count(), 0);
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  },
  { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
);
