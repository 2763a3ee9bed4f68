import type { AnalysisConfig } from '../../model/analysis';
import type { Alignment, Anchor } from './align';
import type { Boxes } from './boxes';
import { columnsOf } from './columns';
import type { Node, PlacedWalk } from './node';
import { nodesAt, type Path } from './path';

export type Way = 'forward' | 'back';

/** A router before it has a label: one that answered, one that kept silent, or the host that traces left from. */
export interface DraftRouter {
  readonly id: string;
  readonly nodes: readonly Node[];
  readonly kind: 'answered' | 'silent' | 'home' | 'server';
  readonly rank: number;
  /** Where a silent one stands. */
  readonly hops: readonly { readonly trace: string; readonly ttl: number }[];
}

/** Which routers stand at every hop of every path. */
export interface Stations {
  readonly routers: ReadonlyMap<string, DraftRouter>;
  /** Router ids at a hop; several where the way is load-balanced. */
  at(path: Path, way: Way, ttl: number): readonly string[];
  /** Router of an address. */
  of(node: string): string | undefined;
}

/** Router ids that the two directions have in common at an anchor. */
export function commonAt(stations: Stations, { path }: Alignment, anchor: Anchor): readonly string[] {
  const back = new Set(stations.at(path, 'back', anchor.back));
  return stations.at(path, 'forward', anchor.forward).filter((id) => back.has(id));
}

/** Places every router: those that answered by their addresses, one for every hop that never answered, and the two ends. */
export function placeRouters(
  alignments: readonly Alignment[],
  boxes: Boxes,
  nodes: ReadonlyMap<string, Node>,
  config: AnalysisConfig,
): Stations {
  const idOfRoot = new Map<string, string>();
  const nodesOf = new Map<string, readonly Node[]>();
  for (const [root, ids] of boxes.groups()) {
    // Groups keep the order of `nodes`, which is by address.
    const members = ids.flatMap((id) => nodes.get(id) ?? []);
    const id = `router:${members[0]?.id ?? root}`;
    idOfRoot.set(root, id);
    nodesOf.set(id, members);
  }
  const of = (node: string): string | undefined => idOfRoot.get(boxes.find(node));
  const startOf = startsOf(alignments, of, config);
  const named = alignments.flatMap((alignment) =>
    WAYS.map((way): Row => {
      const walked = alignment.path[way].walks.length > 0;
      return { alignment, way, names: walked ? stationIds(alignment, way, of, startOf) : [] };
    }),
  );
  const same = sameSilence(named);
  const rows = new Map<string, readonly (readonly string[])[]>();
  const routers = new Map<string, DraftRouter>();
  for (const { alignment, way, names } of named) {
    const { path, ends } = alignment;
    const column = columnsOf(alignment)[way];
    const row = names.map((ids) => ids.map((id) => same.get(id) ?? id));
    rows.set(`${way} ${path.id}`, row);
    row.forEach((ids, ttl) => {
      for (const id of ids) {
        const rank = column[ttl] ?? ttl;
        const known = routers.get(id);
        routers.set(id, {
          id,
          nodes: nodesOf.get(id) ?? [],
          kind: kindOf(id, way, ttl, ends[way], known?.kind),
          rank: Math.min(rank, known?.rank ?? rank),
          hops: isSilent(id) ? silentHops(path, way, ttl, known) : [],
        });
      }
    });
  }
  const at = (path: Path, way: Way, ttl: number): readonly string[] => rows.get(`${way} ${path.id}`)?.[ttl] ?? [];
  return { routers, at, of };
}

const WAYS = ['forward', 'back'] as const;

/** Router ids at every hop of one direction of a path. */
interface Row {
  readonly alignment: Alignment;
  readonly way: Way;
  readonly names: readonly (readonly string[])[];
}

function isSilent(id: string): boolean {
  return id.startsWith('silent:');
}

/**
 * Runs of silence of the same length between the same two routers, one way, are the same routers, whichever path they were
 * traced on: nothing tells them apart. Answers with the first id of each.
 */
function sameSilence(rows: readonly Row[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const { way, names } of rows) {
    let before = -1;
    names.forEach((ids, ttl) => {
      if (ids.some(isSilent)) return;
      const ends = [names[before] ?? [], ids];
      if (ttl - before > 1 && ends.every((end) => end.length === 1)) {
        for (let at = before + 1; at < ttl; at++) {
          const place = [way, ...ends, ttl - before, at - before].join(' ');
          const own = names[at]?.[0] ?? '';
          const id = first.get(place) ?? same.get(own) ?? own;
          first.set(place, id);
          if (!same.has(own)) same.set(own, id);
        }
      }
      before = ttl;
    });
  }
  return same;
}

