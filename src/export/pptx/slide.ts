import type { IconPictures } from '../../layout/icons';
import { legendOf } from '../../layout/legend';
import type { Palette } from '../../layout/palette';
import type { Primitive, Scene, SceneItem } from '../../layout/scene';
import { anchorFigure, connectorsOf, glued, sitesOf, type Dot, type Sites } from './glue';
import { arrowOf, type Arrow } from '../arrow';
import { nameOf } from '../itemName';
import type { Point } from '../path';
import { penOf, type Frame, type Pen } from './pen';
import type { Anchor, Figure, Shape } from './shape';

/** Everything that painting an item needs to know of the whole scene. */
interface Workshop {
  readonly pen: Pen;
  /** Round shapes that are made beforehand, because connectors are painted below them. */
  readonly dots: ReadonlyMap<Primitive, Dot>;
  readonly ports: ReadonlyMap<string, Dot>;
  readonly sites: Sites;
  /** Interfaces and captions of each node. */
  readonly parts: ReadonlyMap<string, readonly SceneItem[]>;
  /** Ends of lanes, and those that each node carries. */
  readonly lanes: Lanes;
}

interface Lanes {
  readonly ends: ReadonlyMap<Primitive, readonly [Anchor, Anchor]>;
  readonly carried: ReadonlyMap<string, readonly Figure[]>;
}

/** The shapes of a scene in painting order: nodes are groups, links are connectors glued to the dots of their interfaces. */
export function shapesOf(
  scene: Scene,
  frame: Frame,
  palette: Palette,
  legend: boolean,
  pictures?: IconPictures,
): readonly Shape[] {
  const workshop = workshopOf(scene, penOf(frame, palette, pictures));
  const nodes = new Set(scene.items.filter(({ mark }) => mark === 'node').map(({ id }) => id));
  const shapes = scene.items.flatMap((item) => {
    if (item.node !== undefined && nodes.has(item.node)) return [];
    return itemShapes(item, workshop);
  });
  if (!legend || scene.legend.length === 0) return titled(shapes, scene);
  const samples = paintAll(legendOf(scene).primitives, 'legend', workshop);
  return [...titled(shapes, scene), { type: 'group', name: 'legend', children: samples }];
}

function workshopOf(scene: Scene, pen: Pen): Workshop {
  const dots = new Map<Primitive, Dot>();
  const ports = new Map<string, Dot>();
  const parts = new Map<string, SceneItem[]>();
  for (const item of scene.items) {
    if (item.node !== undefined) append(parts, item.node, item);
    for (const circle of item.primitives) {
      if (circle.type !== 'circle') continue;
      const spoken = item.mark === 'interface' && item.label !== undefined ? { description: item.label } : {};
      const figure = { ...pen.shape(circle, nameOf(item)), ...spoken };
      if (figure.type !== 'figure') continue;
      dots.set(circle, { figure, circle });
      if (item.mark === 'interface') ports.set(item.id, { figure, circle });
    }
  }
  return { pen, dots, ports, parts, sites: sitesOf(dots.values()), lanes: lanesOf(scene, pen) };
}

