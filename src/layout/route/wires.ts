import { addressScope, type AddressScope } from '../../model/address';
import type { Role } from '../../model/source';
import type { Link, RouteGraph, Segment, Topology } from '../../model/topology';
import { segmentOfLinks } from './doubt';
import { groupBy } from './groups';
import type { Unit, Units } from './units';

export interface End {
  readonly unit: Unit;
  readonly router: string;
  /** Observed address; absent = this end was not seen. */
  readonly ip?: string;
  /** From the facts, not from the text of the address: that may be redacted. */
  readonly scope?: AddressScope;
}

/** One way over a wire. */
export interface Way {
  readonly direction: Role;
  readonly certain: boolean;
  readonly rttMs?: number;
}

/** A line of the drawing: one link, or the links of one ambiguous segment between the same two units. */
export interface Wire {
  readonly id: string;
  readonly links: readonly Link[];
  readonly segment?: Segment;
  readonly ambiguous: boolean;
  /** End nearer home by rank. Both ends stand in one row when the link joins two alternatives. */
  readonly lower: End;
  readonly upper: End;
  /** The forward direction runs downwards here. */
  readonly flipped: boolean;
  readonly ways: readonly Way[];
}

/** The piece of a wire that lies in one gap between two rows. */
export interface Part {
  readonly wire: Wire;
  /** Row of its lower unit. */
  readonly gap: number;
  readonly lower: Unit;
  readonly upper: Unit;
  /** Present where the wire really ends at a unit. */
  readonly lowerEnd?: End;
  readonly upperEnd?: End;
  /** The forward direction runs upwards here. */
  readonly up: boolean;
}

export function wiresOf(graph: RouteGraph, topology: Topology, units: Units): readonly Wire[] {
  const scopes = new Map(topology.interfaces.map(({ ip, scope }) => [ip, scope]));
  const segments = segmentOfLinks(graph);
  const drawn = graph.links.filter((link) => {
    const [a, b] = [units.of.get(link.a), units.of.get(link.b)];
    return a && b && a !== b;
  });
  const groups = groupBy(drawn, (link) => {
    const segment = segments.get(link);
    if (segment?.state !== 'ambiguous') return link.id;
    return `${segment.id} ${units.of.get(link.a)?.id} ${units.of.get(link.b)?.id}`;
  });
  return [...groups.values()].flatMap((links) => wireOf(links, segments, units, scopes) ?? []);
}

function wireOf(
  links: readonly Link[],
  segments: ReadonlyMap<Link, Segment>,
  units: Units,
  scopes: ReadonlyMap<string, AddressScope>,
): Wire | undefined {
  const [first] = links;
  if (!first) return undefined;
  const ends = (['a', 'b'] as const).map((side): End | undefined => {
    const link = links.find((one) => one[`${side}Ip`] !== undefined) ?? first;
    const unit = units.of.get(link[side]);
    const ip = link[`${side}Ip`];
    if (!unit || ip === undefined) return unit && { unit, router: link[side] };
    return { unit, router: link[side], ip, scope: scopes.get(ip) ?? addressScope(ip) };
  });
  const [a, b] = ends;
  if (!a || !b) return undefined;
  const flipped = a.unit.row > b.unit.row;
  const segment = segments.get(first);
  return {
    id: first.id,
    links,
    ...(segment && { segment }),
    ambiguous: segment?.state === 'ambiguous',
    lower: flipped ? b : a,
    upper: flipped ? a : b,
    flipped,
    ways: waysOf(links),
  };
}

const ROLES: readonly Role[] = ['forward', 'return', 'other'];

function waysOf(links: readonly Link[]): readonly Way[] {
  const lanes = links.flatMap((link) => link.lanes);
  return ROLES.flatMap((direction) => {
    const same = lanes.filter((lane) => lane.direction === direction);
    if (same.length === 0) return [];
    const times = same.flatMap((lane) => lane.rttMs ?? []);
    const certain = same.some((lane) => lane.certain);
    return [{ direction, certain, ...(times.length > 0 && { rttMs: Math.min(...times) }) }];
  });
}

/** Cuts a wire into the pieces between neighbouring rows; the units of kind `bend` in between are new. */
export function partsOf(wire: Wire): readonly Part[] {
  const { lower, upper } = wire;
  const lean = Math.sign(wire.ways.reduce((sum, { direction }) => sum + leanOf(direction), 0));
  const shape = { kind: 'bend', routers: [], lean, leans: [], owner: lower.router } as const;
  const bend = (row: number): Unit => ({ ...shape, id: `${wire.id} ${row}`, row });
  const gap = lower.unit.row;
  if (lower.unit.row === upper.unit.row) {
    const top = bend(gap + 1);
    return [
      { wire, gap, lower: lower.unit, upper: top, lowerEnd: lower, up: true },
      { wire, gap, lower: upper.unit, upper: top, lowerEnd: upper, up: false },
    ];
  }
  const parts: Part[] = [];
  let below = lower.unit;
  for (let row = gap + 1; row <= upper.unit.row; row++) {
    const last = row === upper.unit.row;
    const above = last ? upper.unit : bend(row);
    const ends = { ...(row === gap + 1 && { lowerEnd: lower }), ...(last && { upperEnd: upper }) };
    parts.push({ wire, gap: row - 1, lower: below, upper: above, ...ends, up: !wire.flipped });
    below = above;
  }
  return parts;
}

function leanOf(direction: Role): number {
  if (direction === 'forward') return -1;
  return direction === 'return' ? 1 : 0;
}
