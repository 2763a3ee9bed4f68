// Drives the workbench page in Chromium the way a person does: palette, files, keyboard, mouse.
import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';

const waitMs = 60_000; // two busy cores: a page takes 3-6 s, a CodeLens up to 14 s

export async function launchBrowser() {
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`There is no browser at ${executablePath}; run scripts/system-packages.sh or set CHROMIUM_PATH.`);
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export async function newContext(browser) {
  const context = await browser.newContext({ deviceScaleFactor: 1 });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.setDefaultTimeout(waitMs);
  return context;
}

/** A page in a context of its own. */
export async function newPage(browser, { width = 1280, height = 800 } = {}) {
  const page = await (await newContext(browser)).newPage();
  await page.setViewportSize({ width, height });
  return page;
}

/** A page that knows nothing of the windows before it in this context: their state is thrown away, what was fetched stays. */
export async function freshPage(context, url, { width = 1280, language, motion = 'no-preference' }) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ reducedMotion: motion });
  const { origin } = new URL(url);
  const protocol = await context.newCDPSession(page);
  await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,indexeddb,local_storage' });
  await protocol.detach();
  // Where "Configure Display Language" keeps its choice.
  if (language) await context.addCookies([{ name: 'vscode.nls.locale', value: language, url: origin }]);
  return page;
}

export async function openWorkbench(page, url) {
  await page.goto(url);
  await workbenchReady(page);
}

export async function reloadWindow(page) {
  // A workbench in a browser cannot write while it unloads; it saves its editors' state every 5 s instead.
  await page.waitForTimeout(6_000);
  await page.reload();
  await workbenchReady(page);
}

const workbenchReady = (page) => page.locator('.monaco-workbench .part.editor').waitFor();

/** Runs the command with exactly this palette title, for example "Hopscope: Analyze traceroute". */
export async function runCommand(page, title) {
  // A window that has just opened does not know the extension's commands yet, and an open palette does not learn them.
  for (const deadline = Date.now() + waitMs; ;) {
    await typeInto(page, 'F1', `>${title}`);
    if ((await appears(item(page, title))) && (await works(item(page, title).click({ timeout: 10_000 })))) return;
    await page.keyboard.press('Escape');
    if (Date.now() > deadline) throw new Error(`The palette does not offer "${title}".`);
  }
}

/** A webview that has the focus but is not loaded yet swallows the key; one that gets it back from the box before closes this one. */
async function typeInto(page, key, text) {
  for (const deadline = Date.now() + waitMs; ;) {
    await page.keyboard.press(key);
    if ((await appears(quickInput(page))) && (await works(quickInput(page).fill(text, { timeout: 2_000 })))) return;
    if (Date.now() > deadline) throw new Error(`${key} opens nothing to type into.`);
  }
}

const appears = (locator) => works(locator.waitFor({ timeout: 2_000 }));

const works = (act) =>
  act.then(
    () => true,
    () => false,
  );

/** The input of the open palette, quick pick or simple file dialog. */
export const quickInput = (page) => page.locator('.quick-input-widget:visible .quick-input-box input');

/** Rows of the open palette or quick pick. */
export const quickItems = (page) => page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');

/** The entry of the open palette or quick pick whose label is exactly this text. */
function item(page, label) {
  const exact = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
  return quickItems(page)
    .filter({ has: page.locator('.label-name').filter({ hasText: exact }) })
    .first();
}

export const pickItem = (page, label) => item(page, label).click();

/** Opens the file through Go to File, by its absolute path, which needs no search of the workspace. */
export async function openFile(page, file) {
  const name = basename(file);
  await goToFile(page, file);
  await editor(page, name).locator('.view-line').first().waitFor();
}

/** The same for an editor that shows no lines of text. */
export async function goToFile(page, file) {
  const name = basename(file);
  await typeInto(page, 'Control+P', file);
  await quickItems(page).filter({ hasText: name }).first().click();
  await tab(page, name).waitFor();
}

/** Chooses from the open context menu, which takes no click in the first moment: its button may still be down. */
export async function chooseInMenu(page, text) {
  const entry = page.locator('.monaco-menu').getByText(text);
  await entry.waitFor();
  const closes = () => works(entry.waitFor({ state: 'hidden', timeout: 2_000 }));
  for (const deadline = Date.now() + waitMs; ;) {
    if ((await works(entry.click({ timeout: 2_000 }))) && (await closes())) return;
    if (!(await entry.isVisible())) return;
    if (Date.now() > deadline) throw new Error(`The menu stays open after a click on "${text}".`);
  }
}

/** Points at a place of a text until the hover comes: a lens that arrives pushes the lines down, away from the mouse. */
export async function hoverOver(page, place, hover) {
  for (const deadline = Date.now() + waitMs; ;) {
    await place.hover();
    if (await appears(hover)) return;
    await page.mouse.move(0, 0);
    if (Date.now() > deadline) throw new Error('Pointing at the text brings no hover.');
  }
}

/** The text editor that shows the file of this name. */
export const editor = (page, name) => page.locator(`.monaco-editor[data-uri$="${encodeURI(name)}"]`);

/** The tab of a file. (The diagram's tab has the file's name in its title too.) */
export const tab = (page, name) => page.locator(`.tabs-container .tab[data-resource-name="${name}"]`);

/** Our document in the diagram panel. VS Code nests two frames: the outer is its own loader, the inner is ours. */
export const diagramFrame = (page) => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

/** Waits for a notification with this text; needs a host without `driver`, which hides notifications. */
export const waitForNotification = (page, text) =>
  page.locator('.notifications-toasts .notification-list-item-message', { hasText: text }).waitFor();

/** Answers the question that stands before everything else, by the button with exactly this text. */
export const answer = (page, label) =>
  page.locator('.monaco-dialog-box').getByRole('button', { name: label, exact: true }).click();

/** Line of the caret in the editor of this file, from 1; the editor need not have the focus. */
export async function caretLine(page, name) {
  return Number(await editor(page, name).locator('.line-numbers.active-line-number').innerText());
}

/** Moves the caret of the active editor, which takes the keys again. */
export async function goToLine(page, place) {
  await typeInto(page, 'Control+G', `:${place}`);
  await page.keyboard.press('Enter');
  await quickInput(page).waitFor({ state: 'hidden' });
  const [line] = String(place).split(':');
  await page.locator('.monaco-editor.focused .active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
}

export const copyToClipboard = (page, text) => page.evaluate((value) => navigator.clipboard.writeText(value), text);

const themes = {
  light: { label: 'Light Modern', className: 'vs' },
  dark: { label: 'Dark Modern', className: 'vs-dark' },
  'high-contrast': { label: 'Dark High Contrast', className: 'hc-black' },
  'high-contrast-light': { label: 'Light High Contrast', className: 'hc-light' },
};

/** Switches the open window's theme in the palette. (This host does not notice a settings file changed behind its back.) */
export async function setTheme(page, kind) {
  const { label, className } = themes[kind];
  await runCommand(page, 'Preferences: Color Theme');
  await quickInput(page).fill(label);
  await pickItem(page, label);
  await page.locator(`.monaco-workbench.${className}`).waitFor();
}
