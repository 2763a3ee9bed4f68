import { describe, expect, it } from 'vitest';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { traceOf } from '../infer/traces';

describe('topology', () => {
  const a = traceOf({
    id: 'a',
    target: '192.0.2.9',
    hops: ['core.example.net=192.0.2.10', '*', '192.0.2.9 192.0.2.9'],
  });
  const b = traceOf({ id: 'b', target: '192.0.2.9', hops: ['2001:db8::1', '192.0.2.10'] });

  it('lists every address once, by value, with all places it was seen at', () => {
    const { interfaces } = buildTopology([a, b]);
    expect(interfaces.map((one) => one.id)).toEqual(['if:192.0.2.9', 'if:192.0.2.10', 'if:2001:db8::1']);
    const core = interfaces[1];
    expect(core?.names).toEqual(['core.example.net']);
    expect(core?.scope).toBe('documentation');
    expect(core?.sightings.map(({ trace, ttl, probes }) => [trace, ttl, probes])).toEqual([
      ['a', 1, 1],
      ['b', 2, 1],
    ]);
    expect(interfaces[0]?.sightings[0]).toMatchObject({ ttl: 3, probes: 2, rttMs: [3, 3] });
  });

  it('points at the text', () => {
    expect(buildTopology([a]).interfaces[1]?.sightings[0]?.evidence).toEqual({ source: 'a', start: 100, end: 109 });
  });

  it('does not depend on the order of the traces, which it keeps', () => {
    expect(buildTopology([b, a]).interfaces).toEqual(buildTopology([a, b]).interfaces);
    expect(buildTopology([b, a]).traces).toEqual([b, a]);
  });

  it('keeps the AS numbers that the tool printed', () => {
    const hop = a.hops[0]!;
    const numbered = { ...a, hops: [{ ...hop, probes: hop.probes.map((probe) => ({ ...probe, asn: [64500] })) }] };
    expect(buildTopology([numbered]).interfaces[0]?.asn).toEqual([64500]);
    expect(buildTopology([a]).interfaces[1]?.asn).toBeUndefined();
  });

  it('is empty for nothing', () => {
    expect(buildTopology([])).toEqual({ interfaces: [], traces: [] });
  });
});
