import { describe, expect, it } from 'vitest';
import { tagsOf } from '../../../src/layout/route/tags';
import { messages } from '../../../src/messages/index';
import type { Topology } from '../../../src/model/topology';
import type { Annotation } from '../../../src/model/trace';
import { traceOf } from '../infer/traces';

const t = messages('en');

/** The tags of 192.0.2.9, a hop of a trace to 192.0.2.80, or of the target itself. */
function tags(ip: string, raw: string, kind: Annotation['kind']): readonly string[] {
  const trace = traceOf({ id: 'a', target: '192.0.2.80', hops: ['192.0.2.1', ip] });
  const hops = trace.hops.map((hop) => ({
    ...hop,
    probes: hop.probes.map((probe) =>
      probe.ip === ip ? { ...probe, annotation: { raw, kind, span: hop.span } } : probe,
    ),
  }));
  const topology = { traces: [{ ...trace, hops }] } as unknown as Topology;
  return (tagsOf(topology, t).get(ip) ?? []).map(({ text }) => text);
}

describe('tags of a router', () => {
  it('are as printed where there is room', () => {
    expect(tags('192.0.2.9', '!X', 'prohibited')).toEqual(['!X']);
  });

  it('are the sign of traceroute where a sentence is too long', () => {
    const sentence = 'Zielnetz des Hosts ist nicht erreichbar, sagt der Router';
    expect(tags('192.0.2.9', sentence, 'network-unreachable')).toEqual(['!N']);
    expect(tags('192.0.2.9', sentence, 'unknown')[0]).toMatch(/^Zielnetz.*…$/);
  });

  it('leave out the closed port of the target, for that is how a UDP trace arrives', () => {
    const raw = "ICMP (type=3, code=3) 'Destination port unreachable'";
    expect(tags('192.0.2.80', raw, 'port-unreachable')).toEqual([]);
    expect(tags('192.0.2.9', raw, 'port-unreachable')).toEqual(['!<3>']);
  });
});
