// A newcomer who presses whatever there is: the page must not complain, lose its drawing or move it out of reach.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { draw, post, seriousProblems } from './stage.mjs';

const ACTS = 150;
const WORDS = [
  '192',
  '@ip:10',
  '@rtt:>5',
  '@role:nat',
  '@dir:return',
  '@silent',
  '@asn:x',
  '(((',
  '"',
  '<b>',
  '路',
  ' ',
];
const KEYS = [
  ...['Tab', 'Shift+Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'Space', 'Escape'],
  ...['+', '-', '0', '?', 'f', 'Shift+F', 'd', 'Shift+D', 'w', 'c', 'Delete', 'F3', 'Shift+F3', 'Control+f'],
];
const SIZES = [1280, 900, 640, 350].map((width) => ({ width, height: 700 }));

const sourcesOf = (...files) =>
  files.map((file) => ({ id: file, name: path.basename(file), text: readFileSync(path.join(root, file), 'utf8') }));
const pastes = [
  sourcesOf('examples/home-campus/forward.nmap.txt', 'examples/home-campus/return.traceroute.txt'),
  sourcesOf('test/fixtures/lab/s3.forward.txt', 'test/fixtures/lab/s3.return.txt'),
  sourcesOf('examples/mail/pot-seller.eml'),
  sourcesOf('examples/mail/signed-japanese.eml', 'examples/home-campus/forward.tracert.txt'),
];

/** What was pressed last, to be told with a complaint. */
async function press(page, random, contents) {
  const { width, height } = page.viewportSize();
  const place = [random.whole(0, width - 1), random.whole(0, height - 1)];
  const acts = {
    click: () => page.mouse.click(...place, { button: random.chance(0.1) ? 'right' : 'left' }),
    doubleClick: () => page.mouse.dblclick(...place),
    drag: async () => {
      await page.mouse.move(...place);
      await page.mouse.down();
      await page.mouse.move(random.whole(0, width - 1), random.whole(0, height - 1), { steps: 3 });
      await page.mouse.up();
    },
    wheel: async () => {
      if (random.chance(0.5)) await page.keyboard.down('Control');
      await page.mouse.wheel(random.whole(-300, 300), random.whole(-2000, 2000));
      await page.keyboard.up('Control');
    },
    key: () => page.keyboard.press(random.pick(KEYS)),
    type: () => page.keyboard.insertText(random.pick(WORDS)),
    button: () =>
      page.evaluate(
        (n) => {
          const all = [...document.querySelectorAll('button, summary, [role="tab"], [role="checkbox"]')];
          const seen = all.filter((one) => one.checkVisibility() && !one.disabled);
          seen[n % Math.max(seen.length, 1)]?.click();
        },
        random.whole(0, 10_000),
      ),
    resize: () => page.setViewportSize(random.pick(SIZES)),
    caret: () => post(page, { type: 'highlight', subjects: [random.pick(['constructor', '__proto__', 'router:x'])] }),
    problem: () => post(page, { type: 'problem', message: '<b>gone</b>' }),
    draw: () => post(page, { type: 'draw', content: random.pick(contents) }),
  };
  const weights = { click: 8, doubleClick: 3, drag: 3, wheel: 4, key: 10, type: 2, button: 8 };
  const act = random.weighted({ ...weights, resize: 1, caret: 1, problem: 1, draw: 1 });
  await acts[act]();
  return act;
}

/** After everything: fitted by its key, the drawing is there, whole and in reach. */
async function reachable(page) {
  await page.setViewportSize(SIZES[0]);
  await page.evaluate(() => {
    for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
    document.activeElement?.blur();
  });
  await page.keyboard.press('0');
  await page.waitForFunction(() => {
    const area = document.getElementById('canvas').getBoundingClientRect();
    const nodes = [...document.querySelectorAll('#layer .node')].map((node) => node.getBoundingClientRect());
    return nodes.length > 1 && nodes.every(({ left, right }) => left >= area.left - 1 && right <= area.right + 1);
  });
}

const clicked = (theme, seed) => async (stage) => {
  const random = new stage.product.Random(seed);
  const contents = pastes.map((paste, n) => stage.product.contentOfTexts(paste, n % 2 ? 'ja' : 'en'));
  const page = await stage.openPanel({ theme });
  await draw(page, contents[seed % contents.length]);
  const last = [];
  for (let n = 0; n < ACTS; n++) {
    last.push(await press(page, random, contents));
    const transform = await page.evaluate(() => document.getElementById('layer').getAttribute('transform') ?? '');
    assert.doesNotMatch(transform, /NaN|Infinity/, `after ${last.slice(-5)}`);
    assert.deepEqual(page.errors, [], `after ${last.slice(-5)}`);
  }
  await reachable(page);
  assert.deepEqual(await seriousProblems(page), []);
  assert.equal(await page.locator('#layer b, #banner b, #inspector b').count(), 0, 'markup of an input');
};

export const tests = {
  'a newcomer presses everything, in the light theme': clicked('light', 1),
  'a newcomer presses everything, in the dark theme': clicked('dark', 2),
  'a newcomer presses everything, in high contrast': clicked('high-contrast', 3),
  'a newcomer presses everything, in light high contrast': clicked('high-contrast-light', 4),
};
