import { describe, expect, it } from 'vitest';
import { layoutRoute } from '../../../src/layout/route/layout';
import type { Scene, SceneItem } from '../../../src/layout/scene';
import { legendOf } from '../../../src/layout/legend';
import { messages } from '../../../src/messages';
import type { Topology } from '../../../src/model/topology';
import { cutTexts, overlaps, struckTexts, textBoxes } from './boxes';
import { graphOf, topologyOf, type LinkSketch, type RouterSketch } from './graphs';
import { homeCampus, homeCampusTopology } from './homeCampus';

const t = messages('en');
const draw = (...sketch: Parameters<typeof graphOf>): Scene => {
  const graph = graphOf(...sketch);
  return layoutRoute(graph, topologyOf(graph), t);
};
const scene = layoutRoute(homeCampus, homeCampusTopology, t);

const item = (of: Scene, mark: string, id: string): SceneItem => {
  const found = of.items.find((one) => one.mark === mark && one.id === id);
  if (!found) throw new Error(`no ${mark} ${id}`);
  return found;
};
const texts = (of: Scene, role: string): readonly string[] =>
  of.items.flatMap(({ primitives }) =>
    primitives.flatMap((one) => (one.type === 'text' && one.role === role ? [one.text] : [])),
  );
const iconOf = (of: Scene, id: string): { x: number; y: number } => {
  const icon = item(of, 'node', id).primitives.find(({ type }) => type === 'icon');
  if (icon?.type !== 'icon') throw new Error(`no icon in ${id}`);
  return icon;
};

describe.each(['en', 'ja'] as const)('the route of the lecture, in %s', (language) => {
  const drawn = layoutRoute(homeCampus, homeCampusTopology, messages(language));

  it('has no text on another, cut, or struck through', () => {
    expect(overlaps(drawn)).toEqual([]);
    expect(cutTexts(drawn)).toEqual([]);
    expect(struckTexts(drawn)).toEqual([]);
  });

  it('fits into 1280 × 800 with its legend, and into a panel of 640 × 700, with no text under 9 px', () => {
    const smallest = Math.min(...textBoxes(drawn).map(({ text }) => text.size));
    const whole = Math.min(1280 / drawn.width, 800 / (drawn.height + legendOf(drawn).height));
    const panel = Math.min(640 / drawn.width, 700 / drawn.height);
    expect(smallest * whole).toBeGreaterThanOrEqual(9);
    expect(smallest * panel).toBeGreaterThanOrEqual(9);
  });
});

