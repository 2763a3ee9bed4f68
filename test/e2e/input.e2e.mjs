import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { copyToClipboard, goToLine, openFile, quickItems, runCommand, waitForNotification } from '../host/browser.mjs';
import { assertAddresses, assertOneSentence, bannerText, drawn, labels, returnHops, twelveHops } from './diagram.mjs';
import { scenario } from './scenario.mjs';

const untitled = (page) => page.locator('.monaco-editor[data-uri^="untitled:"]');

scenario('With no document open, the clipboard is drawn', async ({ page, file, diagram }) => {
  await copyToClipboard(page, readFileSync(file('home-campus/forward.nmap.txt'), 'utf8'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await assertAddresses(diagram, twelveHops);
  await untitled(page).locator('.view-lines', { hasText: 'login.cuc.ac.jp' }).waitFor();
});

scenario(
  'With nothing to draw, an untitled document waits for a paste and is drawn',
  async ({ page, file, diagram }) => {
    await copyToClipboard(page, 'correct horse battery staple');
    await runCommand(page, 'Hopscope: Analyze Received headers');
    await untitled(page).waitFor();
    await diagram.locator('#empty:visible, #banner:visible').first().waitFor();
    assert.equal(await diagram.locator('g.node').count(), 0);
    assertOneSentence((await bannerText(diagram)).split('\n')[0]);
    assert.doesNotMatch(
      await untitled(page).innerText(),
      /battery/,
      'the clipboard was shown although it holds nothing of ours',
    );

    await copyToClipboard(page, readFileSync(file('mail/pot-seller.eml'), 'utf8'));
    await untitled(page).click();
    await page.keyboard.press('Control+V');
    await diagram.locator('svg#diagram g.node').first().waitFor(); // until then the panel asks for the paste
    assert.match(await bannerText(diagram), /mail headers/i);
  },
);

scenario('Only the selection is drawn', async ({ page, file, diagram }) => {
  await openFile(page, file('home-campus/return.traceroute.txt'));
  await goToLine(page, 1);
  await page.keyboard.press('Home');
  for (let line = 0; line < 4; line += 1) await page.keyboard.press('Shift+ArrowDown');
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await assertAddresses(diagram, returnHops.slice(0, 3));
  const addresses = (await labels(diagram, 'text.address')).join(' ');
  assert.ok(!addresses.includes(returnHops[3]), `the fourth hop is drawn though it was not selected: ${addresses}`);
});

scenario('Export with nothing drawn says what to do first', async ({ page }) => {
  await runCommand(page, 'Hopscope: Export Diagram…');
  await waitForNotification(page, 'There is no diagram to export yet');
  assert.equal(await quickItems(page).count(), 0, 'a format is asked for although there is nothing to export');
});
