import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import { jsonDialects, xmlDialects } from '../../../src/analyzers/machine/dialects';
import { readAddress } from '../../../src/analyzers/traceroute/words';
import type { Span } from '../../../src/model/span';
import type { Probe } from '../../../src/model/trace';

const root = join(import.meta.dirname, '../../fixtures/traceroute');
const pastes = [...jsonDialects, ...xmlDialects].flatMap(({ id }) =>
  readdirSync(join(root, id))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => `${id}/${file}`),
);

/** Units of the formats: how many are a millisecond. */
const PER_MS: Readonly<Record<string, number>> = {
  'dublin-json': 1000,
  'junos-xml': 1000,
  'nexttrace-json': 1_000_000,
};

it('every dialect has five pastes or more', () => {
  for (const { id } of [...jsonDialects, ...xmlDialects])
    expect([id, pastes.filter((file) => file.startsWith(`${id}/`)).length >= 5]).toEqual([id, true]);
});

describe.each(pastes)('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const { traces } = recognize({ id: file, name: file, text });
  const slice = ({ start, end }: Span) => text.slice(start, end);

  it('every value stands where its span points', () => {
    expect(traces.length).toBeGreaterThan(0);
    for (const trace of traces)
      for (const hop of trace.hops) for (const probe of hop.probes) check(probe, PER_MS[trace.dialect] ?? 1);
  });

  it('every figure stands where its span points', () => {
    for (const { stats, statSpans } of traces.flatMap((trace) => trace.hops)) {
      expect(Object.keys(statSpans ?? {})).toEqual(Object.keys(stats ?? {}));
      for (const [name, span] of Object.entries(statSpans ?? {}))
        expect(Number(slice(span))).toBe(stats?.[name as keyof typeof stats]);
    }
  });

  it('hops stand inside their trace in order of TTL, and traces do not overlap', () => {
    for (const { hops, span } of traces) {
      expect(hops.every((hop) => hop.span.start >= span.start && hop.span.end <= span.end)).toBe(true);
      expect(hops.map((hop) => hop.ttl)).toEqual([...hops.map((hop) => hop.ttl)].sort((a, b) => a - b));
    }
    const ends = traces.map((trace) => trace.span.end);
    expect(traces.slice(1).every((trace, n) => trace.span.start >= (ends[n] ?? 0))).toBe(true);
  });

  it('frame and hops reach from the first to the last sign of the trace', () => {
    for (const { frame, hops, span } of traces) {
      const parts = [...(frame ?? []), ...hops.map((hop) => hop.span)];
      expect(Math.min(...parts.map((part) => part.start))).toBe(span.start);
      expect(Math.max(...parts.map((part) => part.end))).toBe(span.end);
    }
  });

  function check(probe: Probe, perMs: number): void {
    const { address, host, time } = probe.spans;
    if (address) expect(readAddress(slice(address), 0)?.ip).toBe(probe.ip);
    expect(address === undefined).toBe((probe.ip ?? probe.ipRaw) === undefined);
    if (host) expect(slice(host)).toBe(probe.host);
    expect(host === undefined).toBe(probe.host === undefined);
    // ISO 8601 durations count seconds: PT0.0012S
    const isDuration = time !== undefined && text.slice(time.start - 2, time.start) === 'PT';
    if (time) expect(Number(slice(time)) / (isDuration ? 0.001 : perMs)).toBeCloseTo(probe.rttMs ?? NaN, 6);
    expect(time === undefined).toBe(probe.rttMs === undefined);
    if (probe.lost) expect([probe.ip, probe.host, probe.rttMs]).toEqual([undefined, undefined, undefined]);
    if (probe.annotation && !probe.annotation.raw.startsWith('!'))
      expect(slice(probe.annotation.span)).toBe(probe.annotation.raw);
    if (probe.annotation?.icmpCode !== undefined)
      expect(slice(probe.annotation.span)).toContain(String(probe.annotation.icmpCode));
  }
});
