// Moves in the picture: search, filter chips, folding, the walk by keys.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, pickItem, runCommand } from '../host/browser.mjs';
import { clickNode, drawn, node } from './diagram.mjs';
import { scenario } from './scenario.mjs';

async function drawSample({ page, diagram }) {
  await runCommand(page, 'Hopscope: Open Sample…');
  await pickItem(page, 'Home to campus and back');
  await drawn(diagram);
}

const lane = (diagram, direction) => diagram.locator(`svg#diagram g.lane[data-direction=${direction}]`).first();

scenario('Search lists what matches, dims the rest and walks through it', async (window) => {
  const { page, diagram } = window;
  await drawSample(window);
  await clickNode(diagram, 'fwsm0.cc.cuc.ac.jp'); // the keys of the diagram need its focus
  await page.keyboard.press('Control+F');
  const box = diagram.locator('#search input');
  await box.fill('@ip:203.178.0.0/16');
  const matches = diagram.locator('#search .matches button');
  await matches.nth(1).waitFor();
  const names = await matches.allTextContents();
  await diagram.locator('g.node.dimmed', { hasText: 'fwsm0.cc.cuc.ac.jp' }).waitFor();
  assert.ok(names.some((name) => /wide\.ad\.jp/.test(name)), names.join(', '));
  await page.keyboard.press('F3');
  await diagram.locator('#search .count', { hasText: names[0] }).waitFor();
  await page.keyboard.press('F3');
  await diagram.locator('#search .count', { hasText: names[1] }).waitFor();
  await diagram.locator('g.node.selected').first().waitFor();
  await box.fill('@rtt:nonsense');
  await diagram.locator('#search input[aria-invalid=true]').waitFor();
  await box.press('Escape');
  await diagram.locator('#search').waitFor({ state: 'hidden' });
  await diagram.locator('g.node.dimmed').first().waitFor({ state: 'detached' });
});

scenario('A filter chip dims one direction, then hides it, and a reload keeps that', async (window) => {
  const { diagram } = window;
  await drawSample(window);
  const chip = (id) => diagram.locator(`#filters [data-chip="${id}"]`);
  await chip('return').click();
  await diagram.locator('g.lane[data-direction=return].dimmed').first().waitFor();
  assert.equal(await chip('return').getAttribute('aria-pressed'), 'false');
  await lane(diagram, 'forward').waitFor();
  assert.equal(await diagram.locator('g.lane[data-direction=forward].dimmed').count(), 0);
  await chip('hide').click();
  await lane(diagram, 'return').waitFor({ state: 'hidden' });
  await chip('return').click();
  await lane(diagram, 'return').waitFor({ state: 'visible' });
});

const silent = `traceroute to www.example.org (198.51.100.80), 30 hops max, 60 byte packets
 1  192.0.2.1  1.0 ms  1.1 ms  1.2 ms
 2  * * *
 3  * * *
 4  * * *
 5  203.0.113.1  4.0 ms  4.1 ms  4.2 ms
 6  198.51.100.80  9.0 ms  9.1 ms  9.2 ms
`;

scenario(
  'A run of silent hops unfolds and folds by a key; the keys walk from end to end, without motion where none is wanted',
  async ({ page, workspace, diagram }) => {
    const file = join(workspace, 'silent.traceroute');
    writeFileSync(file, silent);
    await openFile(page, file);
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await drawn(diagram);
    await diagram.locator('body.vscode-reduce-motion').waitFor();
    const fold = node(diagram, '3 silent hops');
    await fold.locator('text').first().click();
    await diagram.locator('g.node.selected', { hasText: '3 silent hops' }).waitFor();
    await page.keyboard.press('f');
    await fold.waitFor({ state: 'detached' });
    await node(diagram, 'hop 3').waitFor();
    await page.keyboard.press('f');
    await fold.waitFor();

    const focused = diagram.locator('g.node:focus');
    await page.keyboard.press('Home');
    await focused.waitFor();
    const first = await focused.getAttribute('data-id');
    await page.keyboard.press('End');
    await diagram.locator('g.node:focus', { hasText: '198.51.100.80' }).or(diagram.locator('g.node:focus')).waitFor();
    assert.notEqual(await focused.getAttribute('data-id'), first);
    const [before, after] = await diagram.locator('#layer').evaluate((layer) => {
      const was = layer.getAttribute('transform');
      document.querySelector('button[data-tool="zoom-in"]').click();
      return [was, layer.getAttribute('transform')];
    });
    assert.notEqual(after, before, 'the zoom is animated');
    await page.keyboard.press('?');
    await diagram.locator('#help').waitFor();
    await page.keyboard.press('Escape');
    await diagram.locator('#help').waitFor({ state: 'detached' });
  },
  { 'workbench.reduceMotion': 'on' },
);
