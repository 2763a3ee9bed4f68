import type { LegendEntry, Primitive, Scene, SceneItem } from '../../src/layout/scene';
import type { PanelContent } from '../../src/protocol/messages';
import type { Traits } from '../../src/protocol/traits';
import { messages } from '../../src/messages';
import { webviewStrings } from '../../src/view/strings';

/**
 * A small drawing made by hand, so that the page is tested on its own: six nodes bottom to top, an alternative beside the third, two
 * lanes, a NAT line, and names that try to be markup. Ranks grow upwards as in a route.
 */
export const TEXT = [
  'traceroute to 192.0.2.80 (192.0.2.80), 30 hops max, 60 byte packets',
  ' 1  home-gw (192.168.1.1)  0.5 ms',
  ' 2  203.0.113.1  4.1 ms',
  ' 3  core-a (198.51.100.5)  9.0 ms',
  ' 4  campus-gw (192.0.2.1)  12.0 ms',
  ' 5  www (192.0.2.80)  16.1 ms',
  '',
].join('\n');

export const HOSTILE = '</script><script>window.hacked=1</script><!--<img src=x onerror="window.hacked=1">';

interface HopPlace {
  readonly id: string;
  readonly name: string;
  readonly ip: string;
  readonly kind: string;
  readonly icon: string;
  readonly x: number;
  readonly y: number;
  readonly rank: number;
  readonly lane: number;
  readonly line: number;
}

const HOPS: readonly HopPlace[] = [
  {
    id: 'router:192.168.1.10',
    name: 'my-pc',
    ip: '192.168.1.10',
    kind: 'host',
    icon: 'host',
    x: 300,
    y: 640,
    rank: 0,
    lane: 0,
    line: 1,
  },
  {
    id: 'router:192.168.1.1',
    name: 'home-gw',
    ip: '192.168.1.1',
    kind: 'nat',
    icon: 'nat',
    x: 300,
    y: 530,
    rank: 1,
    lane: 0,
    line: 1,
  },
  {
    id: 'router:203.0.113.1',
    name: 'BRAS',
    ip: '203.0.113.1',
    kind: 'router',
    icon: 'router',
    x: 300,
    y: 420,
    rank: 2,
    lane: 0,
    line: 2,
  },
  {
    id: 'router:198.51.100.5',
    name: 'core-a',
    ip: '198.51.100.5',
    kind: 'router',
    icon: 'router',
    x: 190,
    y: 300,
    rank: 3,
    lane: 0,
    line: 3,
  },
  {
    id: 'router:198.51.100.9',
    name: 'core-b',
    ip: '198.51.100.9',
    kind: 'router',
    icon: 'router',
    x: 410,
    y: 300,
    rank: 3,
    lane: 1,
    line: 3,
  },
  {
    id: 'router:192.0.2.80',
    name: 'www',
    ip: '192.0.2.80',
    kind: 'server',
    icon: 'web-server',
    x: 300,
    y: 150,
    rank: 4,
    lane: 0,
    line: 5,
  },
];

const LINKS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [2, 4],
  [3, 5],
  [4, 5],
] as const;

function lineSpan(line: number) {
  const lines = TEXT.split('\n');
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  return { source: 'trace.txt', start, end: start + (lines[line]?.length ?? 0) };
}

function text(x: number, y: number, value: string, role: string, more: Partial<Primitive> = {}): Primitive {
  return {
    type: 'text',
    x,
    y,
    text: value,
    size: 13,
    anchor: 'start',
    fill: 'text',
    halo: 'background',
    role,
    ...more,
  } as Primitive;
}

function nodeItems(hop: HopPlace): readonly SceneItem[] {
  const { id, name, ip, kind, icon, x, y, rank, lane, line } = hop;
  const evidence = [lineSpan(line)];
  return [
    {
      id,
      mark: 'node',
      data: { kind },
      subject: id,
      label: `Hop ${rank}, ${name}, interface ${ip}`,
      evidence,
      stop: { rank, lane },
      primitives: [
        { type: 'icon', icon, x: x - 32, y: y - 20, width: 64, height: 40 },
        text(x + 40, y + 4, name, 'name', { bold: true }),
      ],
    },
    {
      id: `if:${ip}`,
      mark: 'interface',
      data: { if: ip },
      subject: `if:${ip}`,
      evidence,
      primitives: [
        { type: 'circle', cx: x, cy: y + 24, r: 4, fill: 'background', stroke: { paint: 'link', width: 1.5 } },
      ],
    },
    {
      id: `if:${ip}`,
      mark: 'address',
      data: {},
      subject: `if:${ip}`,
      label: `Address ${ip} of ${name}`,
      evidence,
      primitives: [text(x + 10, y + 38, ip, 'address', { size: 12, mono: true })],
    },
  ];
}

function linkItem(a: HopPlace, b: HopPlace): SceneItem {
  return {
    id: `link:${a.id}|${b.id}|`,
    mark: 'link',
    data: { segment: `${a.ip}-${b.ip}` },
    subject: `link:${a.id}|${b.id}|`,
    label: `Link ${a.name} to ${b.name}`,
    evidence: [],
    primitives: [
      {
        type: 'path',
        d: `M ${a.x} ${a.y - 20} L ${b.x} ${b.y + 24}`,
        fill: 'none',
        stroke: { paint: 'link', width: 2 },
      },
    ],
  };
}

