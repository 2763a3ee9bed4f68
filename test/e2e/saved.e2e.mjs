// The saved diagram: what is done in the picture is kept in a file, and VS Code undoes it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goToFile, pickItem, quickInput, runCommand } from '../host/browser.mjs';
import { assertNoKeys, clickNode, drawn, drawnText, node, suggestion } from './diagram.mjs';
import { picture } from './picture.mjs';
import { scenario } from './scenario.mjs';

async function answer(page, text) {
  await quickInput(page).fill(text);
  await page.keyboard.press('Enter');
}

const title = (page, text) => page.locator('.quick-input-title', { hasText: text });

/** The three questions of "Add Host…", about what is selected in the picture. */
async function addHost(page, kind, name, address) {
  await runCommand(page, 'Hopscope: Add Host…');
  await pickItem(page, kind);
  await title(page, 'Its name').waitFor();
  await answer(page, name);
  await title(page, 'Its IP address').waitFor();
  await answer(page, address);
}

/** Clicks a machine and waits until its line is shown: a command from the palette is about that machine then. */
async function choose({ page, diagram }, text) {
  await clickNode(diagram, text);
  await diagram.locator('g.node.selected', { hasText: text }).waitFor();
  const place = diagram.locator('#inspector .evidence').first();
  if ((await place.count()) === 0) return;
  const line = /\d+$/.exec(await place.innerText())[0];
  await page.locator('.monaco-editor .active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
}

/** The sample, saved as a file of the workspace and alone in the window. */
async function saveSample({ page, workspace, diagram }) {
  await runCommand(page, 'Hopscope: Open Sample…');
  await pickItem(page, 'Home to campus and back');
  await drawn(diagram);
  await runCommand(page, 'Hopscope: Save Diagram…');
  // Of a sample: not beside it, where an update of the extension would delete it.
  assert.equal(await suggestion(page), `${workspace}/`);
  const file = join(workspace, 'lecture.hopscope.json');
  await answer(page, file);
  await page.locator('.tab.active', { hasText: 'lecture.hopscope.json' }).waitFor();
  await runCommand(page, 'View: Close All Editors');
  await goToFile(page, file);
  await runCommand(page, 'View: Close Primary Side Bar');
  await drawn(diagram);
  assert.ok(existsSync(file), 'there is no file');
  return file;
}

async function save(page) {
  await page.locator('.tab.active.dirty').waitFor();
  await runCommand(page, 'File: Save');
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
}

const roomy = { 'workbench.activityBar.location': 'hidden', 'window.commandCenter': false };

scenario(
  'A diagram is saved, completed in the picture, undone, saved and opened again',
  async (window) => {
    const { page, diagram } = window;
    const file = await saveSample(window);
    await choose(window, 'PC');
    await addHost(page, 'Phone', 'phone', '192.168.56.11');
    await node(diagram, 'phone').waitFor();
    await choose(window, 'login');
    await addHost(page, 'Server', 'www', '202.244.38.80');
    await node(diagram, 'www').waitFor();

    await runCommand(page, 'Undo');
    await node(diagram, 'www').waitFor({ state: 'detached' });
    await runCommand(page, 'Redo');
    await node(diagram, 'www').waitFor();

    await save(page);
    assert.match(readFileSync(file, 'utf8'), /"name": "www"/);
    await picture(window, 'saved-light');

    await runCommand(page, 'View: Close All Editors');
    await goToFile(page, file);
    await drawn(diagram);
    const text = await drawnText(diagram);
    for (const name of ['phone', 'www', '192.168.56.11', '202.244.38.80']) assert.ok(text.includes(name), `no ${name}`);
    assertNoKeys(text);
  },
  roomy,
);

scenario(
  'A router is renamed, given a symbol, marked as NAT and dragged aside, a border is drawn, and each is undone',
  async (window) => {
    const { page, diagram } = window;
    const file = await saveSample(window);
    await choose(window, 'R2');
    await runCommand(page, 'Hopscope: Rename…');
    await title(page, 'Rename R2').waitFor();
    await answer(page, 'ocn-edge');
    await node(diagram, 'ocn-edge').waitFor();
    await choose(window, 'ocn-edge');
    await runCommand(page, 'Hopscope: Choose Icon…');
    await pickItem(page, 'Firewall');
    await save(page);
    assert.match(readFileSync(file, 'utf8'), /"firewall"/);

    const lines = diagram.locator('g.boundary[data-kind=nat]');
    assert.equal(await lines.count(), 1);
    await choose(window, 'ocn-edge');
    await runCommand(page, 'Hopscope: Mark as NAT');
    await lines.nth(1).waitFor();
    await runCommand(page, 'Undo');
    await lines.nth(1).waitFor({ state: 'detached' });

    const borders = diagram.locator('g.boundary[data-kind=responsibility]');
    const before = await borders.count();
    await diagram.locator('text.address', { hasText: '203.178.136.162' }).first().click();
    await runCommand(page, 'Hopscope: Draw Border Here');
    await pickItem(page, 'nexus1.otemachi.wide.ad.jp – cisco1.riho-m.wide.ad.jp');
    await borders.nth(before).waitFor();
    await runCommand(page, 'Undo');
    await borders.nth(before).waitFor({ state: 'detached' });

    await diagram.locator('#inspector .close').click();
    const place = async () => (await node(diagram, 'R3').locator('.icon').first().boundingBox()).x;
    const home = await place();
    const { x, y, width, height } = await node(diagram, 'R3').locator('.icon').first().boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 80, y + height / 2, { steps: 6 });
    await page.mouse.up();
    await page.locator('.tab.active.dirty').waitFor();
    await save(page);
    assert.match(readFileSync(file, 'utf8'), /"pins": \{/);
    assert.notEqual(await place(), home);
    await runCommand(page, 'Undo');
    await page.locator('.tab.active.dirty').waitFor();
    await save(page);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /"pins": \{/);
  },
  roomy,
);
