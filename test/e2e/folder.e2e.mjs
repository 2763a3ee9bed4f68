// A folder of traces from the explorer's menu. UPDATE_IMAGES=1 renews docs/images/.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeNetwork, traces } from '../bench/bulkTraces.mjs';
import { chooseInMenu, pickItem, quickInput, reloadWindow, runCommand, waitForNotification } from '../host/browser.mjs';
import { bannerText, drawn, suggestion } from './diagram.mjs';
import { picture } from './picture.mjs';
import { scenario } from './scenario.mjs';

/** 198.51.100.0, for documentation (RFC 5737). */
const FIRST = 0xc6336400;

/** Writes a folder of traces and a file without one, and draws it from the explorer's menu. */
async function drawMeasurements({ page, workspace, diagram }) {
  const folder = join(workspace, 'measurements');
  mkdirSync(folder);
  [...traces(makeNetwork(24, 3, FIRST), 6, 10)].forEach((text, n) =>
    writeFileSync(join(folder, `probe${String(n).padStart(2, '0')}.txt`), text),
  );
  writeFileSync(join(folder, 'README.md'), '# Measured in November\n');
  const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'measurements' });
  // The menu is made when it is opened: our view tells that we are in it.
  await page.locator('.pane-header', { hasText: 'Network Paths' }).waitFor();
  await row.click({ button: 'right' });
  await chooseInMenu(page, 'Draw Folder of Traces');
  await drawn(diagram);
}

scenario(
  'A folder of traces is drawn as one picture; a click on a router shows its line',
  async (window) => {
    const { page, diagram } = window;
    await drawMeasurements(window);
    assert.match(await bannerText(diagram), /\d+ traces read: .*1 file without a trace/);
    await page.locator('.statusbar-item', { hasText: / traces/ }).waitFor();
    const router = diagram.locator('svg#diagram g.node[data-kind=router]').first();
    await router.locator('.icon').first().click();
    await page.locator('.monaco-editor[data-uri*="measurements/probe"]').first().waitFor();
    await runCommand(page, 'View: Close Primary Side Bar');
    await picture(window, 'folder');
  },
  { 'workbench.activityBar.location': 'hidden', 'window.commandCenter': false },
);

scenario(
  'A folder of traces is exported and redacted, is no file to be saved, and comes back with the window',
  async (window) => {
    const { page, diagram, file } = window;
    await drawMeasurements(window);
    const banner = await bannerText(diagram);
    assert.match(banner, /^56 traces read/);

    await diagram.locator('#banner').click(); // a panel that has just opened takes the focus, which closes a list
    await runCommand(page, 'Hopscope: Export Diagram…');
    await pickItem(page, 'SVG drawing');
    await page.keyboard.press('Enter');
    await suggestion(page);
    await quickInput(page).fill(file('all.svg'));
    await page.keyboard.press('Enter');
    await waitForNotification(page, 'all.svg');
    assert.equal(
      readFileSync(file('all.svg'), 'utf8').match(/class="node"/g).length,
      await diagram.locator('svg#diagram g.node').count(),
    );

    await runCommand(page, 'Hopscope: Save Diagram…');
    await waitForNotification(page, 'export it instead');

    await reloadWindow(page);
    await drawn(diagram);
    assert.equal(await bannerText(diagram), banner);

    await runCommand(page, 'Hopscope: Choose What to Redact…');
    await pickItem(page, 'all addresses and names (pseudonyms)');
    await diagram.locator('#banner', { hasText: 'Redacted' }).waitFor();
    const html = await diagram.locator('html').evaluate((all) => all.outerHTML);
    assert.doesNotMatch(html, /198\.51\.100\./);
  },
);
