import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { foldRoute } from '../../../src/layout/fold/folds';
import { layoutRoute } from '../../../src/layout/route/layout';
import { scenesOf } from '../../../src/layout/scenes';
import type { Scene } from '../../../src/layout/scene';
import { messages } from '../../../src/messages';
import type { RouteGraph } from '../../../src/model/topology';
import { cutTexts, overlaps } from './boxes';
import { graphOf, topologyOf, tree, type LinkSketch, type RouterSketch } from './graphs';

const t = messages('en');

function draw(graph: RouteGraph, turned: readonly string[] = []): Scene {
  const folded = foldRoute(graph, turned, t);
  return layoutRoute(folded.graph, topologyOf(graph), t, { folding: folded.folding });
}

const nodes = (scene: Scene) => scene.items.filter(({ mark }) => mark === 'node');
const ids = (scene: Scene): readonly string[] => nodes(scene).map(({ id }) => id);
/** Every router is drawn, or stands in exactly one thing that is. */
const shownOnce = (scene: Scene): readonly string[] =>
  nodes(scene)
    .flatMap(({ id, members }) => members ?? [id])
    .sort();
const allOf = (graph: RouteGraph): readonly string[] => graph.routers.map(({ id }) => id).sort();

/** home – gw – a1 – (x1 | x2 | x3 | x4) – a2 – b1 – b2 – b3 – b4 – (two silent) – end. */
const routers: readonly RouterSketch[] = [
  { id: 'home', rank: 0, kind: 'host' },
  { id: 'gw', rank: 1 },
  { id: 'a1', rank: 2, domain: 'a.example' },
  ...[1, 2, 3, 4].map((n) => ({ id: `x${n}`, rank: 3, domain: 'a.example' })),
  { id: 'a2', rank: 4, domain: 'a.example' },
  ...[1, 2, 3, 4].map((n) => ({ id: `b${n}`, rank: 4 + n, domain: 'b.example' })),
  { id: 's1', rank: 9, kind: 'silent' },
  { id: 's2', rank: 10, kind: 'silent' },
  { id: 'end', rank: 11, kind: 'server' },
];
let number = 0;
const link = (a: string, b: string, ways = 'f'): LinkSketch => ({ a, b, bIp: `203.0.113.${++number}`, ways });
const links: readonly LinkSketch[] = [
  link('home', 'gw'),
  link('gw', 'a1'),
  ...[1, 2, 3, 4].flatMap((n) => [link('a1', `x${n}`), link(`x${n}`, 'a2')]),
  link('a2', 'b1'),
  link('b1', 'b2'),
  link('b2', 'b3'),
  link('b3', 'b4'),
  { a: 'b4', b: 's1', ways: 'f' },
  { a: 's1', b: 's2', ways: 'f' },
  link('s2', 'end'),
];
const graph = graphOf(routers, links);

