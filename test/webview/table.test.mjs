import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { draw, post, seriousProblems, sent } from './stage.mjs';

const file = 'mail/pot-seller.eml';
const mail = [{ id: file, name: file, text: readFileSync(path.join(root, 'examples', file), 'utf8') }];

async function drawn(stage, options) {
  const page = await stage.openPanel(options);
  await draw(page, stage.product.contentOfTexts(mail, 'ja'));
  return page;
}

const chosen = (page, selector) => page.locator(selector).evaluateAll((all) => all.map(({ dataset }) => dataset.id));

export const tests = {
  async 'lanes and table share one selection'(stage) {
    const page = await drawn(stage);
    await page.locator('g.node[data-id^="hop:"]').nth(1).click();
    const [id] = await chosen(page, 'g.node.selected');
    await page.locator('[data-tool="table"]').click();
    assert.equal(await page.locator('#diagram').isVisible(), false);
    assert.deepEqual(await chosen(page, '#table tr[aria-selected="true"]'), [id]);
    await page.locator('#table tbody tr').first().click();
    const [other] = await chosen(page, '#table tr[aria-selected="true"]');
    assert.notEqual(other, id);
    assert.equal((await sent(page, 'reveal')).length, 2);
    await post(page, { type: 'highlight', subjects: [id] });
    await page.waitForFunction(() => document.querySelectorAll('#table tr[aria-selected="true"]').length === 1);
    await page.locator('[data-tool="table"]').click();
    assert.deepEqual(await chosen(page, 'g.node.selected'), [id]);
  },

  async 'the table is walked by keys, and kept over a reload'(stage) {
    const page = await drawn(stage, { state: { table: true } });
    await page.locator('#table tr[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.deepEqual(
      await chosen(page, '#table tr[aria-selected="true"]'),
      await chosen(page, '#table tbody tr:nth-child(2)'),
    );
    assert.notEqual(await page.locator('#inspector dd').count(), 0);
    assert.equal((await page.evaluate(() => window.saved)).table, true);
  },

  async 'axe finds nothing serious in table and search, in four themes, narrow too'(stage) {
    for (const theme of ['light', 'dark', 'high-contrast', 'high-contrast-light']) {
      const page = await drawn(stage, { theme, state: { table: true, query: 'example' }, width: 700 });
      assert.deepEqual(page.errors, []);
      assert.deepEqual(await seriousProblems(page), [], theme);
      const box = await page.locator('#table').boundingBox();
      const canvas = await page.locator('#canvas').boundingBox();
      assert.ok(box.width <= canvas.width);
    }
  },
};
