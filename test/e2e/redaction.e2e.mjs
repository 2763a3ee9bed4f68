// What is redacted reaches neither the panel nor what is copied from it.
import assert from 'node:assert/strict';
import { openFile, pickItem, runCommand } from '../host/browser.mjs';
import { bannerText, clickNode, drawn, returnHops, twelveHops } from './diagram.mjs';
import { picture } from './picture.mjs';
import { scenario } from './scenario.mjs';

/** Everything that the panel's document holds: texts, attributes, and what the page keeps for a reload. */
const allOf = (diagram) => diagram.locator('html').evaluate((html) => html.outerHTML);

async function redact(page, diagram, mode) {
  await runCommand(page, 'Hopscope: Choose What to Redact…');
  await pickItem(page, mode);
  await diagram.locator('#banner', { hasText: `Redacted: ${mode}` }).waitFor();
}

function assertNone(html, tokens) {
  const found = tokens.filter((token) => html.includes(token));
  assert.deepEqual(found, [], 'the panel still holds them');
}

scenario('A redacted route says so, and its panel holds no address or name of the text', async (window) => {
  const { page, diagram } = window;
  await runCommand(page, 'Hopscope: Open Sample…');
  await pickItem(page, 'Home to campus and back');
  await drawn(diagram);
  const tokens = [...twelveHops, ...returnHops, 'cuc.ac.jp', 'wide.ad.jp', 'kohya'];
  const before = await allOf(diagram);
  for (const token of tokens) assert.ok(before.includes(token), `${token} was never there`);
  await redact(page, diagram, 'all addresses and names (pseudonyms)');
  assertNone(await allOf(diagram), tokens);
  await diagram.locator('g.badge', { hasText: 'Redacted' }).waitFor();

  // What the panel tells about a thing is redacted as well.
  const nodes = diagram.locator('g.node .icon');
  for (const at of [0, 3, 7]) {
    await nodes.nth(at).click();
    await diagram.locator('g.node.selected').first().waitFor();
    assertNone(await allOf(diagram), tokens);
  }
  await diagram.locator('#tabs').waitFor({ state: 'hidden' }); // no map: places tell who it was
  await picture(window, 'redacted');
});

scenario('A redacted mail path hides users and message ids and keeps the relays', async (window) => {
  const { page, file, diagram } = window;
  await openFile(page, file('mail/pot-seller.eml'));
  await runCommand(page, 'Hopscope: Analyze Received headers');
  await drawn(diagram);
  const before = await allOf(diagram);
  const tokens = [...new Set(before.match(/[\w.+-]+@[\w-]+\.[\w.-]+/g))];
  assert.ok(tokens.length > 0, 'no mail address was there');
  await redact(page, diagram, 'mail users and internal hosts');
  assertNone(await allOf(diagram), tokens);
  await clickNode(diagram, 'wickedrelay.com');
  await diagram.locator('g.node.selected').first().waitFor();
  assert.match(await bannerText(diagram), /Redacted/);
});
