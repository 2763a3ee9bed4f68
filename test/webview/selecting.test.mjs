import assert from 'node:assert/strict';
import { draw, post, sent } from './stage.mjs';

const BRAS = 'router:203.0.113.1';

async function drawn(stage, options) {
  const page = await stage.openPanel(options);
  await draw(page, stage.product.handContent([stage.product.handScene()]));
  return page;
}

const selectedIds = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#layer .selected')].map((node) => `${node.classList[0]} ${node.dataset.id}`),
  );

export const tests = {
  async 'a click selects, asks to reveal the line and fills the inspector'(stage) {
    const page = await drawn(stage);
    await page.locator(`g.node[data-id="${BRAS}"]`).click();
    assert.deepEqual(await selectedIds(page), [`node ${BRAS}`]);
    assert.deepEqual((await sent(page, 'select')).at(-1), { type: 'select', subject: BRAS });
    const [reveal] = await sent(page, 'reveal');
    assert.equal(stage.product.TEXT.slice(reveal.evidence.start, reveal.evidence.end), ' 2  203.0.113.1  4.1 ms');
    assert.equal(reveal.toSide, false);
    const inspector = page.locator('#inspector');
    assert.equal(await inspector.locator('h2').innerText(), 'BRAS');
    assert.match(await inspector.innerText(), /In the text[\s\S]*203\.0\.113\.1[\s\S]*Inferred[\s\S]*likely, 80 %/);
    assert.equal(await inspector.locator('details').first().getAttribute('open'), '');
    assert.match(await inspector.locator('details').nth(1).textContent(), /A wider block \(20 %\)/);
  },

  async 'alt-click opens the line to the side'(stage) {
    const page = await drawn(stage);
    await page.locator(`g.node[data-id="${BRAS}"]`).click({ modifiers: ['Alt'] });
    assert.equal((await sent(page, 'reveal'))[0].toSide, true);
  },

  async 'an address selects its interface, with the dot'(stage) {
    const page = await drawn(stage);
    await page.locator('text.address[data-id="if:198.51.100.5"]').click();
    assert.deepEqual(await selectedIds(page), ['interface if:198.51.100.5', 'address if:198.51.100.5']);
  },

  async 'a click beside a thin line still means the line, the ground of a band means nothing'(stage) {
    const page = await drawn(stage);
    const line = await page.locator('#layer > path.link').first().boundingBox();
    await page.mouse.click(line.x + line.width / 2 + 4, line.y + line.height / 2);
    assert.deepEqual(await selectedIds(page), ['link link:router:192.168.1.10|router:192.168.1.1|']);
    const band = await page.locator('#layer > .band').boundingBox();
    await page.mouse.click(band.x + band.width - 10, band.y + band.height - 10);
    assert.deepEqual(await selectedIds(page), []);
  },

  async 'evidence links in the inspector reveal'(stage) {
    const page = await drawn(stage);
    await page.locator(`g.node[data-id="${BRAS}"]`).click();
    const before = (await sent(page, 'reveal')).length;
    await page.locator('#inspector .claim .evidence').first().click();
    const reveals = await sent(page, 'reveal');
    assert.equal(reveals.length, before + 1);
    assert.deepEqual(Object.keys(reveals.at(-1).evidence).sort(), ['end', 'source', 'start']);
  },

  async 'copy hands the facts and claims over as text'(stage) {
    const page = await drawn(stage);
    await page.locator(`g.node[data-id="${BRAS}"]`).click();
    await page.locator('#inspector .copy').click();
    const [{ text }] = await sent(page, 'copy');
    assert.match(
      text,
      /^Router: BRAS\nAddress: 203\.0\.113\.1 \(line 3\)\nThis router .*\(likely, 80 %\)\n- Both lie in one \/30\. \(line 3\)$/,
    );
  },

  async 'a click on nothing and Escape clear the selection'(stage) {
    const page = await drawn(stage);
    const clear = [
      () => page.locator('#diagram').click({ position: { x: 20, y: 20 } }),
      () => page.keyboard.press('Escape'),
    ];
    for (const act of clear) {
      await page.locator(`g.node[data-id="${BRAS}"]`).click();
      await act();
      assert.deepEqual(await selectedIds(page), []);
      assert.deepEqual((await sent(page, 'select')).at(-1), { type: 'select', subject: undefined });
      assert.equal(await page.locator('#inspector h2').innerText(), 'Route');
    }
  },

  async 'the caret highlights, without asking to reveal'(stage) {
    const page = await drawn(stage);
    await post(page, { type: 'highlight', subjects: [BRAS, 'if:203.0.113.1'] });
    await page.locator('.selected').first().waitFor();
    assert.deepEqual(await selectedIds(page), [`node ${BRAS}`, 'interface if:203.0.113.1', 'address if:203.0.113.1']);
    assert.deepEqual(await sent(page, 'reveal'), []);
    assert.deepEqual(await sent(page, 'select'), []);
    assert.equal(await page.locator('#inspector h2').innerText(), 'BRAS');
    await post(page, { type: 'highlight', subjects: [] });
    await page.waitForFunction(() => !document.querySelector('.selected'));
  },

  async 'the echo of our own reveal does not widen a click'(stage) {
    const page = await drawn(stage);
    await page.locator(`g.node[data-id="${BRAS}"]`).click();
    await post(page, { type: 'highlight', subjects: [BRAS, 'if:203.0.113.1'] });
    await post(page, { type: 'request-state' });
    await page.waitForFunction(() => window.sent.some(({ type }) => type === 'state'));
    assert.deepEqual(await selectedIds(page), [`node ${BRAS}`]);
  },

  async 'a highlighted thing out of view is moved into view'(stage) {
    const page = await drawn(stage);
    await page.locator('#diagram').hover({ position: { x: 400, y: 300 } });
    await page.mouse.wheel(0, 2500);
    const node = page.locator('g.node[data-id="router:192.0.2.80"]');
    await page.waitForFunction(() => document.querySelector('g.node').getBoundingClientRect().bottom < 0);
    await post(page, { type: 'highlight', subjects: ['router:192.0.2.80'] });
    await page.waitForFunction(() => document.querySelector('.selected')?.getBoundingClientRect().top > 30);
    assert.ok((await node.boundingBox()).y < 800);
  },

  async 'the inspector closes, stays closed, and comes back by its button'(stage) {
    const page = await drawn(stage);
    const inspector = page.locator('#inspector');
    const toggle = page.locator('[data-tool="inspector"]');
    assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
    await inspector.locator('.close').click();
    assert.equal(await inspector.isVisible(), false);
    await page.locator(`g.node[data-id="${BRAS}"]`).click();
    assert.equal(await inspector.isVisible(), false);
    assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
    await toggle.click();
    assert.equal(await inspector.locator('h2').innerText(), 'BRAS');
  },

  async 'narrow: the inspector waits for a selection and never covers what it shows'(stage) {
    const page = await drawn(stage, { width: 640, height: 700 });
    assert.equal(await page.locator('#inspector').isVisible(), false);
    const bras = page.locator(`g.node[data-id="${BRAS}"]`);
    await bras.click();
    const inspector = await page.locator('#inspector').boundingBox();
    const box = await bras.boundingBox();
    assert.ok(box.y + box.height <= inspector.y);
    assert.ok(inspector.y > 300, 'it takes the lower part only');
  },

  async 'ids that are names of object members have no entry'(stage) {
    const page = await stage.openPanel();
    const scene = stage.product.handScene();
    const items = scene.items.map((item) =>
      item.id === BRAS ? { ...item, subject: 'constructor', evidence: [] } : item,
    );
    await draw(page, stage.product.handContent([{ ...scene, items }]));
    await page.locator(`g.node[data-id="${BRAS}"]`).click();
    assert.equal(await page.locator('#inspector h2').innerText(), 'Route');
    assert.deepEqual(page.errors, []);
  },
};