describe('the route of the lecture', () => {
  it('writes every observed address once, at a link end and in no box', () => {
    const seen = homeCampus.routers.flatMap((router) => router.interfaces);
    expect([...texts(scene, 'address')].sort()).toEqual([...seen].sort());
    expect(
      scene.items
        .filter(({ mark }) => mark === 'interface')
        .map(({ data }) => data.if)
        .filter(Boolean),
    ).toHaveLength(seen.length);
    const named = scene.items.filter(({ mark }) => mark === 'node').flatMap((one) => one.primitives);
    expect(named.filter((one) => one.type === 'text' && /^\d+\.\d+\.\d+\.\d+$/.test(one.text))).toEqual([]);
  });

  it('stands campus on top of home', () => {
    const heights = homeCampus.routers.map((router) => ({ rank: router.rank, y: iconOf(scene, router.id).y }));
    for (const low of heights)
      for (const high of heights) if (low.rank < high.rank) expect(low.y).toBeGreaterThan(high.y);
  });

  it('frames the routers that may be one, at one height, and asks', () => {
    expect(iconOf(scene, 'R4f').y).toBe(iconOf(scene, 'R4r').y);
    const frame = item(scene, 'card', 'R4f R4r');
    expect(frame.label).toBe('one router or 2?');
    expect(frame.primitives[0]).toMatchObject({ type: 'rect', stroke: { dash: [2, 3] } });
  });

  it('draws an ambiguous segment as one dashed link with both readings', () => {
    const dashed = scene.items.filter(({ mark, data }) => mark === 'link' && data.state === 'ambiguous');
    expect(dashed).toHaveLength(3);
    for (const { primitives } of dashed) expect(primitives[0]).toMatchObject({ stroke: { dash: [4, 3] } });
    expect(texts(scene, 'prefix')).toContain('/28 ? · 2 × /30 ?');
    expect(texts(scene, 'prefix').filter((text) => text === '/29 ? · 2 × /30 ?')).toHaveLength(2);
  });

  it('tells the directions apart by colour, dash and arrow', () => {
    const lane = (direction: string): SceneItem => {
      const found = scene.items.find(({ mark, data }) => mark === 'lane' && data.direction === direction);
      if (!found) throw new Error(`no lane ${direction}`);
      return found;
    };
    const [forward, back] = [lane('forward').primitives, lane('return').primitives];
    expect(forward[0]).toMatchObject({ stroke: { paint: 'forward' } });
    expect(forward[0]).not.toHaveProperty('stroke.dash');
    expect(back[0]).toMatchObject({ stroke: { paint: 'return', dash: expect.any(Array) } });
    expect(arrowPointsUp(forward[1])).toBe(true);
    expect(arrowPointsUp(back[1])).toBe(false);
  });

  it('cuts links, not boxes, with responsibility boundaries, and runs the NAT line through its router', () => {
    const lines = scene.items.filter(({ mark, data }) => mark === 'boundary' && data.kind === 'responsibility');
    expect(lines).toHaveLength(4);
    const rows = homeCampus.routers.map((router) => iconOf(scene, router.id).y);
    for (const { primitives } of lines) {
      const y = lineHeight(primitives[0]);
      expect(rows.filter((top) => y > top - 2 && y < top + 30)).toEqual([]);
    }
    const nat = item(scene, 'boundary', 'boundary:nat:192.168.56.254|211.6.218.33');
    const router = iconOf(scene, 'R1').y;
    expect(lineHeight(nat.primitives[0])).toBeGreaterThan(router);
    expect(lineHeight(nat.primitives[0])).toBeLessThan(router + 28);
    expect(texts(scene, 'boundary-name')).toContain('NAT 192.168.56.254 → 211.6.218.33, certain');
  });

  it('walks the path by keyboard and speaks whole sentences', () => {
    const stops = scene.items.filter(({ mark }) => mark === 'node').map(({ stop }) => stop?.rank ?? -1);
    expect([...new Set(stops)].sort((a, b) => a - b)).toEqual([...Array(13).keys()]);
    expect(item(scene, 'node', 'R3').label).toBe(
      'Hop 3, R3, router, 2 interfaces 61.118.36.189, 114.147.63.114, 2.0 milliseconds, in OCN (AS4713).',
    );
    expect(scene.items.filter(({ stop, label }) => stop && !label)).toEqual([]);
  });

  it('knows where each thing stands in the text', () => {
    const silentAbout = scene.items.filter(
      ({ mark, evidence }) => ['node', 'link', 'address', 'interface'].includes(mark) && evidence.length === 0,
    );
    expect(silentAbout.map(({ id }) => id)).toEqual([]);
  });

  it('lists in the legend what it draws and nothing else', () => {
    expect(scene.legend.map(({ id }) => id)).toEqual([
      'forward',
      'return',
      'ambiguous',
      'frame',
      'private',
      'nat',
      'boundary',
    ]);
    const small = draw(
      [
        { id: 'A', rank: 0 },
        { id: 'B', rank: 1 },
      ],
      [{ a: 'A', b: 'B', bIp: '192.0.2.1' }],
    );
    expect(small.legend.map(({ id }) => id)).toEqual(['forward']);
  });

  it('has a text for every key it uses', () => {
    const said = scene.items.flatMap(({ label = '', primitives }) => [
      label,
      ...primitives.flatMap((one) => (one.type === 'text' ? one.text : [])),
    ]);
    expect(said.filter((text) => /diagram\.[a-z]/.test(text))).toEqual([]);
  });

  it('is the same again for the same graph', () => {
    expect(JSON.stringify(layoutRoute(homeCampus, homeCampusTopology, t))).toBe(JSON.stringify(scene));
  });
});

function arrowPointsUp(primitive: SceneItem['primitives'][number] | undefined): boolean {
  if (primitive?.type !== 'path') throw new Error('no arrow');
  const [, , tip, , , back] = primitive.d.split(' ');
  return Number(tip) < Number(back);
}

function lineHeight(primitive: SceneItem['primitives'][number] | undefined): number {
  if (primitive?.type !== 'path') throw new Error('no line');
  return Number(primitive.d.split(' ')[2]);
}

