import { describe, expect, it } from 'vitest';
import type { AnalysisConfig } from '../../../src/model/analysis';
import { infer, together, type Sketch } from './traces';

/** Forward trace with the given inside hops before a fixed public way; the server stands right behind it. */
function forward(...inside: readonly string[]): Sketch {
  const way = ['203.0.113.1', '203.0.113.10', '198.51.100.2', '198.51.100.70'];
  return { id: 'f', target: '198.51.100.70', hops: [...inside, ...way] };
}

/** Return trace over the same way; the target answers unless `silent`. */
function back(target: string, silent = false): Sketch {
  const way = ['198.51.100.65', '198.51.100.1', '203.0.113.9'];
  return { id: 'r', target, hops: silent ? [...way, '*'] : [...way, target] };
}

function nats(sketches: readonly Sketch[], config: AnalysisConfig = {}): readonly unknown[] {
  return infer(sketches, config).nat.map(({ kind, inside, outside }) => [kind, inside.join(' '), outside.join(' ')]);
}

describe('address translation', () => {
  it('is at the one private hop', () => {
    expect(nats([forward('192.168.1.1'), back('203.0.113.33')])).toEqual([['napt', '192.168.1.1', '203.0.113.33']]);
  });

  it('is found without the return trace, the outside then unknown or named by the user', () => {
    expect(nats([forward('10.0.0.1')])).toEqual([['napt', '10.0.0.1', '']]);
    expect(nats([forward('10.0.0.1')], { endpoints: { homePublic: '203.0.113.33' } })).toEqual([
      ['napt', '10.0.0.1', '203.0.113.33'],
    ]);
  });

  it('is none where the first hop is public', () => {
    expect(nats([forward(), back('203.0.113.33')])).toEqual([]);
  });

  it('is double at two private hops, surer when the lengths agree', () => {
    const alone = infer([forward('192.168.11.1', '192.168.0.1')]).nat;
    const both = infer([forward('192.168.11.1', '192.168.0.1'), back('203.0.113.33', true)]).nat;
    expect(alone.map((one) => one.kind)).toEqual(['double', 'double']);
    expect(both.map((one) => [one.kind, ...one.outside])).toEqual([['double'], ['double', '203.0.113.33']]);
    expect(both[0]?.confidence ?? 0).toBeGreaterThan(alone[0]?.confidence ?? 1);
  });

  it('is single when the way back ends right behind the first of two private hops', () => {
    const longer = {
      ...back('203.0.113.33'),
      hops: ['198.51.100.65', '198.51.100.1', '203.0.113.9', '203.0.113.30', '203.0.113.33'],
    };
    expect(nats([forward('192.168.1.1', '10.1.2.3'), longer])).toEqual([['napt', '192.168.1.1', '203.0.113.33']]);
  });

  it('is at home and at the carrier where shared space shows, and a pool address has no segment', () => {
    const graph = infer([forward('192.168.1.1', '100.64.10.1', '100.64.0.1'), back('203.0.113.33')]);
    expect(graph.nat.map(({ kind, inside }) => [kind, inside[0]])).toEqual([
      ['napt', '192.168.1.1'],
      ['cgn', '100.64.0.1'],
    ]);
    expect(graph.segments.some((segment) => segment.members.includes('203.0.113.33'))).toBe(false);
    expect(together(graph, '100.64.0.1', '203.0.113.33')).toBe(true);
  });

  it('is at a carrier where the third private hop is in 10/8', () => {
    const kinds = infer([forward('192.168.1.1', '10.0.0.1', '10.0.1.1')]).nat.map((one) => one.kind);
    expect(kinds).toEqual(['napt', 'cgn']);
  });

  it('is no privately numbered link behind a public hop', () => {
    const trap: Sketch = {
      id: 'f',
      target: '198.51.100.70',
      hops: ['192.168.1.1', '203.0.113.1', '10.200.0.2', '198.51.100.70'],
    };
    expect(nats([trap])).toEqual([['napt', '192.168.1.1', '']]);
  });

  it('is none inside a network that is private throughout', () => {
    expect(nats([{ id: 'f', target: '10.9.9.9', hops: ['10.0.0.1', '10.0.1.1', '10.9.9.9'] }])).toEqual([]);
  });

  it('is none in plain IPv6, and open where a unique local address comes first', () => {
    const v6 = ['2001:db8:1::1', '2001:db8:0:4::1', '2001:db8:ca::70'];
    expect(nats([{ id: 'f', target: '2001:db8:ca::70', hops: v6 }])).toEqual([]);
    expect(nats([{ id: 'f', target: '2001:db8:ca::70', hops: ['fd00::1', ...v6.slice(1)] }])).toEqual([
      ['unknown', 'fd00::1', ''],
    ]);
  });
});
