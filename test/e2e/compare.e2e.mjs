import assert from 'node:assert/strict';
import { openFile, quickItems, runCommand } from '../host/browser.mjs';
import { assertAddresses, drawn, returnHops, twelveHops } from './diagram.mjs';
import { scenario } from './scenario.mjs';

scenario('Compare draws the open forward and return traces as one route', async ({ page, file, diagram }) => {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await openFile(page, file('home-campus/return.traceroute.txt'));
  await runCommand(page, 'Hopscope: Compare Forward and Return Routes');
  const traces = quickItems(page).filter({ hasText: /forward\.nmap|return\.traceroute/ });
  await traces.nth(1).waitFor();
  for (const trace of await traces.all()) {
    assert.equal(
      await trace.locator('input[type=checkbox], [role=checkbox]').first().isChecked(),
      true,
      'a trace is not ticked beforehand',
    );
  }
  await page.keyboard.press('Enter');
  await drawn(diagram);
  await assertAddresses(diagram, [...twelveHops, ...returnHops]);
  for (const direction of ['forward', 'return']) {
    assert.ok(
      await diagram.locator(`g.lane[data-direction=${direction}]`).count(),
      `no lane of direction ${direction}`,
    );
  }
});
