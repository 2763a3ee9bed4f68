import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTopology } from '../../src/analyzers/build/topology';
import { compare } from '../../src/analyzers/compare/compare';
import type { Look } from '../../src/analyzers/compare/look';
import { analyze } from '../../src/analyzers/analyze';
import { inferRoute } from '../../src/analyzers/infer/route';
import type { Both, Comparison } from '../../src/model/comparison';
import { scenesOf } from '../../src/layout/scenes';
import { messages } from '../../src/messages';
import { traceOf, type Sketch } from '../unit/infer/traces';

/** Few addresses, so that the looks share some of them, in another order, at other distances. */
const ip = fc.integer({ min: 0, max: 14 }).map((n) => `203.0.113.${n}`);
const hop = fc.oneof(
  { weight: 6, arbitrary: ip },
  { weight: 1, arbitrary: fc.constant('* * *') },
  { weight: 1, arbitrary: fc.array(ip, { minLength: 2, maxLength: 3 }).map((list) => list.join(' ')) },
);
const sketch = fc.record({
  target: ip,
  hops: fc.array(hop, { maxLength: 9 }),
  role: fc.constantFrom('forward' as const, 'forward' as const, 'return' as const),
});
const look = fc.array(sketch, { minLength: 1, maxLength: 3 }).map((sketches): Look => {
  const traces = sketches.map((one, index): Sketch => ({ ...one, id: `t${index}` })).map(traceOf);
  const topology = buildTopology(traces);
  return { route: inferRoute(topology, {}), topology };
});

const exchanged = <T>({ before, after, ...rest }: Both<T>): Both<T> => ({
  ...rest,
  ...(after !== undefined && { before: after }),
  ...(before !== undefined && { after: before }),
});
const KINDS = { added: 'gone', gone: 'added', moved: 'moved', changed: 'changed' } as const;

function mirrored({ machines, links, unchanged }: Comparison): Comparison {
  return {
    machines: machines.map(({ kind, router, ways }) => ({
      kind: KINDS[kind],
      router: exchanged(router),
      ways: ways.map(({ direction, ...way }) => ({ direction, ...exchanged(way) })),
    })),
    links: links.map(({ kind, link, directions }) => ({
      kind: KINDS[kind] as 'added' | 'gone' | 'changed',
      link: exchanged(link),
      directions: exchanged(directions),
    })),
    unchanged,
  };
}

describe('comparing', { timeout: 120_000 }, () => {
  it('finds nothing between a look and itself', () => {
    fc.assert(
      fc.property(look, (one) => {
        const found = compare(one, one);
        expect(found).toMatchObject({ machines: [], links: [] });
        expect(found.unchanged).toBe(one.route.routers.length);
      }),
      { numRuns: 200 },
    );
  });

  it('says the same from the other side', () => {
    fc.assert(
      fc.property(look, look, (before, after) => {
        expect(mirrored(compare(before, after))).toEqual(compare(after, before));
      }),
      { numRuns: 400 },
    );
  });

  it('draws any two texts, and names only what is drawn', () => {
    const line = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.oneof(ip, fc.constant('* * *')));
    const text = fc
      .array(line, { minLength: 1, maxLength: 8 })
      .map((rows) =>
        ['traceroute to 203.0.113.80 (203.0.113.80), 30 hops max, 60 byte packets']
          .concat(
            rows.map(([ms, at], index) =>
              at.startsWith('*') ? ` ${index + 1}  ${at}` : ` ${index + 1}  ${at}  ${ms}.1 ms`,
            ),
          )
          .join('\n'),
      );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const analysis = analyze([
          { id: 'a', name: 'a', text: before, side: 'before' },
          { id: 'b', name: 'b', text: after, side: 'after' },
        ]);
        const ids = new Set([...(analysis.route?.routers ?? []), ...(analysis.route?.links ?? [])].map(({ id }) => id));
        const { machines = [], links = [] } = analysis.comparison ?? {};
        for (const { router } of machines) expect(ids).toContain(router.after ?? router.before);
        for (const { link } of links) expect(ids).toContain(link.after ?? link.before);
        expect(ids.size).toBe((analysis.route?.routers.length ?? 0) + (analysis.route?.links.length ?? 0));
        expect(scenesOf(analysis, messages('en'))[0]?.items.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
