import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { draw, post, seriousProblems } from './stage.mjs';

const read = (file) => ({
  id: file,
  name: path.basename(file),
  text: readFileSync(path.join(root, 'examples', file), 'utf8'),
});
const route = ['forward.nmap.txt', 'forward.tracert.txt', 'return.traceroute.txt'].map((file) =>
  read(`home-campus/${file}`),
);
const mail = [read('mail/pot-seller.eml')];

/** Smallest letters on the screen, in CSS pixels. */
const smallestText = (page) =>
  page.evaluate(() => {
    const { a: scale } = document.getElementById('layer').getCTM();
    const sizes = [...document.querySelectorAll('#layer text')].map(
      (text) => parseFloat(getComputedStyle(text).fontSize) * scale,
    );
    return sizes.length > 30 ? Math.min(...sizes) : 0;
  });

const outside = (page) =>
  page.evaluate(() => {
    const area = document.getElementById('canvas').getBoundingClientRect();
    return [...document.querySelectorAll('#layer > *')].filter((node) => {
      const box = node.getBoundingClientRect();
      return box.left < area.left || box.right > area.right || box.top < area.top || box.bottom > area.bottom;
    }).length;
  });

export const tests = {
  async "the lecture's route, fitted whole into 1280 x 800, has no text under 9 px"(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.contentOfTexts(route, 'en'));
    assert.ok((await smallestText(page)) >= 9, `${await smallestText(page)} px`);
    assert.equal(await outside(page), 0);
    assert.deepEqual(page.errors, []);
  },

  async 'every stop of the route is reached by the keyboard, and Enter tells about it'(stage) {
    const page = await stage.openPanel();
    const content = stage.product.contentOfTexts(route, 'ja');
    await draw(page, content);
    const stops = content.scenes[0].items.filter(({ stop }) => stop);
    const ranks = new Set(stops.map(({ stop }) => stop.rank)).size;
    await page.evaluate(() => document.querySelector('#layer [tabindex="0"]').focus());
    const active = () => page.evaluate(() => document.activeElement.dataset.id);
    const reached = new Set([await active()]);
    for (let row = 0; row < ranks; row += 1) {
      for (const key of ['ArrowLeft', 'ArrowRight']) {
        for (let last; last !== (await active());) {
          last = await active();
          await page.keyboard.press(key);
          reached.add(await active());
        }
      }
      await page.keyboard.press('ArrowUp');
      reached.add(await active());
    }
    assert.deepEqual(
      stops.map(({ id }) => id).filter((id) => !reached.has(id)),
      [],
    );
    const titles = new Set();
    for (const key of ['Home', 'End']) {
      await page.keyboard.press(key);
      await page.keyboard.press('Enter');
      titles.add(await page.locator('#inspector h2').innerText());
    }
    assert.equal(titles.size, 2);
  },

  async 'route and mail have nothing serious for axe, in dark and in Japanese'(stage) {
    for (const sources of [route, mail]) {
      const page = await stage.openPanel({ theme: 'dark' });
      await draw(page, stage.product.contentOfTexts(sources, 'ja'));
      await page.locator('g.node').nth(1).click();
      assert.notEqual(await page.locator('#inspector dd').count(), 0);
      assert.deepEqual(page.errors, []);
      assert.deepEqual(await seriousProblems(page), []);
    }
  },

  async 'the page of a message marks its lines'(stage) {
    const page = await stage.openFile(stage.product.contentOfTexts(mail, 'en'), { sources: mail });
    await page.locator('g.node[data-id^="hop:"]').first().click();
    assert.match((await page.locator('#source .marked').allInnerTexts()).join('\n'), /Received:/);
    assert.equal(page.requests.length, 1);
    assert.deepEqual(page.errors, []);
  },

  async 'the same text drawn again changes nothing on the page'(stage) {
    const page = await stage.openPanel();
    const content = stage.product.contentOfTexts(route, 'en');
    await draw(page, content);
    await page.evaluate(() => {
      window.before = document.getElementById('layer').cloneNode(true);
      for (const node of document.querySelectorAll('#layer > *')) node.old = true;
    });
    await post(page, { type: 'draw', content });
    await page.waitForFunction(() => window.sent.filter(({ type }) => type === 'drawn').length === 2);
    assert.equal(await page.evaluate(() => document.getElementById('layer').isEqualNode(window.before)), true);
    assert.equal(
      await page.evaluate(() => [...document.querySelectorAll('#layer > *')].every((node) => node.old)),
      true,
    );
  },
};
