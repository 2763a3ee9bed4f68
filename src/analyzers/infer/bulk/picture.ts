import { isInside } from '../../../model/address';
import type { Role } from '../../../model/source';
import type { Lane, Link } from '../../../model/topology';
import type { DraftNat } from '../nat';
import { judgeInside, type InsideHop } from '../nat';
import { isNumbered, type Node } from '../node';
import type { DraftSegment } from '../segments';
import type { DraftRouter, Stations } from '../stations';
import type { Merged } from './collector';
import type { BulkRouters } from './aliases';

/** Ids of traces that a lane names; there may be a hundred thousand of them. */
const MOST_NAMED = 24;

/** Routers as the drawing takes them; `rank` = their commonest distance from the places that the traces leave from. */
export function placeBulkRouters(merged: Merged, { groups }: BulkRouters): Stations {
  const { nodes, walks } = merged;
  const sums = { out: new Float64Array(nodes.length), outCount: new Float64Array(nodes.length) };
  const back = { sum: new Float64Array(nodes.length), count: new Float64Array(nodes.length) };
  for (const { steps, role, count } of walks) {
    steps.forEach((row, at) => {
      for (const node of row) {
        const [sum, total] = role === 'return' ? [back.sum, back.count] : [sums.out, sums.outCount];
        sum[node] = (sum[node] ?? 0) + count * (role === 'return' ? steps.length - at : at + 1);
        total[node] = (total[node] ?? 0) + count;
      }
    });
  }
  const of = new Map<string, string>();
  const routers = new Map<string, DraftRouter>();
  for (const group of groups) {
    const own = group.flatMap((at) => nodes[at] ?? []);
    const id = `router:${own[0]?.id ?? ''}`;
    for (const node of own) of.set(node.id, id);
    const add = (values: Float64Array): number => group.reduce((sum, at) => sum + (values[at] ?? 0), 0);
    const [out, n] = [add(sums.out), add(sums.outCount)];
    const rank = n > 0 ? out / n : add(back.sum) / Math.max(1, add(back.count));
    routers.set(id, { id, nodes: own, kind: 'answered', rank: Math.max(1, Math.round(rank)), hops: [] });
  }
  return { routers, at: () => [], of: (node) => of.get(node) };
}

interface LaneDraft {
  readonly traces: Set<string>;
  certain: boolean;
}

interface LinkDraft extends Omit<Link, 'lanes'> {
  readonly lanes: Map<Role, LaneDraft>;
}

/** Every step between two answering hops, once per pair of routers and segment. */
export function drawBulkLinks(
  { nodes, walks }: Merged,
  stations: Stations,
  segments: readonly DraftSegment[],
  idOf: ReadonlyMap<DraftSegment, string>,
): readonly Link[] {
  const segmentOf = new Map(segments.flatMap((one) => one.members.map((node) => [node.id, one] as const)));
  const routerAt = nodes.map((node) => stations.of(node.id) ?? '');
  const rankOf = (id: string): number => stations.routers.get(id)?.rank ?? 0;
  const drafts = new Map<string, LinkDraft>();
  const make = (from: number, to: number, homeward: boolean): LinkDraft | undefined => {
    const [x, y] = [routerAt[from] ?? '', routerAt[to] ?? ''];
    if (x === y) return undefined;
    const entry = nodes[to];
    const segment = entry && segmentOf.get(entry.id);
    const far = segment?.members.find((node) => stations.of(node.id) === x);
    const turned = rankOf(y) === rankOf(x) ? homeward : rankOf(y) < rankOf(x);
    const [a, b] = turned ? [y, x] : [x, y];
    const entryIp = entry && isNumbered(entry) ? entry.ip : undefined;
    const [aIp, bIp] = turned ? [entryIp, far?.ip] : [far?.ip, entryIp];
    const segmentId = far && segment ? idOf.get(segment) : undefined;
    const id = `link:${a}|${b}|${segmentId ?? (entryIp === undefined ? '' : (entry?.id ?? ''))}`;
    const same = drafts.get(id);
    if (same) return same;
    const link: LinkDraft = {
      id,
      a,
      b,
      ...(aIp !== undefined && { aIp }),
      ...(bIp !== undefined && { bIp }),
      ...(segmentId !== undefined && { segment: segmentId }),
      lanes: new Map(),
    };
    drafts.set(id, link);
    return link;
  };
  // What each step of each way comes to; null = it stays inside one router.
  const lanes = new Map<Role, Map<number, LaneDraft | null>>();
  for (const { steps, role = 'other', trace } of walks) {
    const known = lanes.get(role) ?? new Map<number, LaneDraft | null>();
    lanes.set(role, known);
    for (let ttl = 1; ttl < steps.length; ttl++) {
      const [before, after] = [steps[ttl - 1] ?? [], steps[ttl] ?? []];
      const certain = before.length * after.length === 1;
      for (const from of before) {
        for (const to of after) {
          const key = from * nodes.length + to;
          let lane = known.get(key);
          if (lane === undefined) known.set(key, (lane = laneOf(make(from, to, role === 'return'), role)));
          if (lane === null) continue;
          lane.certain ||= certain;
          // Ways come in a fixed order, so the first ones are the same whatever the order of the input.
          if (lane.traces.size < MOST_NAMED) lane.traces.add(trace);
        }
      }
    }
  }
  return [...drafts.values()]
    .map(finish)
    .sort((x, y) => rankOf(x.a) - rankOf(y.a) || rankOf(x.b) - rankOf(y.b) || (x.id < y.id ? -1 : 1));
}

function laneOf(link: LinkDraft | undefined, role: Role): LaneDraft | null {
  if (!link) return null;
  const lane = link.lanes.get(role) ?? { traces: new Set<string>(), certain: false };
  link.lanes.set(role, lane);
  return lane;
}

function finish(link: LinkDraft): Link {
  const lanes = [...link.lanes].map(([direction, { traces, certain }]): Lane => ({
    direction,
    traces: [...traces].sort(),
    certain,
  }));
  return { ...link, lanes: lanes.sort((x, y) => (x.direction < y.direction ? -1 : 1)) };
}

/** Translators by home: its private hops are looked at once, from all its traces. */
export function findBulkNats({ nodes, walks }: Merged): readonly DraftNat[] {
  const homes = new Map<string, Set<number>[]>();
  for (const { home, role, steps } of walks) {
    if (role === 'return') continue;
    // A name alone may stand for either side of a translator.
    const first = steps.findIndex((row) => row.some((at) => isOutside(nodes[at])));
    if (first <= 0) continue;
    const hops = homes.get(home) ?? [];
    homes.set(home, hops);
    for (let at = 0; at < first; at++) for (const node of steps[at] ?? []) (hops[at] ??= new Set()).add(node);
  }
  return [...homes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([home, rows]) => {
      const hops = Array.from(rows, (row, at): InsideHop => ({
        ttl: at + 1,
        nodes: [...(row ?? [])]
          .sort((x, y) => x - y)
          .flatMap((node) => nodes[node] ?? [])
          .filter(isNumbered),
      })).filter((hop) => hop.nodes.length > 0);
      return judgeInside(hops, NaN, false).map(({ kind, hop, reasons }): DraftNat => ({
        kind,
        path: home,
        ttl: hop.ttl,
        inside: hop.nodes,
        outside: [],
        reasons,
      }));
    });
}

function isOutside(node: Node | undefined): boolean {
  return node?.scope !== undefined && !isInside(node.scope);
}
