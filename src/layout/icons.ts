import type { ExtraHostKind } from '../model/extraHost';
import type { IconPrimitive, Paint, Primitive, Scene, ScenePicture, Stroke } from './scene';

/**
 * Our own drawings of the classic network symbols: primitives in a 64 × 40 box, paths of absolute M, L, C, A, Z. SVG paints them in a scaled
 * group, PPTX makes freeforms of them, so a symbol looks the same everywhere.
 */
export interface Icon {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Primitive[];
}

export const ICON_WIDTH = 64;
export const ICON_HEIGHT = 40;

const EDGE: Stroke = { paint: 'node-edge', width: 1.5 };
const MARK: Stroke = { paint: 'node-mark', width: 2 };

const round = (value: number): number => Math.round(value * 10) / 10;

function path(d: string, fill: Paint, stroke?: Stroke): Primitive {
  return { type: 'path', d, fill, ...(stroke && { stroke }) };
}

function rect(x: number, y: number, width: number, height: number, fill: Paint, more: object = {}): Primitive {
  return { type: 'rect', x, y, width, height, fill, ...more };
}

/** A closed polygon from points of the unit disc, seen in perspective as the top face of a cylinder. */
function onFace(cy: number, points: readonly (readonly [number, number])[]): string {
  const corners = points.map(([u, v]) => `${round(32 + 29 * u)} ${round(cy + 11.5 * v)}`);
  return `M ${corners.join(' L ')} Z`;
}

/** Arrow on the face along `angle` (degrees): from radius `from` to radius `to`; inward when `to` is smaller. */
function faceArrow(cy: number, angle: number, from: number, to: number): string {
  const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const at = (along: number, across: number): readonly [number, number] => [
    along * c - across * s,
    along * s + across * c,
  ];
  const neck = to + (from > to ? 0.3 : -0.3);
  const [shaft, head] = [0.065, 0.21];
  return onFace(cy, [
    at(from, -shaft),
    at(neck, -shaft),
    at(neck, -head),
    at(to, 0),
    at(neck, head),
    at(neck, shaft),
    at(from, shaft),
  ]);
}

/** The flat cylinder; two arrows come in, two go out. */
function cylinder(top = 13, bottom = 27): readonly Primitive[] {
  const side = `M 2 ${top} L 2 ${bottom} A 30 12 0 0 0 62 ${bottom} L 62 ${top} Z`;
  const face = `M 2 ${top} A 30 12 0 0 1 62 ${top} A 30 12 0 0 1 2 ${top} Z`;
  const arrows = [
    faceArrow(top, 215, 0.88, 0.16),
    faceArrow(top, 35, 0.88, 0.16),
    faceArrow(top, -35, 0.2, 0.9),
    faceArrow(top, 145, 0.2, 0.9),
  ];
  return [path(side, 'node', EDGE), path(face, 'node-face', EDGE), ...arrows.map((d) => path(d, 'node-mark'))];
}

function bricks(): readonly Primitive[] {
  const lines: string[] = [];
  for (let row = 0; row < 4; row++) {
    const y = 3 + row * 8.5;
    if (row > 0) lines.push(`M 6 ${y} L 58 ${y}`);
    const start = row % 2 === 0 ? 19 : 12.5;
    for (let x = start; x < 57; x += 13) lines.push(`M ${x} ${y} L ${x} ${round(y + 8.5)}`);
  }
  return [
    rect(6, 3, 52, 34, 'firewall', { radius: 1.5, stroke: EDGE }),
    path(lines.join(' '), 'none', { ...MARK, width: 1.6 }),
  ];
}

/** A box with a slanted top, arrows on its face. */
function switchBox(arrows: readonly string[]): readonly Primitive[] {
  return [
    path('M 4 12 L 14 3 L 60 3 L 60 28 L 50 37 L 4 37 Z', 'node', EDGE),
    path('M 4 12 L 50 12 L 50 37 L 4 37 Z', 'node-face', EDGE),
    path('M 50 12 L 60 3', 'none', EDGE),
    ...arrows.map((d) => path(d, 'node-mark')),
  ];
}

function flatArrow(x1: number, x2: number, y: number): string {
  const back = x2 > x1 ? -5 : 5;
  return `M ${x1} ${y - 1} L ${x2 + back} ${y - 1} L ${x2 + back} ${y - 3.2} L ${x2} ${y} L ${x2 + back} ${y + 3.2} L ${x2 + back} ${y + 1} L ${x1} ${y + 1} Z`;
}