describe('folds', () => {
  it('of a drawing as it comes: only the silent run is folded', () => {
    const scene = draw(graph);
    expect(nodes(scene).filter(({ fold }) => fold?.folded)).toHaveLength(1);
    expect(ids(scene)).toHaveLength(graph.routers.length - 1);
    expect(shownOnce(scene)).toEqual(allOf(graph));
  });

  it.each([
    ['fold:ecmp:x1', 'x1', 3, '×4 load balanced'],
    ['fold:domain:b2', 'b2', 1, '2 hops in b.example'],
  ])('%s closes over its hops and opens again', (id, member, fewer, name) => {
    const before = draw(graph);
    // Equal paths come first; what is left of an operator folds by its own id.
    const asked = nodes(before).find((node) => node.id === member)?.fold;
    expect(asked?.folded).toBe(false);
    const after = draw(graph, [id]);
    const fold = nodes(after).find((node) => node.id === id);
    expect(fold?.fold).toEqual({ id, folded: true });
    expect(fold?.primitives.flatMap((one) => (one.type === 'text' ? one.text : []))).toEqual([name]);
    expect(ids(after)).toHaveLength(ids(before).length - fewer);
    expect(shownOnce(after)).toEqual(allOf(graph));
    expect(after.legend.map((entry) => entry.id)).toContain('fold');
    expect(overlaps(after)).toEqual([]);
    expect(cutTexts(after)).toEqual([]);
    expect(draw(graph, [])).toEqual(before);
  });

  it('a silent run opens into its hops', () => {
    const scene = draw(graph, ['fold:silent:s1']);
    expect(ids(scene)).toEqual(expect.arrayContaining(['s1', 's2']));
    expect(nodes(scene).find(({ id }) => id === 's2')?.fold).toEqual({ id: 'fold:silent:s1', folded: false });
    expect(overlaps(scene)).toEqual([]);
  });

  it('paths of different directions are asymmetric, not equal', () => {
    const two = graphOf(
      ['home', 'p', 'q', 'end'].map((id, index) => ({ id, rank: [0, 1, 1, 2][index] ?? 0 })),
      [link('home', 'p', 'f'), link('p', 'end', 'f'), link('home', 'q', 'r'), link('q', 'end', 'r')],
    );
    expect(nodes(draw(two)).every(({ fold }) => fold === undefined)).toBe(true);
  });

  it('folds that are unknown, or hostile, change nothing', () => {
    for (const id of ['fold:rest:', 'fold:', '', '__proto__', 'fold:rest:x\n'.repeat(1000)])
      expect(draw(graph, [id])).toEqual(draw(graph));
  });

  it('works on the real route, with everything folded that can be', () => {
    const folder = path.resolve(import.meta.dirname, '../../../examples/home-campus');
    const sources = ['forward.tracert.txt', 'return.traceroute.txt'].map((name) => ({
      id: name,
      name,
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
    const analysis = analyze(sources);
    const [open] = scenesOf(analysis, t);
    const all = [...new Set(open ? nodes(open).flatMap(({ fold }) => fold?.id ?? []) : [])];
    const [closed] = scenesOf(analysis, t, undefined, all);
    expect(closed && overlaps(closed)).toEqual([]);
    expect(closed && shownOnce(closed)).toEqual(analysis.route?.routers.map(({ id }) => id).sort());
  });
});

describe('aggregate first', () => {
  const large = tree(2000, 3);

  it('draws the budget and stubs that say how much is behind them', () => {
    const scene = draw(large);
    const stubs = nodes(scene).filter(({ fold }) => fold?.folded);
    expect(nodes(scene).length).toBeLessThanOrEqual(400);
    expect(nodes(scene).length - stubs.length).toBeGreaterThanOrEqual(150);
    expect(stubs.length).toBeGreaterThan(10);
    for (const stub of stubs)
      expect(stub.label).toMatch(new RegExp(`^\\+${stub.members?.length} hops · \\d+ /24s?, folded`));
    expect(shownOnce(scene)).toEqual(allOf(large));
    expect(overlaps(scene)).toEqual([]);
  });

  it('a stub opens page by page and closes at its router', () => {
    const stub = nodes(draw(large)).find(({ fold }) => fold?.folded);
    const id = stub?.id ?? '';
    const open = draw(large, [id]);
    expect(ids(open)).not.toContain(id);
    expect(nodes(open).length).toBeGreaterThan(nodes(draw(large)).length);
    const anchor = nodes(open).find(({ id: one }) => id === `fold:rest:${one}`);
    expect(anchor?.fold).toEqual({ id, folded: false });
    expect(shownOnce(open)).toEqual(allOf(large));
  });

  it('leaves a drawing of 300 alone', () => {
    expect(ids(draw(tree(300, 3)))).toHaveLength(300);
  });

  it('50,000 routers cost no more than their share of 10,000', () => {
    const [some, many] = [tree(10_000, 4), tree(50_000, 4)];
    const time = (graph: RouteGraph): number => {
      const started = performance.now();
      expect(foldRoute(graph, [], t).graph.routers.length).toBeLessThanOrEqual(700);
      return performance.now() - started;
    };
    time(some);
    // Five times the routers; the machine is shared, so growth is tested and not the clock.
    expect(time(many)).toBeLessThan(20 * Math.max(time(some), 20));
  });
});
