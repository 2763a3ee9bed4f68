// `npm run bench:webview [most nodes]`: first paint and frame times while panning, in a real Chromium without a graphics card.
import { launchBrowser } from '../host/browser.mjs';
import { build } from '../webview/build.mjs';
import { post, Stage } from '../webview/stage.mjs';

const SIZES = [200, 2000, 10_000].filter((size) => size <= Number(process.argv[2] ?? Infinity));
const FRAMES = 60;

const { assets, product } = await build();
const browser = await launchBrowser();
const stage = new Stage(browser, assets, product);

/** Time from the message to the frame after the drawing, then the time of each frame while the wheel turns. */
async function measure(content, zoomIn) {
  const page = await stage.openPanel({ width: 1200, height: 800 });
  await page.evaluate(() => {
    addEventListener('message', () => {
      window.began ??= performance.now();
      requestAnimationFrame(() => requestAnimationFrame(() => (window.painted ??= performance.now())));
    });
  });
  await post(page, { type: 'draw', content });
  await page.waitForFunction(() => window.painted !== undefined, undefined, { timeout: 60_000 });
  const firstPaint = await page.evaluate(() => window.painted - window.began);
  for (let step = 0; step < zoomIn; step += 1) await page.keyboard.press('+');
  await page.waitForTimeout(400);
  const frames = await page.evaluate(
    (count) =>
      new Promise((done) => {
        const svg = document.getElementById('diagram');
        const times = [];
        let last;
        const step = (now) => {
          if (last !== undefined) times.push(now - last);
          last = now;
          if (times.length === count) return done(times);
          const deltaY = times.length % 20 < 10 ? 12 : -12;
          svg.dispatchEvent(new WheelEvent('wheel', { deltaY, deltaX: 6, bubbles: true, cancelable: true }));
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    FRAMES,
  );
  const drawn = content.scenes[0].items.filter(({ mark }) => mark === 'node').length;
  const svg = await page.locator('#layer > .node').count();
  await page.context().close();
  frames.sort((a, b) => a - b);
  return { drawn, svg, firstPaint, median: frames[FRAMES / 2], slow: frames[Math.floor(FRAMES * 0.95)] };
}

const ms = (value) => value.toFixed(1).padStart(8);
let base;
console.log('nodes   shown as      drawn  in SVG   first paint   frame (median)   frame (95 %)   ms; × the first row');
for (const size of SIZES) {
  const whole = product.largeContent(size, true);
  const cases = [
    ['whole, fitted', whole, 0],
    ['whole, close', whole, 14],
    ['aggregated', product.largeContent(size, false), 0],
  ];
  for (const [name, content, zoomIn] of cases) {
    const one = await measure(content, zoomIn);
    base ??= one;
    const ratio = (key) => `${ms(one[key])} ×${(one[key] / base[key]).toFixed(1)}`.padEnd(15);
    const counts = `${String(one.drawn).padStart(6)} ${String(one.svg).padStart(6)}`;
    console.log(
      `${String(size).padStart(6)}  ${name.padEnd(13)} ${counts}  ${ratio('firstPaint')} ${ratio('median')} ${ratio('slow')}`,
    );
  }
}
await browser.close();