/** Eight spokes, as on the classic layer-3 switch. */
function spokes(cx: number, cy: number): readonly Primitive[] {
  const lines = [0, 45, 90, 135].map((angle) => {
    const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    return `M ${round(cx - 15 * c)} ${round(cy - 9.5 * s)} L ${round(cx + 15 * c)} ${round(cy + 9.5 * s)}`;
  });
  return [path(lines.join(' '), 'none', MARK), { type: 'circle', cx, cy, r: 4.2, fill: 'node-face', stroke: MARK }];
}

function tower(): readonly Primitive[] {
  return [
    rect(20, 2, 24, 36, 'server', { radius: 2, stroke: EDGE }),
    path('M 24.5 9 L 39.5 9 M 24.5 15 L 39.5 15 M 24.5 21 L 39.5 21', 'none', MARK),
    { type: 'circle', cx: 38, cy: 31.5, r: 2, fill: 'node-mark' },
  ];
}

const MONITOR: readonly Primitive[] = [
  path('M 27 29 L 37 29 L 39 36 L 25 36 Z', 'host', EDGE),
  path('M 19 36.5 L 45 36.5', 'none', { paint: 'node-edge', width: 2.5 }),
  rect(10, 3, 44, 27, 'host', { radius: 2.5, stroke: EDGE }),
  path('M 15 24.5 L 15 8.5 L 49 8.5 L 49 24.5 Z', 'none', { ...MARK, width: 1.6 }),
];

const ENVELOPE: readonly Primitive[] = [
  rect(34, 20, 26, 17, 'background', { radius: 1.5, stroke: EDGE }),
  path('M 34.5 21 L 47 30 L 59.5 21', 'none', EDGE),
];

const GLOBE: readonly Primitive[] = [
  { type: 'circle', cx: 47, cy: 28, r: 9.5, fill: 'background', stroke: EDGE },
  path('M 37.5 28 L 56.5 28 M 47 18.5 A 5 9.5 0 0 0 47 37.5 A 5 9.5 0 0 0 47 18.5', 'none', { ...EDGE, width: 1.2 }),
];

const DRAWINGS = {
  router: cylinder(),
  nat: [
    ...cylinder(),
    path('M 2 23.5 L 2 29 A 30 12 0 0 0 62 29 L 62 23.5 A 30 12 0 0 1 2 23.5 Z', 'nat', EDGE),
    path(flatArrow(32, 43, 36.3), 'background'),
    path(flatArrow(32, 21, 36.3), 'background'),
  ],
  wireless: [path('M 17 14 L 10 1.5 M 47 14 L 54 1.5', 'none', { paint: 'node-edge', width: 3 }), ...cylinder(20, 28)],
  firewall: bricks(),
  switch: switchBox([flatArrow(10, 44, 18), flatArrow(44, 10, 24.5), flatArrow(10, 44, 31)]),
  'l3-switch': [...switchBox([]), ...spokes(27, 24.5)],
  server: tower(),
  'web-server': [...tower(), ...GLOBE],
  'mail-server': [...tower(), ...ENVELOPE],
  host: MONITOR,
  laptop: [
    rect(15, 5, 34, 23, 'host', { radius: 2.5, stroke: EDGE }),
    path('M 19 24 L 19 9 L 45 9 L 45 24 Z', 'none', { ...MARK, width: 1.6 }),
    path('M 8 30 L 56 30 L 60 36 L 4 36 Z', 'host', EDGE),
  ],
  phone: [
    rect(22, 1.5, 20, 37, 'host', { radius: 3.5, stroke: EDGE }),
    path('M 26 30.5 L 26 7 L 38 7 L 38 30.5 Z', 'none', { ...MARK, width: 1.6 }),
    { type: 'circle', cx: 32, cy: 34.5, r: 1.6, fill: 'node-mark' },
  ],
  printer: [
    rect(20, 3, 24, 12, 'background', { stroke: EDGE }),
    rect(10, 13, 44, 16, 'host', { radius: 2.5, stroke: EDGE }),
    rect(18, 23, 28, 14, 'background', { stroke: EDGE }),
    path('M 23 29 L 41 29 M 23 33 L 36 33', 'none', { paint: 'node-edge', width: 1.6 }),
  ],
  cloud: [
    path(
      'M 15 35 C 5 35 2 25 9 21 C 7 12 17 8 22 12 C 26 2 42 2 45 11 C 54 9 60 17 56 23 C 62 27 59 35 50 35 Z',
      'node-face',
      EDGE,
    ),
  ],
  house: [
    path('M 14 18 L 14 37 L 50 37 L 50 18 Z', 'host', EDGE),
    path('M 8 20 L 32 2 L 56 20 Z', 'node', EDGE),
    path('M 28 37 L 28 26 L 36 26 L 36 37 Z', 'node-mark'),
  ],
  campus: [
    path('M 8 15 L 32 2 L 56 15 Z', 'node', EDGE),
    path('M 11 33 L 11 16 L 53 16 L 53 33 Z', 'node-face', EDGE),
    path('M 18 18 L 18 32 M 27 18 L 27 32 M 37 18 L 37 32 M 46 18 L 46 32', 'none', { ...MARK, width: 3 }),
    rect(6, 33, 52, 4, 'node', { stroke: EDGE }),
  ],
  unknown: [
    rect(3, 4, 58, 32, 'background', { radius: 4, stroke: { paint: 'muted', width: 1.5, dash: [4, 3] } }),
    path('M 26 15.5 C 26 8 38 8 38 15.5 C 38 20 32 19.5 32 25', 'none', { paint: 'muted', width: 2.8 }),
    { type: 'circle', cx: 32, cy: 30, r: 1.9, fill: 'muted' },
  ],
  silent: [rect(3, 4, 58, 32, 'background', { radius: 4, stroke: { paint: 'muted', width: 1.5, dash: [4, 3] } })],
} as const satisfies Readonly<Record<string, readonly Primitive[]>>;

