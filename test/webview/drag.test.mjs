import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { draw, sent } from './stage.mjs';

const LECTURE = ['forward.nmap.txt', 'return.traceroute.txt'].map((name) => {
  const text = readFileSync(path.join(root, 'examples/home-campus', name), 'utf8');
  return { id: name, name, text };
});
const GATEWAY = 'router:192.168.56.254';

const icon = (page, id) => page.locator(`g.node[data-id="${id}"] .icon`).first();

async function opened(stage) {
  const page = await stage.openPanel();
  await draw(page, stage.product.contentOfTexts(LECTURE, 'en'));
  return page;
}

/** Drags from the middle of a thing by so many pixels of the screen. */
async function dragBy(page, locator, dx, dy) {
  const { x, y, width, height } = await locator.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + dx, y + height / 2 + dy, { steps: 6 });
  await page.mouse.up();
}

const layerTransform = (page) => page.locator('#layer').getAttribute('transform');
const scaleOf = async (page) => Number(/scale\(([\d.]+)/.exec(await layerTransform(page))[1]);

export const tests = {
  async 'a machine is dragged sideways: its new place is told, and nothing pans or is selected'(stage) {
    const page = await opened(stage);
    const before = await layerTransform(page);
    await dragBy(page, icon(page, GATEWAY), 60, 25);
    const [pin] = await sent(page, 'pin');
    assert.equal(pin.subject, GATEWAY);
    assert.ok(Math.abs(pin.at - 60 / (await scaleOf(page))) < 2, `60 px of the screen became ${pin.at}`);
    assert.equal(await layerTransform(page), before);
    assert.deepEqual(await sent(page, 'select'), []);
    // The new drawing puts it where it belongs: nothing of the dragging stays.
    await draw(page, stage.product.contentOfTexts(LECTURE, 'en'));
    assert.equal(await page.locator(`g.node[data-id="${GATEWAY}"]`).getAttribute('transform'), null);
    assert.deepEqual(page.errors, []);
  },

  async 'a click with an unsteady hand selects, and the ground still pans'(stage) {
    const page = await opened(stage);
    await dragBy(page, icon(page, GATEWAY), 2, 1);
    assert.deepEqual(await sent(page, 'pin'), []);
    assert.equal((await sent(page, 'select')).at(-1)?.subject, GATEWAY);
    const before = await layerTransform(page);
    const { x, y } = await page.locator('#canvas').boundingBox();
    await page.mouse.move(x + 20, y + 300);
    await page.mouse.down();
    await page.mouse.move(x + 120, y + 320, { steps: 5 });
    await page.mouse.up();
    assert.notEqual(await layerTransform(page), before);
  },

  async 'shift and an arrow move the machine that has the focus'(stage) {
    const page = await opened(stage);
    await page.locator(`g.node[data-id="${GATEWAY}"]`).focus();
    await page.keyboard.press('Shift+ArrowRight');
    assert.deepEqual(await sent(page, 'pin'), [{ type: 'pin', subject: GATEWAY, at: 20 }]);
  },

  async 'a border is dragged onto another link, and back to its place from anywhere else'(stage) {
    const page = await opened(stage);
    const border = page.locator('g.boundary[data-kind="responsibility"]').last();
    const id = await border.getAttribute('data-id');
    const name = border.locator('text');
    const rows = await page
      .locator('g.node .icon')
      .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().top).sort((a, b) => a - b));
    await dragBy(page, name, 0, rows[1] - rows[0]);
    const moves = await sent(page, 'move-border');
    assert.equal(moves.length, 1);
    assert.equal(moves[0].boundary, id);
    assert.match(moves[0].link, /^link:/);
    const { height } = page.viewportSize();
    await dragBy(page, name, 0, height);
    assert.equal((await sent(page, 'move-border')).length, 1);
    assert.equal(await border.getAttribute('transform'), null);
  },

  async 'a page on its own drags nothing: nobody would keep it'(stage) {
    const page = await stage.openFile(stage.product.contentOfTexts(LECTURE, 'en'), { sources: LECTURE });
    await dragBy(page, icon(page, GATEWAY), 60, 0);
    assert.equal(await page.locator(`g.node[data-id="${GATEWAY}"]`).getAttribute('transform'), null);
  },
};
