import type { Translate } from '../../../messages/catalog';
import type { MailOnRoute } from '../../../model/mailOnRoute';
import type { SceneItem } from '../../scene';
import { measureText } from '../../textMetrics';
import { ICON, TEXT } from '../measures';
import { cameText, linesOf, type Line } from './lines';
import { CELL, levelsOf, placeStretches, type Placed } from './places';
import { anchorsOf, stretchesOf, type Cell } from './stretches';
import { gutterKey, LANE, lanesOf, wiresOf, type Column, type Wire } from './wires';

/** The way of a message, and what it is called. */
export interface DrawnMail {
  readonly way: MailOnRoute;
  readonly subject: string;
}

/** A relay in its place. */
export interface Seat {
  readonly cell: Cell;
  readonly message: string;
  /** Middle of the symbol. */
  readonly x: number;
  readonly y: number;
  readonly lines: readonly Line[];
}

/** Mails beside a route, everything in its place. */
export interface MailPlan {
  readonly width: number;
  readonly height: number;
  readonly grounds: readonly { readonly mail: DrawnMail; readonly left: number; readonly right: number }[];
  readonly seats: readonly Seat[];
  readonly wires: readonly Wire[];
  /** Mails on the route that are not drawn. */
  readonly more: number;
}

/** More mails than this are counted: each has its own picture as well. */
const MOST_MAILS = 3;
/** Middle of the highest relay below the title; more lanes than these push it down. */
const TOP = 76;
const FREE_LANES = 2;
const GUTTER = 9;
const PAD = 12;
/** Narrowest text beside a symbol. */
const LEAST = 60;

/** Places the mails right of a drawing of `size`; undefined where none of their machines is drawn. */
export function mailPlanOf(
  mails: readonly DrawnMail[],
  nodes: readonly SceneItem[],
  others: readonly SceneItem[],
  size: { readonly width: number; readonly height: number },
  t: Translate,
): MailPlan | undefined {
  const anchors = anchorsOf(nodes);
  const shown = mails.slice(0, MOST_MAILS);
  const stretches = shown.flatMap(({ way }) => stretchesOf(way, anchors));
  if (stretches.length === 0) return undefined;
  const place = (top: number): readonly Placed[] =>
    placeStretches(stretches, levelsOf([...nodes, ...others]), { top, bottom: size.height });
  const count = lanesOf(place(TOP), 0).of.size;
  const placed = place(TOP + Math.max(0, count - FREE_LANES) * LANE);
  const lanes = lanesOf(placed, size.width + PAD);
  const columns = columnsOf(placed, lanes.strip + (lanes.of.size + 1) * LANE, t);
  const seats = placed.flatMap((one) => seatsOf(one, columns[one.column], t));
  const wires = placed.flatMap((one) => wiresOf(one, columns[one.column], lanes, t));
  const right = columns.at(-1)?.right ?? size.width;
  return {
    width: Math.ceil(right),
    height: Math.max(size.height, ...seats.map(({ y }) => Math.ceil(y + CELL / 2 + 8))),
    grounds: groundsOf(shown, placed, columns, size.width),
    seats,
    wires,
    more: mails.length - shown.length,
  };
}

function columnsOf(placed: readonly Placed[], left: number, t: Translate): readonly Column[] {
  const count = placed.reduce((most, { column }) => Math.max(most, column + 1), 0);
  const columns: Column[] = [];
  let x = left;
  for (let index = 0; index < count; index++) {
    const own = placed.filter(({ column }) => column === index);
    const joints = own.flatMap((one) => {
      const { cells, entry, exit } = one.stretch;
      if (cells.length === 0) return [];
      return [...(entry ? [gutterKey('entry', one)] : []), ...(exit ? [gutterKey('exit', one)] : [])];
    });
    const start = x + PAD;
    const gutters = new Map(joints.map((key, at) => [key, start + at * GUTTER]));
    const axis = start + joints.length * GUTTER + PAD + ICON.width / 2;
    const texts = own.flatMap((one) => widthsOf(one, t));
    const right = axis + ICON.width / 2 + 8 + Math.max(LEAST, ...texts) + PAD;
    columns.push({ gutters, axis, right });
    x = right;
  }
  return columns;
}

function widthsOf({ stretch }: Placed, t: Translate): readonly number[] {
  const { cells, entry, exit } = stretch;
  if (cells.length === 0) return entry && exit ? [measureText(cameText(exit.leg, t) ?? '', TEXT.note)] : [];
  return cells.flatMap((cell, index) => {
    const leaves = index === cells.length - 1 ? exit?.leg : undefined;
    return linesOf(cell, leaves, t).map(({ text, role }) => measureText(text, TEXT.note, { bold: role === 'name' }));
  });
}

function seatsOf({ stretch, middles }: Placed, column: Column | undefined, t: Translate): readonly Seat[] {
  const { cells, exit, message } = stretch;
  return cells.map((cell, index): Seat => {
    const leaves = index === cells.length - 1 ? exit?.leg : undefined;
    return { cell, message, x: column?.axis ?? 0, y: middles[index] ?? 0, lines: linesOf(cell, leaves, t) };
  });
}

function groundsOf(
  mails: readonly DrawnMail[],
  placed: readonly Placed[],
  columns: readonly Column[],
  width: number,
): MailPlan['grounds'] {
  let left = width;
  return mails.flatMap((mail) => {
    const own = placed.filter(({ stretch }) => stretch.message === mail.way.message);
    if (own.length === 0) return [];
    const last = own.reduce((most, { column }) => Math.max(most, column), 0);
    const right = columns[last]?.right ?? left;
    const ground = { mail, left, right };
    left = right;
    return [ground];
  });
}
