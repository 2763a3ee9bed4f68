import { paletteOf, type Palette } from '../layout/palette';
import type { Primitive, Scene } from '../layout/scene';
import type { Network, NetworkLink, NetworkNode } from './network/network';
import { escapeXml, tag, type Attributes } from './xml';

const NODE_WIDTH = 150;
const NODE_HEIGHT = 34;

/** Attributes that any reader of GraphML gets; `d0` and `d1` are what yEd draws. */
const KEYS: readonly (readonly [id: string, owner: string, name: string])[] = [
  ['id', 'node', 'id'],
  ['label', 'node', 'label'],
  ['kind', 'node', 'kind'],
  ['addresses', 'node', 'addresses'],
  ['domain', 'node', 'domain'],
  ['link', 'edge', 'id'],
  ['prefix', 'edge', 'label'],
  ['fromAddress', 'edge', 'sourceAddress'],
  ['toAddress', 'edge', 'targetAddress'],
  ['directions', 'edge', 'directions'],
];

/**
 * GraphML 1.0 with yEd's own graphics: nodes where the drawing has them, addresses of the interfaces at the ends of the edges. Readers
 * that do not know yEd's namespace get the same as plain attributes.
 */
export function graphmlOf(network: Network, scene: Scene, theme: 'light' | 'dark'): string {
  const palette = paletteOf(theme);
  const names = new Map(network.nodes.map(({ id }, index) => [id, `n${index}`]));
  const domains = new Map(network.clusters.flatMap(({ label, nodes }) => nodes.map((id) => [id, label] as const)));
  const places = placesOf(scene);
  const nodes = network.nodes.map((node, index) => {
    const place = places.get(node.id) ?? { x: scene.width / 2, y: scene.height - index * 80 };
    const values = dataTags({
      id: node.id,
      label: node.label,
      kind: node.kind,
      addresses: node.addresses.join(' '),
      domain: domains.get(node.id),
    });
    return tag('node', [['id', `n${index}`]], values + data('d0', shapeNode(node, place, palette)));
  });
  const edges = network.links.map((link, index) => {
    const { id, label, fromAddress, toAddress, directions } = link;
    const values = dataTags({ link: id, prefix: label, fromAddress, toAddress, directions: directions.join(' ') });
    const ends: Attributes = [
      ['id', `e${index}`],
      ['source', names.get(link.from)],
      ['target', names.get(link.to)],
    ];
    return tag('edge', ends, values + data('d1', polyLine(link, palette)));
  });
  const keys = [
    ...KEYS.map(([id, owner, name]) =>
      tag('key', [
        ['id', id],
        ['for', owner],
        ['attr.name', name],
        ['attr.type', 'string'],
      ]),
    ),
    ...(['nodegraphics', 'edgegraphics'] as const).map((type, index) =>
      tag('key', [
        ['id', `d${index}`],
        ['for', index === 0 ? 'node' : 'edge'],
        ['yfiles.type', type],
      ]),
    ),
  ];
  const graph = tag(
    'graph',
    [
      ['id', 'G'],
      ['edgedefault', 'directed'],
    ],
    `\n${[...nodes, ...edges].join('\n')}\n`,
  );
  const spaces: Attributes = [
    ['xmlns', 'http://graphml.graphdrawing.org/xmlns'],
    ['xmlns:y', 'http://www.yworks.com/xml/graphml'],
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('graphml', spaces, `\n${keys.join('\n')}\n${graph}\n`)}\n`;
}

function data(key: string, content: string): string {
  return tag('data', [['key', key]], content);
}

function dataTags(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => tag('data', [['key', key]], escapeXml(value ?? '')))
    .join('');
}

/** Centres of the nodes of a drawing. */
function placesOf(scene: Scene): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  return new Map(
    scene.items.flatMap(({ id, mark, primitives }) => {
      const box = primitives.find((one): one is Extract<Primitive, { readonly width: number }> => 'width' in one);
      if (mark !== 'node' || !box) return [];
      return [[id, { x: box.x + box.width / 2, y: box.y + box.height / 2 }] as const];
    }),
  );
}

/** yEd draws in pixels that are wider than ours: labels stand inside its boxes. */
const SPREAD = 1.6;

function shapeNode(
  { label, kind, doubtful }: NetworkNode,
  { x, y }: { readonly x: number; readonly y: number },
  palette: Palette,
): string {
  const geometry = tag('y:Geometry', [
    ['x', Math.round(x * SPREAD - NODE_WIDTH / 2)],
    ['y', Math.round(y * SPREAD - NODE_HEIGHT / 2)],
    ['width', NODE_WIDTH],
    ['height', NODE_HEIGHT],
  ]);
  const border = tag('y:BorderStyle', [
    ['color', kind === 'nat' ? palette.nat : palette['node-edge']],
    ['type', doubtful ? 'dashed' : 'line'],
    ['width', kind === 'nat' ? 2 : 1],
  ]);
  const fill = tag('y:Fill', [['color', kind === 'host' || kind === 'server' ? palette.card : palette['band-1']]]);
  const shape = tag('y:Shape', [['type', kind === 'host' || kind === 'server' ? 'rectangle' : 'roundrectangle']]);
  const name = tag(
    'y:NodeLabel',
    [
      ['textColor', palette.text],
      ['fontSize', 12],
    ],
    escapeXml(label),
  );
  return tag('y:ShapeNode', [], geometry + fill + border + name + shape);
}

function polyLine({ label, fromAddress, toAddress, directions, mail }: NetworkLink, palette: Palette): string {
  const [out, back] = [directions.some((one) => one !== 'return'), directions.includes('return')];
  const line = tag('y:LineStyle', [
    ['color', mail ? palette.mail : out && back ? palette.link : back ? palette.return : palette.forward],
    ['type', mail ? 'dashed_dotted' : back && !out ? 'dashed' : 'line'],
    ['width', 1.5],
  ]);
  const arrows = tag('y:Arrows', [
    ['source', back ? 'standard' : 'none'],
    ['target', out ? 'standard' : 'none'],
  ]);
  const at = (text: string | undefined, position: string): string => {
    const model: Attributes = [
      ['modelName', 'six_pos'],
      ['modelPosition', position],
      ['fontSize', 10],
      ['textColor', palette.text],
    ];
    return text === undefined ? '' : tag('y:EdgeLabel', model, escapeXml(text));
  };
  const labels = at(fromAddress, 'shead') + at(label, 'head') + at(toAddress, 'thead');
  return tag('y:PolyLineEdge', [], line + arrows + labels);
}