export type IconName = keyof typeof DRAWINGS;

export const ICON_NAMES = Object.keys(DRAWINGS) as readonly IconName[];

/** The drawing of a name; an unknown name gets the question mark, so that a newer scene never breaks an older painter. */
export function iconOf(name: string): Icon {
  const shapes = Object.hasOwn(DRAWINGS, name) ? DRAWINGS[name as IconName] : DRAWINGS.unknown;
  return { width: ICON_WIDTH, height: ICON_HEIGHT, shapes };
}

/** A picture of the user's for one symbol, from one or two files; where both are there, the URI holds the SVG. */
export interface IconPicture extends ScenePicture {
  readonly png?: Uint8Array;
  readonly svg?: Uint8Array;
}

/** By icon name. */
export type IconPictures = ReadonlyMap<string, IconPicture>;

/** A picture of the general symbol stands for the special ones that have no picture of their own. */
const GENERAL: ReadonlyMap<string, IconName> = new Map([
  ['nat', 'router'],
  ['wireless', 'router'],
  ['l3-switch', 'switch'],
  ['web-server', 'server'],
  ['mail-server', 'server'],
  ['laptop', 'host'],
  ['silent', 'unknown'],
]);

/** Symbols of the nodes: our drawings, boxes, or the user's pictures for those that have one. */
export type Icons = 'drawn' | 'plain' | IconPictures;

/** The scene with the symbols that the user wants. Nothing else decides it: painters draw what they find. */
export function withIcons(scene: Scene, icons: Icons): Scene {
  if (icons === 'drawn' || (icons !== 'plain' && icons.size === 0)) return scene;
  const pictures: Record<string, ScenePicture> = {};
  const chosen = (one: Primitive): Primitive => {
    if (one.type !== 'icon') return one;
    if (icons === 'plain') return plainBox(one);
    const icon = icons.has(one.icon) ? one.icon : (GENERAL.get(one.icon) ?? one.icon);
    const picture = icons.get(icon);
    if (!picture) return one;
    const { width, height, uri } = picture;
    pictures[icon] = { width, height, uri };
    return fitted({ ...one, icon }, picture);
  };
  const all = <T extends { readonly primitives: readonly Primitive[] }>(some: readonly T[]): readonly T[] =>
    some.map((one) => ({ ...one, primitives: one.primitives.map(chosen) }));
  const [items, legend] = [all(scene.items), all(scene.legend)];
  return { ...scene, items, legend, ...(icons !== 'plain' && { pictures }) };
}

/** A box in the colour of the largest part of the drawing; what is not known stays dashed. */
function plainBox({ icon, x, y, width, height }: IconPrimitive): Primitive {
  const [first] = iconOf(icon).shapes;
  const fill = first && 'fill' in first && first.fill !== 'none' ? first.fill : 'node';
  const stroke = (first && 'stroke' in first && first.stroke) || EDGE;
  return { type: 'rect', x, y, width, height, radius: 4, fill, stroke };
}

/** As large as the picture fits into the place of the symbol, in its own proportions. */
function fitted({ icon, x, y, width, height }: IconPrimitive, picture: IconPicture): Primitive {
  const scale = Math.min(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  return { type: 'image', icon, x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h, scale };
}

/** Symbols of machines beside the route. */
export const EXTRA_ICONS: Readonly<Record<ExtraHostKind, IconName>> = {
  pc: 'host',
  phone: 'phone',
  printer: 'printer',
  router: 'router',
  server: 'server',
  tv: 'host',
  host: 'laptop',
};
