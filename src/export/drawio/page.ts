import { iconOf, type IconName } from '../../layout/icons';
import { legendOf } from '../../layout/legend';
import type { Palette } from '../../layout/palette';
import type { IconPrimitive, ImagePrimitive, Primitive, Scene, SceneItem, TextPrimitive } from '../../layout/scene';
import { measureText } from '../../layout/textMetrics';
import type { Translate } from '../../messages/catalog';
import { arrowOf } from '../arrow';
import type { Stencils } from '../exporter';
import { nameOf } from '../itemName';
import { pointsOf, segmentsOf, type Point } from '../path';
import { Cells, type Place } from './cells';
import { linksOf, type Dot, type Links } from './links';
import { imageStyle, pictureStyle } from './picture';
import { stencilOf } from './stencils';
import { fillStyle, strokeStyle, textStyle } from './styles';

type Box = Extract<Place, { readonly width: number }>;
type Layer = 'areas' | 'boundaries' | 'network' | 'forward' | 'return' | 'legend';

/** Everything that painting needs to know of the page. */
interface Page {
  readonly cells: Cells;
  readonly layers: Readonly<Record<Layer, string>>;
  readonly palette: Palette;
  readonly stencils: Stencils;
  readonly pictures: NonNullable<Scene['pictures']>;
  /** Cells of the nodes with their boxes, and of the dots of their interfaces. */
  readonly nodes: Map<string, { readonly cell: string; readonly box: Box }>;
  readonly dots: Map<string, Dot>;
}

/** The cells of a drawing: nodes carry their interfaces, links join these and carry the addresses, layers can be hidden. */
export function cellsOf(scene: Scene, palette: Palette, stencils: Stencils, legend: boolean, t: Translate): Cells {
  const cells = new Cells();
  const layer = (name: Layer): string => cells.layer(t(`drawio.layer.${name}`));
  const layers = {
    areas: layer('areas'),
    boundaries: layer('boundaries'),
    network: layer('network'),
    forward: layer('forward'),
    return: layer('return'),
    legend: layer('legend'),
  };
  const pictures = scene.pictures ?? {};
  const page: Page = { cells, layers, palette, stencils, pictures, nodes: new Map(), dots: new Map() };
  const each = (paintOne: (item: SceneItem) => unknown): void => {
    for (const [order, item] of scene.items.entries()) {
      cells.paintAt(order);
      paintOne(item);
    }
  };
  each((item) => item.mark === 'node' && paintNode(item, page));
  each((item) => item.mark === 'interface' && paintInterface(item, page));
  const links = linksOf(scene, page);
  each((item) => links.paintLink(item));
  each((item) => paintItem(item, page, links));
  cells.paintAt(scene.items.length);
  if (legend && scene.legend.length > 0) paintAll(legendOf(scene).primitives, layers.legend, page, 'legend');
  return cells;
}

/** Nodes, interfaces and links are there already. */
function paintItem(item: SceneItem, page: Page, links: Links): void {
  if (['node', 'interface', 'link'].includes(item.mark) || links.paintBeside(item)) return;
  const node = item.node === undefined ? undefined : page.nodes.get(item.node);
  const origin = node ? node.box : { x: 0, y: 0 };
  paintAll(item.primitives, node?.cell ?? page.layers[layerOf(item)], page, nameOf(item), origin);
}

function layerOf({ mark, data }: SceneItem): Layer {
  if (mark === 'boundary') return 'boundaries';
  // The lane of a mail path is the ground of an operator, as a band is.
  if (mark === 'lane' && data['link'] !== undefined) return data['direction'] === 'return' ? 'return' : 'forward';
  return mark === 'band' || mark === 'lane' ? 'areas' : 'network';
}

type Body = Extract<Primitive, { readonly type: 'icon' | 'image' | 'rect' }>;

