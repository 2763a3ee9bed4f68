import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { openFile, runCommand } from '../host/browser.mjs';
import { drawn } from './diagram.mjs';
import { scenario } from './scenario.mjs';

/** This machine itself: nothing leaves it. */
const TARGET = '127.0.0.1';
const rows = (page) => page.locator('.monaco-editor .view-line', { hasText: /^\s*1\s+127\.0\.0\.1/ });
const timesIn = async (page) => ((await rows(page).first().textContent()) ?? '').match(/\sms/g)?.length ?? 0;

scenario(
  'A trace is started from the palette, grows, is cancelled with its button, and is saved as a text file',
  async ({ page, file, diagram }) => {
    await runCommand(page, 'Hopscope: Trace Route');
    await page.locator('.quick-input-widget input:visible').first().waitFor();
    await page.keyboard.type(TARGET);
    await page.keyboard.press('Enter');
    await rows(page).first().waitFor();
    await drawn(diagram);
    const before = await timesIn(page);
    while ((await timesIn(page)) <= before) await page.waitForTimeout(100);
    const progress = page.locator('.notifications-toasts .notification-list-item', { hasText: TARGET });
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('.monaco-editor .view-line', { hasText: 'cancelled, so incomplete' }).waitFor();

    await page.locator('.monaco-editor .view-line', { hasText: 'cancelled' }).click();
    await page.keyboard.press('Control+S');
    const name = page.locator('.quick-input-widget input:visible').first();
    await name.waitFor();
    const saved = file('live.traceroute');
    await name.fill(saved);
    await page.keyboard.press('Enter');
    while (!existsSync(saved)) await page.waitForTimeout(100);
    const text = readFileSync(saved, 'utf8');
    assert.match(text, /^# hopscope: from \S+ to 127\.0\.0\.1 \(127\.0\.0\.1\) by /);
    assert.match(text, /^ 1 +127\.0\.0\.1 /m);
  },
  { 'hopscope.trace.probesPerSecond': 2, 'hopscope.trace.rounds': 10 },
);

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
    await page.waitForTimeout(1000);
    assert.equal(await offered.filter({ hasText: 'Hopscope: Trace Route' }).count(), 0);
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  },
  { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
);
