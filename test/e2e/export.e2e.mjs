import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, pickItem, quickInput, runCommand, waitForNotification } from '../host/browser.mjs';
import { drawn, suggestion, twelveHops } from './diagram.mjs';
import { scenario } from './scenario.mjs';

/** Exports through the palette, the quick pick and VS Code's simple save dialog; returns what was written. */
async function exported({ page, file, diagram }, format, name) {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await runCommand(page, 'Hopscope: Export Diagram…');
  await pickItem(page, format);
  // The pick takes several formats: what was clicked is ticked.
  await page.keyboard.press('Enter');
  const folder = file('home-campus/');
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
