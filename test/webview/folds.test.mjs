import assert from 'node:assert/strict';
import { draw, post, seriousProblems, sent } from './stage.mjs';

const node = (page, id) => page.locator(`g.node[data-id="${id}"]`);
const drawings = (page) => page.evaluate(() => window.sent.filter(({ type }) => type === 'drawn').length);

/** Answers what the page asked for, as the extension does. */
async function answer(page, stage) {
  const asked = (await sent(page, 'fold')).at(-1).folds;
  const before = await drawings(page);
  await post(page, { type: 'draw', content: stage.product.foldableContent(asked) });
  await page.waitForFunction((count) => window.sent.filter(({ type }) => type === 'drawn').length > count, before);
  return asked;
}

async function opened(stage) {
  const page = await stage.openPanel();
  await draw(page, stage.product.foldableContent([]));
  return page;
}

export const tests = {
  async 'F folds equal paths and unfolds them; the focus and the ear go along'(stage) {
    const page = await opened(stage);
    await node(page, 'x1').focus();
    await page.keyboard.press('f');
    assert.deepEqual(await answer(page, stage), ['fold:ecmp:x1']);
    assert.equal(await node(page, 'x1').count(), 0);
    assert.match(await node(page, 'fold:ecmp:x1').getAttribute('aria-label'), /^×2 load balanced, folded: press F/);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.id), 'fold:ecmp:x1');
    assert.match(await page.locator('#live').textContent(), /^Folded/);
    assert.deepEqual(await seriousProblems(page), []);
    await page.keyboard.press('f');
    assert.deepEqual(await answer(page, stage), []);
    assert.equal(await node(page, 'x1').count(), 1);
    assert.match(await page.locator('#live').textContent(), /^Unfolded/);
    assert.equal(await page.evaluate(() => document.activeElement.closest('#layer') !== null), true);
  },

  async 'Shift+F folds the inner hops of every network at once, and unfolds them'(stage) {
    const page = await opened(stage);
    await node(page, 'a').focus();
    await page.keyboard.press('Shift+F');
    assert.deepEqual(await answer(page, stage), ['fold:domain:b2']);
    assert.equal(await node(page, 'b2').count(), 0);
    assert.match(await node(page, 'fold:domain:b2').textContent(), /2 hops in b\.example/);
    await page.keyboard.press('Shift+F');
    assert.deepEqual(await answer(page, stage), []);
    assert.equal(await node(page, 'b2').count(), 1);
  },

  async 'a double-click opens a silent run, and closes it again'(stage) {
    const page = await opened(stage);
    await node(page, 's1').dblclick();
    assert.deepEqual(await answer(page, stage), ['fold:silent:s1']);
    assert.equal(await node(page, 's2').count(), 1);
    await node(page, 's2').dblclick();
    assert.deepEqual(await answer(page, stage), []);
    assert.equal(await node(page, 's2').count(), 0);
  },

  async 'the menu acts on what it was opened on'(stage) {
    const page = await opened(stage);
    const context = JSON.parse(await node(page, 'b2').getAttribute('data-vscode-context'));
    assert.deepEqual(context, {
      webviewSection: 'node',
      subject: 'b2',
      hopscopeFolds: true,
      hopscopeKind: 'router',
      hopscopeExtra: false,
      hopscopeRoute: true,
    });
    assert.equal(JSON.parse(await node(page, 'home').getAttribute('data-vscode-context')).hopscopeFolds, false);
    await post(page, { type: 'act', act: 'fold', subject: 'b2' });
    await page.waitForFunction(() => window.sent.some(({ type }) => type === 'fold'));
    assert.deepEqual(await answer(page, stage), ['fold:domain:b2']);
    assert.equal(await node(page, 'fold:domain:b2').count(), 1);
    await post(page, { type: 'act', act: 'fold', subject: 'home' });
    await page.waitForFunction(() => document.getElementById('live').textContent === 'Nothing to fold here.');
  },

  async 'a reload asks for the folds that were shown'(stage) {
    const page = await stage.openPanel({ state: { folds: ['fold:domain:b2'] } });
    await draw(page, stage.product.foldableContent([]));
    assert.deepEqual(await answer(page, stage), ['fold:domain:b2']);
    assert.deepEqual((await page.evaluate(() => window.saved)).folds, ['fold:domain:b2']);
  },

  async 'a caret on a hop in a fold marks the fold'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.foldableContent(['fold:domain:b2']));
    await post(page, { type: 'highlight', subjects: ['b3'] });
    await page.waitForFunction(() => document.querySelector('g.node.selected')?.dataset.id === 'fold:domain:b2');
  },
};
