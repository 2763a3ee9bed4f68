// Screenshots for the documentation. UPDATE_IMAGES=1 writes them into docs/images/, otherwise they go to .host-run/.
import { openFile, pickItem, runCommand, setTheme } from '../host/browser.mjs';
import { drawn } from './diagram.mjs';
import { picture } from './picture.mjs';
import { scenario } from './scenario.mjs';

/** No side bar, no minimap: the 1280 pixels belong to the text and its diagram. */
const roomy = {
  'workbench.activityBar.location': 'hidden',
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'workbench.statusBar.visible': false,
};

async function photograph(window, name, border) {
  const { page } = window;
  await runCommand(page, 'View: Close Primary Side Bar');
  await widen(page, border);
  for (const theme of ['light', 'dark']) {
    await setTheme(page, theme);
    await picture(window, `${name}-${theme}`);
  }
}

/** Drags the border between text and diagram to this distance from the left. */
async function widen(page, x) {
  const panel = await page.locator('.editor-group-container').nth(1).boundingBox();
  await page.mouse.move(panel.x, 400);
  await page.mouse.down();
  await page.mouse.move(x, 400, { steps: 10 });
  await page.mouse.up();
}

scenario(
  'Screenshots of the route diagram',
  async (window) => {
    await runCommand(window.page, 'Hopscope: Open Sample…');
    await pickItem(window.page, 'Home to campus and back');
    await drawn(window.diagram);
    await photograph(window, 'route', 420);
  },
  roomy,
);

scenario(
  'Screenshots of the mail path',
  async (window) => {
    await openFile(window.page, window.file('mail/pot-seller.eml'));
    await runCommand(window.page, 'Hopscope: Analyze Received headers');
    await drawn(window.diagram);
    await window.diagram.locator('button[data-tool="inspector"]').click(); // the mail path is wide
    await photograph(window, 'mail', 330);
  },
  roomy,
);