/** The symbol is the node; its name is the symbol's label, everything else its child, so that all move together. */
function paintNode(item: SceneItem, page: Page): void {
  const body = item.primitives.find((one): one is Body => ['icon', 'image', 'rect'].includes(one.type));
  if (!body) return paintAll(item.primitives, page.layers.network, page, nameOf(item));
  const { box, style } = body.type === 'rect' ? { box: body, style: rectStyle(body, page) } : symbolOf(body, page);
  const name = besideOf(item, box);
  const ground = item.primitives.find((one) => one !== body && one.type === 'rect');
  const label = name ? labelStyle(name, ground, box, page) : '';
  const cell = page.cells.vertex(page.layers.network, style + label, name?.text ?? '', box, nameOf(item));
  page.nodes.set(item.id, { cell, box });
  // The ground under a name is the label's own.
  const rest = item.primitives.filter((one) => one !== body && one !== name && !(name && one.type === 'rect'));
  paintAll(rest, cell, page, undefined, box);
}

/** A label to the right of its symbol, with the ground that keeps lines off the letters. */
function labelStyle(name: TextPrimitive, ground: Primitive | undefined, box: Box, { palette }: Page): string {
  const space = Math.round(name.x - box.x - box.width);
  const below = ground?.type === 'rect' ? `labelBackgroundColor=${palette[ground.fill]};` : '';
  return `${textStyle(name, palette)}labelPosition=right;verticalLabelPosition=middle;spacingLeft=${space};${below}`;
}

/** The name, where it stands to the right of the symbol. */
function besideOf({ primitives }: SceneItem, box: Box): TextPrimitive | undefined {
  const name = primitives.find((one) => one.type === 'text');
  const right = name?.type === 'text' && name.role === 'name' && name.anchor === 'start' && name.x >= box.x + box.width;
  return right && name.y > box.y && name.y < box.y + box.height ? name : undefined;
}

function paintInterface(item: SceneItem, page: Page): void {
  const [circle] = item.primitives;
  if (circle?.type !== 'circle') return;
  const node = item.node === undefined ? undefined : page.nodes.get(item.node);
  const { cx, cy, r, fill, stroke } = circle;
  const box = { x: cx - r - (node?.box.x ?? 0), y: cy - r - (node?.box.y ?? 0), width: 2 * r, height: 2 * r };
  const style = `ellipse;${fillStyle(fill, page.palette)}${strokeStyle(stroke, page.palette)}`;
  const cell = page.cells.vertex(node?.cell ?? page.layers.network, style, '', box, nameOf(item));
  page.dots.set(item.id, { cell, at: { x: cx, y: cy } });
}

/** A stencil in its own proportions in the middle of the icon's place; without one our own drawing, or a box. */
function symbolOf(
  icon: IconPrimitive | ImagePrimitive,
  { stencils, palette, pictures }: Page,
): { box: Box; style: string } {
  const { x, y, width, height } = icon;
  const own = icon.type === 'image' ? pictures[icon.icon] : undefined;
  if (own !== undefined) return { box: { x, y, width, height }, style: imageStyle(own.uri) };
  const stencil = stencilOf(icon.icon, stencils);
  if (stencil) {
    const scale = Math.min(width / stencil.width, height / stencil.height);
    const [w, h] = [stencil.width * scale, stencil.height * scale];
    return { box: { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h }, style: stencil.style };
  }
  const box = { x, y, width, height };
  if (stencils !== 'plain' || isDoubtful(icon.icon)) return { box, style: pictureStyle([icon], box, palette) };
  const [first] = iconOf(icon.icon).shapes;
  const fill = first && 'fill' in first && first.fill !== 'none' ? first.fill : 'node';
  return { box, style: `rounded=1;${fillStyle(fill, palette)}strokeColor=${palette['node-edge']};` };
}

const DOUBTFUL: readonly string[] = ['silent', 'unknown'] satisfies readonly IconName[];
const isDoubtful = (icon: string): boolean => DOUBTFUL.includes(icon);

function rectStyle({ fill, stroke, radius = 0 }: Extract<Primitive, { type: 'rect' }>, { palette }: Page): string {
  const round = radius > 0 ? `rounded=1;absoluteArcSize=1;arcSize=${2 * radius};` : 'rounded=0;';
  return `${round}${fillStyle(fill, palette)}${strokeStyle(stroke, palette)}`;
}

