import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, type ExportData, type ExportInput } from '../../src/export/exporter';
import { exporterById } from '../../src/export/registry';
import { homeCampus, inputOf, merged, potSeller } from '../unit/pptx/inputs';
import { pixelsOf } from './pixels';

const INPUTS: readonly (readonly [string, ExportInput])[] = [
  ['lecture', inputOf(homeCampus, 'ja')],
  ['mail', inputOf(potSeller, 'en')],
  ['merged', inputOf(merged, 'en')],
];

interface Page {
  readonly content: {
    readonly scenes: readonly { readonly title: string; readonly items: readonly { readonly id: string }[] }[];
    readonly inspector: Readonly<Record<string, { readonly title: string }>>;
  };
  readonly sources: readonly { readonly text: string }[];
}

const PAGE_DATA = /(?<=id="hopscope-data">).*(?=<\/script>)/;

/** What a page holds, line by line: names of the drawings' parts (the SVG beside shows them), titles of details, lengths of sources. */
function readablePage(page: string): string {
  return page.replace(PAGE_DATA, (json) => {
    const { content, sources } = JSON.parse(json) as Page;
    const scenes = content.scenes.map(({ title, items }) => ({ title, items: items.map(({ id }) => id) }));
    const inspector = Object.entries(content.inspector).map(([id, { title }]) => `${id}: ${title}`);
    const texts = sources.map((source) => ({ ...source, text: `${source.text.length} letters` }));
    return `\n${JSON.stringify({ content: { ...content, scenes, inspector }, sources: texts }, undefined, 1)}\n`;
  });
}

/** How a format's file is kept: as it is, but for those that nobody could review. */
const KEPT: Readonly<Record<string, (data: ExportData) => string>> = {
  html: (data) => readablePage(String(data)),
  png: (data) => `${JSON.stringify(pixelsOf(data as Uint8Array), undefined, 2)}\n`,
};
const ENDINGS: Readonly<Record<string, string>> = { png: '.png.json' };

const FORMATS = [
  'svg',
  'png',
  'html',
  'drawio',
  'mermaid',
  'dot',
  'graphml',
  'csv',
  'markdown',
  'report',
  'json',
  'text',
];

/** Look at the files, and at the pictures of `npm run test:drawio`, before accepting a change: UPDATE_GOLDEN=1 rewrites them. */
describe.each(FORMATS)('%s', (id) => {
  it.each(INPUTS)('writes the %s as before', async (name, input) => {
    const exporter = exporterById(id);
    if (!exporter) throw new Error(`no format ${id}`);
    const [data = ''] = await filesOf(exporter, input);
    const written = KEPT[id]?.(data) ?? data;
    const file = path.join(import.meta.dirname, 'formats', `${name}${ENDINGS[id] ?? exporter.ending}`);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, written);
    expect(written).toBe(readFileSync(file, 'utf8'));
  });
});
