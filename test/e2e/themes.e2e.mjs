// Every theme: the panel as axe and the eye find it. UPDATE_IMAGES=1 renews docs/images/.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, pickItem, runCommand, setTheme } from '../host/browser.mjs';
import { repository } from '../host/vsix.mjs';
import { clickNode, drawn } from './diagram.mjs';
import { picture } from './picture.mjs';
import { scenario } from './scenario.mjs';

const axe = readFileSync(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');
const roomy = { 'workbench.activityBar.location': 'hidden', 'window.commandCenter': false };
const kinds = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

/** Rules that the panel's document breaks seriously or critically. */
async function seriousProblems(diagram) {
  const frame = await (await diagram.owner().elementHandle()).contentFrame();
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const themed = (diagram, kind) => diagram.locator(`body[data-theme="${kind}"]`).waitFor();

scenario(
  'In every theme axe finds nothing serious in route, details, map and mail path',
  async (window) => {
    const { page, file, diagram } = window;
    await runCommand(page, 'Hopscope: Open Sample…');
    await pickItem(page, 'Home to campus and back');
    await drawn(diagram);
    await clickNode(diagram, 'fwsm0.cc.cuc.ac.jp');
    await diagram.locator('#inspector', { hasText: '202.244.32.242' }).waitFor();
    for (const kind of kinds) {
      await setTheme(page, kind);
      await themed(diagram, kind);
      assert.deepEqual(await seriousProblems(diagram), [], kind);
      if (kind.startsWith('high')) await picture(window, `route-${kind}`);
    }
    const tabs = diagram.locator('[role=tab]');
    await tabs.nth(1).click();
    for (const kind of ['high-contrast-light', 'high-contrast']) {
      await setTheme(page, kind);
      await themed(diagram, kind);
      assert.deepEqual(await seriousProblems(diagram), [], `map, ${kind}`);
      await picture(window, `map-${kind}`);
    }
    await openFile(page, file('mail/pot-seller.eml'));
    await runCommand(page, 'Hopscope: Analyze Received headers');
    await diagram.locator('svg[data-kind=mail]').waitFor();
    for (const kind of ['high-contrast', 'dark']) {
      await setTheme(page, kind);
      await themed(diagram, kind);
      assert.deepEqual(await seriousProblems(diagram), [], `mail, ${kind}`);
      await picture(window, `mail-${kind}-beside`);
    }
  },
  roomy,
);

scenario(
  'Screenshots at 700 pixels in light and high contrast',
  async (window) => {
    const { page, diagram } = window;
    await runCommand(page, 'Hopscope: Open Sample…');
    await pickItem(page, 'Home to campus and back');
    await drawn(diagram);
    await runCommand(page, 'View: Close Primary Side Bar');
    await picture(window, 'route-700');
    await clickNode(diagram, 'R2');
    await diagram.locator('#inspector', { hasText: 'AS4713' }).waitFor();
    await setTheme(page, 'high-contrast-light');
    await themed(diagram, 'high-contrast-light');
    assert.deepEqual(await seriousProblems(diagram), []);
    await picture(window, 'details-700-high-contrast-light');
  },
  roomy,
  { width: 700 },
);
