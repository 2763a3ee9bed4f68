import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutRoute } from '../../src/layout/route/layout';
import type { Scene } from '../../src/layout/scene';
import { svgOf } from '../../src/export/svg';
import { messages } from '../../src/messages';
import type { RouteGraph, RouterKind } from '../../src/model/topology';
import { cutTexts, overlaps, struckTexts } from '../unit/layout/boxes';
import { graphOf, topologyOf, type LinkSketch, type RouterSketch } from '../unit/layout/graphs';

const KINDS: readonly RouterKind[] = [
  'router',
  'router',
  'router',
  'host',
  'nat',
  'firewall',
  'switch',
  'server',
  'silent',
];

const name = fc.oneof(
  fc.constantFrom(
    'R5a',
    've-57.nexus1.otemachi.wide.ad.jp',
    '東京大手町第一中継ルータ（冗長系）',
    `${'label.'.repeat(12)}net`,
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

const router = fc.record({
  rank: fc.nat({ max: 7 }),
  label: name,
  kind: fc.constantFrom(...KINDS),
  domain: fc.option(fc.constantFrom('home', 'isp.example', 'campus.example'), { nil: undefined }),
  confidence: fc.constantFrom(0.5, 0.8, 0.99),
});

const ip = fc.option(
  fc.oneof(fc.ipV4(), fc.constantFrom('192.168.0.1', '203.178.136.161', '2001:db8:1234:5678:9abc:def0:1234:5678')),
  { nil: undefined },
);

const link = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  aIp: ip,
  bIp: ip,
  segment: fc.option(
    fc.record({ place: fc.nat({ max: 5 }), state: fc.constantFrom('accepted' as const, 'ambiguous' as const) }),
    { nil: undefined },
  ),
  ways: fc.constantFrom('', 'f', 'r', 'fr', 'FR', 'o', 'Fr'),
  rttMs: fc.option(fc.double({ min: 0, max: 4000, noNaN: true }), { nil: undefined }),
});

interface Sketch {
  readonly routers: readonly Omit<RouterSketch, 'id'>[];
  readonly links: readonly {
    readonly from: number;
    readonly to: number;
    readonly aIp?: string | undefined;
    readonly bIp?: string | undefined;
    readonly segment?: { readonly place: number; readonly state: 'accepted' | 'ambiguous' } | undefined;
    readonly ways: string;
    readonly rttMs?: number | undefined;
  }[];
}

function graph({ routers, links }: Sketch): RouteGraph {
  const named = routers.map((one, index): RouterSketch => ({ ...one, id: `router:${index}` }));
  const drawn = links.flatMap(({ from, to, aIp, bIp, segment, ways, rttMs }): LinkSketch[] => {
    const [a, b] = [named[from % named.length], named[to % named.length]];
    if (!a || !b || a === b) return [];
    return [
      {
        a: a.id,
        b: b.id,
        ways,
        ...(aIp !== undefined && a.kind !== 'silent' && { aIp }),
        ...(bIp !== undefined && b.kind !== 'silent' && { bIp }),
        ...(segment && {
          segment: { id: `segment:${segment.place}`, state: segment.state, prefix: '203.178.136.160/30' },
        }),
        ...(rttMs !== undefined && { rttMs }),
      },
    ];
  });
  const nats = named.filter(({ kind }) => kind === 'nat').slice(0, 2);
  return graphOf(named, drawn, {
    nat: nats.map(({ id }) => ({
      kind: 'napt',
      router: id,
      inside: ['192.168.0.1'],
      outside: [],
      confidence: 0.8,
      claim: 'c',
    })),
    boundaries: drawn.slice(0, 3).map(({ a, b, segment }, index) => ({
      id: `boundary:${index}`,
      kind: 'responsibility',
      between: ['192.0.2.1', '192.0.2.2'],
      link: `link:${a}|${b}|${segment?.id ?? ''}`,
      inside: `inside ${index % 2}`,
      outside: 'outside',
      confidence: 0.8,
      claim: 'c',
    })),
  });
}

const sketches = fc.record({
  routers: fc.array(router, { maxLength: 14 }),
  links: fc.array(link, { maxLength: 18 }),
});

function drawing(of: RouteGraph, language: 'en' | 'ja'): Scene {
  return layoutRoute(of, topologyOf(of), messages(language));
}

describe('the layout of any route', () => {
  it('lets no text lie on another, leave the scene, or be struck through', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(sketches, fc.constantFrom('en' as const, 'ja' as const), (sketch, language) => {
        const scene = drawing(graph(sketch), language);
        expect({ overlaps: overlaps(scene), cut: cutTexts(scene), struck: struckTexts(scene) }).toEqual({
          overlaps: [],
          cut: [],
          struck: [],
        });
      }),
      { numRuns: 300 },
    );
  });

  it('shows every router that is not in a run of silence, and gives each item its own id', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const of = graph(sketch);
        const scene = drawing(of, 'en');
        const nodes = new Set(scene.items.filter(({ mark }) => mark === 'node').map(({ id }) => id));
        expect(of.routers.filter(({ id, kind }) => kind !== 'silent' && !nodes.has(id))).toEqual([]);
        const keys = scene.items.map(({ mark, id }) => `${mark} ${id}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('is made of finite numbers on a grid of half pixels', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const scene = drawing(graph(sketch), 'ja');
        const numbers = scene.items.flatMap(({ primitives }) =>
          primitives.flatMap((one) =>
            one.type === 'path'
              ? one.d
                  .split(' ')
                  .filter((token) => !/^[MLCAZ]$/.test(token))
                  .map(Number)
              : one.type === 'circle'
                ? [one.cx, one.cy]
                : [one.x, one.y],
          ),
        );
        expect([scene.width, scene.height, ...numbers].filter((value) => !Number.isInteger(value * 2))).toEqual([]);
        expect(svgOf(scene, { theme: 'light', legend: true })).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });
});
