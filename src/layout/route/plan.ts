import type { Translate } from '../../messages/catalog';
import type { RouteGraph, Topology } from '../../model/topology';
import type { Folding } from '../fold/folds';
import { stripesOf, type Stripes } from './bands';
import { barsOf, type Bar } from './bars';
import { captionsOf, type Caption } from './captions';
import { centresOf } from './centres';
import type { Changes } from './changes';
import { columnsOf, type Columns } from './columns';
import { edgesOf, levelsOf, onPage, type Gap } from './extent';
import { facesOf, type Face } from './faces';
import { groupBy } from './groups';
import { half, ICON } from './measures';
import { portsOf, widenFrames, type Ports } from './ports';
import { orderRows } from './order';
import type { Tags } from './tags';
import { unitsOf, type Unit } from './units';
import { partsOf, wiresOf, type Part, type Wire } from './wires';

/** A unit in its place. `left` and `right` are the edges of its icon, box or frame. */
export interface Spot {
  readonly unit: Unit;
  readonly face: Face;
  /** Left and right of `x`, with its captions. */
  readonly room: { readonly left: number; readonly right: number };
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A part of a wire in its place, top to bottom: port, bend, vertical column, bend, port. */
export interface Run {
  readonly part: Part;
  readonly caption: Caption;
  readonly x: number;
  readonly upper: Point;
  readonly lower: Point;
  /** The column is straight between these. */
  readonly from: number;
  readonly to: number;
  /** Links are straight between their ports and these. */
  readonly stem: Gap['stem'];
  readonly bar?: Bar;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Everything in its place; what follows only paints. */
export interface Plan {
  readonly width: number;
  readonly height: number;
  /** Horizontal place of the spine, from which pins are counted. */
  readonly axis: number;
  readonly stripes: Stripes;
  readonly rows: readonly (readonly Spot[])[];
  readonly gaps: readonly Gap[];
  /** The texts between two rows stand in one line. */
  readonly dense: boolean;
  readonly wires: readonly Wire[];
  readonly runs: ReadonlyMap<Wire, readonly Run[]>;
}

/** What a plan has to fit: the width that title and badge need, and a page with room at its foot. A page has no room for times. */
export interface Limits {
  readonly least: number;
  readonly folding: Folding;
  readonly changes: Changes;
  readonly page?: { readonly ratio: number; readonly foot: number };
}

/** Places a graph. What would be too tall for its page has less between its rows: the letters are then larger on it. */
export function planOf(
  graph: RouteGraph,
  topology: Topology,
  tags: Tags,
  t: Translate,
  limits: Limits,
  dense = false,
): Plan {
  const { least, folding, changes, page } = limits;
  const units = unitsOf(graph, folding);
  const wires = wiresOf(graph, topology, units);
  const parts = wires.flatMap(partsOf);
  const bends = parts.flatMap(({ lower, upper }) => [lower, upper]).filter(({ kind }) => kind === 'bend');
  const rows = orderRows([...units.units, ...new Set(bends)], parts);
  const captions = captionsOf(graph, rows, parts, { times: page === undefined, dense }, t);
  const narrow = facesOf(graph, rows, { tags, changes }, t);
  const columns = columnsOf(rows, parts, captions, narrow);
  const centres = centresOf(rows, parts, columns.room);
  const faces = widenFrames(rows, parts, columns, centres, narrow);

  const stripes = stripesOf(graph, rows, parts, page !== undefined, t);
  const edges = edgesOf(rows, parts, captions, faces, columns, centres, stripes, least);
  const across = (axis: number): Across => {
    const x = (unit: Unit): number => half(axis + (centres.get(unit) ?? 0));
    const columnX = (part: Part): number => {
      const column = columns.of.get(part);
      return half((column ? x(column.unit) : 0) + (column?.offset ?? 0));
    };
    return { x, columnX, ports: portsOf(parts, x, columnX, faces) };
  };
  const levels = ({ ports, columnX }: Across, stretch: number): ReturnType<typeof levelsOf> =>
    levelsOf(rows, parts, captions, faces, ports, columnX, stripes, { dense, stretch });
  const tall = page ? levels(across(edges.axis), 0).height + page.foot : 0;
  if (page && !dense && tall > edges.width * page.ratio) return planOf(graph, topology, tags, t, limits, true);
  const { width, stretch } = page
    ? onPage(edges.width, tall, rows.length - 1, page.ratio)
    : { width: edges.width, stretch: 0 };
  const axis = half(edges.axis + (width - edges.width) / 2);
  const places = across(axis);
  const { x, columnX, ports } = places;
  const { gaps, middles, height } = levels(places, stretch);
  const spots = rows.map((row, index) =>
    row.map((unit) => spotOf(unit, faces, columns.room, x(unit), middles[index] ?? 0)),
  );
  const spotAt = new Map(spots.flat().map((spot) => [spot.unit, spot]));
  const bars = barsOf(parts, ports, columnX, gaps);
  const runs = parts.map((part) => runOf(part, captions, columnX(part), gaps, spotAt, ports, bars.get(part)));
  return {
    width,
    height,
    axis,
    stripes,
    rows: spots,
    gaps,
    dense,
    wires,
    runs: groupBy(runs, (run) => run.part.wire),
  };
}

/** Horizontal places, once the spine has its own. */
interface Across {
  readonly x: (unit: Unit) => number;
  readonly columnX: (part: Part) => number;
  readonly ports: Ports;
}

function spotOf(unit: Unit, faces: ReadonlyMap<Unit, Face>, rooms: Columns['room'], x: number, y: number): Spot {
  const face = faces.get(unit) ?? { left: 0, right: 0, rise: 0, members: [] };
  const side = unit.kind === 'router' ? ICON.width / 2 : face.left;
  const room = rooms.get(unit) ?? face;
  return {
    unit,
    face,
    room,
    x,
    y,
    left: half(x - side),
    right: half(x + side),
    top: y - face.rise,
    bottom: y + face.rise,
  };
}

function runOf(
  part: Part,
  captions: ReadonlyMap<Part, Caption>,
  x: number,
  gaps: readonly Gap[],
  spots: ReadonlyMap<Unit, Spot>,
  ports: Ports,
  bar: Bar | undefined,
): Run {
  const gap = gaps[part.gap] ?? { top: 0, bottom: 0, middle: 0, stem: { upper: 0, lower: 0 } };
  const port = ports.get(part) ?? { lower: x, upper: x };
  const upper = { x: port.upper, y: spots.get(part.upper)?.bottom ?? gap.top };
  const lower = { x: port.lower, y: spots.get(part.lower)?.top ?? gap.bottom };
  const caption = captions.get(part) ?? { beside: 0, left: 0, right: 0 };
  const from = Math.abs(upper.x - x) > 1 || bar?.high ? gap.top : upper.y;
  const to = Math.abs(lower.x - x) > 1 || bar?.high === false ? gap.bottom : lower.y;
  return { part, caption, x, upper, lower, from, to, stem: gap.stem, ...(bar && { bar }) };
}
