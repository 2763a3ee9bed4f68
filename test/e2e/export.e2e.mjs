import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, openFile, pickItem, quickInput, runCommand, waitForNotification } from '../host/browser.mjs';
import { drawn, suggestion, twelveHops } from './diagram.mjs';
import { scenario } from './scenario.mjs';

/** Opens the list of formats for the lecture's route. */
async function formatsOf({ page, file, diagram }) {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await runCommand(page, 'Hopscope: Export Diagram…');
}

/** Ticks a format and accepts. */
async function choose(page, ...formats) {
  for (const format of formats) await pickItem(page, format);
  await page.keyboard.press('Enter');
}

/** Exports through the palette, the quick pick and VS Code's simple save dialog; returns what was written. */
async function exported(window, format, name) {
  const { page, file } = window;
  await formatsOf(window);
  await choose(page, format);
  return saved(page, file('home-campus/'), name);
}

async function saved(page, folder, name) {
  assert.equal(await suggestion(page), folder);
  const target = join(folder, name);
  await quickInput(page).fill(target);
  await page.keyboard.press('Enter');
  await waitForNotification(page, name);
  return readFileSync(target, 'utf8');
}

scenario('Export writes an SVG that holds every hop', async (window) => {
  const svg = await exported(window, 'SVG drawing', 'route.svg');
  assert.match(svg, /^(<\?xml[^>]*>\s*)?<svg /);
  assert.match(svg, /<\/svg>\s*$/);
  for (const address of [...twelveHops, 'login.cuc.ac.jp'])
    assert.ok(svg.includes(address), `${address} is not in the SVG`);
  assert.doesNotMatch(svg, /<script|var\(--/, 'it must look the same everywhere and run nothing');
  assert.match(svg, /class="node"[^>]*data-id=/);
});

scenario('Export writes the analysis as JSON', async (window) => {
  const analysis = JSON.parse(await exported(window, 'Analysis as JSON', 'route.json'));
  assert.equal(analysis.schema, 'hopscope.analysis/1');
  assert.deepEqual(
    analysis.traces[0].hops.map(({ probes }) => probes[0].ip),
    twelveHops,
  );
  assert.ok(analysis.graph.routers.length >= 12);
});

scenario('Export writes one HTML file that works in a browser by itself', async (window) => {
  const html = await exported(window, 'Interactive page (one HTML file)', 'route.html');
  assert.match(html, /^<!doctype html>/i);
  const page = await window.page.context().newPage();
  const problems = [];
  const requests = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`file://${window.file('home-campus/route.html')}`);
  await page.locator('svg#diagram g.node').first().waitFor();
  const addresses = await page.locator('text.address').allTextContents();
  assert.ok(
    addresses.some((text) => text.includes('202.244.38.109')),
    addresses.join(' '),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:') && !url.startsWith('blob:')),
    [],
  );
});

scenario(
  'Export warns before a file shows a home, until it is told not to',
  async (window) => {
    const { page, file, diagram } = window;
    const folder = file('home-campus/');
    await formatsOf(window);
    await choose(page, 'Analysis as JSON');
    const warning = page.locator('.monaco-dialog-box');
    assert.match(await warning.innerText(), /public addresses of a home[\s\S]*nothing is hidden/);
    await page.keyboard.press('Escape');
    await warning.waitFor({ state: 'detached' });
    await page.waitForTimeout(1_000); // what is on its way out is gone then, and a question where to save would be there
    assert.equal(await quickInput(page).count(), 0, 'it goes on although nobody agreed');

    await runCommand(page, 'Hopscope: Export Diagram…');
    await choose(page, 'Analysis as JSON');
    await answer(page, 'Choose What to Hide…');
    await pickItem(page, 'private addresses');
    await diagram.locator('#banner', { hasText: 'Redacted' }).waitFor();
    await runCommand(page, 'Hopscope: Export Diagram…');
    await choose(page, 'Analysis as JSON');
    const hidden = await saved(page, folder, 'hidden.json');
    assert.doesNotMatch(hidden, /192\.168\.56/);

    await runCommand(page, 'Hopscope: Choose What to Redact…');
    await pickItem(page, 'nothing');
    await diagram.locator('#banner').filter({ hasNotText: 'Redacted' }).waitFor();
    await runCommand(page, 'Hopscope: Export Diagram…');
    await choose(page, 'Analysis as JSON');
    await answer(page, "Export and Don't Warn Again");
    assert.match(await saved(page, folder, 'shown.json'), /192\.168\.56\.254/);
    await runCommand(page, 'Hopscope: Export Diagram…');
    await choose(page, 'Analysis as JSON');
    await saved(page, folder, 'again.json');
  },
  { 'hopscope.export.warnUnredacted': true },
);

scenario(
  'Export writes several formats to one folder, under the title and without the legend that were asked for',
  async (window) => {
    const { page, file } = window;
    await formatsOf(window);
    // The explanation of the row under the pointer may lie over the button.
    await page.mouse.move(0, 0);
    await page.getByRole('button', { name: 'Paper, legend, title …' }).click();
    await pickItem(page, 'Legend');
    await pickItem(page, 'Without legend');
    await pickItem(page, 'Title');
    await page.locator('.quick-input-title', { hasText: 'Title' }).waitFor();
    await quickInput(page).fill('From my room to the university');
    await page.keyboard.press('Enter');
    await pickItem(page, 'Back to the formats');
    await choose(page, 'SVG drawing', 'Analysis as JSON');
    await page.locator('.quick-input-widget:visible').getByRole('button', { name: 'Export Here' }).click();
    await waitForNotification(page, '2 files exported.');
    const svg = readFileSync(file('home-campus/forward.nmap.svg'), 'utf8');
    assert.ok(svg.includes('From my room to the university'));
    assert.doesNotMatch(svg, /class="legend"/);
    assert.equal(JSON.parse(readFileSync(file('home-campus/forward.nmap.json'), 'utf8')).schema, 'hopscope.analysis/1');
  },
);
