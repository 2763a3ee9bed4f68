import assert from 'node:assert/strict';
import { draw, seriousProblems, sent } from './stage.mjs';

async function drawn(stage, options) {
  const page = await stage.openPanel(options);
  await draw(page, stage.product.handContent([stage.product.handScene()]));
  return page;
}

const search = async (page, text) => {
  await page.keyboard.press('Control+f');
  await page.locator('#search input').fill(text);
};
const count = (page) => page.locator('#search .count').innerText();
const bright = (page) =>
  page
    .locator('#layer > g.node:not(.dimmed):not(.filtered)')
    .evaluateAll((all) => all.map(({ dataset }) => dataset.id.replace('router:', '')));

export const tests = {
  async 'ctrl+F searches: matches are counted and listed, the rest dims, Escape leaves'(stage) {
    const page = await drawn(stage);
    await search(page, 'core');
    assert.equal(await count(page), '2 matches');
    assert.equal(await page.locator('#search .count').getAttribute('role'), 'status');
    assert.equal(await page.locator('#search .matches li').count(), 2);
    assert.deepEqual(await bright(page), ['198.51.100.5', '198.51.100.9']);
    assert.notEqual(await page.locator('#layer > path.link.dimmed').count(), 0);
    assert.equal(await page.locator('#layer > .band.dimmed').count(), 0);
    assert.deepEqual(await seriousProblems(page), []);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#search').isVisible(), false);
    assert.equal((await bright(page)).length, 6);
    assert.equal(await page.evaluate(() => document.activeElement.closest('#layer') !== null), true);
  },

  async 'F3 and shift+F3 go round the matches and select them without moving the caret'(stage) {
    const page = await drawn(stage);
    await search(page, '@rtt:>8');
    const places = [];
    for (const key of ['F3', 'F3', 'F3', 'F3', 'Shift+F3']) {
      await page.keyboard.press(key);
      places.push((await count(page)).slice(0, 6));
    }
    assert.deepEqual(places, ['1 of 3', '2 of 3', '3 of 3', '1 of 3', '3 of 3']);
    assert.equal(await page.locator('g.node.selected').getAttribute('data-id'), 'router:192.0.2.80');
    assert.deepEqual(await sent(page, 'reveal'), []);
  },

  async 'operators work in the page; letters typed there are no keys of the drawing'(stage) {
    const page = await drawn(stage);
    for (const [query, found] of [
      ['@ip:192.168.0.0/16', 2],
      ['@role:nat', 1],
      ['@dir:return core', 1],
      ['@ip:198.51.100.0/24 @rtt:10-20', 2],
      ['@private', 2],
    ]) {
      await search(page, query);
      assert.equal(await page.locator('#search .matches li').count(), found, query);
    }
    const before = await page.locator('#layer').getAttribute('transform');
    await page.locator('#search input').pressSequentially('+0f');
    assert.equal(await page.locator('#layer').getAttribute('transform'), before);
    assert.deepEqual(await sent(page, 'fold'), []);
  },

  async 'a bad query gives one sentence, and dims nothing'(stage) {
    const page = await drawn(stage);
    await search(page, '@ip:banana');
    assert.match(await count(page), /^@ip:banana is no address: write /);
    assert.equal(await page.locator('#search input').getAttribute('aria-invalid'), 'true');
    assert.equal((await bright(page)).length, 6);
  },

  async 'chips only for what the drawing has; they dim or hide, and are kept'(stage) {
    const page = await drawn(stage);
    assert.deepEqual(await page.locator('.chip').allInnerTexts(), ['Forward', 'Return', 'Private']);
    await page.locator('.chip', { hasText: 'Return' }).click();
    assert.deepEqual(await bright(page), ['192.168.1.10', '192.168.1.1', '203.0.113.1', '198.51.100.5', '192.0.2.80']);
    assert.equal(await page.locator('.lane[data-direction="return"].dimmed').count(), 1);
    await page.locator('.chip', { hasText: 'Hide' }).click();
    assert.equal(await page.locator('g.node[data-id="router:198.51.100.9"]').isVisible(), false);
    assert.deepEqual(await seriousProblems(page), []);
    const saved = await page.evaluate(() => window.saved);
    assert.deepEqual(saved.filter, { off: ['return'], hide: true });
    const again = await drawn(stage, { state: { ...saved, query: '@private' } });
    assert.equal(await again.locator('.chip[data-chip="return"]').getAttribute('aria-pressed'), 'false');
    assert.equal(await again.locator('#search .matches li').count(), 2);
  },

  async 'a thing is copied by key, as address or as a table row without markup'(stage) {
    const page = await stage.openPanel();
    const content = stage.product.handContent([stage.product.handScene()]);
    const id = 'router:203.0.113.1';
    const traits = { ...content.traits, [id]: { ...content.traits[id], row: ['2', 'a|b <img>\n', '203.0.113.1', ''] } };
    await draw(page, { ...content, traits, tables: [{ columns: ['Hop', 'Name', 'Address', 'RTT'], rows: [id] }] });
    await page.evaluate((one) => document.querySelector(`g.node[data-id="${one}"]`).focus(), id);
    await page.keyboard.press('c');
    await page.keyboard.press('m');
    const copies = (await sent(page, 'copy')).map(({ text }) => text);
    assert.deepEqual(copies, [
      '203.0.113.1',
      '| Hop | Name | Address | RTT |\n| --- | --- | --- | --- |\n| 2 | a\\|b \\<img\\>  | 203.0.113.1 |  |',
    ]);
    assert.match(await page.locator('#live').textContent(), /^Copied/);
    await page.keyboard.press('w');
    assert.equal(await page.evaluate(() => document.activeElement.closest('#inspector') !== null), true);
  },
};
