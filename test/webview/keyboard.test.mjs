import assert from 'node:assert/strict';
import { draw, sent } from './stage.mjs';

async function focused(stage) {
  const page = await stage.openPanel();
  await draw(page, stage.product.handContent([stage.product.handScene()]));
  await page.evaluate(() => document.querySelector('#layer [tabindex="0"]').focus());
  return page;
}

const at = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label')?.split(',')[1]?.trim());

export const tests = {
  async 'the drawing is one Tab stop, reached after the toolbar'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    assert.equal(await page.locator('#layer [tabindex="0"]').count(), 1);
    assert.equal(await page.locator('#layer [tabindex="-1"]').count(), 5);
    const seen = [];
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(() => document.activeElement.closest('#toolbar, #layer, #inspector, #banner')?.id));
    }
    assert.equal(seen.filter((place) => place === 'layer').length, 1, seen.join(' '));
    assert.ok(seen.indexOf('layer') > seen.indexOf('toolbar'));
  },

  async 'arrows follow the drawing: up leads away from home at the bottom'(stage) {
    const page = await focused(stage);
    assert.equal(await at(page), 'my-pc');
    const walk = [];
    for (const key of [
      'ArrowUp',
      'ArrowUp',
      'ArrowUp',
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'ArrowUp',
      'ArrowUp',
      'ArrowDown',
    ]) {
      await page.keyboard.press(key);
      walk.push(await at(page));
    }
    assert.deepEqual(walk, ['home-gw', 'BRAS', 'core-a', 'core-b', 'core-b', 'core-a', 'www', 'www', 'core-a']);
    assert.equal(await page.locator('#layer [tabindex="0"]').count(), 1);
  },

  async 'the arrow up leads towards home where home stands at the top'(stage) {
    const page = await stage.openPanel();
    const scene = stage.product.handScene();
    const flip = (one) => ('y' in one ? { ...one, y: 700 - one.y } : one);
    const items = scene.items.map((item) => ({ ...item, primitives: item.primitives.map(flip) }));
    await draw(page, stage.product.handContent([{ ...scene, items }]));
    await page.evaluate(() => document.querySelector('#layer [tabindex="0"]').focus());
    await page.keyboard.press('ArrowDown');
    assert.equal(await at(page), 'home-gw');
  },

  async 'Home and End go to the ends, Enter selects and reveals, Escape leaves'(stage) {
    const page = await focused(stage);
    await page.keyboard.press('End');
    assert.equal(await at(page), 'www');
    await page.keyboard.press('Home');
    assert.equal(await at(page), 'my-pc');
    assert.deepEqual(await sent(page, 'select'), []);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.deepEqual((await sent(page, 'select')).at(-1), { type: 'select', subject: 'router:192.168.1.1' });
    assert.equal((await sent(page, 'reveal')).length, 1);
    assert.equal(await page.locator('g.node.selected').getAttribute('aria-current'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.selected').count(), 0);
  },

  async 'the focus is visible'(stage) {
    const page = await focused(stage);
    await page.keyboard.press('ArrowUp');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
      return `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    });
    assert.equal(outline, 'solid 1px rgb(0, 95, 184)');
  },

  async 'a new drawing keeps the focus where it is'(stage) {
    const page = await focused(stage);
    await page.keyboard.press('ArrowUp');
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    assert.equal(await at(page), 'home-gw');
    await page.keyboard.press('ArrowUp');
    assert.equal(await at(page), 'BRAS');
  },

  async 'a click moves the Tab stop along'(stage) {
    const page = await focused(stage);
    await page.locator('g.node[data-id="router:203.0.113.1"]').click();
    await page.keyboard.press('ArrowDown');
    assert.equal(await at(page), 'home-gw');
  },

  async '? lists the keys, Escape closes the list and gives the focus back'(stage) {
    const page = await focused(stage);
    await page.keyboard.press('?');
    const help = page.locator('#help');
    await help.waitFor();
    assert.match(await help.innerText(), /Along the path/);
    assert.equal(await help.locator('dt').count(), 16);
    await page.keyboard.press('Escape');
    // A dialog's "close" comes one task after the key.
    await help.waitFor({ state: 'detached' });
    assert.equal(await at(page), 'my-pc');
  },
};
