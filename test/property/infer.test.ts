import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTopology } from '../../src/analyzers/build/topology';
import { inferRoute } from '../../src/analyzers/infer/route';
import { catalog } from '../../src/messages';
import { fill } from '../../src/messages/catalog';
import type { RouteGraph } from '../../src/model/topology';
import { readSample } from '../unit/infer/homeCampus';
import { infer, traceOf, type Sketch } from '../unit/infer/traces';

/** Few addresses, so that traces share them, face each other, loop and contradict. */
const ip = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((n) => `203.0.113.${n}`),
  fc.integer({ min: 0, max: 12 }).map((n) => `198.51.100.${n}`),
  fc.constantFrom(
    '192.168.1.1',
    '10.0.0.1',
    '100.64.0.1',
    '100.64.1.1',
    '2001:db8::1',
    '2001:db8::2',
    'fd00::1',
    '127.0.0.1',
  ),
);
const name = fc.constantFrom(
  '',
  'core1.example.net=',
  've-5.core1.example.net=',
  'as64500.jpix.example.jp=',
  'fw1.example.ac.jp=',
);
/** What a tool prints that has names and no addresses. */
const alone = fc.constantFrom(
  '~core1.example.net',
  '~ve-7.core1.example.net',
  '~core2.example.net',
  '~_gateway',
  '~gw.lan',
  '~fw1.example.ac.jp',
  '~we|ird#name@x',
  '~日本.example',
);
const hop = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(name, ip).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: alone },
  { weight: 1, arbitrary: fc.tuple(alone, fc.oneof(alone, ip)).map((list) => list.join(' ')) },
  { weight: 1, arbitrary: fc.constant('* * *') },
  { weight: 2, arbitrary: fc.array(ip, { minLength: 2, maxLength: 4 }).map((list) => list.join(' ')) },
);
const sketch = fc.record({
  target: ip,
  hops: fc.array(hop, { maxLength: 14 }),
  flow: fc.constantFrom('fixed' as const, 'per-probe' as const, 'unknown' as const),
  role: fc.constantFrom(undefined, undefined, 'forward' as const, 'return' as const, 'other' as const),
});
const sketches: fc.Arbitrary<readonly Sketch[]> = fc
  .array(sketch, { minLength: 1, maxLength: 5 })
  .map((list) => list.map(({ role, ...rest }, index) => ({ id: `t${index}`, ...rest, ...(role && { role }) })));

function checkWhole(graph: RouteGraph, inputs: readonly Sketch[]): void {
  const ids = graph.routers.map((router) => router.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(graph.segments.map((one) => one.id)).size).toBe(graph.segments.length);
  expect(new Set(graph.links.map((one) => one.id)).size).toBe(graph.links.length);
  const claims = graph.claims.map((claim) => claim.id);
  expect(new Set(claims).size).toBe(claims.length);
  const written = new Set(
    inputs.flatMap((one) => [one.target ?? '', ...one.hops.flatMap((text) => text.split(/[ =]/))]),
  );
  for (const router of graph.routers) for (const address of router.interfaces) expect(written.has(address)).toBe(true);
  for (const { a, b, segment, lanes } of graph.links) {
    expect(ids).toContain(a);
    expect(ids).toContain(b);
    expect(a).not.toBe(b);
    expect(lanes.length).toBeGreaterThan(0);
    if (segment !== undefined) expect(graph.segments.map((one) => one.id)).toContain(segment);
  }
  for (const { router, claim } of graph.nat) {
    expect(ids).toContain(router);
    expect(claims).toContain(claim);
  }
  for (const { from, to, pAsymmetric, claim } of graph.spans) {
    expect(ids).toContain(from);
    expect(ids).toContain(to);
    expect(pAsymmetric).toBeGreaterThanOrEqual(0);
    expect(pAsymmetric).toBeLessThanOrEqual(1);
    expect(claims).toContain(claim);
  }
  for (const { link, claim } of graph.boundaries) {
    expect(graph.links.map((one) => one.id)).toContain(link);
    expect(claims).toContain(claim);
  }
  for (const one of [...graph.routers, ...graph.segments, ...graph.claims]) {
    expect(one.confidence).toBeGreaterThanOrEqual(0);
    expect(one.confidence).toBeLessThanOrEqual(1);
  }
}

/** Every key of every claim has a text in both languages, and the claim gives all its arguments. */
function checkTexts(graph: RouteGraph): void {
  const said = graph.claims.flatMap((claim) => [
    claim,
    ...claim.reasons,
    ...claim.alternatives,
    ...claim.alternatives.flatMap((one) => one.reasons),
  ]);
  for (const { key, args } of said) {
    const message = catalog[key];
    expect(message, key).toBeDefined();
    for (const text of [message?.en ?? '', message?.ja ?? '']) expect(fill(text, args), key).not.toMatch(/\{\w+[|}]/);
  }
}

describe('inference', { timeout: 180_000 }, () => {
  it('gives one graph for any order of the traces', () => {
    fc.assert(
      fc.property(
        sketches.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(infer(shuffled)).toEqual(infer(list));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is whole and has a text for everything, on any traces', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(sketches, (list) => {
        const graph = infer(list);
        checkWhole(graph, list);
        checkTexts(graph);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a text for everything in the worked example', () => {
    const graph = inferRoute(readSample(), {});
    checkTexts(graph);
    expect(graph.claims.length).toBeGreaterThan(20);
  });

  it('takes the samples in any order', () => {
    const { traces } = readSample();
    const whole = inferRoute(buildTopology(traces), {});
    for (const order of [
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      expect(inferRoute(buildTopology(order.flatMap((index) => traces[index] ?? [])), {})).toEqual(whole);
    }
  });
});

describe('hostile sizes', { timeout: 60_000 }, () => {
  const address = (n: number): string => `${20 + ((n >> 24) & 63)}.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  const wide = (id: string, target: string, mirrored: boolean, responders: number, length: number): Sketch => ({
    id,
    target,
    hops: Array.from({ length }, (_, i) => {
      const row = mirrored ? length - 1 - i : i;
      return Array.from({ length: responders }, (_, j) => address(64 * row + 4 * j + (mirrored ? 2 : 1))).join(' ');
    }),
  });

  it('takes two traces of 255 hops with ten responders each', () => {
    const pair = [wide('f', '9.9.9.9', false, 10, 255), wide('r', '8.8.8.8', true, 10, 255)];
    expect(infer(pair).segments.length).toBeGreaterThan(2000);
  });

  it('takes two hundred traces in one paste', () => {
    const traces = Array.from({ length: 200 }, (_, i) => traceOf(wide(`t${i}`, address(90e6 + 999 * i), false, 1, 30)));
    expect(inferRoute(buildTopology(traces), {}).routers.length).toBeGreaterThan(200);
  });

  it('takes hops with thousands of responders', () => {
    const crowd = (offset: number): string => Array.from({ length: 3000 }, (_, j) => address(offset + 4 * j)).join(' ');
    expect(infer([{ id: 'f', target: '9.9.9.9', hops: [crowd(0), crowd(1e6)] }]).routers.length).toBeGreaterThan(3000);
  });
});
