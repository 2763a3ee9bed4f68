import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, pickItem, quickInput, runCommand } from '../host/browser.mjs';
import { repository } from '../host/vsix.mjs';
import { assertNoKeys, clickNode, drawn, drawnText, node, suggestion } from './diagram.mjs';
import { scenario } from './scenario.mjs';

const folder = process.env.UPDATE_IMAGES === '1' ? join(repository, 'docs/images') : join(repository, '.host-run');
const quiet = {
  'workbench.activityBar.location': 'hidden',
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
};

async function answer(page, text) {
  await quickInput(page).fill(text);
  await page.keyboard.press('Enter');
}

/** The three questions of "Add Host…", about what is selected in the picture. */
async function addHost(page, kind, name, address) {
  await runCommand(page, 'Hopscope: Add Host…');
  await pickItem(page, kind);
  await page.getByText('Its name', { exact: true }).waitFor();
  await answer(page, name);
  await page.getByText('Its IP address', { exact: true }).waitFor();
  await answer(page, address);
}

scenario(
  'A diagram is saved, completed in the picture, undone, saved and opened again',
  async ({ page, diagram }) => {
    await runCommand(page, 'Hopscope: Open Sample…');
    await pickItem(page, 'Home to campus and back');
    await drawn(diagram);
    await runCommand(page, 'Hopscope: Save Diagram…');
    // Where the dialog stands already: it takes no Enter while it goes to another folder.
    const file = join(await suggestion(page), 'lecture.hopscope.json');
    await answer(page, file);
    await page.locator('.tab.active', { hasText: 'lecture.hopscope.json' }).waitFor();
    await runCommand(page, 'View: Close Other Editors in Group');
    await runCommand(page, 'View: Close Editors in Other Groups');
    await runCommand(page, 'View: Close Primary Side Bar');
    await drawn(diagram);
    assert.ok(existsSync(file), 'there is no file');

    await clickNode(diagram, 'PC');
    await addHost(page, 'Phone', 'phone', '192.168.56.11');
    await node(diagram, 'phone').waitFor();
    await clickNode(diagram, 'login');
    await addHost(page, 'Server', 'www', '202.244.38.80');
    await node(diagram, 'www').waitFor();

    await runCommand(page, 'Undo');
    await node(diagram, 'www').waitFor({ state: 'detached' });
    await runCommand(page, 'Redo');
    await node(diagram, 'www').waitFor();

    await runCommand(page, 'File: Save');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.match(readFileSync(file, 'utf8'), /"name": "www"/);
    await diagram.locator('button[data-tool="fit"]').click();
    await page.waitForTimeout(1_000); // the zoom is animated
    const image = join(folder, 'saved-light.png');
    await page.screenshot({ path: image });
    assert.ok(statSync(image).size > 20_000, `${image} is nearly empty`);

    await runCommand(page, 'View: Close All Editors');
    await openFile(page, file);
    await drawn(diagram);
    const text = await drawnText(diagram);
    for (const name of ['phone', 'www', '192.168.56.11', '202.244.38.80']) assert.ok(text.includes(name), `no ${name}`);
    assertNoKeys(text);
  },
  quiet,
);
