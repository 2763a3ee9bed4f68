import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** docs/design/architecture.md, "Folders": who may import whom. The lint rule says the same while typing; this test walks the whole graph. */
/** `hopscope` is hopscope.d.ts, what other extensions see. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: ['hopscope'],
  messages: ['model'],
  analyzers: ['model', 'hopscope'],
  layout: ['model', 'messages'],
  view: ['model', 'messages', 'layout', 'protocol'],
  export: ['hopscope', 'model', 'messages', 'layout', 'view', 'protocol'],
  protocol: ['model', 'layout'],
  mime: ['model', 'analyzers', 'encoding'],
  encoding: [],
  folder: ['model', 'analyzers', 'encoding'],
  data: ['model'],
  live: ['model', 'messages', 'analyzers', 'export', 'encoding'],
  extension: [
    'hopscope',
    'model',
    'messages',
    'analyzers',
    'layout',
    'view',
    'export',
    'protocol',
    'mime',
    'encoding',
    'folder',
    'data',
    'live',
  ],
  web: ['model', 'analyzers', 'mime', 'data', 'extension'],
  cli: [
    'model',
    'messages',
    'analyzers',
    'layout',
    'view',
    'export',
    'protocol',
    'mime',
    'encoding',
    'folder',
    'data',
    'live',
  ],
  webview: ['model', 'messages', 'layout', 'view', 'protocol'],
};

const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  model: ['ipaddr.js', 'tldts'],
  messages: [],
  analyzers: ['ipaddr.js', 'tldts'],
  layout: ['d3-geo'],
  view: ['tldts'],
  export: ['@resvg/resvg-wasm', 'fflate', 'pdfkit'],
  protocol: [],
  data: ['fflate', 'mmdb-lib', 'tldts'],
  mime: [
    'mailparser',
    '@kenjiuno/msgreader',
    'mailauth/lib/dkim/verify',
    'mailauth/lib/spf',
    'mailauth/lib/arc',
    'mailauth/lib/dmarc',
    'node:dns/promises',
    'node:fs',
    'node:fs/promises',
    'tldts',
  ],
  encoding: [],
  folder: ['node:fs/promises', 'node:path'],
  live: ['node:*', 'ipaddr.js'],
  extension: ['vscode'],
  web: ['vscode'],
  cli: ['node:*'],
  webview: ['d3'],
};

const root = path.resolve(import.meta.dirname, '../..');
interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name));
}

function importsOf(file: string): Import[] {
  const [first, second] = file.split('/');
  const room = first === 'webview' ? 'webview' : (second ?? '');
  const text = readFileSync(path.join(root, file), 'utf8');
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => ({ file, room, target: fileName }));
}

function roomOf({ file, target }: Import): string {
  const resolved = path.posix.join(path.posix.dirname(file), target);
  const [first, second] = resolved.split('/');
  return first === 'src' ? (second?.replace(/\.ts$/, '') ?? '') : (first ?? '');
}

const imports = [...filesBelow('src'), ...filesBelow('webview')].flatMap(importsOf);

describe('the import graph', () => {
  it('covers the source', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keeps every layer to the rooms it may enter', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.') && !target.endsWith('package.json'))
      .filter((one) => roomOf(one) !== one.room && !ALLOWED[one.room]?.includes(roomOf(one)));
    expect(wrong).toEqual([]);
  });

  it('keeps every layer to the packages it needs', () => {
    const wrong = imports
      .filter(({ target }) => !target.startsWith('.'))
      .filter(
        ({ room, target }) =>
          !PACKAGES[room]?.some((name) => name === target || (name === 'node:*' && target.startsWith('node:'))),
      );
    expect(wrong).toEqual([]);
  });
});
