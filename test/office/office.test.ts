import { strFromU8, unzipSync } from 'fflate';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The PowerPoint files of the built command line in the real LibreOffice Impress. */
const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const example = (name: string): string => path.join(root, 'examples', name);
const ROUTE = ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map((name) =>
  example(`home-campus/${name}`),
);

/** One conversion takes two or three seconds, the first start more; another job may have the machine. */
const PATIENCE = 120_000;

const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-office-'));
/** A profile of its own: a LibreOffice that is open on this machine would take the job and answer for itself. */
const profile = `-env:UserInstallation=file://${folder}/profile`;

function written(name: string, args: readonly string[]): string {
  const file = path.join(folder, name);
  execFileSync(process.execPath, [cli, 'analyze', ...args, '-o', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  return file;
}

/** Converts to PDF, and that to a picture; kept under docs/images with UPDATE_IMAGES=1. */
function photographed(file: string, picture: string): { readonly text: string; readonly info: string } {
  const pdf = file.replace(/\.pptx$/, '.pdf');
  spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { timeout: PATIENCE });
  const image = path.join(folder, picture);
  execFileSync('pdftoppm', ['-r', '110', '-png', '-singlefile', pdf, image.replace(/\.png$/, '')]);
  expect(statSync(image).size).toBeGreaterThan(20_000);
  if (process.env['UPDATE_IMAGES'] === '1') copyFileSync(image, path.join(root, 'docs/images', picture));
  return {
    text: execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }),
    info: execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }),
  };
}

interface Answer {
  readonly slides: number;
  readonly connectors: number;
  readonly glued: number;
  readonly moved: readonly {
    readonly name: string;
    readonly start: readonly number[];
    readonly end: readonly number[];
  }[];
}

/** Lets LibreOffice count what is glued, move a node and save the file again. */
function asked(file: string, saved: string): Answer {
  const pipe = `hopscope-${process.pid}`;
  const office = spawn('soffice', [profile, '--headless', '--norestore', `--accept=pipe,name=${pipe};urp`], {
    stdio: 'ignore',
  });
  try {
    // Debian's own Python: it is the one that LibreOffice's bridge belongs to.
    const script = path.join(import.meta.dirname, 'glue.py');
    const answer = execFileSync('/usr/bin/python3', [script, file, saved, pipe], {
      encoding: 'utf8',
      timeout: PATIENCE,
    });
    return JSON.parse(answer) as Answer;
  } finally {
    office.kill();
  }
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('LibreOffice', () => {
  it('shows the assignment on one A4 page with every name and address', { timeout: PATIENCE }, () => {
    const file = written('course.pptx', [...ROUTE, '--preset', 'course', '--lang', 'ja']);
    const { text, info } = photographed(file, 'course-assignment.png');
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toMatch(/Page size:\s+540 x 780(\.\d+)? pts/);
    for (const word of [
      'login.cuc.ac.jp',
      '202.244.38.109',
      '202.244.38.66',
      '211.6.218.33',
      '192.168.56.254',
      '責任分界点',
    ])
      expect(text).toContain(word);
  });

  it('shows the mail path with its table', { timeout: PATIENCE }, () => {
    const file = written('mail.pptx', [example('mail/pot-seller.eml'), '--lang', 'en', '--paper', 'a4-exact']);
    const { text, info } = photographed(file, 'mail-slide.png');
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toMatch(/Page size:\s+59\d(\.\d+)? x 84\d(\.\d+)? pts/);
    for (const word of ['Boundary address', 'grey.ep.sci.hokudai.ac.jp', '2015-01-30 22:28:33'])
      expect(text).toContain(word);
  });

  it('has every connector glued, moves them with the node, and saves them glued', { timeout: PATIENCE }, () => {
    const file = written('glue.pptx', ROUTE);
    const saved = path.join(folder, 'saved.pptx');
    const { slides, connectors, glued, moved } = asked(file, saved);
    expect(slides).toBe(1);
    expect(connectors).toBeGreaterThan(40);
    expect(glued).toBe(connectors);

    // R6 has one link up and two down, each with a lane of both directions.
    expect(moved.map(({ name }) => name).sort()).toEqual(
      ['lane: forward', 'lane: return', 'link:'].flatMap((kind) =>
        ['122.1.245.64/30', '202.249.2.0/24', '60.37.54.160/30'].map((segment) => `${kind} ${segment}`),
      ),
    );
    for (const { name, start, end } of moved) {
      const steps = [start, end].map(([x = 0]) => x);
      expect([name, Math.max(...steps)]).toEqual([name, expect.closeTo(3000, -1.5)]);
      expect([name, Math.min(...steps.map(Math.abs))]).toEqual([name, expect.closeTo(0, -1.5)]);
    }

    const slide = strFromU8(unzipSync(readFileSync(saved))['ppt/slides/slide1.xml'] ?? new Uint8Array());
    const count = (pattern: RegExp): number => [...slide.matchAll(pattern)].length;
    expect(count(/<p:cxnSp>/g)).toBe(connectors);
    expect(count(/<a:stCxn /g)).toBe(connectors);
    expect(count(/<a:endCxn /g)).toBe(connectors);
  });
});
