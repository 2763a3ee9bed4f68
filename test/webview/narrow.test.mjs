import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { draw } from './stage.mjs';

const text = readFileSync(path.join(root, 'examples/mail/pot-seller.eml'), 'utf8');

/** Upper edges of the cards and lower edge of the lowest relay, in scene pixels. */
const places = (page) =>
  page.evaluate(() => ({
    cards: [...document.querySelectorAll('#layer .card')].map((node) => node.getBBox().y),
    relays: Math.max(...[...document.querySelectorAll('#layer .node')].map((node) => node.getBBox().y)),
    scale: document.getElementById('layer').getCTM().a,
  }));

export const tests = {
  async 'the cards of a mail path go below it in a narrow panel, and back'(stage) {
    const page = await stage.openPanel({ width: 690, height: 900 });
    await draw(page, stage.product.contentOfTexts([{ id: 'm', name: 'm', text }], 'en'));
    if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
    const narrow = await places(page);
    assert.ok(narrow.cards.length >= 3);
    assert.ok(
      narrow.cards.every((top) => top > narrow.relays),
      JSON.stringify(narrow),
    );
    assert.ok(narrow.scale > 0.6, `scale ${narrow.scale}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.waitForFunction(
      (before) => document.querySelector('#layer .card').getBBox().y < before,
      narrow.cards[0] - 100,
    );
    const wide = await places(page);
    assert.ok(wide.cards[0] < wide.relays, JSON.stringify(wide));
    assert.deepEqual(page.errors, []);
  },
};
