// What a person sees in the diagram panel, as questions and small assertions.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { quickInput } from '../host/browser.mjs';

export const node = (diagram, text) => diagram.locator('svg#diagram g.node').filter({ hasText: text });

/** Clicks the node's symbol: the middle of the whole group may be empty space between symbol and label. */
export const clickNode = (diagram, text) => node(diagram, text).first().locator('.icon').first().click();

/** Waits until something is drawn; fails at once when the panel says why it draws nothing. */
export async function drawn(diagram) {
  const nodes = diagram.locator('svg#diagram g.node');
  await diagram.locator('svg#diagram g.node, #banner[data-problem="true"]').first().waitFor();
  if ((await nodes.count()) === 0) assert.fail(`nothing is drawn; the panel says: ${await bannerText(diagram)}`);
}

export const bannerText = async (diagram) => (await diagram.locator('#banner').innerText()).trim();

/** Text of all labels of one class, for example `text.address`. */
export async function labels(diagram, selector) {
  const texts = await diagram.locator(`svg#diagram ${selector}`).allTextContents();
  return texts.map((text) => text.trim());
}

/** Every address is drawn as an interface and as a readable label. */
export async function assertAddresses(diagram, addresses) {
  const shown = await labels(diagram, 'text.address');
  for (const address of addresses) {
    assert.ok(await diagram.locator(`circle.interface[data-if="if:${address}"]`).count(), `no interface ${address}`);
    assert.ok(
      shown.some((label) => label.includes(address)),
      `${address} is not among the labels: ${shown.join(', ')}`,
    );
  }
}

/** All text inside the drawing. */
export const drawnText = async (diagram) => diagram.locator('svg#diagram').evaluate((svg) => svg.textContent ?? '');

/** Texts come from a catalog by key; a key that reaches the eye is a missing text. */
export function assertNoKeys(text) {
  assert.doesNotMatch(text, /\b\w+\.(claim|reason|finding|rule)\.[\w-]+/);
}

/** One sentence and never a stack trace. */
export function assertOneSentence(text) {
  assert.ok(text.length > 10 && text.length < 300, `not a sentence: "${text}"`);
  assert.match(text, /\.$/);
  assert.doesNotMatch(text, /\bat .+:\d+:\d+|Error:|undefined|\[object/);
}

/** The addresses of the sample home-campus/forward.nmap.txt, in the order of its twelve hops. */
export const twelveHops = [
  '192.168.56.254',
  '211.6.218.1',
  '61.118.36.189',
  '114.147.63.117',
  '122.1.245.53',
  '122.1.245.66',
  '202.249.2.83',
  '203.178.140.218',
  '203.178.136.162',
  '202.244.32.242',
  '202.244.32.228',
  '202.244.38.109',
];

/** The addresses of home-campus/return.traceroute.txt; the eleventh hop did not answer. */
export const returnHops = [
  '202.244.38.66',
  '202.244.32.225',
  '202.244.32.245',
  '203.178.136.161',
  '203.178.140.194',
  '202.249.2.131',
  '122.1.245.65',
  '60.37.54.161',
  '122.1.245.50',
  '60.37.54.70',
  '114.147.63.114',
  '61.118.36.190',
];

/** The folder that the save dialog suggests: it fills its input step by step, and is ready when there is a file name. */
export async function suggestion(page) {
  let value = '';
  for (let tries = 0; tries < 100; tries += 1) {
    value = await quickInput(page)
      .inputValue()
      .catch(() => '');
    if (/^\/.*\.\w+$/.test(value)) return value.replace(/[^/]*$/, '');
    await sleep(100);
  }
  throw new Error(`the save dialog suggests no file but "${value}"`);
}
