import type { Reason } from '../../model/claim';
import { Boxes, type Conflict } from './boxes';
import { logistic, logOdds, reason, sumOf } from './claim';
import type { OpenPair } from './adjacent';
import { pairKey } from './facing';
import type { DraftNat } from './nat';
import type { Node, PlacedWalk } from './node';
import type { DraftSegment } from './segments';

/** A vote that two addresses belong to one router. */
export interface Vote {
  readonly a: string;
  readonly b: string;
  readonly reasons: readonly Reason[];
  /** Rests only on neighbouring hops that both show several addresses of unknown flows: another pairing fits as well. */
  readonly loose: boolean;
}

interface Refusal extends Vote {
  readonly conflict: Conflict;
}

export interface Aliases {
  readonly boxes: Boxes;
  /** Votes that joined two addresses, by falling weight. */
  readonly taken: readonly Vote[];
  readonly refused: readonly Refusal[];
}

/** Below this two addresses stay two boxes. */
const MIN_WEIGHT = 1;

/** More alternatives than this at one hop tell nothing about any of them. */
const MAX_RESPONDERS = 8;

/** Collects votes pair by pair; several reasons for one pair add up. */
class Ballot {
  private readonly votes = new Map<string, { a: string; b: string; reasons: Reason[]; loose: boolean }>();
  private readonly order: ReadonlyMap<string, number>;

  constructor(private readonly nodes: ReadonlyMap<string, Node>) {
    this.order = new Map([...nodes.keys()].map((id, index) => [id, index]));
  }

  cast(a: string, b: string, key: string, weight: number, via = '', loose = false): void {
    const [x, y] = [this.nodes.get(a), this.nodes.get(b)];
    if (!x || !y || a === b || weight <= 0) return;
    const [low, high] = this.rank(a) < this.rank(b) ? [a, b] : [b, a];
    const vote = this.votes.get(pairKey(a, b)) ?? { a: low, b: high, reasons: [], loose: true };
    vote.loose &&= loose;
    this.votes.set(pairKey(a, b), vote);
    // The same hop pair in a second trace of the same direction is the same observation.
    const known = vote.reasons.findIndex((one) => one.key === key && one.args['via'] === via);
    if (known >= 0 && (vote.reasons[known]?.weight ?? 0) >= weight) return;
    const one = reason(key, { a: x.ip, b: y.ip, via }, weight, [...x.evidence, ...y.evidence]);
    if (known >= 0) vote.reasons[known] = one;
    else vote.reasons.push(one);
  }

  /**
   * By falling weight, firm before loose. Equal ones in order of address: operators number parallel links in step, so the
   * lower address of one hop more often belongs to the lower one of the next.
   */
  sorted(): readonly Vote[] {
    const by = (p: Vote, q: Vote): number =>
      Number(p.loose) - Number(q.loose) ||
      sumOf(q.reasons) - sumOf(p.reasons) ||
      this.rank(p.a) - this.rank(q.a) ||
      this.rank(p.b) - this.rank(q.b);
    return [...this.votes.values()].sort(by);
  }

  private rank(id: string): number {
    return this.order.get(id) ?? 0;
  }
}

interface AliasInput {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly walks: readonly PlacedWalk[];
  readonly segments: readonly DraftSegment[];
  readonly open: ReadonlyMap<DraftSegment, OpenPair>;
  readonly nats: readonly DraftNat[];
  /** TTL at which the way of each trace ends, by trace id. */
  readonly ends: ReadonlyMap<string, number>;
}

/** Joins addresses to routers, the strongest votes first (design/topology.md, 2.5 and 2.10). */
export function joinAliases(input: AliasInput): Aliases {
  const ballot = new Ballot(input.nodes);
  castNames(ballot, input.nodes);
  castMates(ballot, input);
  castCommonNext(ballot, input);
  for (const { inside, outside, reasons } of input.nats) {
    const weight = Math.min(3, sumOf(reasons));
    for (const a of inside) for (const b of outside) ballot.cast(a.id, b.id, 'route.reason.nat-outside', weight);
  }
  const boxes = new Boxes(input.nodes, input.segments);
  return { boxes, ...settle(boxes, ballot.sorted()) };
}

function settle(boxes: Boxes, votes: readonly Vote[]): { taken: readonly Vote[]; refused: readonly Refusal[] } {
  const taken: Vote[] = [];
  const refused: Refusal[] = [];
  for (const vote of votes) {
    if (sumOf(vote.reasons) < MIN_WEIGHT) continue;
    const conflict = boxes.join(vote.a, vote.b, vote.loose);
    if (conflict) refused.push({ ...vote, conflict });
    else taken.push(vote);
  }
  return { taken: taken.map((vote) => (vote.loose ? weighRivals(vote, refused) : vote)), refused };
}

/** Another pairing of the same alternatives that weighs as much leaves little more than an even chance. */
function weighRivals(vote: Vote, refused: readonly Refusal[]): Vote {
  const weight = sumOf(vote.reasons);
  const touches = (one: Refusal): boolean => [one.a, one.b].some((id) => id === vote.a || id === vote.b);
  const rivals = refused.filter(
    (one) => one.conflict === 'one-hop' && touches(one) && sumOf(one.reasons) >= weight - 1e-9,
  );
  if (rivals.length === 0) return vote;
  const against = reason('route.reason.alias-rival', { count: rivals.length }, logOdds(0.55) - weight);
  return { ...vote, reasons: [...vote.reasons, against] };
}

