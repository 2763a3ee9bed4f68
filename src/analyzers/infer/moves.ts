import type { Alignment } from './align';
import type { Node, PlacedWalk } from './node';
import type { Path } from './path';
import type { DraftSegment } from './segments';
import type { Stations, Way } from './stations';

/** One move of a trace from router to router. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** Address it came in by; absent when the hop kept silent. */
  readonly entry?: Node;
  /** False when another router of the hop before is as possible. */
  readonly certain: boolean;
  /** Smallest RTT to `entry` in this trace, in ms. */
  readonly rttMs?: number;
}

/** A segment by its members, as the links need it. */
export interface LinkSegment {
  readonly id: string;
  /** Its one-segment reading is open. */
  readonly open: boolean;
  readonly members: DraftSegment['members'];
}

export type SegmentsOf = ReadonlyMap<string, readonly LinkSegment[]>;

/** What every move of one trace needs to know. */
interface Ground {
  readonly alignment: Alignment;
  readonly way: Way;
  readonly stations: Stations;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly segmentsOf: SegmentsOf;
}

/** Cross products of load-balanced hops stop here; a drawing with more lines than this is unreadable anyway. */
const MAX_MOVES_PER_HOP = 36;

/** All moves of one trace, in order. */
export function movesOf(walk: PlacedWalk, ground: Ground): readonly Move[] {
  const { alignment, way, stations } = ground;
  const moves: Move[] = [];
  const last = Math.min(walk.steps.length, alignment.ends[way]);
  for (let ttl = 1; ttl <= last; ttl++) {
    const before = routersAt(alignment.path, walk, ttl - 1, ground);
    const arrivals = arrivalsAt(walk, ttl, ground);
    const width = Math.max(1, Math.floor(MAX_MOVES_PER_HOP / arrivals.length));
    // Each probe of such a trace may have taken another way, so it may have come from a router that only other traces saw.
    const elsewhere = walk.oneFlow ? [] : stations.at(alignment.path, way, ttl - 1);
    for (const arrival of arrivals) {
      const { from, sure } = originsOf(before, elsewhere, arrival, arrivals.length, walk, ground);
      for (const origin of from.slice(0, width)) {
        if (origin !== arrival.to) moves.push({ from: origin, ...arrival, certain: sure });
      }
    }
  }
  return [...moves, ...moveToTarget(walk, ground)];
}

interface Arrival {
  readonly to: string;
  readonly entry?: Node;
  readonly rttMs?: number;
}

function arrivalsAt(walk: PlacedWalk, ttl: number, { alignment, way, stations, nodes }: Ground): readonly Arrival[] {
  const step = walk.steps[ttl - 1];
  const answered = (step?.nodes ?? []).flatMap((id, index): Arrival[] => {
    const to = stations.of(id);
    const entry = nodes.get(id);
    const rttMs = step?.rttMs[index];
    return to === undefined || !entry ? [] : [{ to, entry, ...(rttMs !== undefined && { rttMs }) }];
  });
  return answered.length > 0 ? answered : stations.at(alignment.path, way, ttl).map((to) => ({ to }));
}

/** Routers where this very trace stood; a hop at which it got no answer is filled by the other traces of its direction. */
function routersAt(path: Path, walk: PlacedWalk, ttl: number, { way, stations }: Ground): readonly string[] {
  const answered = (walk.steps[ttl - 1]?.nodes ?? []).flatMap((id) => stations.of(id) ?? []);
  return answered.length > 0 ? [...new Set(answered)] : stations.at(path, way, ttl);
}

/**
 * Where a move came from. The far end of the entered segment decides, be it a router that this trace saw at the hop before
 * or one that others saw there; without it every router of the hop before is possible, and certain only when the trace kept
 * to one flow.
 */
function originsOf(
  before: readonly string[],
  elsewhere: readonly string[],
  { to, entry }: Arrival,
  branches: number,
  walk: PlacedWalk,
  { stations, segmentsOf }: Ground,
): { from: readonly string[]; sure: boolean } {
  const segments = entry === undefined ? [] : (segmentsOf.get(entry.id) ?? []);
  for (const { members, open } of segments) {
    const far = new Set(members.flatMap((node) => stations.of(node.id) ?? []));
    for (const seen of [before, open ? [] : elsewhere]) {
      const from = seen.filter((id) => id !== to && far.has(id));
      if (from.length > 0) return { from, sure: !open || before.length <= 1 };
    }
  }
  // A segment whose far end is another router speaks against the only one that this trace saw.
  const against = !walk.oneFlow && segments.some(({ open, members }) => !open && members.length > 1);
  if (before.length <= 1) return { from: before, sure: entry === undefined ? to.startsWith('silent:') : !against };
  return { from: before, sure: walk.oneFlow && branches === 1 };
}

/** The way to a target that kept silent, right behind the last answer: drawn, but not certain. */
function moveToTarget(walk: PlacedWalk, ground: Ground): readonly Move[] {
  const { alignment, way, stations, nodes } = ground;
  const end = alignment.ends[way];
  if (walk.target === undefined || walk.reachedAt !== undefined || walk.steps.length !== end - 1) return [];
  const to = stations.of(walk.target);
  const entry = nodes.get(walk.target);
  if (to === undefined || !entry) return [];
  const from = routersAt(alignment.path, walk, end - 1, ground).filter((id) => id !== to);
  return from.slice(0, MAX_MOVES_PER_HOP).map((origin) => ({ from: origin, to, entry, certain: false }));
}
