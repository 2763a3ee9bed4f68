import assert from 'node:assert/strict';
import { draw, seriousProblems, themes } from './stage.mjs';

const two = ({ handContent, handScene, mailScene }) => handContent([handScene(), mailScene()]);

/** Contrast (WCAG 2) of every visible text of the page against the first opaque ground behind it. */
const weakTexts = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const luminance = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((c) =>
        c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ratio = (a, b) => {
      const [high, low] = [luminance(a), luminance(b)].sort((m, n) => n - m);
      return (high + 0.05) / (low + 0.05);
    };
    const groundOf = (node) => {
      const layers = [];
      for (let at = node; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
      return layers.reverse().reduce((below, above) => over(above, below), rgba('white'));
    };
    const texts = [...document.querySelectorAll('body *')].filter(
      (node) =>
        node.checkVisibility() && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()),
    );
    if (texts.length < 20) throw new Error(`only ${texts.length} texts found`);
    return texts.flatMap((node) => {
      const style = getComputedStyle(node);
      const ground = groundOf(node.closest('svg')?.parentElement ?? node);
      const ink = over(rgba(node.closest('svg') ? style.fill : style.color), ground);
      const found = ratio(ink, ground);
      return found < 4.5 ? [`${node.textContent.trim().slice(0, 30)}: ${found.toFixed(2)}`] : [];
    });
  });

const checked = (name) => async (stage) => {
  const page = await stage.openPanel({ theme: name });
  await draw(page, two(stage.product));
  await page.locator('g.node[data-id="router:203.0.113.1"]').click();
  assert.deepEqual(await weakTexts(page), []);
  assert.deepEqual(await seriousProblems(page), []);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const expected = { light: 'rgb(255, 255, 255)', dark: 'rgb(31, 31, 31)', 'high-contrast': 'rgb(0, 0, 0)' };
  assert.equal(background, expected[name] ?? 'rgb(255, 255, 255)');
};

export const tests = {
  ...Object.fromEntries(
    Object.keys(themes).map((name) => [`${name}: text has contrast 4.5, axe finds nothing serious`, checked(name)]),
  ),

  async 'axe finds nothing serious in the empty state, in the help and narrow'(stage) {
    const empty = await stage.openPanel({ theme: 'dark' });
    await draw(empty, stage.product.handContent([]));
    assert.deepEqual(await seriousProblems(empty), []);
    const narrow = await stage.openPanel({ width: 640, height: 700 });
    await draw(narrow, two(stage.product));
    await narrow.locator('g.node[data-id="router:203.0.113.1"]').click();
    assert.deepEqual(await seriousProblems(narrow), []);
    await narrow.keyboard.press('?');
    await narrow.locator('#help').waitFor();
    assert.deepEqual(await seriousProblems(narrow), []);
  },

  async 'axe would find a serious problem'(stage) {
    const page = await stage.openPanel();
    await draw(page, two(stage.product));
    await page.evaluate(() => document.querySelector('#toolbar button').removeAttribute('aria-label'));
    await page.evaluate(() => document.querySelector('#toolbar button').removeAttribute('title'));
    assert.equal((await seriousProblems(page)).length, 1);
  },

  async 'a change of theme repaints without a new drawing'(stage) {
    const page = await stage.openPanel({ theme: 'light' });
    await draw(page, two(stage.product));
    const fill = () =>
      page
        .locator('g.node text.name')
        .first()
        .evaluate((text) => getComputedStyle(text).fill);
    const before = await fill();
    await page.evaluate((colours) => {
      for (const [name, value] of Object.entries(colours)) document.documentElement.style.setProperty(name, value);
      document.body.className = 'vscode-dark';
    }, themes.dark.variables);
    await page.locator('body[data-theme="dark"]').waitFor();
    assert.notEqual(await fill(), before);
    assert.equal(await fill(), 'rgb(204, 204, 204)');
    const lane = await page
      .locator('.lane path')
      .first()
      .evaluate((path) => getComputedStyle(path).stroke);
    assert.notEqual(lane, 'none');
  },

  async 'direction is told by dashes as well as by colour'(stage) {
    const page = await stage.openPanel();
    await draw(page, two(stage.product));
    const dash = (direction) =>
      page
        .locator(`.lane[data-direction="${direction}"] path`)
        .evaluate((path) => getComputedStyle(path).strokeDasharray);
    assert.equal(await dash('forward'), 'none');
    assert.notEqual(await dash('return'), 'none');
  },

  async 'the page without VS Code follows the system'(stage) {
    for (const [colorScheme, background] of [
      ['light', 'rgb(255, 255, 255)'],
      ['dark', 'rgb(31, 31, 31)'],
    ]) {
      const page = await stage.openFile(two(stage.product), { colorScheme });
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), background);
      await page.locator('g.node').first().click();
      assert.deepEqual(await weakTexts(page), []);
      assert.deepEqual(await seriousProblems(page), []);
    }
  },
};
