import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import { jsonDialects, xmlDialects } from '../../../src/analyzers/machine/dialects';
import { readAddress } from '../../../src/analyzers/traceroute/words';
import type { Probe } from '../../../src/model/trace';
import { unclaimed } from './coverage';

const root = join(import.meta.dirname, '../../fixtures/traceroute');
/** JSON and XML have spans of other forms: test/unit/machine/spans.test.ts. */
const machine = new Set([...jsonDialects, ...xmlDialects].map(({ id }) => id));
const pastes = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.txt') && !file.startsWith('none') && !machine.has(dirname(file)),
);

describe.each(pastes)('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const traces = recognize({ id: file, name: file, text }).traces.filter(({ dialect }) => !machine.has(dialect));
  const hops = traces.flatMap((trace) => trace.hops);
  const probes = hops.flatMap((hop) => hop.probes);

  it('every span holds the very text it is claimed for', () => {
    // A hop has a probe, or the sentence of a tool that could not send.
    expect(hops.length).toBeGreaterThan(0);
    expect(hops.filter((hop) => hop.probes.length === 0 && hop.note === undefined)).toEqual([]);
    for (const probe of probes) check(probe, text, file);
  });

  it('every statistic stands where its span points', () => {
    for (const { stats, statSpans } of traces.flatMap((trace) => trace.hops)) {
      for (const [name, { start, end }] of Object.entries(statSpans ?? {})) {
        const number = Number(text.slice(start, end));
        // Milliseconds, or microseconds in mtr's old comma-separated form.
        expect([number, number / 1000]).toContain(stats?.[name as keyof typeof stats]);
      }
    }
  });

  it('fields, frame and unparsed together are the whole text of each trace', () => {
    expect(traces.flatMap((trace) => unclaimed(trace, text))).toEqual([]);
  });

  it('hops stand inside their trace, in order, and traces do not overlap', () => {
    for (const { hops, span } of traces) {
      expect(hops.every((hop) => hop.span.start >= span.start && hop.span.end <= span.end)).toBe(true);
      expect(hops.map((hop) => hop.ttl)).toEqual([...hops.map((hop) => hop.ttl)].sort((a, b) => a - b));
    }
    const ends = traces.map((trace) => trace.span.end);
    expect(traces.slice(1).every((trace, n) => trace.span.start >= (ends[n] ?? 0))).toBe(true);
  });
});

function check(probe: Probe, text: string, file: string): void {
  const { address, host, time, all } = probe.spans;
  // A console breaks numbers where its window ends.
  const printed = (span: { start: number; end: number }) =>
    text.slice(span.start, span.end).replace(/(?<=[\d.])\n(?=[\d.])/, '');
  if (probe.lost)
    expect(printed(all)).toMatch(
      /^(\*(\/|ms|\s+\*)?|&#(42|x2a);|\* ms( \/)?|\d+\|\*\|+|\.\.\.( \d+)?|\D{3,60}|P\(\d+, \d+\)[ *]*|q|x \d+ \d+|100%|0\.0\.0\.0( +\*)?|::|0ms)$/,
    );
  if (address && probe.ip) expect(readAddress(printed(address), 0)?.ip).toBe(probe.ip);
  if (address && !probe.ip) expect(printed(address)).toBe(probe.ipRaw);
  expect(address === undefined).toBe(probe.ip === undefined && probe.ipRaw === undefined);
  if (host) expect(printed(host).replace(/<[^>]*>/g, '')).toBe(probe.host);
  expect(host === undefined).toBe(probe.host === undefined);
  // Without a unit: microseconds in mtr's raw form, milliseconds under a head that says so.
  if (time && /^\d+$/.test(printed(time)))
    expect([Number(printed(time)) / 1000, Number(printed(time))]).toContain(probe.rttMs);
  else if (time && probe.rttMs !== undefined) {
    const number = /^(<|&lt;|&#60;|\\u003c)?(\d+(?:[.,]\d+)?)(?:\s|&nbsp;)*(ms\.?|msec|мс|毫秒)?$/.exec(printed(time));
    expect(Number(file.startsWith('dublin-text') ? withZeros(number?.[2]) : number?.[2]?.replace(',', '.'))).toBe(
      probe.rttMs,
    );
    expect(number?.[1] !== undefined).toBe(probe.rttLessThan === true);
  }
  if (probe.annotation) expect(withoutEntities(printed(probe.annotation.span))).toBe(probe.annotation.raw);
}

/** dublin-traceroute leaves out the zeros behind the point: "7.97" is 7 ms and 97 µs. */
function withZeros(printed: string | undefined): string {
  const [ms = '', fraction = ''] = printed?.split('.') ?? [];
  return `${ms}.${fraction.padStart(3, '0')}`;
}

function withoutEntities(text: string): string {
  return text.replace('&#33;', '!').replace('&lt;', '<').replace('&gt;', '>');
}
