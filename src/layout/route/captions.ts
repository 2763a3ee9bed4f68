import type { Translate } from '../../messages/catalog';
import { isInside } from '../../model/address';
import type { RouteGraph, Segment } from '../../model/topology';
import { ellipsize, measureText, printable } from '../textMetrics';
import { groupBy } from './groups';
import { BESIDE, TEXT } from './measures';
import type { Unit } from './units';
import type { End, Part } from './wires';

type Rows = readonly (readonly Unit[])[];

/** Address at a link end, with the time that the reply from this address took. */
export interface EndCaption {
  readonly end: End;
  readonly text: string;
  /** Behind a translator: drawn in a pill, so that global and private addresses are told apart without colour. */
  readonly inside: boolean;
  readonly width: number;
  /** Where the time begins: the same for all addresses of ordinary length, so that times stand in a column. */
  readonly reach: number;
  readonly rtt?: { readonly text: string; readonly width: number };
  /** Stands at this side of the port itself, because the links that share the port part there; else beside the column. */
  readonly atPort?: Side;
}

export type Side = 'left' | 'right';

export interface SegmentCaption {
  readonly segment: Segment;
  readonly text: string;
  readonly width: number;
}

/** What stands beside one part of a wire, and the room it takes on both sides of the column. */
export interface Caption {
  readonly upper?: EndCaption;
  readonly lower?: EndCaption;
  readonly middle?: SegmentCaption;
  /** From the column to the text of the segment. */
  readonly beside: number;
  readonly left: number;
  readonly right: number;
}

/** What a drawing has room for: times, and two lines beside a link or all in one. */
export interface Density {
  readonly times: boolean;
  readonly dense: boolean;
}

/** Longest address or prefix that is drawn whole; a full IPv6 address fits. */
const ADDRESS_ROOM = 320;
const PILL = 6;
/** A long IPv4 address. */
const USUAL = measureText('203.178.136.161', TEXT.address);

/** Times as most tools print them: one decimal below 100 ms, two where one would read as nothing. */
export function milliseconds(ms: number): string {
  if (ms < 0.1) return ms < 0.005 ? '0' : ms.toFixed(2);
  return ms < 100 ? ms.toFixed(1) : String(Math.round(ms));
}

export function captionsOf(
  graph: RouteGraph,
  rows: Rows,
  parts: readonly Part[],
  { times, dense }: Density,
  t: Translate,
): ReadonlyMap<Part, Caption> {
  const directions = new Set(graph.links.flatMap((link) => link.lanes.map((lane) => lane.direction)));
  const bothWays = directions.has('forward') && directions.has('return');
  const spokenEnds = onePerPort(parts);
  const sides = hubSides(rows, parts);
  const spokenSegments = onePerSegment(parts);
  return new Map(
    parts.map((part) => {
      const endCaption = (end: End | undefined): EndCaption | undefined =>
        end && spokenEnds.get(portKeyOf(part, end)) === part
          ? atPort(endCaptionOf(part, end, { bothWays, times }, t), sides.get(portKeyOf(part, end)))
          : undefined;
      const upper = endCaption(part.upperEnd);
      const lower = endCaption(part.lowerEnd);
      const { segment } = part.wire;
      const middle = segment && spokenSegments.get(segment.id) === part ? segmentCaptionOf(segment) : undefined;
      return [
        part,
        {
          ...(upper && { upper }),
          ...(lower && { lower }),
          ...(middle && { middle }),
          ...room(dense, upper, lower, middle),
        },
      ];
    }),
  );
}

function atPort(caption: EndCaption | undefined, side: Side | undefined): EndCaption | undefined {
  return caption && side ? { ...caption, atPort: side } : caption;
}

/** Room of an address and its time in one line. */
export const lineWidth = ({ width, reach, rtt }: EndCaption): number =>
  rtt ? Math.max(reach + 4, width + 8) + rtt.width : width;

/** Between an address and the prefix behind it. */
const PREFIX_GAP = 16;

function room(
  dense: boolean,
  high?: EndCaption,
  low?: EndCaption,
  middle?: SegmentCaption,
): Pick<Caption, 'beside' | 'left' | 'right'> {
  const [upper, lower] = [high, low].map((one) => (one?.atPort ? undefined : one));
  const left = Math.max(upper?.width ?? 0, upper?.rtt?.width ?? 0);
  const address = lower ? lineWidth(lower) : 0;
  const beside = BESIDE + (dense && lower && middle ? Math.max(address, lower.reach) + PREFIX_GAP : 0);
  return { beside, left: BESIDE + left, right: Math.max(BESIDE + address, middle ? beside + middle.width : 0) };
}

/** An interface that several wires share is one port, and its address stands there once. */
export function portKeyOf(part: Part, end: End): string {
  const side = end === part.lowerEnd ? 'top' : 'bottom';
  return `${end.unit.id} ${side} ${end.router} ${end.ip ?? part.wire.id}`;
}

/**
 * Ports that several links share and whose columns stand elsewhere. The first and the last port of an edge have free room outside;
 * those between keep their address in one of the columns.
 */
