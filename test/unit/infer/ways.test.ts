import { describe, expect, it } from 'vitest';
import { infer, routerWith, segmentOf, together, traceOf, type Sketch } from './traces';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { inferRoute } from '../../../src/analyzers/infer/route';
import { cleanUp } from '../../../src/analyzers/infer/walk';

const clean = (hops: readonly string[], target = '9.9.9.9') => cleanUp(traceOf({ id: 't', target, hops }));

describe('clean-up of one trace', () => {
  it('drops a run of silence at the end and keeps it in the middle', () => {
    expect(clean(['1.1.1.1', '*', '2.2.2.2', '*', '*']).steps.map((step) => step.ips.length)).toEqual([1, 0, 1]);
  });

  it('cuts at a loop and says where', () => {
    const walk = clean(['1.1.1.1', '2.2.2.2', '3.3.3.3', '2.2.2.2', '3.3.3.3']);
    expect(walk.loopAt).toBe(4);
    expect(walk.steps).toHaveLength(3);
  });

  it('keeps an address that repeats at once, but not as a last rejection', () => {
    expect(clean(['1.1.1.1', '1.1.1.1', '2.2.2.2']).steps).toHaveLength(3);
    expect(clean(['1.1.1.1', '2.2.2.2', '2.2.2.2']).steps).toHaveLength(2);
  });

  it('takes branches of unequal length for no loop', () => {
    expect(clean(['1.1.1.1', '2.2.2.2 3.3.3.3', '4.4.4.4 2.2.2.2', '5.5.5.5']).loopAt).toBeUndefined();
  });

  it('stops where the target answered', () => {
    const walk = clean(['1.1.1.1', '9.9.9.9', '9.9.9.9', '*']);
    expect(walk.reachedAt).toBe(2);
    expect(walk.steps).toHaveLength(2);
  });

  it('survives TTLs and addresses that are none', () => {
    const odd = traceOf({ id: 't', hops: ['1.1.1.1'] });
    const hops = [0, -1, 1.5, 4e9, NaN].map((ttl) => ({ ...odd.hops[0]!, ttl }));
    expect(cleanUp({ ...odd, hops }).steps).toEqual([]);
    expect(cleanUp({ ...odd, hops: [] }).steps).toEqual([]);
  });
});

/** Home 192.168.1.1, then a chain of /30 links 203.0.113.(4k)/30 whose forward ends are +2 and return ends +1. */
function chain(
  length: number,
  change: (forward: string[], back: string[]) => void = () => undefined,
): readonly Sketch[] {
  const forward = ['192.168.1.1', ...Array.from({ length }, (_, k) => `203.0.113.${4 * k + 2}`), '198.51.100.70'];
  const back = [
    '198.51.100.65',
    ...Array.from({ length: length - 1 }, (_, k) => `203.0.113.${4 * (length - 1 - k) + 1}`),
    '203.0.113.1',
  ];
  change(forward, back);
  return [
    { id: 'f', target: '198.51.100.70', hops: forward },
    { id: 'r', target: '203.0.113.1', hops: back },
  ];
}

