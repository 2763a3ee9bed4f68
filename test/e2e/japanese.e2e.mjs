// VS Code in Japanese: whatever Hopscope says is Japanese, and stays in its place.
import assert from 'node:assert/strict';
import { editor, hoverOver, openFile, pickItem, quickInput, quickItems, runCommand } from '../host/browser.mjs';
import { assertNoKeys, bannerText, clickNode, drawn, drawnText } from './diagram.mjs';
import { picture } from './picture.mjs';
import { scenario } from './scenario.mjs';

const japanese = { language: 'ja' };
const roomy = { 'workbench.activityBar.location': 'hidden', 'window.commandCenter': false };
const kana = /[\u3040-\u30ff]/;

scenario(
  'In a Japanese window palette, lens, hover and panel are Japanese',
  async (window) => {
    const { page, file, diagram } = window;
    const name = 'forward.nmap.txt';
    await openFile(page, file(`home-campus/${name}`));
    await page.keyboard.press('F1');
    await quickInput(page).fill('>Hopscope: ');
    // Below each title stands the English one.
    const titles = quickItems(page).locator('.quick-input-list-row:first-child .label-name');
    await titles.filter({ hasText: 'traceroute を解析' }).waitFor();
    for (const title of await titles.allTextContents()) if (title.startsWith('Hopscope')) assert.match(title, kana);
    await page.keyboard.press('Escape');
    await editor(page, name).locator('.codelens-decoration a', { hasText: '経路図 · 12 ホップ' }).click();
    await drawn(diagram);
    assert.equal(await diagram.locator('html').getAttribute('lang'), 'ja');
    assert.match(await bannerText(diagram), kana);
    await clickNode(diagram, 'fwsm0.cc.cuc.ac.jp');
    const inspector = diagram.locator('#inspector');
    await inspector.filter({ hasText: '202.244.32.242' }).waitFor();
    assertNoKeys(`${await drawnText(diagram)} ${await inspector.innerText()}`);
    for (const tool of await diagram.locator('#toolbar button').all())
      assert.match(await tool.getAttribute('aria-label'), /[\u3040-\u30ff\u4e00-\u9fff]/);
    const hover = page.locator('.monaco-hover:visible', { hasText: 'ここへの経路を調べる' });
    await hoverOver(page, editor(page, name).getByText('fwsm0.cc.cuc.ac.jp').first(), hover);
  },
  roomy,
  japanese,
);

for (const width of [1280, 700])
  scenario(
    `Screenshots of a Japanese window, ${width} pixels wide`,
    async (window) => {
      const { page, file, diagram } = window;
      await runCommand(page, 'Hopscope: サンプルを開く…');
      await pickItem(page, '自宅から大学への往復');
      await drawn(diagram);
      await runCommand(page, 'View: Close Primary Side Bar');
      await picture(window, `route-ja-${width}`);
      await clickNode(diagram, 'fwsm0.cc.cuc.ac.jp');
      await diagram.locator('#inspector', { hasText: '202.244.32.242' }).waitFor();
      await picture(window, `details-ja-${width}`);
      await runCommand(page, 'View: Close All Editors');
      await openFile(page, file('mail/pot-seller.eml'));
      await runCommand(page, 'Hopscope: Received ヘッダを解析');
      await drawn(diagram);
      await picture(window, `mail-ja-${width}`);
    },
    roomy,
    { language: 'ja', width },
  );
