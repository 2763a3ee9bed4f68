import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import type { Span } from '../../src/model/span';
import { unclaimed } from '../unit/traceroute/coverage';

/** Real and written pastes of tools that run on hosts, cut, doubled, shuffled and spoilt: near to the grammar, yet no longer in it. */
const FOLDERS = [
  'besttrace',
  'dublin-text',
  'fortinet',
  'nexttrace-table',
  'junos-text',
  'lft',
  'paris-traceroute',
  'sc-analysis-dump',
  'scamper-text',
  'tcptraceroute',
  'test-connection',
  'pingplotter',
  'test-netconnection',
  'traceroute-router',
  'traceroute-aix',
  'traceroute-bsd',
  'tracepath',
  'vpcs',
];
const root = join(import.meta.dirname, '../fixtures/traceroute');
const pastes = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8')),
);
const scrap = fc.constantFrom(
  '*',
  ' ',
  '(',
  ')',
  '[',
  ']',
  '<',
  '!X',
  '^C',
  ' ms',
  '192.0.2.1',
  '-> ',
  '/',
  ':',
  '0',
  '\t',
  '\n',
  '&lt;',
);
const spoiling = fc.record({
  line: fc.nat(),
  column: fc.nat(),
  remove: fc.integer({ min: 0, max: 12 }),
  insert: fc.oneof(fc.constant(''), scrap),
  copy: fc.boolean(),
});

/** Each step spoils one line: some characters go, others come, or the whole line is printed twice. */
const spoiltPaste = fc.tuple(fc.constantFrom(...pastes), fc.array(spoiling, { maxLength: 6 })).map(([paste, steps]) =>
  steps.reduce((text, { line, column, remove, insert, copy }) => {
    const lines = text.split('\n');
    const at = line % lines.length;
    const old = lines[at] ?? '';
    const from = column % (old.length + 1);
    const spoilt = old.slice(0, from) + insert + old.slice(from + remove);
    lines.splice(at, 1, ...(copy ? [old, spoilt] : [spoilt]));
    return lines.join('\n');
  }, paste),
);

describe('a spoilt paste', () => {
  it('is still read without loss: fields, frame and unparsed are the whole of every trace', () => {
    fc.assert(
      fc.property(spoiltPaste, (text) => {
        expect(read(text).traces.flatMap((trace) => unclaimed(trace, text))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('has spans within the text, TTLs that count up and probes that are numbered through', () => {
    fc.assert(
      fc.property(spoiltPaste, (text) => {
        const inText = ({ start, end }: Span) => 0 <= start && start < end && end <= text.length;
        for (const { hops, span, frame, unparsed, warnings } of read(text).traces) {
          const spans = [span, ...(frame ?? []), ...unparsed, ...warnings.map((one) => one.span)];
          expect(spans.every(inText)).toBe(true);
          expect(hops.every((hop, n) => n === 0 || hop.ttl > (hops[n - 1]?.ttl ?? 0))).toBe(true);
          for (const hop of hops) {
            expect(inText(hop.span) && hop.ttl >= 0 && hop.ttl <= 255).toBe(true);
            expect(hop.probes.map(({ index }) => index)).toEqual(hop.probes.map((_, n) => n));
            expect(hop.probes.flatMap(({ spans: of }) => Object.values(of)).every(inText)).toBe(true);
            expect(hop.probes.some(({ lost, ip, rttMs }) => lost && (ip ?? rttMs) !== undefined)).toBe(false);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is often still a trace', () => {
    const found = fc.sample(spoiltPaste, { numRuns: 300, seed: 5 }).filter((text) => read(text).traces.length > 0);
    expect(found.length).toBeGreaterThan(240);
  });
});

function read(text: string) {
  return recognize({ id: 'p', name: 'p', text });
}
