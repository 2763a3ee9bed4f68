import type { Primitive } from '../../layout/scene';
import { pointsOf, segmentsOf, type Point } from '../path';
import type { Anchor, Connector, Figure, Line } from './shape';

type Circle = Extract<Primitive, { type: 'circle' }>;

/** A round shape that connectors are glued to, with its circle in the Scene. */
export interface Dot {
  readonly figure: Figure;
  readonly circle: Circle;
}

const D = Math.SQRT1_2;

/** The eight sites of an ellipse, anticlockwise from the top (ISO/IEC 29500-1, presetShapeDefinitions), from its centre in radii. */
export const SITES = [
  { dx: 0, dy: -1 },
  { dx: -D, dy: -D },
  { dx: -1, dy: 0 },
  { dx: -D, dy: D },
  { dx: 0, dy: 1 },
  { dx: D, dy: D },
  { dx: 1, dy: 0 },
  { dx: D, dy: -D },
] as const;

/** How far from a site a line may end and still mean it, in scene pixels. */
const NEAR = 1.5;
const CELL = 4;

/** Finds the site that a line ends at. */
export type Sites = (at: Point) => Anchor | undefined;

export function sitesOf(dots: Iterable<Dot>): Sites {
  const cells = new Map<string, { at: Point; anchor: Anchor }[]>();
  const cell = (x: number, y: number): string => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
  for (const { figure, circle } of dots) {
    for (const [site, { dx, dy }] of SITES.entries()) {
      const at = { x: circle.cx + dx * circle.r, y: circle.cy + dy * circle.r };
      const key = cell(at.x, at.y);
      const own = cells.get(key) ?? [];
      own.push({ at, anchor: { figure, site } });
      cells.set(key, own);
    }
  }
  return ({ x, y }) => {
    let best: { distance: number; anchor: Anchor } | undefined;
    for (const dx of [-CELL, 0, CELL]) {
      for (const dy of [-CELL, 0, CELL]) {
        for (const { at, anchor } of cells.get(cell(x + dx, y + dy)) ?? []) {
          const distance = Math.hypot(at.x - x, at.y - y);
          if (distance <= NEAR && distance < (best?.distance ?? Infinity)) best = { distance, anchor };
        }
      }
    }
    return best?.anchor;
  };
}

/** Place of a site on the slide. */
export function placeOf({ figure, site }: Anchor): Point {
  const { x, y, width, height } = figure.box;
  const { dx, dy } = SITES[site] ?? SITES[0];
  return { x: Math.round(x + (width * (1 + dx)) / 2), y: Math.round(y + (height * (1 + dy)) / 2) };
}

/** The site of a dot that looks towards a point. */
function towards(figure: Figure, from: Point, to: Point): Anchor {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dy) < 1) return { figure, site: dx > 0 ? 6 : 2 };
  return { figure, site: dy > 0 ? 4 : 0 };
}

/** Half the size of the invisible dots that lanes are glued to, EMU. */
const ANCHOR = 3175;

/** A dot that nobody sees, for lines that end beside a node and are to follow it. */
export function anchorFigure({ x, y }: Point, name: string): Figure {
  const box = { x: x - ANCHOR, y: y - ANCHOR, width: 2 * ANCHOR, height: 2 * ANCHOR };
  return { type: 'figure', name, box, form: { preset: 'ellipse' } };
}

/** A straight line between two dots; glued at both ends. */
export function glued(name: string, line: Line, start: Anchor, end: Anchor): Connector {
  return { type: 'connector', name, line, from: placeOf(start), to: placeOf(end), start, end };
}

/**
 * A link as straight connectors from dot to dot. Where its path bends there is a joint, a dot as wide as the line: PowerPoint would lay
 * its own elbows otherwise, and a bend that can be dragged is worth more.
 */
export function connectorsOf(
  d: string,
  ends: readonly Dot[],
  name: string,
  line: Line,
  joint: (at: Point, name: string) => Figure,
): { readonly joints: readonly Figure[]; readonly connectors: readonly Connector[] } {
  const known = new Map(ends.map(({ circle, figure }) => [keyOf({ x: circle.cx, y: circle.cy }), figure]));
  const corners = cornersOf(d, known);
  const joints = new Map<string, Figure>();
  const figureAt = (point: Point): Figure => {
    const key = keyOf(point);
    const figure = known.get(key) ?? joints.get(key) ?? joint(point, `bend of ${name}`);
    if (!known.has(key)) joints.set(key, figure);
    return figure;
  };
  const connectors = corners.map(([a, b]) => glued(name, line, towards(figureAt(a), a, b), towards(figureAt(b), b, a)));
  return { joints: [...joints.values()], connectors };
}

const keyOf = ({ x, y }: Point): string => `${x} ${y}`;

/** The pieces between the points where a path turns; a point that only continues a line is left out. */
function cornersOf(d: string, fixed: ReadonlyMap<string, Figure>): readonly (readonly [Point, Point])[] {
  const runs: Point[][] = [];
  for (const segment of segmentsOf(d)) {
    const to = pointsOf(segment).at(-1);
    if (!to) continue;
    const run = runs.at(-1);
    if (segment.type === 'move' || !run) runs.push([to]);
    else if (keyOf(run.at(-1) ?? to) !== keyOf(to)) run.push(to);
  }
  return chained(runs).flatMap((run) => {
    const kept = run.filter((point, index) => {
      const [before, after] = [run[index - 1], run[index + 1]];
      return !before || !after || fixed.has(keyOf(point)) || !straight(before, point, after);
    });
    return kept.slice(1).map((point, index) => [kept[index] ?? point, point] as const);
  });
}

/** Runs that begin where another one ends become one: a long link is drawn piece by piece from below. */
function chained(runs: readonly Point[][]): readonly (readonly Point[])[] {
  const chains: Point[][] = [];
  for (const run of runs) {
    const last = chains.at(-1);
    const [first, end] = [last?.[0], run.at(-1)];
    if (last && first && end && keyOf(first) === keyOf(end)) chains[chains.length - 1] = [...run, ...last.slice(1)];
    else chains.push([...run]);
  }
  return chains;
}

function straight(a: Point, b: Point, c: Point): boolean {
  return Math.abs((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)) < 1e-6;
}
