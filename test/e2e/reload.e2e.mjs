import assert from 'node:assert/strict';
import { openFile, reloadWindow, runCommand } from '../host/browser.mjs';
import { assertAddresses, clickNode, drawn, twelveHops } from './diagram.mjs';
import { scenario } from './scenario.mjs';

scenario('The diagram and its selection survive a window reload', async ({ page, file, diagram }) => {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await clickNode(diagram, 'fwsm0.cc.cuc.ac.jp');
  await diagram.locator('g.node.selected').first().waitFor();
  await reloadWindow(page);
  await drawn(diagram);
  await assertAddresses(diagram, twelveHops);
  await diagram.locator('g.node.selected').filter({ hasText: 'fwsm0.cc.cuc.ac.jp' }).waitFor();
  // It is alive, not a picture of the past: a click still reveals the line.
  await clickNode(diagram, 'alaxala1.otemachi.wide.ad.jp');
  await page.locator('.monaco-editor[data-uri$="forward.nmap.txt"] .active-line-number', { hasText: /^16$/ }).waitFor();
  assert.equal(await page.locator('.tabs-container .tab').count(), 2, 'there should be the text and one panel');
});
