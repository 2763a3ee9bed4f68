import { describe, expect, it } from 'vitest';
import { infer, routerWith } from './traces';

/** Two equal ways, 203.0.113.10 → .17|.18 and 203.0.113.14 → .21|.22, between 203.0.113.5 and the router of .26. */
const target = '198.51.100.80';
const home = '203.0.113.6';
const way = (id: string, near: string, far: string, flow: 'fixed' | 'per-probe' = 'fixed') => ({
  id,
  flow,
  target,
  hops: ['192.168.1.1', '203.0.113.5', near, far, '203.0.113.26', target],
});
const back = (id: string, near: string, far: string) => ({
  id,
  flow: 'fixed' as const,
  target: home,
  role: 'return' as const,
  hops: ['198.51.100.1', '203.0.113.25', far, near, home],
});

describe('links of a trace whose probes took different ways', () => {
  it('come from the far end of the entered segment, which only other traces saw at the hop before', () => {
    const graph = infer([
      way('a', '203.0.113.10', '203.0.113.18'),
      way('b', '203.0.113.14', '203.0.113.22'),
      way('mixed', '203.0.113.10', '203.0.113.22', 'per-probe'),
      back('c', '203.0.113.9', '203.0.113.17'),
      back('d', '203.0.113.13', '203.0.113.21'),
    ]);
    const by22 = graph.links.filter(({ aIp, bIp }) => [aIp, bIp].includes('203.0.113.22'));
    expect(by22.map(({ a }) => a)).toEqual([routerWith(graph, '203.0.113.14')?.id]);
    const [forward] = by22[0]?.lanes ?? [];
    expect(forward).toMatchObject({ direction: 'forward', certain: true });
    expect(forward?.traces.some((trace) => trace.includes('mixed'))).toBe(true);
  });
});
