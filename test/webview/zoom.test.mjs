import assert from 'node:assert/strict';
import { draw, sent } from './stage.mjs';

async function drawn(stage, options) {
  const page = await stage.openPanel(options);
  await draw(page, stage.product.handContent([stage.product.handScene()]));
  return page;
}

const view = (page) =>
  page.evaluate(() => {
    const [, x, y, k] = /translate\(([^,]+),([^)]+)\) scale\(([^)]+)\)/.exec(
      document.getElementById('layer').getAttribute('transform'),
    );
    return { x: Number(x), y: Number(y), k: Number(k) };
  });

/** Every node lies inside the canvas. */
const whole = (page) =>
  page.evaluate(() => {
    const area = document.getElementById('canvas').getBoundingClientRect();
    return [...document.querySelectorAll('#layer > *')].every((node) => {
      const box = node.getBoundingClientRect();
      return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
    });
  });

export const tests = {
  async 'the first drawing is fitted whole, at any size of window'(stage) {
    for (const [width, height] of [
      [1280, 800],
      [640, 700],
      [400, 300],
    ]) {
      const page = await drawn(stage, { width, height });
      assert.equal(await whole(page), true, `${width} x ${height}`);
    }
  },

  async 'it stays fitted when the window changes, until the user zooms'(stage) {
    const page = await drawn(stage);
    const { k } = await view(page);
    await page.setViewportSize({ width: 900, height: 500 });
    await page.waitForFunction(
      (before) => !document.getElementById('layer').getAttribute('transform').includes(`scale(${before})`),
      k,
    );
    assert.equal(await whole(page), true);
    await page.keyboard.press('+');
    const zoomed = await view(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.waitForTimeout(100);
    assert.deepEqual(await view(page), zoomed);
  },

  async '+ and - zoom, 0 fits again'(stage) {
    const page = await drawn(stage);
    const fitted = await view(page);
    await page.keyboard.press('+');
    const larger = await view(page);
    assert.ok(Math.abs(larger.k / fitted.k - 1.3) < 0.01);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    assert.ok((await view(page)).k < fitted.k);
    await page.keyboard.press('0');
    assert.deepEqual(await view(page), fitted);
  },

  async 'narrow: 0 fits the whole drawing above the details'(stage) {
    const page = await drawn(stage, { width: 640, height: 700 });
    await page.locator('g.node[data-id="router:203.0.113.1"]').click();
    await page.locator('#inspector').waitFor();
    await page.keyboard.press('0');
    await page.waitForFunction(() => {
      const { top } = document.getElementById('inspector').getBoundingClientRect();
      const items = [...document.querySelectorAll('#layer > *')].map((node) => node.getBoundingClientRect());
      return top > 0 && items.length > 3 && items.every((box) => box.bottom <= top);
    });
    assert.equal(await whole(page), true);
  },

  async 'the toolbar does the same'(stage) {
    const page = await drawn(stage);
    const fitted = await view(page);
    await page.locator('[data-tool="zoom-in"]').click();
    assert.ok((await view(page)).k > fitted.k);
    await page.locator('[data-tool="zoom-out"]').click();
    await page.locator('[data-tool="zoom-out"]').click();
    assert.ok((await view(page)).k < fitted.k);
    await page.locator('[data-tool="fit"]').click();
    assert.deepEqual(await view(page), fitted);
  },

  async 'the wheel pans, with shift sideways'(stage) {
    const page = await drawn(stage);
    const before = await view(page);
    await page.locator('#diagram').hover({ position: { x: 400, y: 300 } });
    await page.mouse.wheel(30, 100);
    const after = await view(page);
    assert.deepEqual([Math.round(after.x - before.x), Math.round(after.y - before.y), after.k], [-30, -100, before.k]);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 50);
    await page.keyboard.up('Shift');
    assert.equal(Math.round((await view(page)).x - after.x), -50);
  },

  async 'ctrl-wheel zooms at the pointer'(stage) {
    const page = await drawn(stage);
    const node = page.locator('g.node[data-id="router:203.0.113.1"] .icon');
    const before = await node.boundingBox();
    const centre = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
    await page.mouse.move(centre.x, centre.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    const after = await node.boundingBox();
    assert.ok(after.width > before.width * 1.1);
    assert.ok(
      Math.abs(after.x + after.width / 2 - centre.x) < 2 && Math.abs(after.y + after.height / 2 - centre.y) < 2,
    );
  },

  async 'dragging pans and selects nothing'(stage) {
    const page = await drawn(stage);
    const before = await view(page);
    const box = await page.locator('g.node[data-id="router:203.0.113.1"] .icon').boundingBox();
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 50, { steps: 4 });
    await page.mouse.up();
    const after = await view(page);
    assert.deepEqual([Math.round(after.x - before.x), Math.round(after.y - before.y)], [50, 40]);
    assert.deepEqual(await sent(page, 'select'), []);
  },

  async 'a double click brings a thing to the middle, 0 leads back'(stage) {
    const page = await drawn(stage);
    const fitted = await view(page);
    const node = page.locator('g.node[data-id="router:203.0.113.1"]');
    await node.dblclick();
    const [box, canvas] = [await node.boundingBox(), await page.locator('#canvas').boundingBox()];
    assert.ok(Math.abs(box.x + box.width / 2 - (canvas.x + canvas.width / 2)) < 3);
    assert.ok(Math.abs(box.y + box.height / 2 - (canvas.y + canvas.height / 2)) < 3);
    assert.equal((await view(page)).k, 1.5);
    await page.keyboard.press('0');
    assert.deepEqual(await view(page), fitted);
  },

  async 'a new drawing of a zoomed scene leaves the view alone'(stage) {
    const page = await drawn(stage);
    await page.keyboard.press('+');
    const zoomed = await view(page);
    await draw(page, stage.product.handContent([stage.product.handScene('other')]));
    await page.waitForFunction(() => window.sent.filter(({ type }) => type === 'drawn').length === 2);
    assert.deepEqual(await view(page), zoomed);
  },
};
