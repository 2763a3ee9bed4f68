import type { Reason } from '../../../model/claim';
import { reason, sumOf } from '../claim';
import type { Node } from '../node';
import type { DraftSegment } from '../segments';
import type { Merged } from './collector';
import { joined, widestDistance, type Occurrences } from './occurrences';

/** Two addresses of one router, with why. */
interface BulkVote {
  readonly a: number;
  readonly b: number;
  readonly reasons: readonly Reason[];
}

export interface BulkRouters {
  /** Nodes of each router, in order of address; every node is in one. */
  readonly groups: readonly (readonly number[])[];
  /** Votes that joined two boxes. */
  readonly taken: readonly BulkVote[];
}

/** A predecessor that fewer of the ways show is an off-path answer or a change of route (design/topology.md, 2.5.2). */
const OUTLIER = 0.1;

/** Beyond this a name is no conflict: reverse names outlive the boxes they were made for. */
const DESPITE_NAMES = 3.5;

/** Larger hops than this are load balancers whose cross products say nothing. */
const MOST_ALTERNATIVES = 4;

/**
 * Joins addresses to routers over all traces at once: the mate of an address stands on the router before it (design/topology.md, 2.5.1),
 * and what stands before one address is one router. Every pair is weighed once, whatever the number of traces; without the conditions
 * the closure of these votes would join everything.
 */
export function findBulkRouters(
  merged: Merged,
  places: Occurrences,
  mates: Int32Array,
  segments: readonly DraftSegment[],
): BulkRouters {
  const { nodes } = merged;
  const votes = [...mateVotes(merged, mates), ...nameVotes(nodes)];
  const summed = new Map<number, { a: number; b: number; reasons: Reason[] }>();
  for (const { a, b, reasons } of votes) {
    const [low, high] = a < b ? [a, b] : [b, a];
    const key = low * nodes.length + high;
    const known = summed.get(key);
    if (known) known.reasons.push(...reasons);
    else summed.set(key, { a: low, b: high, reasons: [...reasons] });
  }
  const weighed = [...summed.values()].map((vote) => ({ ...vote, weight: sumOf(vote.reasons) }));
  weighed.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
  const boxes = new BulkBoxes(nodes, places, segments);
  const taken = weighed.filter(({ a, b, weight }) => weight > 0.5 && boxes.join(a, b, weight > DESPITE_NAMES));
  return { groups: boxes.groups(), taken };
}

function mateVotes({ nodes, walks }: Merged, mates: Int32Array): readonly BulkVote[] {
  const edges = new Map<number, number>();
  for (const { steps } of walks) {
    for (let ttl = 1; ttl < steps.length; ttl++) {
      const [before, after] = [steps[ttl - 1] ?? [], steps[ttl] ?? []];
      if (before.length * after.length > MOST_ALTERNATIVES) continue;
      const share = 1 / Math.max(1, before.length * after.length);
      for (const a of before)
        for (const b of after) {
          const key = a * nodes.length + b;
          edges.set(key, (edges.get(key) ?? 0) + share);
        }
    }
  }
  const totals = new Float64Array(nodes.length);
  for (const [key, count] of edges) totals[key % nodes.length] = (totals[key % nodes.length] ?? 0) + count;
  return [...edges].flatMap(([key, count]): BulkVote[] => {
    const [a, b] = [Math.floor(key / nodes.length), key % nodes.length];
    const mate = mates[b] ?? -1;
    if (mate < 0 || mate === a || count < OUTLIER * (totals[b] ?? 0)) return [];
    const weight = Math.min(4.5, 2 + Math.log(count + 0.5));
    const args = { a: nodes[a]?.ip ?? '', b: nodes[mate]?.ip ?? '', via: nodes[b]?.ip ?? '', count: Math.round(count) };
    return [{ a, b: mate, reasons: [reason('route.reason.bulk-mate', args, Math.round(weight * 100) / 100)] }];
  });
}

/** One vote per neighbour in the list joins all addresses of a name. */
function nameVotes(nodes: readonly Node[]): readonly BulkVote[] {
  const holders = new Map<string, number[]>();
  nodes.forEach((node, at) => {
    for (const { router } of node.names) if (router) holders.set(router, [...(holders.get(router) ?? []), at]);
  });
  return [...holders].flatMap(([name, list]) => {
    const labelled = list.some((at) => nodes[at]?.names.some((one) => one.router === name && one.interfaceLabel));
    return list.slice(1).map((b, before): BulkVote => {
      const a = list[before] ?? b;
      const args = { a: nodes[a]?.ip ?? '', b: nodes[b]?.ip ?? '', via: name };
      return { a, b, reasons: [reason('route.reason.alias-name', args, labelled ? 4 : 1)] };
    });
  });
}

interface Contents {
  readonly members: readonly number[];
  readonly places: Int32Array;
  readonly segments: ReadonlySet<number>;
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Union-find that refuses two places of one way, two members of one segment, and two names of one operator. */
class BulkBoxes {
  private readonly parent: Int32Array;
  private readonly contents: (Contents | undefined)[];

  constructor(nodes: readonly Node[], places: Occurrences, segments: readonly DraftSegment[]) {
    this.parent = Int32Array.from(nodes, (_, at) => at);
    const segmentsOf = new Map<string, Set<number>>();
    segments.forEach(({ members }, at) => {
      for (const { id } of members) segmentsOf.set(id, (segmentsOf.get(id) ?? new Set()).add(at));
    });
    this.contents = nodes.map((node, at) => ({
      members: [at],
      places: places[at] ?? new Int32Array(0),
      segments: segmentsOf.get(node.id) ?? new Set(),
      names: new Map(
        node.names.flatMap(({ domain, router }) => (domain && router ? [[domain, new Set([router])] as const] : [])),
      ),
    }));
  }

  join(a: number, b: number, despiteNames: boolean): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    const [one, other] = [this.contents[x], this.contents[y]];
    if (x === y || !one || !other || conflict(one, other, despiteNames)) return false;
    this.parent[y] = x;
    this.contents[x] = union(one, other);
    this.contents[y] = undefined;
    return true;
  }

  groups(): readonly (readonly number[])[] {
    return this.contents.flatMap((one) => (one ? [[...one.members].sort((x, y) => x - y)] : []));
  }

  private find(at: number): number {
    let root = at;
    while (this.parent[root] !== root) root = this.parent[root] ?? root;
    this.parent[at] = root;
    return root;
  }
}

function conflict(a: Contents, b: Contents, despiteNames: boolean): boolean {
  for (const segment of a.segments) if (b.segments.has(segment)) return true;
  if (widestDistance(a.places, b.places) > 0) return true;
  if (despiteNames) return false;
  return [...a.names].some(([domain, names]) => {
    const others = b.names.get(domain);
    return others !== undefined && ![...names].some((name) => others.has(name));
  });
}

function union(a: Contents, b: Contents): Contents {
  const names = new Map(a.names);
  for (const [domain, own] of b.names) names.set(domain, new Set([...(names.get(domain) ?? []), ...own]));
  return {
    members: [...a.members, ...b.members],
    places: joined(a.places, b.places),
    segments: new Set([...a.segments, ...b.segments]),
    names,
  };
}
