import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { strFromU8 } from 'fflate';
import { expect, it } from 'vitest';
import { filesOf, type ExportData } from '../../src/export/exporter';
import { exporters } from '../../src/export/registry';
import type { Analysis } from '../../src/model/analysis';
import { NAMES } from '../unit/export/hostile';
import { faultsOf } from '../unit/pptx/faults';
import { homeCampus, inputOf, potSeller } from '../unit/pptx/inputs';

/** Whatever names, banners and header fields say: every file is well-formed, and nothing in it runs, loads or calculates. */

const PIECES = [
  ...NAMES,
  '=cmd|',
  '@SUM(1)',
  ' +1',
  '\u202e\u2066\u200f',
  ']]>',
  '-->',
  '</title></desc></svg><svg onload="alert(1)">',
  '"><img src=x onerror=alert(1)>',
  "'; alert(1); '",
  '</script><script>alert(1)</script>',
  '${alert(1)}',
  '[x](javascript:alert(1))',
  '<!DOCTYPE x [<!ENTITY y "z">]>&y;',
  'end\n  click n0 href "javascript:alert(1)"',
  ';image=http://192.0.2.1/x;',
  '//]]>',
  '&#x3c;script&#x3e;',
  '𠀋 ไทย العربية 😀',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => pieces.join(''));

/** What the input says in its own words; the other strings of an analysis are ids, addresses and words of ours. */
const SPOKEN = new Set([
  'label',
  'host',
  'subject',
  'organisation',
  'software',
  'softwareVersion',
  'names',
  'geo',
  'vrf',
  'raw',
  'reason',
  'title',
  'name',
  'quote',
]);

/** The same value with hostile text, in turn, wherever the input speaks. */
function poisoned<T>(value: T, names: readonly string[]): T {
  let next = 0;
  const name = (): string => names[next++ % names.length] ?? '';
  const walk = (one: unknown, spoken: boolean): unknown => {
    if (typeof one === 'string') return spoken ? name() : one;
    if (Array.isArray(one)) return one.map((part) => walk(part, spoken));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, part]) => [
        key,
        walk(part, SPOKEN.has(key) || (key === 'value' && typeof part === 'string')),
      ]),
    );
  };
  return walk(value, false) as T;
}

const both: Analysis = {
  ...homeCampus,
  messages: potSeller.messages,
  sources: [...homeCampus.sources, ...potSeller.sources],
};

const { DOMParser } = new JSDOM('').window;

function checkXml(text: string): void {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  for (const element of document.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/i);
      if (/href$|^src$/i.test(name)) expect(value).toMatch(/^(?:#|data:image\/)/);
    }
  expect(document.querySelector('script, foreignObject, iframe, image[href^="http"]')).toBeNull();
}

function checkPng(data: ExportData): void {
  expect((data as Uint8Array).subarray(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]));
}

/** Cells of one file, by RFC 4180. */
function cellsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

/** The part of a document that is looked at. */
interface Page {
  querySelector(selector: string): { readonly textContent: string | null } | null;
  querySelectorAll(selector: string): { readonly length: number };
}

const CHECKS: Readonly<Record<string, (data: ExportData) => void>> = {
  svg: (data) => checkXml(String(data)),
  map: (data) => checkXml(String(data)),
  drawio: (data) => {
    checkXml(String(data));
    for (const [, style] of String(data).matchAll(/ style="([^"]*)"/g)) {
      expect(style).toMatch(/^html=0;/);
      expect(style).not.toMatch(/image=(?!data:)|link=/);
    }
  },
  graphml: (data) => checkXml(String(data)),
  html: (data) => {
    const { document } = new JSDOM(String(data)).window as unknown as { document: Page };
    expect(document.querySelectorAll('script')).toHaveLength(2);
    expect(document.querySelectorAll('img, iframe, svg, a, object')).toHaveLength(0);
    JSON.parse(document.querySelector('#hopscope-data')?.textContent ?? '');
  },
  pptx: (data) => expect(faultsOf(data as Uint8Array)).toEqual([]),
  csv: (data) => {
    for (const cell of cellsOf(String(data))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(String(data)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  },
  json: (data) => expect(JSON.parse(String(data))).toHaveProperty('schema'),
  pdf: (data) => expect(strFromU8(data as Uint8Array, true)).not.toMatch(/\/S ?\/(?:JavaScript|Launch|URI)\b/),
  png: checkPng,
  'map-png': checkPng,
  text: (data) => expect(String(data)).not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/),
  abuse: (data) => expect(String(data)).not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/),
  markdown: (data) => expect(String(data)).not.toMatch(/<script|<img|<svg|(?<!\\)\]\(javascript/i),
  report: (data) => expect(String(data)).not.toMatch(/<script|<img|<svg|(?<!\\)\]\(javascript/i),
  mermaid: (data) => expect(String(data)).not.toMatch(/^\s*click |<script|<img/im),
  dot: (data) => expect(String(data)).not.toMatch(/^\s*(?:URL|href)\s*=|=\s*</im),
};

it.each(exporters.map((exporter) => [exporter.id, exporter] as const))(
  '%s stays whole and inert whatever the names say',
  { timeout: 120_000 },
  async (id, exporter) => {
    const runs = ['png', 'map-png', 'pdf'].includes(id) ? 6 : 15;
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 12 }), async (names) => {
        const input = inputOf(poisoned(both, names), 'en', { metadata: true, title: names[0] ?? '' });
        const files = await filesOf(exporter, { ...input, warn: () => undefined });
        expect(files.length).toBeGreaterThan(0);
        const check = CHECKS[id];
        if (!check) throw new Error(`${id} has no check`);
        files.forEach(check);
      }),
      { numRuns: runs, examples: [[[...PIECES]]] },
    );
  },
);
