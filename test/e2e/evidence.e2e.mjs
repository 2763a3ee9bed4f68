import assert from 'node:assert/strict';
import { caretLine, goToLine, openFile, runCommand, tab } from '../host/browser.mjs';
import { assertNoKeys, clickNode, drawn } from './diagram.mjs';
import { scenario } from './scenario.mjs';

const trace = 'forward.nmap.txt';

async function drawTrace({ page, file, diagram }) {
  await openFile(page, file(`home-campus/${trace}`));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
}

scenario('A click on a router selects its line in the text and shows its facts', async (window) => {
  const { page, diagram } = window;
  await drawTrace(window);
  await clickNode(diagram, 'fwsm0.cc.cuc.ac.jp');
  await page
    .locator(`.monaco-editor[data-uri$="${trace}"] .line-numbers.active-line-number`, { hasText: /^19$/ })
    .waitFor();
  await diagram.locator('g.node.selected').filter({ hasText: 'fwsm0.cc.cuc.ac.jp' }).waitFor();
  const facts = await diagram.locator('#inspector').innerText();
  assert.match(facts, /202\.244\.32\.242/);
  assertNoKeys(facts);
  // The focus stays in the diagram, so the keyboard goes on there.
  assert.equal(await page.evaluate(() => document.activeElement?.classList.contains('webview')), true);
});

scenario('The caret on a line highlights its router', async (window) => {
  const { page, diagram } = window;
  await drawTrace(window);
  await tab(page, trace).click();
  await goToLine(page, 16);
  await diagram.locator('.selected').filter({ hasText: '202.249.2.83' }).first().waitFor();
  await goToLine(page, 19);
  await diagram.locator('.selected').filter({ hasText: '202.244.32.242' }).first().waitFor();
  await diagram.locator('.selected').filter({ hasText: '202.249.2.83' }).first().waitFor({ state: 'detached' });
  assert.equal(await caretLine(page, trace), 19);
});

scenario('The keyboard walks the path and reveals the line', async (window) => {
  const { page, diagram } = window;
  await drawTrace(window);
  await clickNode(diagram, 'fwsm0.cc.cuc.ac.jp');
  const before = await caretLine(page, trace);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    ([name, line]) => {
      const active = document.querySelector(`.monaco-editor[data-uri$="${name}"] .line-numbers.active-line-number`);
      return active && Number(active.textContent) !== line;
    },
    [trace, before],
  );
  assert.ok(await diagram.locator('.selected').count(), 'nothing is selected in the diagram');
});

scenario('A click on a relay selects its Received field', async ({ page, file, diagram }) => {
  await openFile(page, file('mail/pot-seller.eml'));
  await runCommand(page, 'Hopscope: Analyze Received headers');
  await drawn(diagram);
  await clickNode(diagram, 'wickedrelay.com');
  await page.waitForFunction(() => {
    const active = document.querySelector(
      '.monaco-editor[data-uri$="pot-seller.eml"] .line-numbers.active-line-number',
    );
    return active && [5, 6, 7, 8, 9, 10].includes(Number(active.textContent));
  });
  assert.ok(await diagram.locator('.selected').count(), 'nothing is selected in the diagram');
});
