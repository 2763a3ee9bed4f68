import { isInside } from '../../model/address';
import { isNameId } from './hopNames';
import type { Node, Places, PlacedWalk } from './node';
import type { Roles } from './roles';

/** All that the traces of one direction show at one TTL. Row 0 is the end that the traces leave from. */
interface Row {
  readonly ttl: number;
  /** In order of first appearance; empty = no answer. */
  readonly nodes: readonly string[];
}

export interface Side {
  readonly walks: readonly PlacedWalk[];
  /** `rows[ttl]`, from 0 to the last TTL that answered. */
  readonly rows: readonly Row[];
  readonly target?: string;
  /** TTL at which the target answered. */
  readonly reachedAt?: number;
}

/** The traces from one home to one server, and those back. A side without traces has row 0 only. */
export interface Path {
  /** Smallest trace id of each side. */
  readonly id: string;
  /** Place the forward traces left from. */
  readonly home: string;
  readonly forward: Side;
  readonly back: Side;
  /** Leading forward hops in private or shared space, or on the IPv6 side of a translator: no return trace shows them. */
  readonly inside: number;
}

/** Who is at a TTL: those that answered, and at the end of the way the target, even if it kept silent. */
export function nodesAt(side: Side, ttl: number, end: number): readonly string[] {
  const answered = side.rows[ttl]?.nodes ?? [];
  if (ttl !== end || side.target === undefined || answered.includes(side.target)) return answered;
  return [...answered, side.target];
}

/**
 * Brings the groups of traces together: each return group joins the forward group that runs against it with the most
 * evidence; what nothing relates stays alone (two unrelated traces are two paths).
 */
export function joinPaths(roles: Roles, places: Places): readonly Path[] {
  const walkOf = new Map(places.walks.map((walk) => [walk.trace.id, walk]));
  const sides = roles.groups.map(({ walks }) =>
    sideOf(
      walks.flatMap((walk) => walkOf.get(walk.trace.id) ?? []),
      places.nodes,
    ),
  );
  const partner = new Map<number, number>();
  // Relations are sorted by weight, so the first one that fits is the strongest.
  for (const { a, b, weight } of roles.relations) {
    if (weight <= 0) continue;
    for (const [back, forward] of [
      [a, b],
      [b, a],
    ] as const) {
      if (roles.roleOf[back] !== 'return' || roles.roleOf[forward] !== 'forward') continue;
      if (!partner.has(back)) partner.set(back, forward);
    }
  }
  const none = sideOf([], places.nodes);
  const paired = new Set(partner.values());
  const paths = sides.flatMap((side, index): Path[] => {
    if (roles.roleOf[index] === 'return') {
      return [pathOf(sides[partner.get(index) ?? -1] ?? none, side, places.nodes)];
    }
    return paired.has(index) ? [] : [pathOf(side, none, places.nodes)];
  });
  return paths.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function pathOf(forward: Side, back: Side, nodes: ReadonlyMap<string, Node>): Path {
  // One forward group may face several return groups: both sides make the id.
  const first = (side: Side): string => side.walks.map((walk) => walk.trace.id).sort()[0] ?? '';
  const id = [first(forward), first(back)].filter((one) => one !== '').join('|');
  return { id, home: forward.walks[0]?.source ?? id, forward, back, inside: insideRows(forward, nodes) };
}

function sideOf(walks: readonly PlacedWalk[], nodes: ReadonlyMap<string, Node>): Side {
  const reachedAt = mostCommon(walks.flatMap((walk) => walk.reachedAt ?? []));
  const rows = new Map<number, Set<string>>();
  for (const { steps, target } of walks) {
    for (const step of steps) {
      if (reachedAt !== undefined && step.ttl > reachedAt) break;
      const row = rows.get(step.ttl) ?? new Set<string>();
      rows.set(step.ttl, row);
      for (const node of step.nodes) {
        // A firewall may answer early in the name of the target: the server stands at one place only.
        if (node !== target || step.ttl === reachedAt) row.add(node);
      }
    }
  }
  const length = Math.max(0, ...rows.keys());
  const target = walks[0]?.target;
  return {
    walks,
    rows: Array.from({ length: length + 1 }, (_, ttl) => ({ ttl, nodes: [...(rows.get(ttl) ?? [])] })),
    ...(target !== undefined && nodes.has(target) && { target }),
    ...(reachedAt !== undefined && { reachedAt }),
  };
}

/** TTL of the first hop that shows through a translator between IPv6 and IPv4; 0 where there is none. */
export function translatedFrom({ rows }: Side, nodes: ReadonlyMap<string, Node>): number {
  return Math.max(
    0,
    rows.findIndex((row) => row.nodes.some((id) => nodes.get(id)?.translated)),
  );
}

/** The commonest value; the larger of two that are equally common. */
function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

function insideRows(side: Side, nodes: ReadonlyMap<string, Node>): number {
  const through = translatedFrom(side, nodes);
  if (through > 1) return through - 1;
  // A name alone may stand for either: it is passed over like a silent hop.
  const known = side.rows.map((row) => row.nodes.filter((id) => !isNameId(id)));
  const isPublic = (id: string): boolean => !isInside(nodes.get(id)?.scope ?? 'global');
  const firstPublic = known.findIndex((ids) => ids.some(isPublic));
  if (firstPublic < 0) return 0;
  const inside = side.rows.slice(0, firstPublic).filter(({ ttl }) => (known[ttl]?.length ?? 0) > 0);
  return inside.at(-1)?.ttl ?? 0;
}
