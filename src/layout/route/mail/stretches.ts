import type { MailLeg, MailOnRoute, MailStation } from '../../../model/mailOnRoute';
import { boundsOf } from '../../bounds';
import { iconOf } from '../../icons';
import type { Primitive, SceneItem } from '../../scene';

/** The right edge of a machine of the route, where the line of a mail leaves it. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
}

/** Relays that stand beside the route, between two machines that are on it (or before the first, or after the last). */
export interface Stretch {
  readonly message: string;
  readonly cells: readonly Cell[];
  /** Ids of the machines on the route that the stretch leaves from and leads to. */
  readonly entry?: Joint;
  readonly exit?: Joint;
}

export interface Joint {
  readonly place: string;
  readonly anchor: Anchor;
  /** The hand-over at this end of the stretch. */
  readonly leg: MailLeg;
}

/** A relay, or several of which there is no room to draw each. */
export interface Cell {
  readonly stations: readonly MailStation[];
  /** How the message came here. */
  readonly came?: MailLeg;
}

/** Longer runs of relays are folded in the middle. */
const MOST_CELLS = 8;
/** A path that goes to and fro more often than this is no path that anybody reads. */
const MOST_STRETCHES = 6;

/** What can be joined in a drawing: its nodes, with the hops and folds that they stand for. */
export function anchorsOf(nodes: readonly SceneItem[]): ReadonlyMap<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  for (const { id, members = [], primitives } of nodes) {
    const body = primitives.find(({ type }) => type === 'icon' || type === 'image' || type === 'rect');
    if (!body || !('height' in body)) continue;
    const anchor = { x: body.x + body.width * inkOf(body), y: body.y + body.height / 2 };
    for (const one of [id, ...members]) if (!anchors.has(one)) anchors.set(one, anchor);
  }
  return anchors;
}

/** Share of the width of a symbol's place that its drawing reaches: a server is narrow. */
function inkOf(body: Primitive): number {
  if (body.type !== 'icon') return 1;
  const { width, shapes } = iconOf(body.icon);
  return boundsOf({ primitives: shapes }).right / width;
}

/** Cuts the way of a message at the machines that are drawn in the route. Hand-overs inside one of them are not drawn. */
export function stretchesOf(
  { message, stations, legs }: MailOnRoute,
  anchors: ReadonlyMap<string, Anchor>,
): readonly Stretch[] {
  const into = new Map(legs.map((leg) => [leg.to, leg]));
  const stretches: Stretch[] = [];
  let cells: Cell[] = [];
  let place: string | undefined;
  let leaving: Joint | undefined;
  const close = (exit?: Joint): void => {
    if (cells.length > 0 || (leaving && exit)) {
      stretches.push({ message, cells: folded(cells), ...(leaving && { entry: leaving }), ...(exit && { exit }) });
    }
    cells = [];
  };
  for (const station of stations) {
    const came = into.get(station.id);
    const here = station.onRoute;
    const anchor = here === undefined ? undefined : anchors.get(here);
    if (here !== undefined && anchor) {
      if (here === place && cells.length === 0) continue;
      if (cells.length === 0) leaving = jointOf(place, anchors, came);
      close(came && { place: here, anchor, leg: came });
      [place, leaving] = [here, undefined];
      continue;
    }
    if (cells.length === 0) leaving = jointOf(place, anchors, came);
    cells.push({ stations: [station], ...(came && { came }) });
  }
  close();
  return stretches.slice(0, MOST_STRETCHES);
}

function jointOf(
  place: string | undefined,
  anchors: ReadonlyMap<string, Anchor>,
  leg: MailLeg | undefined,
): Joint | undefined {
  const anchor = place === undefined ? undefined : anchors.get(place);
  return place !== undefined && anchor && leg ? { place, anchor, leg } : undefined;
}

function folded(cells: readonly Cell[]): readonly Cell[] {
  if (cells.length <= MOST_CELLS) return cells;
  const [head, tail] = [cells.slice(0, MOST_CELLS / 2), cells.slice(cells.length - (MOST_CELLS / 2 - 1))];
  const rest = cells.slice(head.length, cells.length - tail.length);
  const [first] = rest;
  const middle: Cell = { stations: rest.flatMap(({ stations }) => stations), ...(first?.came && { came: first.came }) };
  return [...head, middle, ...tail];
}