describe('two directions', () => {
  it('joins a chain of /30 links into one symmetric way', () => {
    const graph = infer(chain(6));
    expect(graph.path.verdict).toBe('symmetric');
    expect(together(graph, '203.0.113.2', '203.0.113.5')).toBe(true);
    expect(segmentOf(graph, '203.0.113.5', '203.0.113.6')).toMatchObject({ prefix: '203.0.113.4/30', kind: 'p2p' });
    expect(graph.links.filter((link) => link.segment).every((link) => link.lanes.length === 2)).toBe(true);
  });

  it('calls a stretch of unequal length asymmetric, and leaves room for the longer side', () => {
    const graph = infer(
      chain(8, (_, back) => {
        back.splice(4, 1, '192.0.2.9', '192.0.2.77');
      }),
    );
    expect(graph.path.verdict).toBe('asymmetric');
    const open = graph.spans.filter((span) => span.verdict === 'asymmetric');
    expect(open).toHaveLength(1);
    // One of the two may be the router that the forward trace passes, under another of its addresses.
    const strangers = open[0]?.return.filter((ip) => ['192.0.2.9', '192.0.2.77'].includes(ip)) ?? [];
    expect(strangers.length).toBeGreaterThan(0);
    expect(open[0]?.return).toEqual(strangers);
    for (const link of graph.links) {
      const rank = (id: string) => graph.routers.find((router) => router.id === id)?.rank ?? -1;
      expect(rank(link.a)).toBeLessThan(rank(link.b));
    }
  });

  it('calls two unlike routers at the same place asymmetric or open, never symmetric', () => {
    const graph = infer(
      chain(8, (forward, back) => {
        forward[4] = '192.0.2.201';
        back[4] = '198.18.7.9';
        forward[5] = '192.0.2.205';
        back[3] = '198.18.9.77';
      }),
    );
    expect(graph.path.verdict).not.toBe('symmetric');
    expect(together(graph, '192.0.2.201', '198.18.7.9')).toBe(false);
  });

  it('merges the two placeholders of a router that is silent both ways, and keeps one that is silent once in its place', () => {
    const both = infer(
      chain(7, (forward, back) => {
        forward[4] = '*';
        back[3] = '*';
      }),
    );
    expect(both.routers.filter((router) => router.kind === 'silent')).toHaveLength(1);
    expect(both.routers.find((router) => router.kind === 'silent')?.hops).toHaveLength(2);
    const once = infer(chain(7, (forward) => (forward[4] = '*')));
    expect(once.routers.filter((router) => router.kind === 'silent')).toHaveLength(0);
  });

  it('joins a loopback that answers both ways', () => {
    const graph = infer(
      chain(7, (forward, back) => {
        forward[4] = '203.0.113.250';
        back[3] = '203.0.113.250';
      }),
    );
    expect(routerWith(graph, '203.0.113.250')?.rank).toBe(5);
    expect(graph.path.verdict).toBe('symmetric');
  });

  it('does not call a cut return trace asymmetric', () => {
    const graph = infer(chain(8, (_, back) => back.splice(5, 9, '*', '*')));
    expect(graph.path.verdict).not.toBe('asymmetric');
  });

  it('pairs IPv6 links of /127, /126 and /64', () => {
    const graph = infer([
      {
        id: 'f',
        target: '2001:db8:c::70',
        hops: ['2001:db8:1::1', '2001:db8:0:4::2', '2001:db8:0:8::1', '2001:db8:c::70'],
      },
      {
        id: 'r',
        target: '2001:db8:1::10',
        hops: ['2001:db8:c::1', '2001:db8:0:8::', '2001:db8:0:4::1', '2001:db8:1::10'],
      },
    ]);
    expect(segmentOf(graph, '2001:db8:0:8::', '2001:db8:0:8::1')?.prefix).toBe('2001:db8:0:8::/127');
    expect(segmentOf(graph, '2001:db8:0:4::1', '2001:db8:0:4::2')?.prefix).toBe('2001:db8:0:4::/126');
    expect(segmentOf(graph, '2001:db8:c::1', '2001:db8:c::70')?.prefix).toBe('2001:db8:c::/64');
    expect(routerWith(graph, '2001:db8:1::10')).toMatchObject({ rank: 0, kind: 'host' });
  });
});

describe('load balancing', () => {
  it('marks cross products of unknown flows as possible, and those of one flow as certain', () => {
    const hops = ['203.0.113.1', '203.0.113.6 203.0.113.10', '192.0.2.33 192.0.2.37', '198.51.100.70'];
    const graph = infer([{ id: 'f', target: '198.51.100.70', hops }]);
    const crossing = graph.links.filter((link) => ['192.0.2.33', '192.0.2.37'].includes(link.bIp ?? ''));
    expect(crossing).toHaveLength(4);
    expect(crossing.flatMap((link) => link.lanes.map((lane) => lane.certain))).toEqual([false, false, false, false]);
    const flows = [0, 1].map((way) => ({
      id: `flow ${way}`,
      target: '198.51.100.70',
      flow: 'fixed' as const,
      hops: hops.map((hop) => hop.split(' ')[way] ?? hop),
    }));
    const paris = infer(flows).links.filter((link) => ['192.0.2.33', '192.0.2.37'].includes(link.bIp ?? ''));
    expect(paris).toHaveLength(2);
    expect(paris.every((link) => link.lanes.every((lane) => lane.certain))).toBe(true);
  });

  it('never joins two alternatives of one hop by a guess between pairings', () => {
    const graph = infer([
      {
        id: 'f',
        target: '198.51.100.70',
        hops: ['192.168.1.1', '203.0.113.5', '203.0.113.10 203.0.113.14', '203.0.113.18 203.0.113.22', '198.51.100.70'],
      },
      {
        id: 'r',
        target: '203.0.113.6',
        hops: ['198.51.100.65', '203.0.113.17 203.0.113.21', '203.0.113.9 203.0.113.13', '203.0.113.6'],
      },
    ]);
    expect(together(graph, '203.0.113.10', '203.0.113.14')).toBe(false);
    expect(together(graph, '203.0.113.10', '203.0.113.17')).toBe(true);
    expect(routerWith(graph, '203.0.113.10')?.confidence).toBeLessThan(0.8);
  });
});

describe('a hop beyond a wide hole', () => {
  it('follows after one silent router, as RIPE Atlas tries TTL 255 last', () => {
    const trace = traceOf({ id: 'a', target: '198.51.100.70', hops: ['192.168.1.1', '203.0.113.1', '198.51.100.70'] });
    const far = trace.hops.map((hop) => (hop.ttl === 3 ? { ...hop, ttl: 255 } : hop));
    const { routers } = inferRoute(buildTopology([{ ...trace, hops: far }]), {});
    expect(routers.filter(({ kind }) => kind === 'silent')).toHaveLength(1);
    expect(routers.find(({ interfaces }) => interfaces.includes('198.51.100.70'))?.rank).toBe(4);
  });
});