/** Rule 5: where a span was found symmetric, hops i and N - i are one router. Adds to what was joined before. */
export function joinByPosition(
  aliases: Aliases,
  nodes: ReadonlyMap<string, Node>,
  rows: readonly (readonly [string, string])[],
): Aliases {
  const ballot = new Ballot(nodes);
  for (const [a, b] of rows) {
    if (aliases.boxes.find(a) !== aliases.boxes.find(b)) ballot.cast(a, b, 'route.reason.alias-position', 1);
  }
  const { taken, refused } = settle(aliases.boxes, ballot.sorted());
  return { ...aliases, taken: [...aliases.taken, ...taken], refused: [...aliases.refused, ...refused] };
}

/** Rule 3: the name without its interface label is the router's. One vote per neighbour in the list joins them all. */
function castNames(ballot: Ballot, nodes: ReadonlyMap<string, Node>): void {
  const holders = new Map<string, Node[]>();
  for (const node of nodes.values()) {
    for (const { router } of node.names) {
      if (!router) continue;
      const list = holders.get(router);
      if (list) list.push(node);
      else holders.set(router, [node]);
    }
  }
  for (const [name, list] of holders) {
    const labelled = list.some((node) => node.names.some((one) => one.router === name && one.interfaceLabel));
    list.slice(1).forEach((node, index) => {
      const before = list[index];
      if (before) ballot.cast(before.id, node.id, 'route.reason.alias-name', labelled ? 4 : 1, name);
    });
  }
}

interface Membership {
  readonly segment: DraftSegment;
  readonly pointToPoint: boolean;
}

function memberships({ segments, open }: AliasInput): ReadonlyMap<string, Membership> {
  const found = new Map<string, Membership>();
  for (const segment of segments) {
    if (open.has(segment)) continue;
    for (const { id } of segment.members) found.set(id, { segment, pointToPoint: segment.kind === 'p2p' });
  }
  return found;
}

/**
 * Rule 1, the mate rule: when b answers right after a, and m is on b's segment, then the packet left a's router by m.
 * Never across a silent hop.
 */
function castMates(ballot: Ballot, input: AliasInput): void {
  const segmentOf = memberships(input);
  const facing = new Set(
    input.segments.flatMap(({ pairs }) => pairs.flatMap(({ a, b, row }) => (row ? [pairKey(a.id, b.id)] : []))),
  );
  for (const { before, after, ways, loose } of hopPairs(input)) {
    const membership = segmentOf.get(after);
    if (!membership || before === after) continue;
    const { segment, pointToPoint } = membership;
    for (const { id } of segment.members) {
      if (id === after || id === before) continue;
      // On a LAN with several members only the one in the facing row is the next hop's other side.
      if (!pointToPoint && !facing.has(pairKey(id, after))) continue;
      const weight = ((pointToPoint ? 3 : 1.5) * segment.confidence) / ways;
      ballot.cast(before, id, 'route.reason.alias-mate', weight, input.nodes.get(after)?.ip, loose);
    }
  }
}

/** Rule 2: all that is seen just before the only answer at the next hop is one router, when that answer is on a two-ended link. */
function castCommonNext(ballot: Ballot, input: AliasInput): void {
  const open = new Set([...input.open.keys()].flatMap((segment) => segment.members.map((node) => node.id)));
  const segmentOf = memberships(input);
  for (const { steps } of input.walks) {
    steps.slice(1).forEach((step, index) => {
      const before = steps[index]?.nodes.slice(0, MAX_RESPONDERS) ?? [];
      const [next] = step.nodes;
      if (before.length < 2 || step.nodes.length !== 1 || next === undefined || before.includes(next)) return;
      const firm = segmentOf.get(next)?.pointToPoint === true;
      if (!firm && !open.has(next)) return;
      // Chance that the other ways also rejoin here but were not probed: one in five with three probes.
      const weight = firm ? logOdds(0.88) : logOdds(0.8);
      before.slice(1).forEach((node, at) => {
        const other = before[at];
        if (other !== undefined)
          ballot.cast(other, node, 'route.reason.alias-common-next', weight, input.nodes.get(next)?.ip);
      });
    });
  }
}

interface HopPair {
  readonly before: string;
  readonly after: string;
  /** Number of addresses the packet may have come from. */
  readonly ways: number;
  /** Both hops have alternatives, and the trace did not keep to one flow. */
  readonly loose: boolean;
}

function* hopPairs({ walks, ends }: AliasInput): Generator<HopPair> {
  for (const { trace, steps, target, reachedAt } of walks) {
    for (let k = 1; k < steps.length; k++) {
      const before = steps[k - 1]?.nodes.slice(0, MAX_RESPONDERS) ?? [];
      const after = steps[k]?.nodes.slice(0, MAX_RESPONDERS) ?? [];
      const loose = before.length > 1 && after.length > 1;
      for (const a of before) for (const b of after) yield { before: a, after: b, ways: before.length, loose };
    }
    // A target that kept silent stands right behind the last answer only where the other direction says so.
    const last = steps.at(-1)?.nodes ?? [];
    if (target === undefined || reachedAt !== undefined || ends.get(trace.id) !== steps.length + 1) continue;
    for (const a of last) yield { before: a, after: target, ways: 2 * last.length, loose: false };
  }
}

/** Probability of a vote. */
export function voteConfidence(vote: Vote): number {
  return logistic(sumOf(vote.reasons));
}
