// Opens the page the two ways it lives: as one file, and inside a stand-in for VS Code's webview frame.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { out, root } from './build.mjs';

const axeSource = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
/** Colours that VS Code 1.100 sets on the document in these themes (only those the style sheet reads). */
export const themes = JSON.parse(readFileSync(path.join(root, 'test/webview/themes.json'), 'utf8'));

export class Stage {
  constructor(browser, assets, product) {
    Object.assign(this, { browser, assets, product });
  }

  /** The one-file page, opened from disk without any server. */
  async openFile(
    content,
    { sources, colorScheme = 'light', width = 1280, height = 800, reducedMotion = 'reduce' } = {},
  ) {
    const file = path.join(out, 'page.html');
    const texts = sources ?? [{ id: 'trace.txt', name: 'trace.txt', text: this.product.TEXT }];
    writeFileSync(file, this.product.htmlOf(content, texts, this.assets));
    const page = await this.newPage({ colorScheme, width, height, reducedMotion });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  /** The page as in VS Code: strict policy, theme class and variables, data by messages only. */
  async openPanel({ theme = 'light', state, width = 1280, height = 800, reducedMotion = 'reduce' } = {}) {
    const file = path.join(out, 'panel.html');
    writeFileSync(path.join(out, 'webview.css'), this.assets.style);
    const policy = "default-src 'none'; script-src file:; style-src file:; img-src data:";
    writeFileSync(
      file,
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Hopscope</title><meta http-equiv="Content-Security-Policy" content="${policy}">` +
        `<link rel="stylesheet" href="webview.css"></head><body class="${themes[theme].bodyClass}"><script src="webview.js"></script></body></html>`,
    );
    const page = await this.newPage({ colorScheme: 'light', width, height, reducedMotion });
    await page.addInitScript(
      ({ colours, saved }) => {
        window.sent = [];
        window.saved = saved;
        window.acquireVsCodeApi = () => ({
          postMessage: (message) => window.sent.push(message),
          getState: () => window.saved,
          setState: (state) => (window.saved = state),
        });
        const apply = () => {
          const { style } = document.documentElement ?? {};
          if (style) for (const [name, value] of Object.entries(colours)) style.setProperty(name, value);
        };
        document.addEventListener('readystatechange', apply);
        apply();
      },
      { colours: themes[theme].variables, saved: state },
    );
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  async newPage({ colorScheme, width, height, reducedMotion }) {
    const context = await this.browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion });
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    page.errors = [];
    page.requests = [];
    page.on('pageerror', (error) => page.errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
    page.on('request', (request) => page.requests.push(request.url()));
    return page;
  }
}

/** Sends a message as the extension does. */
export const post = (page, message) => page.evaluate((data) => window.postMessage(data, '*'), message);

export async function draw(page, content) {
  await post(page, { type: 'draw', content });
  await page.waitForFunction(
    () => window.sent.some(({ type }) => type === 'drawn') || !document.getElementById('empty').hidden,
  );
}

export const sent = (page, type) =>
  page.evaluate((wanted) => window.sent.filter((message) => message.type === wanted), type);

/** Rules broken seriously or critically. */
export async function seriousProblems(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => html.slice(0, 120) + ' ' + failureSummary).join(' | ')}`,
    );
}
