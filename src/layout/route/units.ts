import type { Link, RouteGraph, Router } from '../../model/topology';
import { isFold, type Folding } from '../fold/folds';
import { silentRunsOf } from '../fold/silentRuns';
import { segmentOfLinks } from './doubt';
import { groupBy } from './groups';

/** What takes one place in a row: a router, a frame of routers that may be one, a run of silent hops, a fold, or the bend of a long link. */
export interface Unit {
  readonly id: string;
  readonly kind: 'router' | 'silent' | 'fold' | 'frame' | 'bend';
  /** Left to right in a frame, home to campus in a silent run; empty for a bend. */
  readonly routers: readonly Router[];
  /** Counted from the home end without gaps. */
  readonly row: number;
  /** −1 only forward, 1 only return, 0 both: forward fans out to the left, return to the right. */
  readonly lean: number;
  /** The same for each router. */
  readonly leans: readonly number[];
  /** For a bend: the router whose operator it runs through. */
  readonly owner?: string;
}

export interface Units {
  readonly units: readonly Unit[];
  readonly of: ReadonlyMap<string, Unit>;
}

/** Groups the routers of a graph and gives each group its row. */
export function unitsOf(graph: RouteGraph, { unrolled }: Folding): Units {
  const leans = leansOf(graph.links);
  const groups = [...framesOf(graph), ...silentRunsOf(graph).filter((run) => run.every(({ id }) => !unrolled.has(id)))];
  const grouped = new Set(groups.flat().map((router) => router.id));
  const singles = graph.routers.filter((router) => !grouped.has(router.id)).map((router) => [router]);
  const all = [...groups, ...singles];
  const ranks = [...new Set(all.map(rankOf))].sort((a, b) => a - b);
  const rows = new Map(ranks.map((rank, row) => [rank, row]));
  const place = new Map(graph.routers.map((router, index) => [router.id, index]));
  const units = all
    .sort((a, b) => (place.get(a[0]?.id ?? '') ?? 0) - (place.get(b[0]?.id ?? '') ?? 0))
    .map((routers) => unitOf(routers, rows.get(rankOf(routers)) ?? 0, leans));
  return { units, of: new Map(units.flatMap((unit) => unit.routers.map((router) => [router.id, unit] as const))) };
}

const rankOf = (routers: readonly Router[]): number => Math.min(...routers.map((router) => router.rank));

function unitOf(routers: readonly Router[], row: number, leans: ReadonlyMap<string, number>): Unit {
  const silent = routers.every((router) => router.kind === 'silent');
  const lean = (router: Router): number => leans.get(router.id) ?? 0;
  const ordered = silent ? routers : [...routers].sort((a, b) => lean(a) - lean(b));
  const sum = routers.reduce((total, router) => total + lean(router), 0);
  return {
    id: routers[0]?.id ?? '',
    kind: silent ? 'silent' : routers.length > 1 ? 'frame' : routers.every(isFold) ? 'fold' : 'router',
    routers: ordered,
    row,
    lean: Math.sign(sum),
    leans: ordered.map(lean),
  };
}

function leansOf(links: readonly Link[]): ReadonlyMap<string, number> {
  const seen = new Map<string, { forward: boolean; return: boolean }>();
  for (const link of links) {
    for (const id of [link.a, link.b]) {
      const ways = seen.get(id) ?? { forward: false, return: false };
      if (link.lanes.some((lane) => lane.direction === 'forward')) ways.forward = true;
      if (link.lanes.some((lane) => lane.direction === 'return')) ways.return = true;
      seen.set(id, ways);
    }
  }
  return new Map([...seen].map(([id, ways]) => [id, Number(ways.return) - Number(ways.forward)]));
}

/**
 * Routers of one rank that share an ambiguous segment with the same neighbour are one router in one reading and several in the
 * other: they stand in one frame.
 */
function framesOf(graph: RouteGraph): readonly (readonly Router[])[] {
  const segments = segmentOfLinks(graph);
  const routers = new Map(graph.routers.map((router) => [router.id, router]));
  const ends = [...segments]
    .filter(([, { state }]) => state === 'ambiguous')
    .flatMap(([{ a, b }, { id }]) => [
      { near: a, key: `${id} ${b} ${routers.get(a)?.rank}` },
      { near: b, key: `${id} ${a} ${routers.get(b)?.rank}` },
    ])
    .filter(({ near }) => routers.get(near)?.kind !== 'silent' && !isFold({ id: near }));
  const facing = groupBy(ends, ({ key }) => key);
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  for (const [first, ...others] of facing.values()) {
    for (const other of others) {
      const [root, same] = [rootOf(other.near), rootOf(first?.near ?? other.near)];
      if (root !== same) parent.set(root, same);
    }
  }
  return [...groupBy(graph.routers, (router) => rootOf(router.id)).values()].filter((frame) => frame.length > 1);
}
