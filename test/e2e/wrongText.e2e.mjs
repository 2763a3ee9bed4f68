import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { copyToClipboard, openFile, runCommand, tab } from '../host/browser.mjs';
import { assertOneSentence, bannerText, drawn } from './diagram.mjs';
import { scenario } from './scenario.mjs';

const replaceText = async (page, text) => {
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
};

scenario(
  'A text that stops making sense gives one sentence and greys the last good drawing',
  async ({ page, file, diagram }) => {
    await openFile(page, file('home-campus/return.traceroute.txt'));
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await drawn(diagram);
    const nodes = await diagram.locator('g.node').count();
    await tab(page, 'return.traceroute.txt').click();
    await replaceText(page, 'Dear all, please find the minutes below.');
    await diagram.locator('body[data-stale="true"]').waitFor();
    const [sentence] = (await bannerText(diagram)).split('\n');
    assertOneSentence(sentence);
    assert.ok(sentence.includes('return.traceroute.txt'), `the sentence does not name the text: ${sentence}`);
    assert.equal(await diagram.locator('g.node').count(), nodes, 'the last good drawing is gone');
    assert.ok(await diagram.locator('text.address', { hasText: '202.244.38.66' }).first().isVisible());
    const opacity = await diagram.locator('svg#diagram').evaluate((svg) => {
      let product = 1;
      for (let element = svg; element; element = element.parentElement)
        product *= Number(getComputedStyle(element).opacity);
      return { product, filter: getComputedStyle(svg).filter };
    });
    assert.ok(opacity.product < 1 || opacity.filter !== 'none', 'the old drawing is not greyed');

    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete'); // nothing at all is wrong in another way
    await diagram.locator('#banner', { hasText: 'empty' }).waitFor();
    assertOneSentence((await bannerText(diagram)).split('\n')[0]);

    await copyToClipboard(page, readFileSync(file('home-campus/return.traceroute.txt'), 'utf8'));
    await page.keyboard.press('Control+V');
    await diagram.locator('body[data-stale="false"]').waitFor();
    assert.equal(await diagram.locator('g.node').count(), nodes);
  },
);

scenario('A wrong text with nothing drawn before gives one sentence in the panel', async ({ page, file, diagram }) => {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await replaceText(page, 'Dear all, please find the minutes below.');
  await runCommand(page, 'Hopscope: Analyze Received headers');
  const empty = diagram.locator('#empty');
  await empty.filter({ hasText: 'forward.nmap.txt' }).waitFor();
  assertOneSentence(await empty.locator('p').innerText());
  assert.equal(await diagram.locator('g.node').count(), 0);
  assert.equal(
    await page.locator('.notifications-toasts .notification-list-item').count(),
    0,
    'a notification popped up',
  );
});
