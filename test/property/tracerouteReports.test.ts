import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import type { Span } from '../../src/model/span';
import type { Hop, Trace } from '../../src/model/trace';
import { unclaimed } from '../unit/traceroute/coverage';

const REPORTS = [
  'mtr-report',
  'mtr-csv',
  'mtr-raw',
  'winmtr',
  'pathping',
  'mikrotik',
  'trippy-table',
  'trippy-csv',
  'trippy-flows',
] as const;
const root = join(import.meta.dirname, '../fixtures/traceroute');
const lines = REPORTS.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => readFileSync(join(root, folder, file), 'utf8').split(/\r?\n/)),
);

/** Lines that report tools print, cut, doubled and in any order: nearer to the grammars than letters by chance. */
const cutLine = fc
  .tuple(fc.constantFrom(...new Set(lines)), fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }))
  .map(([line, share]) => (share === null ? line : line.slice(0, Math.floor(line.length * share))));
const run = fc
  .tuple(fc.nat(lines.length - 1), fc.integer({ min: 1, max: 12 }))
  .map(([from, count]) => lines.slice(from, from + count).join('\n'));
const anyReport = fc
  .array(fc.oneof({ arbitrary: run, weight: 3 }, { arbitrary: cutLine, weight: 2 }), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('\n'));

function read(text: string) {
  return recognize({ id: 'a', name: 'a', text });
}

/** tracert takes headers and rows of pathping that lost what tells them apart; it has its own properties. */
function ours(text: string): readonly Trace[] {
  return read(text).traces.filter((trace) => (REPORTS as readonly string[]).includes(trace.dialect));
}

describe('shuffled lines of reports', () => {
  it('are often enough a trace for the properties below to mean something', () => {
    const found = fc.sample(anyReport, { numRuns: 500, seed: 7 }).flatMap((text) => read(text).traces);
    const ids = new Set(found.map((trace) => trace.dialect));
    expect(REPORTS.filter((id) => !ids.has(id))).toEqual([]);
    expect(found.some((trace) => trace.unparsed.length > 0)).toBe(true);
  });

  it('give spans that lie in the text and hold what they claim', () => {
    fc.assert(
      fc.property(anyReport, (text) => {
        for (const trace of ours(text)) expectSound(trace, text);
      }),
      { numRuns: 500 },
    );
  });

  it('are read without loss', () => {
    fc.assert(
      fc.property(anyReport, (text) => {
        expect(ours(text).flatMap((trace) => unclaimed(trace, text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function expectSound(trace: Trace, text: string): void {
  const inText = ({ start, end }: Span) => 0 <= start && start <= end && end <= text.length;
  expect(trace.hops.length).toBeGreaterThan(0);
  for (const span of [trace.span, ...(trace.frame ?? []), ...trace.unparsed]) expect(inText(span)).toBe(true);
  for (const hop of trace.hops) expectSoundHop(hop, trace, text, inText);
}

function expectSoundHop(hop: Hop, trace: Trace, text: string, inText: (span: Span) => boolean): void {
  expect(hop.ttl >= 0 && hop.ttl <= 255 && inText(hop.span)).toBe(true);
  hop.probes.forEach((probe, index) => {
    expect(probe.index).toBe(index);
    expect(probe.lost && (probe.ip !== undefined || probe.rttMs !== undefined)).toBe(false);
    if (trace.aggregate) expect(probe.rttMs).toBeUndefined();
    for (const span of Object.values(probe.spans)) expect(inText(span)).toBe(true);
  });
  for (const [stat, { start, end }] of Object.entries(hop.statSpans ?? {})) {
    const number = Number(text.slice(start, end));
    expect([number, number / 1000]).toContain(hop.stats?.[stat as keyof typeof hop.stats]);
  }
}

const number = fc.integer({ min: 0, max: 9999 }).map((tenths) => tenths / 10);
const mtrHop = fc.record({
  ips: fc.uniqueArray(fc.oneof(fc.ipV4(), fc.constantFrom('2001:db8::1', '2001:db8:0:4::1')), { maxLength: 3 }),
  lossPct: fc.integer({ min: 0, max: 99 }),
  sent: fc.integer({ min: 1, max: 9999 }),
  times: fc.tuple(number, number, number, number, number),
});

describe('mtr', () => {
  it('reads back what its report prints', () => {
    fc.assert(
      fc.property(fc.array(mtrHop, { minLength: 1, maxLength: 20 }), (hops) => {
        const text = ['HOST: pc    Loss%   Snt   Last   Avg  Best  Wrst StDev', ...hops.map(printHop)].join('\n');
        const [trace] = read(text).traces;
        expect(trace?.unparsed).toEqual([]);
        expect(trace?.hops.map(({ ttl, probes, stats }) => ({ ttl, ips: probes.map(({ ip }) => ip), stats }))).toEqual(
          hops.map(({ ips, lossPct, sent, times: [last, avg, best, worst, stdev] }, n) => ({
            ttl: n + 1,
            ips: ips.length > 0 ? ips : [undefined],
            stats: { lossPct, sent, last, avg, best, worst, stdev },
          })),
        );
      }),
      { numRuns: 200 },
    );
  });
});

function printHop(
  { ips, lossPct, sent, times }: { ips: string[]; lossPct: number; sent: number; times: number[] },
  n: number,
): string {
  const numbers = `${lossPct.toFixed(1)}% ${sent} ${times.map((time) => time.toFixed(1)).join(' ')}`;
  const branches = ips.slice(1).map((ip) => `\n        ${ip}`);
  return `${String(n + 1).padStart(3)}.|-- ${ips[0] ?? '???'}   ${numbers}${branches.join('')}`;
}