describe('other routes', () => {
  const chain = (length: number, more: (hop: number) => Partial<RouterSketch> = () => ({})): Scene => {
    const routers = Array.from({ length }, (_, rank): RouterSketch => ({ id: `N${rank}`, rank, ...more(rank) }));
    const links = routers.slice(1).map((router, index): LinkSketch => ({
      a: `N${index}`,
      b: router.id,
      ...(router.kind !== 'silent' && { bIp: `203.0.113.${index + 1}` }),
    }));
    return draw(routers, links);
  };

  it('draws nothing, one router, one hop and forty hops', () => {
    expect(draw([], []).items.filter(({ mark }) => mark === 'node')).toEqual([]);
    for (const length of [1, 2, 41]) {
      const drawn = chain(length);
      expect(drawn.items.filter(({ mark }) => mark === 'node')).toHaveLength(length);
      expect([...overlaps(drawn), ...cutTexts(drawn), ...struckTexts(drawn)]).toEqual([]);
    }
  });

  it('folds silent hops one behind the other, and says which', () => {
    const drawn = chain(8, (hop) => ({ kind: [2, 3, 4, 6].includes(hop) ? 'silent' : 'router' }));
    expect(texts(drawn, 'name')).toContain('3 silent hops (2–4)');
    expect(texts(drawn, 'name')).toContain('hop 6 * * *');
    expect(drawn.items.filter(({ mark }) => mark === 'node')).toHaveLength(6);
  });

  it('cuts a long name and speaks it whole', () => {
    const label = `xe-0-0-1.${'very-long-router-name.'.repeat(4)}example.net`;
    const drawn = draw(
      [
        { id: 'A', rank: 0, label },
        { id: 'B', rank: 1 },
      ],
      [{ a: 'A', b: 'B' }],
    );
    expect(texts(drawn, 'name').find((name) => name.startsWith('xe-'))).toMatch(/…$/);
    expect(item(drawn, 'node', 'A').label).toContain(label);
    expect(cutTexts(drawn)).toEqual([]);
  });

  it('spreads twelve alternatives without overlaps', () => {
    const middle = [...Array(12).keys()].map((n): RouterSketch => ({
      id: `M${n}`,
      rank: 2,
      label: `ae-${n}.r20.osakjp01.jp.bb.example.net`,
    }));
    const links = middle.flatMap((router, n): LinkSketch[] => [
      { a: 'A', b: router.id, bIp: `203.0.113.${n * 8 + 1}`, ways: 'F', rttMs: 10 },
      { a: router.id, b: 'Z', bIp: '198.51.100.1', ways: 'F', rttMs: 18 },
    ]);
    const drawn = draw([{ id: 'A', rank: 1 }, ...middle, { id: 'Z', rank: 3 }], links);
    expect([...overlaps(drawn), ...cutTexts(drawn), ...struckTexts(drawn)]).toEqual([]);
    expect(texts(drawn, 'address').filter((ip) => ip === '198.51.100.1')).toHaveLength(1);
    expect(new Set(middle.map(({ id }) => iconOf(drawn, id).x)).size).toBe(12);
  });

  it('sends forward to the left and return to the right of the spine, each in a straight line', () => {
    const drawn = draw(
      [
        { id: 'A', rank: 0 },
        { id: 'B1', rank: 1 },
        { id: 'B2', rank: 2 },
        { id: 'F1', rank: 1 },
        { id: 'F2', rank: 2 },
        { id: 'F3', rank: 3 },
        { id: 'Z', rank: 4 },
      ],
      [
        { a: 'A', b: 'F1', bIp: '203.0.113.1' },
        { a: 'F1', b: 'F2', bIp: '203.0.113.5' },
        { a: 'F2', b: 'F3', bIp: '203.0.113.9' },
        { a: 'F3', b: 'Z', bIp: '203.0.113.13' },
        { a: 'A', b: 'B1', aIp: '192.0.2.1', ways: 'r' },
        { a: 'B1', b: 'B2', aIp: '192.0.2.5', ways: 'r' },
        { a: 'B2', b: 'Z', aIp: '192.0.2.9', ways: 'r' },
      ],
    );
    const x = (id: string): number => iconOf(drawn, id).x;
    expect([x('F1'), x('F2'), x('F3')]).toEqual([x('F1'), x('F1'), x('F1')]);
    expect(x('B1')).toBe(x('B2'));
    expect(x('F1')).toBeLessThan(x('A'));
    expect(x('B1')).toBeGreaterThan(x('A'));
  });

  it('draws three interfaces of one prefix as a bar with the prefix once', () => {
    const segment = { id: 'segment:ix', state: 'accepted', prefix: '202.249.2.0/24' } as const;
    const drawn = draw(
      [
        { id: 'A', rank: 0 },
        { id: 'B', rank: 1 },
        { id: 'C', rank: 1 },
        { id: 'Z', rank: 2 },
      ],
      [
        { a: 'A', b: 'B' },
        { a: 'A', b: 'C' },
        { a: 'B', b: 'Z', aIp: '202.249.2.131', bIp: '202.249.2.83', segment },
        { a: 'C', b: 'Z', aIp: '202.249.2.132', bIp: '202.249.2.83', segment, ways: 'r' },
      ],
    );
    expect(texts(drawn, 'prefix')).toEqual(['202.249.2.0/24']);
    expect([...texts(drawn, 'address')].sort()).toEqual(['202.249.2.131', '202.249.2.132', '202.249.2.83']);
    const [bar] = item(drawn, 'segment', 'segment:ix').primitives;
    expect(bar).toMatchObject({ type: 'path', stroke: { width: 4 } });
    expect([...overlaps(drawn), ...cutTexts(drawn), ...struckTexts(drawn)]).toEqual([]);
  });

  it('tags what the tool noted and spells it out', () => {
    const graph = graphOf(
      [
        { id: 'A', rank: 0 },
        { id: 'B', rank: 1 },
      ],
      [{ a: 'A', b: 'B', bIp: '192.0.2.1' }],
    );
    const place = { start: 0, end: 9 };
    const probe = {
      index: 0,
      ip: '192.0.2.1',
      lost: false,
      annotation: { raw: '!X', kind: 'prohibited', span: place },
      mpls: [{ label: 24001 }],
      spans: { all: place },
    } as const;
    const trace: Topology['traces'][number] = {
      id: 'trace:a@1',
      source: 'a',
      dialect: 'linux',
      flow: 'per-probe',
      reached: 'no',
      truncated: false,
      aggregate: false,
      hops: [{ ttl: 1, probes: [probe, { ...probe, index: 1 }], span: place }],
      warnings: [],
      span: place,
      unparsed: [],
    };
    const drawn = layoutRoute(graph, { ...topologyOf(graph), traces: [trace] }, t);
    expect(texts(drawn, 'tag')).toEqual(['MPLS !X']);
    expect(item(drawn, 'node', 'B').label).toContain('MPLS label switching, administratively prohibited');
    expect([...overlaps(drawn), ...cutTexts(drawn), ...struckTexts(drawn)]).toEqual([]);
  });

  it('says what it does not know', () => {
    const drawn = draw(
      [
        { id: 'A', rank: 0 },
        { id: 'B', rank: 1 },
        { id: 'C', rank: 2 },
      ],
      [
        { a: 'A', b: 'B', bIp: '192.0.2.1', ways: 'fr' },
        { a: 'B', b: 'C', aIp: '192.0.2.5', bIp: '192.0.2.6', ways: 'fr' },
      ],
    );
    expect(texts(drawn, 'unseen')).toEqual(['if ?']);
    const oneWay = draw(
      [
        { id: 'A', rank: 0 },
        { id: 'B', rank: 1 },
      ],
      [{ a: 'A', b: 'B', bIp: '192.0.2.1' }],
    );
    expect(texts(oneWay, 'unseen')).toEqual([]);
    expect(texts(oneWay, 'verdict')).toEqual(['symmetry unknown: only one direction was traced']);
  });

  it('takes two thousand routers', { timeout: 60_000 }, () => {
    const count = 2000;
    const routers = [...Array(count).keys()].map((n): RouterSketch => ({ id: `N${n}`, rank: n % 30 }));
    const links = routers
      .slice(0, -31)
      .map((router, n): LinkSketch => ({ a: router.id, b: `N${n + (n % 7 === 0 ? 31 : 1)}` }));
    const graph = graphOf(routers, links);
    expect(layoutRoute(graph, topologyOf(graph), t).items.length).toBeGreaterThan(2 * count);
  });
});