function hubSides(rows: Rows, parts: readonly Part[]): ReadonlyMap<string, Side> {
  const places = new Map(rows.flatMap((row) => row.map((unit, place) => [unit, place] as const)));
  const ends = parts.flatMap((part) =>
    [part.upperEnd, part.lowerEnd].flatMap((end) => (end ? [{ part, end, far: farUnit(part, end) }] : [])),
  );
  const edges = groupBy(ends, ({ part, end }) => `${end.unit.id} ${end === part.lowerEnd}`);
  const sides = new Map<string, Side>();
  for (const edge of edges.values()) {
    const ports = [...groupBy(edge, ({ part, end }) => portKeyOf(part, end))].map(([key, own]) => {
      const place = own.reduce((sum, { far }) => sum + (places.get(far) ?? 0), 0) / own.length;
      return { key, own, place };
    });
    ports.sort((a, b) => a.place - b.place);
    for (const [index, { key, own }] of ports.entries()) {
      const [first] = own;
      if (!first || own.length < 2 || columnUnit(rows, first.part) === first.end.unit) continue;
      const upper = first.end === first.part.upperEnd;
      if (index === 0 && (upper || ports.length > 1)) sides.set(key, 'left');
      else if (index === ports.length - 1) sides.set(key, 'right');
    }
  }
  return sides;
}

const farUnit = (part: Part, end: End): Unit => (end === part.lowerEnd ? part.upper : part.lower);

/** Columns of a gap stand at the units of the row that has more of them. */
export function columnUnit(rows: Rows, part: Part): Unit {
  const wider = (rows[part.gap]?.length ?? 0) > (rows[part.gap + 1]?.length ?? 0);
  return wider ? part.lower : part.upper;
}

function onePerPort(parts: readonly Part[]): ReadonlyMap<string, Part> {
  const ends = parts.flatMap((part) =>
    [part.upperEnd, part.lowerEnd].flatMap((end) => (end ? [{ part, key: portKeyOf(part, end) }] : [])),
  );
  return middleOfEach(
    groupBy(ends, ({ key }) => key),
    ({ part }) => part,
  );
}

/** A segment's prefix is written once, beside the topmost part of one of its wires. */
function onePerSegment(parts: readonly Part[]): ReadonlyMap<string, Part> {
  const tops = parts.filter(({ wire, lowerEnd, upperEnd }) => {
    const flat = wire.lower.unit.row === wire.upper.unit.row;
    return wire.segment && (flat ? lowerEnd === wire.lower : upperEnd !== undefined);
  });
  return middleOfEach(
    groupBy(tops, (part) => part.wire.segment?.id ?? ''),
    (part) => part,
  );
}

function middleOfEach<T>(
  groups: ReadonlyMap<string, readonly T[]>,
  partOf: (item: T) => Part,
): ReadonlyMap<string, Part> {
  const chosen = new Map<string, Part>();
  for (const [key, items] of groups) {
    const item = items[(items.length - 1) >> 1];
    if (item !== undefined) chosen.set(key, partOf(item));
  }
  return chosen;
}

function endCaptionOf(
  part: Part,
  end: End,
  { bothWays, times }: { readonly bothWays: boolean; readonly times: boolean },
  t: Translate,
): EndCaption | undefined {
  if (end.ip === undefined) return bothWays ? unseenCaption(part, end, t) : undefined;
  const text = ellipsize(printable(end.ip), ADDRESS_ROOM, TEXT.address);
  const inside = end.scope !== undefined && isInside(end.scope);
  const rtt = times ? rttOf(part, end, t) : undefined;
  const width = measureText(text, TEXT.address) + (inside ? 2 * PILL : 0);
  return {
    end,
    text,
    inside,
    width,
    reach: Math.max(width, USUAL),
    ...(rtt !== undefined && { rtt: { text: rtt, width: measureText(rtt, TEXT.note) } }),
  };
}

/** The tool printed the name alone: the name says so, and a word at each of its links would say it again. */
function isNameless({ unit, router }: End): boolean {
  const holder = unit.routers.find(({ id }) => id === router);
  return holder !== undefined && holder.interfaces.length === 0 && holder.names.length > 0;
}

/** Only worth a word where both directions pass and still one end was not seen. */
function unseenCaption(part: Part, end: End, t: Translate): EndCaption | undefined {
  const passed = part.wire.ways.filter((way) => way.direction !== 'other').length;
  if (passed < 2 || end.unit.kind === 'silent' || end.unit.kind === 'fold' || isNameless(end)) return undefined;
  const text = t('diagram.unseen');
  const width = measureText(text, TEXT.note);
  return { end, text, inside: false, width, reach: width };
}

/** A forward reply comes from the far end (`b`), a return reply from the near one. */
function rttOf(part: Part, end: End, t: Translate): string | undefined {
  const { wire } = part;
  const far = wire.flipped ? wire.lower : wire.upper;
  const way = wire.ways.find(({ direction }) => (end === far) === (direction !== 'return'));
  return way?.rttMs === undefined ? undefined : t('diagram.ms', { ms: milliseconds(way.rttMs) });
}

function segmentCaptionOf(segment: Segment): SegmentCaption | undefined {
  const raw = segment.state === 'ambiguous' ? readingsText(segment) : segment.prefix;
  if (!raw) return undefined;
  const doubt = segment.state === 'accepted' && segment.confidence < 0.7 ? ' ?' : '';
  const text = ellipsize(printable(raw), ADDRESS_ROOM, TEXT.note) + doubt;
  const pill = segment.state === 'ambiguous' ? 2 * PILL : 0;
  return { segment, text, width: measureText(text, TEXT.note) + pill };
}

/** "/29 ? · 2 × /30 ?": the open readings of an ambiguous segment, the single block first. */
export function readingsText(segment: Segment): string {
  const lengthOf = (prefix: string): string => prefix.slice(prefix.lastIndexOf('/'));
  return [...segment.readings]
    .sort((a, b) => a.prefixes.length - b.prefixes.length)
    .map(({ prefixes }) => {
      const length = lengthOf(prefixes[0] ?? '?');
      return prefixes.length === 1 ? `${length} ?` : `${prefixes.length} × ${length} ?`;
    })
    .join(' · ');
}
