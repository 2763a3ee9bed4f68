import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import { readAddress } from '../../../src/analyzers/traceroute/words';
import type { Probe } from '../../../src/model/trace';
import { unclaimed } from './coverage';

const root = join(import.meta.dirname, '../../fixtures/traceroute');
const pastes = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.txt') && !file.startsWith('none'),
);

describe.each(pastes)('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const { traces } = recognize({ id: file, name: file, text });
  const probes = traces.flatMap((trace) => trace.hops.flatMap((hop) => hop.probes));

  it('every span holds the very text it is claimed for', () => {
    expect(probes.length).toBeGreaterThan(0);
    for (const probe of probes) check(probe, text);
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

function check(probe: Probe, text: string): void {
  const { address, host, time, all } = probe.spans;
  const printed = (span: { start: number; end: number }) => text.slice(span.start, span.end);
  if (probe.lost) expect(printed(all)).toMatch(/^(\*|\.\.\.( \d+)?)$/);
  if (address && probe.ip) expect(readAddress(printed(address), 0)?.ip).toBe(probe.ip);
  if (address && !probe.ip) expect(printed(address)).toBe(probe.ipRaw);
  expect(address === undefined).toBe(probe.ip === undefined && probe.ipRaw === undefined);
  if (host) expect(printed(host).replace(/<[^>]*>/g, '')).toBe(probe.host);
  expect(host === undefined).toBe(probe.host === undefined);
  if (time && probe.rttMs !== undefined) {
    const number = /^(<|&lt;)?(\d+(?:\.\d+)?)\s*(ms|мс|毫秒)$/.exec(printed(time));
    expect(Number(number?.[2])).toBe(probe.rttMs);
    expect(number?.[1] !== undefined).toBe(probe.rttLessThan === true);
  }
  if (probe.annotation) expect(printed(probe.annotation.span)).toBe(probe.annotation.raw);
}