/** A lane that is one arrow gets an invisible dot at each end, in the group of the node that it leads to or from. */
function lanesOf(scene: Scene, pen: Pen): Lanes {
  const nodeOf = new Map(
    scene.items.flatMap(({ id, mark, node }) => (mark === 'interface' && node ? [[id, node]] : [])),
  );
  const ends = new Map<Primitive, readonly [Anchor, Anchor]>();
  const carried = new Map<string, Figure[]>();
  for (const item of scene.items) {
    const [shaft, head, ...more] = item.primitives;
    const [upper, lower] = (item.ends ?? []).map((id) => nodeOf.get(id));
    if (item.mark !== 'lane' || !shaft || !head || more.length > 0) continue;
    const arrow = arrowOf(shaft, head);
    if (!arrow || upper === undefined || lower === undefined) continue;
    const up = arrow.to.y < arrow.from.y;
    const [start, end] = [arrow.from, arrow.to].map((at) => anchorFigure(pen.at(at.x, at.y), `end of ${nameOf(item)}`));
    if (!start || !end) continue;
    append(carried, up ? lower : upper, start);
    append(carried, up ? upper : lower, end);
    ends.set(shaft, [
      { figure: start, site: up ? 0 : 4 },
      { figure: end, site: up ? 4 : 0 },
    ]);
  }
  return { ends, carried };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The first text with the role of a title is the slide's. */
function titled(shapes: readonly Shape[], scene: Scene): readonly Shape[] {
  const text = scene.items
    .filter(({ mark }) => mark === 'label')
    .flatMap(({ primitives }) => primitives)
    .find((one) => one.type === 'text' && one.role === 'title');
  const content = text?.type === 'text' ? text.text : undefined;
  const index = shapes.findIndex((shape) => shape.type === 'figure' && shape.text?.content === content);
  return shapes.map((shape, at) => (at === index && shape.type === 'figure' ? { ...shape, title: true } : shape));
}

function itemShapes(item: SceneItem, workshop: Workshop): readonly Shape[] {
  if (item.mark === 'link') return linkShapes(item, workshop);
  const name = nameOf(item);
  const description = item.label === undefined ? {} : { description: item.label };
  const own = paintAll(item.primitives, name, workshop);
  if (item.mark === 'node') {
    const parts = (workshop.parts.get(item.id) ?? []).flatMap((part) => itemShapes(part, workshop));
    const carried = workshop.lanes.carried.get(item.id) ?? [];
    return [{ type: 'group', name, ...description, children: [...own, ...parts, ...carried] }];
  }
  const [only] = own;
  // A dot stays the object that connectors point at; it has its name already.
  if (item.mark === 'interface') return own;
  if (own.length === 1 && only) return [{ ...only, ...description }];
  if (item.mark === 'label' || item.mark === 'lane' || own.length === 0) return own;
  return [{ type: 'group', name, ...description, children: own }];
}

function linkShapes(item: SceneItem, { pen, ports }: Workshop): readonly Shape[] {
  const name = nameOf(item);
  const ends = (item.ends ?? []).flatMap((id) => ports.get(id) ?? []);
  return item.primitives.flatMap((primitive): readonly Shape[] => {
    const line = primitive.type === 'path' ? pen.line(primitive.stroke) : undefined;
    if (primitive.type !== 'path' || !line || ends.length < 2) return [pen.shape(primitive, name)];
    const joint = (at: Point, called: string): Figure => jointFigure(at, called, line, pen);
    const { joints, connectors } = connectorsOf(primitive.d, ends, name, line, joint);
    const [first, ...rest] = connectors;
    const spoken = first && item.label !== undefined ? { ...first, description: item.label } : first;
    return [...(spoken ? [spoken] : []), ...rest, ...joints];
  });
}

function jointFigure(
  { x, y }: Point,
  name: string,
  { color, width }: { color: string; width: number },
  pen: Pen,
): Figure {
  const middle = pen.at(x, y);
  const box = { x: Math.round(middle.x - width / 2), y: Math.round(middle.y - width / 2), width, height: width };
  return { type: 'figure', name, box, form: { preset: 'ellipse' }, fill: color };
}

/** Primitives one by one; a line with a head before it becomes one line with an arrow. */
function paintAll(primitives: readonly Primitive[], name: string, workshop: Workshop): readonly Shape[] {
  const { pen, dots } = workshop;
  const shapes: Shape[] = [];
  for (let index = 0; index < primitives.length; index++) {
    const [primitive, next] = [primitives[index], primitives[index + 1]];
    if (!primitive) continue;
    const arrow = next && arrowOf(primitive, next);
    if (arrow) {
      shapes.push(arrowShape(arrow, name, workshop.lanes.ends.get(primitive), workshop));
      index++;
    } else shapes.push(dots.get(primitive)?.figure ?? pen.shape(primitive, partName(primitive, name)));
  }
  return shapes;
}

function partName(primitive: Primitive, name: string): string {
  return primitive.type === 'text' ? `${primitive.role ?? 'text'}: ${primitive.text}` : name;
}

/** Glued where both ends lie on dots: lanes then follow the nodes that they join. */
function arrowShape(
  { from, to, stroke }: Arrow,
  name: string,
  ends: readonly [Anchor, Anchor] | undefined,
  { pen, sites }: Workshop,
): Shape {
  const line = pen.line(stroke, true) ?? { color: '000000', width: 12700, arrow: 'med' as const };
  const [start, end] = ends ?? [sites(from), sites(to)];
  if (start && end) return glued(name, line, start, end);
  const [a, b] = [pen.at(from.x, from.y), pen.at(to.x, to.y)];
  const box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(b.x - a.x), height: Math.abs(b.y - a.y) };
  const flips = { ...(b.x < a.x && { flipX: true }), ...(b.y < a.y && { flipY: true }) };
  return { type: 'figure', name, box, form: { preset: 'line' }, ...flips, line };
}
