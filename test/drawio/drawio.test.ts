import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewing } from './viewer';

/** Drawings and documents of the built command line in draw.io's own viewer and in poppler. */
const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const example = (name: string): string => path.join(root, 'examples', name);
const ROUTE = ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map((name) =>
  example(`home-campus/${name}`),
);
const ADDRESSES = ['202.244.38.109', '202.244.38.66', '211.6.218.33', '192.168.56.254', '60.37.54.161'];

/** The first start of a browser takes long where another job has the machine; the first run of all installs draw.io. */
const PATIENCE = 300_000;
const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-drawio-'));

function written(names: readonly string[], args: readonly string[]): readonly string[] {
  const files = names.map((name) => path.join(folder, name));
  const outputs = files.flatMap((file) => ['-o', file]);
  execFileSync(process.execPath, [cli, 'analyze', ...args, ...outputs], { stdio: ['ignore', 'ignore', 'inherit'] });
  return files;
}

/** Kept under docs/images with UPDATE_IMAGES=1. */
function keep(file: string): void {
  if (process.env['UPDATE_IMAGES'] === '1') copyFileSync(file, path.join(root, 'docs/images', path.basename(file)));
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('draw.io', () => {
  it.each([
    ['route', [...ROUTE, '--lang', 'ja'], ['login.cuc.ac.jp', '責任分界点', ...ADDRESSES]],
    ['route19', [...ROUTE, '--lang', 'en', '--style', 'cisco19'], ['login.cuc.ac.jp', ...ADDRESSES]],
    ['mail', [example('mail/pot-seller.eml'), '--lang', 'en'], ['grey.ep.sci.hokudai.ac.jp', 'Boundary address']],
  ])(
    'shows the drawing %s with every word, by stencils that it has',
    { timeout: PATIENCE },
    async (name, args, words) => {
      const [file = ''] = written([`${name}.drawio`], args);
      await viewing(readFileSync(file, 'utf8'), async ({ page, missing }) => {
        const svg = page.locator('.geDiagramContainer svg').first();
        const text = (await svg.locator('text, foreignObject').allTextContents()).join('\n');
        for (const word of words) expect(text).toContain(word);
        expect(missing).toEqual([]);
        const picture = path.join(folder, `drawio-${name}.png`);
        await svg.screenshot({ path: picture });
        expect(readFileSync(picture).length).toBeGreaterThan(20_000);
        keep(picture);
      });
    },
  );
});

describe('PDF and PNG of the built command line', () => {
  it('are written together; the text of the PDF can be selected, Japanese too', { timeout: PATIENCE }, () => {
    const [pdf = '', png = ''] = written(['route.pdf', 'route-picture.png'], [...ROUTE, '--lang', 'ja']);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    for (const word of ['自宅 PC から login.cuc.ac.jp への経路', '責任分界点', '往路', ...ADDRESSES])
      expect(text).toContain(word);
    // A halo below a text must not be a second text.
    expect(text.split('202.244.38.109')).toHaveLength(2);
    expect(execFileSync('pdffonts', [pdf], { encoding: 'utf8' })).toMatch(
      /NotoSansJP\S* +CID TrueType +Identity-H +yes +yes +yes/,
    );
    expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
    keep(png);
  });

  it('shows nothing of what --redact hides, and says that it hides', { timeout: PATIENCE }, () => {
    const [pdf = ''] = written(['redacted.pdf'], [...ROUTE, '--redact', 'pseudonyms', '--lang', 'en']);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    for (const word of [...ADDRESSES, 'login.cuc', 'kohya']) expect(text).not.toContain(word);
    expect(text).toContain('Redacted: all addresses and names (pseudonyms)');
  });

  it('a page is A4 where one is asked for', { timeout: PATIENCE }, () => {
    const [pdf = ''] = written(['page.pdf'], [...ROUTE, '--preset', 'course', '--lang', 'ja']);
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
  });
});
