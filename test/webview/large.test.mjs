import assert from 'node:assert/strict';
import { draw, seriousProblems } from './stage.mjs';

const inSvg = (page) => page.locator('#layer > .node').count();

async function large(stage, count = 1200) {
  const page = await stage.openPanel();
  await draw(page, stage.product.largeContent(count, true));
  await page.waitForTimeout(200);
  return page;
}

/** How much ink the canvas holds. */
const painted = (page) =>
  page.evaluate(() => {
    const canvas = document.getElementById('under');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value, index) => (index % 4 === 3 ? sum + value : sum), 0);
  });

export const tests = {
  async 'up to 400 nodes all is SVG, without canvas and map'(stage) {
    const page = await large(stage, 390);
    assert.equal(await inSvg(page), 390);
    assert.equal(await page.locator('#under').isVisible(), false);
  },

  async 'above, the canvas shows all, SVG what is in view, and the map where one is'(stage) {
    const page = await large(stage);
    assert.ok((await painted(page)) > 100_000);
    assert.equal(await page.locator('#minimap').isVisible(), true);
    assert.ok((await inSvg(page)) < 10, 'more than 400 are in view: the canvas alone');
    assert.equal(await page.locator('#layer [tabindex="0"]').count(), 1);
    await page.evaluate(() => document.querySelector('#layer [tabindex="0"]').focus());
    for (let row = 0; row < 5; row += 1) await page.keyboard.press('ArrowUp');
    const id = await page.evaluate(() => document.activeElement.dataset.id);
    assert.notEqual(id, 't0');
    const { x, y, width, height } = await page.locator(`g.node[data-id="${id}"]`).boundingBox();
    await page.mouse.dblclick(x + width / 2, y + height / 2);
    await page.waitForTimeout(300);
    const close = await inSvg(page);
    assert.ok(close >= 1 && close <= 400, `${close}`);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.id), id, 'the focus stays');
    assert.deepEqual(page.errors, []);
    assert.deepEqual(await seriousProblems(page), []);
  },

  async 'a search reaches what only the canvas showed, and dims the canvas'(stage) {
    const page = await large(stage);
    await page.keyboard.press('Control+f');
    await page.locator('#search input').fill('t777');
    await page.keyboard.press('F3');
    await page.waitForFunction(() => document.querySelector('g.node.selected')?.dataset.id === 't777');
    await page.waitForTimeout(200);
    const dimmed = await painted(page);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
    assert.ok((await painted(page)) > dimmed);
  },

  async 'a press on the map moves the view there'(stage) {
    const page = await large(stage);
    for (let step = 0; step < 8; step += 1) await page.locator('[data-tool="zoom-in"]').click();
    await page.waitForTimeout(200);
    const { x, y, height } = await page.locator('#minimap').boundingBox();
    const before = await page.locator('#layer').getAttribute('transform');
    await page.mouse.click(x + 5, y + height / 2);
    await page.waitForTimeout(200);
    assert.notEqual(await page.locator('#layer').getAttribute('transform'), before);
  },
};
