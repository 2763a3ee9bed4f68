import assert from 'node:assert/strict';
import { draw, post, sent } from './stage.mjs';

export const tests = {
  async 'asks for data, draws it and says so'(stage) {
    const page = await stage.openPanel();
    assert.deepEqual(await sent(page, 'ready'), [{ type: 'ready' }]);
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    assert.deepEqual(await sent(page, 'drawn'), [{ type: 'drawn', kind: 'route', nodes: 6 }]);
    assert.deepEqual(page.errors, []);
  },

  async 'marks are findable'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.handContent([stage.product.handScene()]));
    const count = (selector) => page.locator(selector).count();
    assert.equal(await count('svg#diagram g.node[data-id][data-kind]'), 6);
    assert.equal(await count('svg#diagram path.link[data-segment]'), 6);
    assert.equal(await count('svg#diagram circle.interface[data-if]'), 6);
    assert.equal(await count('svg#diagram text.address'), 6);
    assert.equal(await count('svg#diagram text.name'), 6);
    assert.equal(await count('svg#diagram g.boundary[data-kind="nat"], svg#diagram path.boundary[data-kind="nat"]'), 1);
    assert.equal(await count('svg#diagram g.lane[data-direction]'), 2);
    assert.equal(await page.locator('text.address').first().textContent(), '192.168.1.10');
  },

  async 'a new drawing keeps elements, drops what is gone and adds what came'(stage) {
    const { handContent, handScene } = stage.product;
    const page = await stage.openPanel();
    const scene = handScene();
    await draw(page, handContent([scene]));
    await page.evaluate(() => (document.querySelector('g.node[data-id="router:203.0.113.1"]').kept = true));
    const gone = 'router:198.51.100.9';
    const added = { ...scene.items.find(({ mark }) => mark === 'node'), id: 'router:new', subject: 'router:new' };
    const next = { ...scene, items: [...scene.items.filter(({ id }) => id !== gone), added] };
    await post(page, { type: 'draw', content: handContent([next]) });
    await page.locator('g.node[data-id="router:new"]').waitFor();
    assert.equal(await page.locator(`g.node[data-id="${gone}"]`).count(), 0);
    assert.equal(await page.evaluate(() => document.querySelector('g.node[data-id="router:203.0.113.1"]').kept), true);
    const order = await page.evaluate(() =>
      [...document.querySelectorAll('#layer > *')].map((node) => node.dataset.id),
    );
    assert.deepEqual(
      order,
      next.items.map(({ id }) => id),
    );
  },

  async 'attributes that an item no longer has are taken away'(stage) {
    const { handContent, handScene } = stage.product;
    const page = await stage.openPanel();
    const scene = handScene();
    const withData = (data, label) => ({
      ...scene,
      items: scene.items.map((item) => (item.mark === 'band' ? { ...item, data, label } : item)),
    });
    await draw(page, handContent([withData({ tone: 'old' }, 'The home')]));
    const band = page.locator('#layer > .band');
    assert.equal(await band.getAttribute('data-tone'), 'old');
    assert.equal(await band.getAttribute('aria-label'), 'The home');
    await post(page, { type: 'draw', content: handContent([withData({}, undefined)]) });
    await page.waitForFunction(() => !document.querySelector('#layer > .band').hasAttribute('data-tone'));
    assert.equal(await band.getAttribute('aria-label'), null);
    assert.equal(await band.getAttribute('aria-hidden'), 'true');
  },

  async 'movements are short, and none under reduced motion'(stage) {
    const { handContent, handScene } = stage.product;
    for (const [reducedMotion, moves] of [
      ['no-preference', true],
      ['reduce', false],
    ]) {
      const page = await stage.openPanel({ reducedMotion });
      const scene = handScene();
      await draw(page, handContent([scene]));
      const shifted = scene.items.map((item) =>
        item.mark === 'interface'
          ? { ...item, primitives: item.primitives.map((one) => ({ ...one, cx: one.cx + 80 })) }
          : item,
      );
      await page.evaluate(() => {
        window.moved = 0;
        new MutationObserver(() => (window.moved += 1)).observe(document.querySelector('circle.interface'), {
          attributeFilter: ['transform'],
        });
      });
      await post(page, { type: 'draw', content: handContent([{ ...scene, items: shifted }]) });
      await page.waitForFunction(() => window.sent.filter(({ type }) => type === 'drawn').length === 2);
      await page.waitForTimeout(350);
      assert.equal((await page.evaluate(() => window.moved)) > 0, moves);
      assert.equal(await page.locator('circle.interface[transform]').count(), 0, 'at rest after 350 ms');
      assert.equal(await page.locator('circle.interface').first().getAttribute('cx'), '380');
    }
  },

  async 'an error keeps the last good drawing, greyed, and a good text brings it back'(stage) {
    const { handContent, handScene } = stage.product;
    const page = await stage.openPanel();
    const content = handContent([handScene()]);
    await draw(page, content);
    await post(page, { type: 'problem', message: 'No traceroute was found.' });
    await page.locator('body[data-stale="true"]').waitFor();
    assert.equal(await page.locator('g.node').count(), 6);
    assert.match(
      await page.locator('#banner').innerText(),
      /No traceroute was found\.\s*Showing the last good drawing\./,
    );
    assert.equal(await page.locator('#diagram').evaluate((svg) => getComputedStyle(svg).opacity < 0.6), true);
    await post(page, { type: 'draw', content });
    await page.locator('body[data-stale="false"]').waitFor();
    assert.match(await page.locator('#banner').innerText(), /Taken for Linux traceroute/);
  },

  async 'a problem before any drawing is said in place of it'(stage) {
    const page = await stage.openPanel();
    await post(page, { type: 'problem', message: 'No traceroute was found.' });
    await page.locator('#empty').waitFor();
    assert.match(await page.locator('#empty').innerText(), /No traceroute was found\./);
    assert.equal(await page.locator('body').getAttribute('data-stale'), 'false');
    assert.equal(await page.locator('#diagram').isVisible(), false);
  },
};
