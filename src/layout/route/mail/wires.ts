import type { Translate } from '../../../messages/catalog';
import type { MailLeg } from '../../../model/mailOnRoute';
import { ICON } from '../measures';
import { cameText } from './lines';
import { isBlocked, type Placed } from './places';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line of one hand-over, from who gave the message to who took it. */
export interface Wire {
  readonly leg: MailLeg;
  readonly points: readonly Point[];
  /** Where the line has room for a sign; absent where it is too short. */
  readonly sign?: Point;
  /** What stands beside the sign where neither end is a relay that could carry it. */
  readonly caption?: string;
}

/** Where the symbols of a column stand, and the vertical lines that lead to them, one beside the other. */
export interface Column {
  /** By `gutterKey`. */
  readonly gutters: ReadonlyMap<string, number>;
  readonly axis: number;
  readonly right: number;
}

/** Lines that cannot run straight to their column: each has a lane of its own above all relays. */
export interface Lanes {
  readonly of: ReadonlyMap<string, number>;
  /** Left edge of the strip in which they rise. */
  readonly strip: number;
}

/** Height of the first lane, and from lane to lane. */
const LANE_TOP = 36;
export const LANE = 5;

export function lanesOf(placed: readonly Placed[], strip: number): Lanes {
  const found = placed.flatMap((one) =>
    (['entry', 'exit'] as const).flatMap((end) => {
      const level = one[end];
      return level !== undefined && isBlocked(level, one.column, placed) ? [gutterKey(end, one)] : [];
    }),
  );
  return { of: new Map(found.map((key, lane) => [key, lane])), strip };
}

/** One end of a stretch. */
export function gutterKey(end: 'entry' | 'exit', { stretch }: Placed): string {
  return `${end} ${stretch[end]?.leg.id ?? ''}`;
}

/** The lines of a stretch: in from the route, from relay to relay, and out again. */
export function wiresOf(placed: Placed, column: Column | undefined, lanes: Lanes, t: Translate): readonly Wire[] {
  const { stretch, middles, entry, exit } = placed;
  const { cells } = stretch;
  if (!column) return [];
  const over = (end: 'entry' | 'exit', gutter: number): readonly Point[] => {
    const [joint, level] = [stretch[end], placed[end]];
    if (!joint || level === undefined) return [];
    const start = { x: joint.anchor.x, y: level };
    const lane = lanes.of.get(gutterKey(end, placed));
    if (lane === undefined) return [start, { x: gutter, y: level }];
    const [x, y] = [lanes.strip + lane * LANE, LANE_TOP + lane * LANE];
    return [start, { x, y: level }, { x, y }, { x: gutter, y }];
  };
  if (cells.length === 0) {
    if (!stretch.exit || entry === undefined || exit === undefined) return [];
    const { leg } = stretch.exit;
    const caption = cameText(leg, t);
    const points = straight([...over('entry', column.axis), ...[...over('exit', column.axis)].reverse()]);
    const sign = middleAt(points, column.axis);
    return [{ leg, points, ...(sign && { sign, ...(caption !== undefined && { caption }) }) }];
  }
  const left = column.axis - ICON.width / 2;
  const both = cells.length === 1 && stretch.entry && stretch.exit ? 6 : 0;
  const [first = 0, last = 0] = [middles[0], middles.at(-1)];
  const joined = (end: 'entry' | 'exit', y: number): readonly Point[] =>
    throughGutter(over(end, column.gutters.get(gutterKey(end, placed)) ?? left), { x: left, y });
  const enter = stretch.entry && wireOf(stretch.entry.leg, joined('entry', first - both));
  const leave = stretch.exit && wireOf(stretch.exit.leg, [...joined('exit', last + both)].reverse());
  const between = cells.slice(1).flatMap(({ came }, index): readonly Wire[] => {
    const [from = 0, to = 0] = [middles[index], middles[index + 1]];
    const rise = (ICON.height / 2) * Math.sign(to - from);
    const points = [from + rise, to - rise].map((y) => ({ x: column.axis, y }));
    return came ? [wireOf(came, points)] : [];
  });
  return [...(enter ? [enter] : []), ...between, ...(leave ? [leave] : [])];
}

/** A sign needs more of a line than this; on a level line it stands so far before the end. */
const SHORT = 28;
const BEFORE_END = 24;
/** Points of a line with one step. */
const STRAIGHT = 4;

function wireOf(leg: MailLeg, points: readonly Point[]): Wire {
  const sign = signOf(points);
  return { leg, points, ...(sign && { sign }) };
}

/** In the middle of the longest upright piece, else near the right end of the longest level one. */
function signOf(points: readonly Point[]): Point | undefined {
  // A line that bends more often takes a lane, where signs would lie on each other.
  if (points.length > STRAIGHT) return undefined;
  const upright = points.map(({ x }) => middleAt(points, x)).find((one) => one !== undefined);
  if (upright) return upright;
  const level = piecesOf(points)
    .filter(({ from, to }) => from.y === to.y && Math.abs(to.x - from.x) >= SHORT)
    .sort((a, b) => Math.abs(b.to.x - b.from.x) - Math.abs(a.to.x - a.from.x))[0];
  return level && { x: Math.max(level.from.x, level.to.x) - BEFORE_END, y: level.from.y };
}

/** Middle of the upright piece at `x`; undefined where it is too short for a sign. */
function middleAt(points: readonly Point[], x: number): Point | undefined {
  const piece = piecesOf(points).find(({ from, to }) => from.x === x && to.x === x && Math.abs(to.y - from.y) > SHORT);
  return piece && { x, y: (piece.from.y + piece.to.y) / 2 };
}

function piecesOf(points: readonly Point[]): readonly { readonly from: Point; readonly to: Point }[] {
  return points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
}

function throughGutter(points: readonly Point[], end: Point): readonly Point[] {
  const last = points.at(-1);
  return last ? straight([...points, { x: last.x, y: end.y }, end]) : [];
}

/** Without points at which nothing turns. */
function straight(points: readonly Point[]): readonly Point[] {
  const apart = points.filter((point, index) => {
    const before = points[index - 1];
    return !before || before.x !== point.x || before.y !== point.y;
  });
  return apart.filter((point, index) => {
    const [before, after] = [apart[index - 1], apart[index + 1]];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