function laneItem(direction: 'forward' | 'return', dx: number): SceneItem {
  return {
    id: direction,
    mark: 'lane',
    data: { direction },
    subject: direction,
    evidence: [],
    primitives: [
      {
        type: 'path',
        d: `M ${300 + dx} 620 L ${300 + dx} 440`,
        fill: 'none',
        stroke: { paint: direction, width: 2, ...(direction === 'return' && { dash: [6, 4] }) },
      },
    ],
  };
}

const LEGEND: readonly LegendEntry[] = [
  {
    id: 'forward',
    text: 'Forward',
    primitives: [{ type: 'path', d: 'M 2 8 L 32 8', fill: 'none', stroke: { paint: 'forward', width: 2 } }],
  },
  {
    id: 'return',
    text: 'Return',
    primitives: [
      { type: 'path', d: 'M 2 8 L 32 8', fill: 'none', stroke: { paint: 'return', width: 2, dash: [6, 4] } },
    ],
  },
  {
    id: 'nat',
    text: 'NAT boundary',
    primitives: [{ type: 'path', d: 'M 2 8 L 32 8', fill: 'none', stroke: { paint: 'nat', width: 3, dash: [8, 4] } }],
  },
];

export function handScene(name = 'www'): Scene {
  const hops = HOPS.map((hop) => (hop.name === 'www' ? { ...hop, name } : hop));
  return {
    kind: 'route',
    width: 600,
    height: 700,
    title: 'Route to www',
    description: 'Five hops from my-pc to www.',
    items: [
      {
        id: 'home',
        mark: 'band',
        data: {},
        subject: 'home',
        evidence: [],
        primitives: [
          { type: 'rect', x: 10, y: 500, width: 580, height: 190, fill: 'band-0' },
          text(20, 520, 'Home', 'band'),
        ],
      },
      {
        id: 'nat:router:192.168.1.1',
        mark: 'boundary',
        data: { kind: 'nat' },
        subject: 'nat:router:192.168.1.1',
        label: 'NAT at home-gw',
        evidence: [lineSpan(1)],
        primitives: [
          { type: 'path', d: 'M 10 530 L 590 530', fill: 'none', stroke: { paint: 'nat', width: 3, dash: [8, 4] } },
        ],
      },
      ...LINKS.map(([a, b]) => linkItem(hops[a] as HopPlace, hops[b] as HopPlace)),
      laneItem('forward', -12),
      laneItem('return', 12),
      ...hops.flatMap(nodeItems),
    ],
    legend: LEGEND,
  };
}

/** A second drawing, so that there are tabs: one relay from left to right. */
export function mailScene(subject = 'Hello'): Scene {
  const hop = HOPS[1] as HopPlace;
  return {
    kind: 'mail',
    width: 500,
    height: 200,
    title: subject,
    description: 'One relay.',
    items: nodeItems({ ...hop, id: 'hop:1', name: subject, x: 200, y: 100, kind: 'relay', icon: 'mail-server' }),
    legend: [],
  };
}

const traitsOf = (hop: HopPlace): Traits => ({
  text: `${hop.name} ${hop.ip}`.toLowerCase(),
  ips: [hop.ip],
  rttMs: [hop.rank * 4],
  asn: [],
  roles: [hop.kind],
  directions: hop.name === 'core-b' ? ['return'] : hop.name === 'core-a' ? ['forward'] : ['forward', 'return'],
  traces: [],
  private: hop.ip.startsWith('192.168.'),
  row: [String(hop.rank), hop.name, hop.ip, `${hop.rank * 4} ms`],
});

const TRAITS: Readonly<Record<string, Traits>> = Object.fromEntries(
  HOPS.flatMap((hop) => [
    [hop.id, traitsOf(hop)],
    [`if:${hop.ip}`, { ...traitsOf(hop), row: undefined }],
  ]),
);

export function handContent(scenes: readonly Scene[], language: 'en' | 'ja' = 'en'): PanelContent {
  const link = { ...lineSpan(2), label: 'line 3', quote: '2  203.0.113.1  4.1 ms' };
  return {
    scenes,
    banner: 'Taken for Linux traceroute (forward, 5 hops).',
    unparsedNote: '1 line was not understood.',
    unparsed: [lineSpan(0)],
    overviews: ['route'],
    inspector: {
      route: { kind: 'Overview', title: 'Route', facts: [{ name: 'forward', value: 'to www, 5 hops' }], claims: [] },
      'router:203.0.113.1': {
        kind: 'Router',
        title: 'BRAS',
        facts: [{ name: 'Address', value: '203.0.113.1', evidence: link }],
        claims: [
          {
            text: 'This router and 203.0.113.2 share one segment.',
            grade: 'likely, 80 %',
            why: [{ text: 'Both lie in one /30.', evidence: [link] }],
            whyNot: [{ text: 'A wider block (20 %)', why: [] }],
          },
        ],
      },
      'router:192.0.2.80': { kind: 'Server', title: HOSTILE, facts: [], claims: [] },
    },
    traits: TRAITS,
    tables: [],
    folds: [],
    strings: webviewStrings(messages(language)),
    language,
    origins: ['file:///trace.txt'],
  };
}
