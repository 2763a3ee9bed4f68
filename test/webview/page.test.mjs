import assert from 'node:assert/strict';

const lineOf = (page) => page.locator('#source .marked').allInnerTexts();

export const tests = {
  async 'one file draws itself without any request'(stage) {
    const page = await stage.openFile(stage.product.handContent([stage.product.handScene()]));
    await page.locator('g.node').first().waitFor();
    assert.equal(await page.locator('g.node').count(), 6);
    assert.equal(await page.title(), 'Route to www');
    assert.equal(page.requests.length, 1, page.requests.join());
    assert.deepEqual(page.errors, []);
  },

  async 'a click marks the line in the source text, and so does an evidence link'(stage) {
    const page = await stage.openFile(stage.product.handContent([stage.product.handScene()]));
    await page.locator('g.node[data-id="router:192.0.2.80"]').click();
    assert.deepEqual(await lineOf(page), [' 5  www (192.0.2.80)  16.1 ms']);
    await page.locator('g.node[data-id="router:203.0.113.1"]').click();
    assert.deepEqual(await lineOf(page), [' 2  203.0.113.1  4.1 ms']);
    await page.locator('[data-action="show-lines"]').click();
    assert.match((await lineOf(page))[0], /^traceroute to/);
    await page.locator('#inspector .evidence').first().click();
    assert.deepEqual(await lineOf(page), [' 2  203.0.113.1  4.1 ms']);
  },

  async 'commands that nobody answers have no button'(stage) {
    const page = await stage.openFile(stage.product.handContent([stage.product.handScene()]));
    const tools = await page.locator('#toolbar button').evaluateAll((all) => all.map(({ dataset }) => dataset.tool));
    assert.deepEqual(tools, ['fit', 'zoom-out', 'zoom-in', 'help', 'inspector']);
  },

  async 'names that are markup stay text, in the file'(stage) {
    const { handContent, handScene, mailScene, HOSTILE } = stage.product;
    const scene = { ...handScene(HOSTILE), title: HOSTILE, description: HOSTILE };
    const content = { ...handContent([scene, mailScene(HOSTILE)]), banner: HOSTILE, unparsedNote: HOSTILE };
    const sources = [{ id: 'trace.txt', name: HOSTILE, text: `${HOSTILE}\n\u2028\u2029\u0000\r\n${HOSTILE}` }];
    const page = await stage.openFile(content, { sources });
    await page.locator('g.node').first().waitFor();
    assert.equal(await page.locator('g.node[data-id="router:192.0.2.80"] text.name').textContent(), HOSTILE);
    await page.locator('g.node[data-id="router:192.0.2.80"]').click();
    assert.equal(await page.locator('#inspector h2').textContent(), HOSTILE);
    assert.equal(await page.locator('#banner .banner-text').textContent(), HOSTILE);
    assert.equal(await page.getByRole('tab').nth(1).textContent(), HOSTILE);
    assert.equal(await page.locator('#source .line').first().textContent(), HOSTILE);
    assert.equal(await page.title(), HOSTILE);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await page.locator('script').count(), 2);
    assert.equal(page.requests.length, 1);
    assert.deepEqual(page.errors, []);
  },

  async 'names that are markup stay text, in the panel'(stage) {
    const { handContent, handScene, HOSTILE } = stage.product;
    const page = await stage.openPanel();
    const content = handContent([{ ...handScene(HOSTILE), title: HOSTILE, description: HOSTILE }]);
    await page.evaluate((data) => window.postMessage({ type: 'draw', content: data }, '*'), content);
    await page.locator('g.node[data-id="router:192.0.2.80"]').click();
    assert.equal(await page.locator('#inspector h2').textContent(), HOSTILE);
    await page.evaluate((message) => window.postMessage({ type: 'problem', message }, '*'), HOSTILE);
    await page.locator('#banner[data-problem]').waitFor();
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(page.errors, []);
  },

  async 'the policy refuses every script and style that is not ours'(stage) {
    const page = await stage.openFile(stage.product.handContent([stage.product.handScene()]));
    await page.locator('g.node').first().waitFor();
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
      const style = document.createElement('div');
      style.setAttribute('style', 'width: 7px');
      document.body.append(style);
      const fetched = await fetch('https://example.invalid/').then(
        () => true,
        () => false,
      );
      return [window.hacked, style.style.width, fetched];
    });
    assert.deepEqual(ran, [undefined, '', false]);
    assert.equal(page.errors.length >= 3, true, page.errors.join('\n'));
    assert.ok(
      page.errors.every((error) => /Content Security Policy|Fetch API/.test(error)),
      page.errors.join('\n'),
    );
  },

  async 'the bundle can stand in a script element'(stage) {
    assert.doesNotMatch(stage.assets.script, /<\/script|<!--/i);
    assert.doesNotMatch(stage.assets.style, /<\/style/i);
    assert.ok(!stage.assets.script.includes('\r'));
    assert.ok(stage.assets.script.length < 300_000);
  },
};
