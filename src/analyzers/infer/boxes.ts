import type { DraftSegment } from './segments';
import type { Node } from './node';

export type Conflict = 'one-trace' | 'balance' | 'one-segment' | 'names' | 'home' | 'user';

/**
 * Union-find over addresses that refuses what cannot be: two TTLs of one trace, both ends of one segment, two names of one
 * operator, two homes in one box (design/topology.md, 2.5). Without it the mate rule's closure collapses in bulk.
 */
export class Boxes {
  private readonly parent = new Map<string, string>();
  private readonly contents = new Map<string, Contents>();

  /** `apart`: groups of nodes that the user keeps apart. */
  constructor(
    nodes: ReadonlyMap<string, Node>,
    segments: readonly DraftSegment[],
    apart: ReadonlyMap<string, ReadonlySet<number>> = new Map(),
  ) {
    const segmentsOf = new Map<string, number[]>();
    segments.forEach(({ members }, index) => {
      for (const { id } of members) segmentsOf.set(id, [...(segmentsOf.get(id) ?? []), index]);
    });
    for (const [id, node] of nodes) {
      this.parent.set(id, id);
      this.contents.set(id, contentsOf(node, segmentsOf.get(id) ?? [], apart.get(id)));
    }
  }

  find(id: string): string {
    let root = id;
    for (let up = this.parent.get(root); up !== undefined && up !== root; up = this.parent.get(root)) root = up;
    this.parent.set(id, root);
    return root;
  }

  /** All addresses in the box of one. */
  membersOf(id: string): readonly string[] {
    return this.contents.get(this.find(id))?.members ?? [id];
  }

  /**
   * Joins the boxes of two addresses; answers with the conflict when they stay apart. Names are no conflict where the pair was weighed
   * with them and is likely all the same: reverse names outlive the boxes they were made for.
   */
  join(a: string, b: string, despiteNames = false): Conflict | undefined {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return undefined;
    const [one, other] = [this.contents.get(x), this.contents.get(y)];
    if (!one || !other) return undefined;
    const conflict = findConflict(one, other);
    if (conflict && !(conflict === 'names' && despiteNames)) return conflict;
    this.merge(x, y);
    return undefined;
  }

  /** Joins them whatever forbids it. */
  force(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.merge(x, y);
  }

  /** Joins them whatever forbids it, but for the user, who keeps them apart. */
  forceUnlessApart(a: string, b: string): Conflict | undefined {
    const [one, other] = [this.contents.get(this.find(a)), this.contents.get(this.find(b))];
    if (one && other && [...one.apart].some((group) => other.apart.has(group))) return 'user';
    this.force(a, b);
    return undefined;
  }

  private merge(x: string, y: string): void {
    const [one, other] = [this.contents.get(x), this.contents.get(y)];
    if (!one || !other) return;
    const [big, small] = one.members.length >= other.members.length ? [x, y] : [y, x];
    this.parent.set(small, big);
    this.contents.set(big, merge(big === x ? one : other, big === x ? other : one));
    this.contents.delete(small);
  }

  /** Members of every box, by its root. */
  groups(): ReadonlyMap<string, readonly string[]> {
    const groups = new Map<string, string[]>();
    for (const id of this.parent.keys()) {
      const root = this.find(id);
      const members = groups.get(root);
      if (members) members.push(id);
      else groups.set(root, [id]);
    }
    return groups;
  }
}

interface Contents {
  readonly members: string[];
  /** TTLs per trace. */
  readonly ttls: Map<string, Set<number>>;
  readonly segments: Set<number>;
  /** Router names per operator. */
  readonly names: Map<string, Set<string>>;
  readonly homes: Set<string>;
  readonly apart: Set<number>;
}

function contentsOf(node: Node, segments: readonly number[], apart: ReadonlySet<number> = new Set()): Contents {
  const ttls = new Map<string, Set<number>>();
  for (const { trace, ttl } of node.seen) ttls.set(trace, (ttls.get(trace) ?? new Set()).add(ttl));
  const names = new Map<string, Set<string>>();
  for (const { domain, router } of node.names) {
    if (domain && router) names.set(domain, (names.get(domain) ?? new Set()).add(router));
  }
  const at = node.id.indexOf('@');
  return {
    members: [node.id],
    ttls,
    segments: new Set(segments),
    names,
    homes: new Set(at < 0 ? [] : [node.id.slice(at)]),
    apart: new Set(apart),
  };
}

function findConflict(a: Contents, b: Contents): Conflict | undefined {
  for (const group of a.apart) if (b.apart.has(group)) return 'user';
  const [small, big] = a.ttls.size <= b.ttls.size ? [a, b] : [b, a];
  for (const [trace, ttls] of small.ttls) {
    const others = big.ttls.get(trace);
    // Branches of unequal length show one router at two TTLs; then the two sets overlap.
    if (others && ![...ttls].some((ttl) => others.has(ttl))) return 'one-trace';
  }
  for (const segment of a.segments) if (b.segments.has(segment)) return 'one-segment';
  if (a.homes.size > 0 && b.homes.size > 0 && ![...a.homes].some((home) => b.homes.has(home))) return 'home';
  for (const [domain, names] of a.names) {
    const others = b.names.get(domain);
    if (others && ![...names].some((name) => others.has(name))) return 'names';
  }
  return undefined;
}

function merge(into: Contents, from: Contents): Contents {
  for (const [trace, ttls] of from.ttls) {
    const known = into.ttls.get(trace) ?? new Set<number>();
    for (const ttl of ttls) known.add(ttl);
    into.ttls.set(trace, known);
  }
  for (const segment of from.segments) into.segments.add(segment);
  for (const [domain, names] of from.names) {
    const known = into.names.get(domain) ?? new Set<string>();
    for (const name of names) known.add(name);
    into.names.set(domain, known);
  }
  for (const home of from.homes) into.homes.add(home);
  for (const group of from.apart) into.apart.add(group);
  for (const id of from.members) into.members.push(id);
  return into;
}