function kindOf(
  id: string,
  way: Way,
  ttl: number,
  end: number,
  known: DraftRouter['kind'] | undefined,
): DraftRouter['kind'] {
  if (isSilent(id)) return 'silent';
  if (ttl === 0) return way === 'forward' ? 'home' : 'server';
  if (known === 'home' || known === 'server') return known;
  return way === 'forward' && ttl === end ? 'server' : 'answered';
}

function silentHops(path: Path, way: Way, ttl: number, known: DraftRouter | undefined): DraftRouter['hops'] {
  const own = path[way].walks.filter((walk) => walk.steps.length >= ttl).map((walk) => ({ trace: walk.trace.id, ttl }));
  return [...(known?.hops ?? []), ...own];
}

type RouterOf = (node: string) => string | undefined;

function stationIds(alignment: Alignment, way: Way, of: RouterOf, startOf: StartOf): readonly (readonly string[])[] {
  const { path, ends } = alignment;
  const answered = (side: Way, ttl: number): readonly string[] => [
    ...new Set(nodesAt(path[side], ttl, ends[side]).flatMap((id) => of(id) ?? [])),
  ];
  return Array.from({ length: ends[way] + 1 }, (_, ttl) => {
    if (ttl === 0) return [startOf(path, way, ends.owner)];
    const own = answered(way, ttl);
    if (own.length > 0 || ttl >= path[way].rows.length) return own;
    const other = way === 'forward' ? 'back' : 'forward';
    const facing = silentPartner(alignment, way, ttl);
    const there = facing === undefined ? [] : answered(other, facing);
    if (there.length === 1) return there;
    // Both kept silent between the same two common routers: one box, and the forward trace names it.
    if (facing !== undefined && there.length === 0 && way === 'back') return [silentId(path.forward.walks, facing)];
    return [silentId(path[way].walks, ttl)];
  });
}

/** The hop of the other direction that a silent hop stands for, when both neighbours are common links away. */
function silentPartner({ anchors }: Alignment, way: Way, ttl: number): number | undefined {
  const index = anchors.findIndex((anchor) => anchor[way] === ttl);
  const [before, here, after] = [anchors[index - 1], anchors[index], anchors[index + 1]];
  if (!before || !here || !after) return undefined;
  const steady = after.forward - before.forward === 2 && before.back - after.back === 2;
  return steady ? here[way === 'forward' ? 'back' : 'forward'] : undefined;
}

function silentId(walks: readonly PlacedWalk[], ttl: number): string {
  const ids = walks.filter((walk) => walk.steps.length >= ttl).map((walk) => walk.trace.id);
  return `silent:${ids.sort()[0] ?? ''}#${ttl}`;
}

/** The end that the traces of a path leave from; `owner` = hops from home to the router of the address that is traced back. */
type StartOf = (path: Path, way: Way, owner: number) => string;

/** An address where a text or the user gives one, else a host without any. A place that one trace names is named for all. */
function startsOf(alignments: readonly Alignment[], of: RouterOf, config: AnalysisConfig): StartOf {
  const written = new Map<string, Set<string>>();
  for (const { path } of alignments) {
    const own = written.get(path.home) ?? new Set();
    written.set(path.home, own);
    for (const { trace } of path.forward.walks) if (trace.sourceIp !== undefined) own.add(trace.sourceIp);
  }
  const alone = written.size === 1;
  return (path, way, owner) => {
    const other = path[way === 'forward' ? 'back' : 'forward'];
    if (way === 'back' && other.target !== undefined) return of(other.target) ?? 'host:server';
    if (way === 'forward' && owner === 0 && other.target !== undefined) return of(other.target) ?? 'host:home';
    const own = path[way].walks.flatMap(({ trace }) => trace.sourceIp ?? []).sort();
    const all = way === 'forward' ? [...(written.get(path.home) ?? [])] : [];
    const given = way === 'forward' && alone ? config.endpoints?.home : undefined;
    const names = [given, own[0], ...(all.length === 1 ? all : [])];
    const known = names.flatMap((ip) => (ip === undefined ? [] : (of(ip) ?? [])))[0];
    if (known !== undefined) return known;
    const name = way === 'forward' ? 'home' : 'server';
    return alone ? `host:${name}` : `host:${name}:${path.home}`;
  };
}