/** Primitives one by one; a line with a head after it becomes an arrow. */
function paintAll(
  primitives: readonly Primitive[],
  parent: string,
  page: Page,
  name?: string,
  origin: Point = { x: 0, y: 0 },
): void {
  for (let index = 0; index < primitives.length; index++) {
    const [primitive, next] = [primitives[index], primitives[index + 1]];
    const arrow = primitive && next && arrowOf(primitive, next);
    if (arrow) {
      const style = `endArrow=block;endFill=1;endSize=5;${strokeStyle(arrow.stroke, page.palette)}`;
      const ends = [shifted(arrow.from, origin), shifted(arrow.to, origin)] as const;
      page.cells.edge(parent, style, ends, [], name);
      index++;
    } else if (primitive) paint(primitive, parent, page, name, origin);
  }
}

function shifted({ x, y }: Point, origin: Point): Point {
  return { x: x - origin.x, y: y - origin.y };
}

const LINE_HEIGHT = 1.25;
/** From the baseline to the middle of the letters, in sizes. */
const MIDDLE = 0.36;

function paint(primitive: Primitive, parent: string, page: Page, name: string | undefined, origin: Point): void {
  const { cells, palette } = page;
  const boxed = (x: number, y: number, width: number, height: number): Box => ({
    x: x - origin.x,
    y: y - origin.y,
    width,
    height,
  });
  switch (primitive.type) {
    case 'rect': {
      const { x, y, width, height } = primitive;
      cells.vertex(parent, rectStyle(primitive, page), '', boxed(x, y, width, height), name);
      return;
    }
    case 'circle': {
      const { cx, cy, r, fill, stroke } = primitive;
      const style = `ellipse;${fillStyle(fill, palette)}${strokeStyle(stroke, palette)}`;
      cells.vertex(parent, style, '', boxed(cx - r, cy - r, 2 * r, 2 * r), name);
      return;
    }
    case 'text': {
      const { x, y, size, anchor, text, bold, mono } = primitive;
      const width = measureText(text, size, { bold: bold ?? false, mono: mono ?? false });
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      const height = size * LINE_HEIGHT;
      const style = `text;strokeColor=none;fillColor=none;${textStyle(primitive, palette)}`;
      cells.vertex(parent, style, text, boxed(left, y - size * MIDDLE - height / 2, width, height));
      return;
    }
    case 'icon':
    case 'image': {
      const { box, style } = symbolOf(primitive, page);
      cells.vertex(parent, style, '', { ...box, x: box.x - origin.x, y: box.y - origin.y }, name);
      return;
    }
    case 'path':
      return paintPath(primitive, parent, page, name, origin);
  }
}

/** An open line of straight pieces is an edge that can be bent; any other form is a picture. */
function paintPath(
  primitive: Extract<Primitive, { type: 'path' }>,
  parent: string,
  { cells, palette }: Page,
  name: string | undefined,
  origin: Point,
): void {
  const segments = segmentsOf(primitive.d);
  const points = segments.flatMap(pointsOf);
  const [first, ...more] = points.map((point) => shifted(point, origin));
  const last = more.at(-1);
  if (!first || !last) return;
  const moves = segments.filter(({ type }) => type === 'move').length;
  if (primitive.fill === 'none' && moves === 1 && segments.every(({ type }) => type === 'move' || type === 'line')) {
    const style = `endArrow=none;${strokeStyle(primitive.stroke, palette)}`;
    cells.edge(parent, style, [first, last], more.slice(0, -1), name);
    return;
  }
  const edge = (primitive.stroke?.width ?? 0) / 2 + 1;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, top] = [Math.min(left, x - edge), Math.min(top, y - edge)];
    [right, bottom] = [Math.max(right, x + edge), Math.max(bottom, y + edge)];
  }
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const style = pictureStyle([primitive], box, palette);
  cells.vertex(parent, style, '', { ...box, x: left - origin.x, y: top - origin.y }, name);
}
