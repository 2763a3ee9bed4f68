import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { draw, post, seriousProblems, sent } from './stage.mjs';

const text = (name) => readFileSync(path.join(root, 'test/fixtures/compare', name), 'utf8');
const node = (page, id) => page.locator(`g.node[data-id="${id}"]`);

function content(stage, language = 'en') {
  const sources = [
    { id: 'monday.txt', name: 'monday.txt', side: 'before', text: text('monday.txt') },
    { id: 'friday.txt', name: 'friday.txt', side: 'after', text: text('friday.txt') },
  ];
  return stage.product.contentOfTexts(sources, language);
}

async function opened(stage, language) {
  const page = await stage.openPanel();
  await draw(page, content(stage, language));
  return page;
}

export const tests = {
  async 'what differs has a sign, a legend entry and words for the ear'(stage) {
    const page = await opened(stage);
    const added = node(page, 'router:203.0.113.21');
    assert.equal(await added.getAttribute('data-change'), 'added');
    assert.match(await added.textContent(), /\+ new/);
    assert.match(await added.getAttribute('aria-label'), /new: only the later trace shows it/);
    assert.match(await node(page, 'router:192.0.2.80').textContent(), /≠ \+30 ms/);
    assert.equal(await node(page, 'router:203.0.113.9').getAttribute('data-change'), null);
    const legend = await page.locator('#legend').textContent();
    assert.match(legend, /only after: friday\.txt/);
    assert.match(legend, /only before: monday\.txt/);
    assert.deepEqual(await seriousProblems(page), []);
  },

  async 'D goes from one difference to the next, Shift+D back, Escape ends it'(stage) {
    const page = await opened(stage);
    const shown = async () => (await page.locator('#search .count').textContent()).split(' ').slice(0, 3).join(' ');
    await node(page, 'host:home').focus();
    await page.keyboard.press('d');
    assert.equal(await shown(), '1 of 7:');
    await page.keyboard.press('d');
    assert.equal(await shown(), '2 of 7:');
    await page.keyboard.press('Shift+D');
    assert.equal(await shown(), '1 of 7:');
    assert.equal(await node(page, 'router:203.0.113.9').evaluate((one) => one.classList.contains('dimmed')), true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#search').isHidden(), true);
  },

  async 'the details say what was and what is, and list all differences'(stage) {
    const page = await opened(stage);
    await node(page, 'router:192.0.2.33').click();
    const details = await page.locator('#inspector').textContent();
    assert.match(details, /Before\s*hop 6, 12 ms/);
    assert.match(details, /After\s*hop 7, 41 ms/);
    await page.locator('g.badge[data-kind="comparison"]').click();
    assert.match(
      await page.locator('#inspector').textContent(),
      /edge7\.example\.net \(203\.0\.113\.21\): hop 3, 4\.7 ms/,
    );
    assert.equal((await sent(page, 'select')).at(-1).subject, 'comparison');
  },

  async 'in Japanese too'(stage) {
    const page = await opened(stage, 'ja');
    assert.match(await node(page, 'router:203.0.113.21').textContent(), /＋ 追加/);
    assert.match(await page.locator('#legend').textContent(), /前だけ: monday\.txt/);
    await node(page, 'host:home').focus();
    await page.keyboard.press('d');
    assert.match(await page.locator('#search .count').textContent(), /^7 件中 1 件目/);
  },

  async 'without a comparison D says so'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.contentOfTexts([{ id: 'a', name: 'a', text: text('monday.txt') }], 'en'));
    await node(page, 'host:home').focus();
    await page.keyboard.press('d');
    assert.match(await page.locator('#live').textContent(), /^Nothing is compared/);
    await post(page, { type: 'draw', content: content(stage) });
    assert.equal(await node(page, 'router:203.0.113.21').count(), 1);
  },
};
