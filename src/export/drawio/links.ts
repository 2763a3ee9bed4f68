import type { Palette } from '../../layout/palette';
import type { Scene, SceneItem, TextPrimitive } from '../../layout/scene';
import { arrowOf } from '../arrow';
import { nameOf } from '../itemName';
import { pointsOf, segmentsOf, type Point } from '../path';
import type { Cells, End } from './cells';
import { fillStyle, strokeStyle, textStyle } from './styles';

/** The dot of an interface. */
export interface Dot {
  readonly cell: string;
  readonly at: Point;
}

interface Canvas {
  readonly cells: Cells;
  readonly palette: Palette;
  readonly layers: Readonly<Record<'network' | 'forward' | 'return', string>>;
  readonly nodes: ReadonlyMap<string, { readonly cell: string; readonly box: Box }>;
  readonly dots: ReadonlyMap<string, Dot>;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Paints links, and what belongs to one of them. */
export interface Links {
  paintLink(item: SceneItem): void;
  /** A lane, or a caption at the end of a link; false: the item is none, or no such link is drawn. */
  paintBeside(item: SceneItem): boolean;
}

/** An end of a link in the drawing: labels stand near it. */
interface Place {
  readonly edge: string;
  /** -1 = the end where the edge begins, 1 = where it ends. */
  readonly along: -1 | 1;
  readonly at: Point;
}

/** Links as edges from dot to dot, with the addresses, times and prefixes as their labels; lanes as arrows from node to node. */
export function linksOf(scene: Scene, canvas: Canvas): Links {
  const ends = new Map<string, Place>();
  const segments = new Map<string, readonly Place[]>();
  const lanes = laneEnds(scene, canvas);
  return {
    paintLink: (item) => {
      if (item.mark === 'link') paintLink(item, canvas, ends, segments);
    },
    paintBeside: (item) => {
      if (item.mark === 'lane') return paintLane(item, canvas, lanes);
      const place = placeOf(item, ends, segments);
      return place !== undefined && paintLabel(item, place, canvas);
    },
  };
}

function paintLink(
  item: SceneItem,
  { cells, palette, layers, dots }: Canvas,
  ends: Map<string, Place>,
  segments: Map<string, readonly Place[]>,
): void {
  const joined = (item.ends ?? []).flatMap((id) => {
    const dot = dots.get(id);
    return dot ? [{ id, dot }] : [];
  });
  for (const primitive of item.primitives) {
    if (primitive.type !== 'path') continue;
    for (const run of runsOf(primitive.d)) {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) continue;
      const at = (point: Point): End => {
        const end = joined.find(({ dot }) => Math.hypot(dot.at.x - point.x, dot.at.y - point.y) < 2);
        return end ? { cell: end.dot.cell, at: { x: 0.5, y: 0.5 } } : point;
      };
      const style = `endArrow=none;rounded=1;${strokeStyle(primitive.stroke, palette)}`;
      const edge = cells.edge(layers.network, style, [at(first), at(last)], run.slice(1, -1), nameOf(item));
      const places = [
        { edge, along: -1, at: first },
        { edge, along: 1, at: last },
      ] as const;
      for (const { id, dot } of joined) {
        const place = places.find((one) => Math.hypot(dot.at.x - one.at.x, dot.at.y - one.at.y) < 2);
        if (place && !ends.has(id)) ends.set(id, place);
      }
      const segment = item.data['segment'];
      if (segment && !segments.has(segment)) segments.set(segment, places);
    }
  }
}

/** The points between which a path runs, one list for each stroke of the pen, without those that only continue a line. */
function runsOf(d: string): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  for (const segment of segmentsOf(d)) {
    const points = pointsOf(segment);
    if (segment.type === 'move') runs.push([]);
    for (const point of points) {
      const run = runs.at(-1);
      const before = run?.at(-1);
      if (!before || before.x !== point.x || before.y !== point.y) run?.push(point);
    }
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) =>
      run.filter((point, index) => {
        const [before, after] = [run[index - 1], run[index + 1]];
        if (!before || !after) return true;
        return Math.abs((point.x - before.x) * (after.y - point.y) - (point.y - before.y) * (after.x - point.x)) > 1e-6;
      }),
    );
}

/** The end of a link that a caption belongs to. */
function placeOf(
  { mark, id, subject, data, primitives }: SceneItem,
  ends: ReadonlyMap<string, Place>,
  segments: ReadonlyMap<string, readonly Place[]>,
): Place | undefined {
  if (mark === 'address' || mark === 'delay') return ends.get(data['if'] ?? '');
  if (mark !== 'segment' && mark !== 'badge') return undefined;
  const text = primitives.find((one) => one.type === 'text');
  const places = segments.get(id) ?? segments.get(subject) ?? [];
  const distance = ({ at }: Place): number => (text?.type === 'text' ? Math.hypot(at.x - text.x, at.y - text.y) : 0);
  return [...places].sort((a, b) => distance(a) - distance(b))[0];
}

const LABEL = 'edgeLabel;resizable=0;points=[];';
/** From the baseline to the middle of the letters, in sizes. */
const MIDDLE = 0.36;

/** A text, or a text in a frame: one label that moves with its end of the link. */
function paintLabel(item: SceneItem, { edge, along, at }: Place, { cells, palette }: Canvas): boolean {
  const texts = item.primitives.filter((one): one is TextPrimitive => one.type === 'text');
  const frame = item.primitives.find((one) => one.type === 'rect');
  const [text] = texts;
  if (!text || texts.length > 1 || item.primitives.length > (frame ? 2 : 1)) return false;
  const edged = frame?.type === 'rect' && frame.stroke ? `labelBorderColor=${palette[frame.stroke.paint]};` : '';
  const ground = frame?.type === 'rect' ? `labelBackgroundColor=${palette[frame.fill]};` : '';
  const offset = { x: text.x - at.x, y: text.y - text.size * MIDDLE - at.y };
  const style = `${LABEL}${fillStyle('none', palette)}${textStyle(text, palette)}${ground}${edged}`;
  cells.vertex(edge, style, text.text, { along, offset }, nameOf(item));
  return true;
}

/** The nodes at the ends of the links, by interface. */
function laneEnds(scene: Scene, { nodes }: Canvas): ReadonlyMap<string, { readonly cell: string; readonly box: Box }> {
  return new Map(
    scene.items.flatMap(({ id, mark, node }) => {
      const found = mark === 'interface' && node !== undefined ? nodes.get(node) : undefined;
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** A lane that is one arrow is tied to the two nodes beside which it runs. */
function paintLane(
  item: SceneItem,
  { cells, palette, layers }: Canvas,
  ends: ReadonlyMap<string, { readonly cell: string; readonly box: Box }>,
): boolean {
  const [shaft, head, ...more] = item.primitives;
  const [upper, lower] = (item.ends ?? []).map((id) => ends.get(id));
  const arrow = shaft && head && more.length === 0 ? arrowOf(shaft, head) : undefined;
  if (!arrow || !upper || !lower) return false;
  const up = arrow.to.y < arrow.from.y;
  const tied = (node: { readonly cell: string; readonly box: Box }, { x, y }: Point): End => ({
    cell: node.cell,
    at: { x: (x - node.box.x) / node.box.width, y: (y - node.box.y) / node.box.height },
  });
  const style = `endArrow=block;endFill=1;endSize=5;${strokeStyle(arrow.stroke, palette)}`;
  const both = [tied(up ? lower : upper, arrow.from), tied(up ? upper : lower, arrow.to)] as const;
  cells.edge(layers[item.data['direction'] === 'return' ? 'return' : 'forward'], style, both, [], nameOf(item));
  return true;
}
