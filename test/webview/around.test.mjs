import assert from 'node:assert/strict';
import { draw, post, sent } from './stage.mjs';

const two = ({ handContent, handScene, mailScene }, language) => handContent([handScene(), mailScene()], language);

export const tests = {
  async 'several scenes have tabs that the keyboard moves through'(stage) {
    const page = await stage.openPanel();
    await draw(page, two(stage.product));
    const tabs = page.getByRole('tab');
    assert.deepEqual(await tabs.allInnerTexts(), ['Route to www', 'Hello']);
    assert.equal(await page.getByRole('tabpanel').count(), 1);
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await tabs.nth(1).getAttribute('aria-selected'), 'true');
    assert.equal(await tabs.nth(1).evaluate((tab) => tab === document.activeElement), true);
    assert.equal(await tabs.first().getAttribute('tabindex'), '-1');
    assert.equal(await page.locator('svg#diagram').getAttribute('data-kind'), 'mail');
    assert.deepEqual((await sent(page, 'drawn')).at(-1), { type: 'drawn', kind: 'mail', nodes: 1 });
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('svg#diagram').getAttribute('data-kind'), 'route');
  },

  async 'one scene has no tabs'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    assert.equal(await page.locator('#tabs').isVisible(), false);
    assert.equal(await page.getByRole('tabpanel').count(), 0);
  },

  async 'a drawing with fewer scenes falls back to the last one there is'(stage) {
    const page = await stage.openPanel();
    await draw(page, two(stage.product));
    await page.getByRole('tab').nth(1).click();
    await post(page, { type: 'draw', content: stage.product.handContent([stage.product.handScene()]) });
    await page.locator('svg#diagram[data-kind="route"]').waitFor();
    assert.equal(await page.locator('g.node').count(), 6);
  },

  async 'the banner says what was taken and leads to what was not'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    const banner = page.locator('#banner[role="status"]');
    assert.match(await banner.innerText(), /Taken for Linux traceroute.*1 line was not understood\./s);
    await banner.locator('[data-action="show-lines"]').click();
    const [{ evidence }] = await sent(page, 'reveal');
    assert.match(stage.product.TEXT.slice(evidence.start, evidence.end), /^traceroute to /);
  },

  async 'nothing unparsed, nothing to show'(stage) {
    const page = await stage.openPanel();
    await draw(page, { ...stage.product.handContent([stage.product.handScene()]), unparsed: [], unparsedNote: '' });
    assert.equal(await page.locator('[data-action="show-lines"]').count(), 0);
  },

  async 'the empty state offers two ways to begin'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.handContent([]));
    const empty = page.locator('#empty');
    assert.equal(await page.locator('#diagram').isVisible(), false);
    assert.equal(await page.locator('#inspector').isVisible(), false);
    await empty.getByRole('button', { name: 'Open sample' }).click();
    await empty.getByRole('button', { name: 'From clipboard' }).click();
    const commands = (await sent(page, 'command')).map(({ command }) => command);
    assert.deepEqual(commands, ['openSample', 'fromClipboard']);
    await post(page, { type: 'draw', content: stage.product.handContent([stage.product.handScene()]) });
    await page.locator('g.node').first().waitFor();
    assert.equal(await empty.isVisible(), false);
    assert.equal(await page.locator('#inspector').isVisible(), true);
  },

  async 'the toolbar has at most seven named buttons, and they send their commands'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    const buttons = page.locator('#toolbar[role="toolbar"] button');
    assert.equal(await buttons.count(), 7);
    const labels = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.ok(labels.every(Boolean) && new Set(labels).size === 7, labels.join());
    await page.locator('[data-tool="text"]').click();
    await page.locator('[data-tool="export"]').click();
    assert.deepEqual(
      (await sent(page, 'command')).map(({ command }) => command),
      ['showAsText', 'export'],
    );
  },

  async 'the legend folds, and lists what the scene uses'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    const legend = page.locator('#legend');
    assert.deepEqual(await legend.locator('li').allInnerTexts(), ['Forward', 'Return', 'NAT boundary']);
    assert.equal(await legend.locator('li svg path').count(), 3);
    await legend.locator('summary').click();
    assert.equal(await legend.locator('li').first().isVisible(), false);
    await page.waitForFunction(() => window.saved?.legendOpen === false);
  },

  async 'the state of the panel survives a reload'(stage) {
    const page = await stage.openPanel();
    await draw(page, two(stage.product));
    await page.getByRole('tab').nth(1).click();
    await page.keyboard.press('+');
    await page.locator('g.node').click();
    const saved = await page.evaluate(() => window.saved);
    assert.deepEqual([saved.scene, saved.selected, saved.origins], [1, ['hop:1'], ['file:///trace.txt']]);
    const transform = await page.locator('#layer').getAttribute('transform');
    const again = await stage.openPanel({ state: saved });
    await draw(again, two(stage.product));
    assert.equal(await again.locator('svg#diagram').getAttribute('data-kind'), 'mail');
    assert.equal(await again.locator('#layer').getAttribute('transform'), transform);
    assert.deepEqual(await again.locator('.selected').evaluateAll((all) => all.map(({ dataset }) => dataset.id)), [
      'hop:1',
    ]);
    assert.deepEqual(await sent(again, 'reveal'), [], 'a reload moves no caret');
  },

  async 'the state can be asked for'(stage) {
    const page = await stage.openPanel();
    await draw(page, two(stage.product));
    await post(page, { type: 'request-state' });
    await page.waitForFunction(() => window.sent.some(({ type }) => type === 'state'));
    const [{ state }] = await sent(page, 'state');
    assert.deepEqual(state, {
      origins: ['file:///trace.txt'],
      scene: 0,
      selected: [],
      inspectorOpen: true,
      legendOpen: true,
      stale: false,
    });
  },

  async 'all texts are in the language of the content'(stage) {
    const page = await stage.openPanel();
    await draw(page, two(stage.product, 'ja'));
    assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
    const labels = await page
      .locator('#toolbar button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.ok(
      labels.every((label) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(label)),
      labels.join(),
    );
    assert.match(await page.locator('#legend summary').innerText(), /凡例/);
  },
};
