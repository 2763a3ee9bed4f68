// The ways in: walkthrough, two files of the explorer, what is selected in a terminal.
import assert from 'node:assert/strict';
import { chooseInMenu, openFile, pickItem, quickItems, runCommand } from '../host/browser.mjs';
import { assertAddresses, drawn, returnHops, twelveHops } from './diagram.mjs';
import { scenario } from './scenario.mjs';

scenario('The walkthrough leads to a drawn sample', async ({ page, diagram }) => {
  await runCommand(page, 'Welcome: Open Walkthrough...');
  await quickItems(page).filter({ hasText: 'Get started with Hopscope' }).click();
  const steps = page.locator('.gettingStartedContainer .getting-started-step');
  await steps.nth(3).waitFor();
  for (const title of ['Open a sample', 'Draw what is in the text', 'Add the way back', 'Hand it in'])
    await steps.filter({ hasText: title }).first().waitFor();
  await page.locator('.gettingStartedContainer').getByRole('button', { name: 'Open Sample' }).click();
  await pickItem(page, 'Home to campus and back');
  await drawn(diagram);
  await assertAddresses(diagram, twelveHops);
});

scenario('Two files of the explorer become one route with both directions', async ({ page, diagram }) => {
  const row = (name) =>
    page.locator(
      '.explorer-folders-view .monaco-list-row',
      { hasText: name },
      { 'explorer.autoReveal': false }, // the file that has just been opened would be selected alone
    );
  await row('home-campus').click();
  await row('forward.nmap.txt').click();
  const selected = page.locator('.explorer-folders-view .monaco-list-row.selected');
  // Opening a file selects it once more, alone, a moment later.
  for (let tries = 0; tries < 5 && (await selected.count()) !== 2; tries += 1) {
    await row('return.traceroute.txt').click({ modifiers: ['ControlOrMeta'] });
    await page.waitForTimeout(1_000);
  }
  await row('return.traceroute.txt').click({ button: 'right' });
  await chooseInMenu(page, 'Compare Forward and Return Routes');
  await drawn(diagram);
  await assertAddresses(diagram, [...twelveHops, ...returnHops]);
});

scenario('What is selected in a terminal is drawn, and the clipboard stays as it was', async (window) => {
  const { page, file, diagram } = window;
  await openFile(page, file('home-campus/forward.tracert.txt'));
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
  await runCommand(page, 'Terminal: Create New Terminal');
  const terminal = page.locator('.terminal-wrapper.active .xterm');
  await terminal.waitFor();
  await terminal.click();
  await page.keyboard.type(`clear; cat '${file('home-campus/return.traceroute.txt')}'; echo over`);
  await page.keyboard.press('Enter');
  await page.locator('.terminal-wrapper.active').waitFor();
  await runCommand(page, 'Terminal: Select All');
  await runCommand(page, 'Hopscope: Analyze Terminal Selection');
  await drawn(diagram);
  await assertAddresses(diagram, returnHops);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'mine');
});
