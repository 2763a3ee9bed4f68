import type { Reason } from '../../model/claim';
import { IN_STEP, type AliasPair } from './aliasPairs';
import { Boxes, type Conflict } from './boxes';
import { logistic, reason, sumOf } from './claim';
import type { Wishes } from './corrections';
import { pairKey } from './facing';
import { identifierVotes } from './identifiers';
import type { DraftNat } from './nat';
import type { Node } from './node';
import type { DraftSegment } from './segments';

/** A vote that two addresses belong to one router. */
export interface Vote {
  readonly a: string;
  readonly b: string;
  readonly reasons: readonly Reason[];
  /** Alternatives of one hop, each with its partner in step. */
  readonly inStep?: boolean;
}

interface Refusal extends Vote {
  readonly conflict: Conflict;
}

export interface Aliases {
  readonly boxes: Boxes;
  /** Votes that joined two addresses, by falling weight. */
  readonly taken: readonly Vote[];
  readonly refused: readonly Refusal[];
  /** Largest log-odds of an address to share its router with one of the other direction. */
  readonly across: ReadonlyMap<string, number>;
}

/** Below this probability two addresses stay two boxes: a wrong join misleads more than a missed one (chosen on the `fit` families). */
const MIN_CONFIDENCE = 0.75;

/**
 * The same for alternatives that stand in step: they are the same two routers either way, and a wrong pairing changes who of them has
 * which address, not the route.
 */
const MIN_IN_STEP = 0.58;

/**
 * Weight of a name on two addresses: with the labels of two ports; of one address of each family, where only one machine has both; bare
 * (providers give one name to many customers).
 */
const SAME_NAME = { ports: 4, families: 3, bare: 1.2 };

/** Weight of a pair, its names included, that joins two boxes whose names differ (one name in fifty is stale). */
const DESPITE_NAMES = SAME_NAME.bare;

/** Two boxes of more addresses than this are joined without asking every pair: only hostile input has them. */
const MAX_PAIRS = 400;

/**
 * Joins addresses to routers, the surest pairs first (design/topology.md, 2.5 and 2.10). Two boxes become one when no condition
 * forbids it and all pairs between them that were weighed speak for it on balance: a chain of lucky pairs is not enough.
 */
export function joinAliases(
  pairs: readonly AliasPair[],
  nodes: ReadonlyMap<string, Node>,
  segments: readonly DraftSegment[],
  nats: readonly DraftNat[],
  { together, apart, settled }: Wishes,
  printed: readonly Vote[],
  places: readonly Vote[],
): Aliases {
  const votes = collectVotes(pairs, nodes, nats, places);
  const weights = new Map([...votes].map(([key, vote]) => [key, sumOf(vote.reasons)]));
  const rank = new Map([...nodes.keys()].map((id, index) => [id, index]));
  const order = (vote: Vote): number => rank.get(vote.a) ?? 0;
  const weight = (vote: Vote): number => weights.get(pairKey(vote.a, vote.b)) ?? 0;
  const sorted = [...votes.values()].sort(
    // Of equal ones in order of address: operators number parallel links in step.
    (p, q) => weight(q) - weight(p) || order(p) - order(q) || (rank.get(p.b) ?? 0) - (rank.get(q.b) ?? 0),
  );
  const boxes = new Boxes(nodes, segments, apart);
  for (const [a, b] of together) boxes.force(a, b);
  const taken: Vote[] = [];
  const refused: Refusal[] = [];
  for (const vote of printed) {
    const conflict = boxes.forceUnlessApart(vote.a, vote.b);
    if (conflict) refused.push({ ...vote, conflict });
    else taken.push(vote);
  }
  for (const vote of sorted) {
    if (logistic(weight(vote)) < (vote.inStep ? MIN_IN_STEP : MIN_CONFIDENCE)) continue;
    if (boxes.find(vote.a) !== boxes.find(vote.b) && (settled.has(vote.a) || settled.has(vote.b))) {
      refused.push({ ...vote, conflict: 'user' });
      continue;
    }
    const balance = balanceOf(boxes, vote, weights);
    const conflict = balance > 0 ? boxes.join(vote.a, vote.b, weight(vote) > DESPITE_NAMES) : 'balance';
    if (conflict) refused.push({ ...vote, conflict });
    else taken.push(vote);
  }
  return { boxes, taken, refused, across: bestAcross(pairs) };
}

function bestAcross(pairs: readonly AliasPair[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const { a, b, card, reasons } of pairs) {
    if (card !== 'cross') continue;
    const weight = sumOf(reasons);
    for (const id of [a, b]) best.set(id, Math.max(weight, best.get(id) ?? -Infinity));
  }
  return best;
}

/** One vote per pair, the lower address first: the card that says most, and names that say the same wherever they stand. */
function collectVotes(
  pairs: readonly AliasPair[],
  nodes: ReadonlyMap<string, Node>,
  nats: readonly DraftNat[],
  places: readonly Vote[],
): ReadonlyMap<string, Vote> {
  const votes = new Map<string, Vote>();
  const rank = new Map([...nodes.keys()].map((id, index) => [id, index]));
  for (const { a, b, reasons, features } of pairs) {
    const known = votes.get(pairKey(a, b));
    if (known && Math.abs(sumOf(known.reasons)) >= Math.abs(sumOf(reasons))) continue;
    const [low, high] = (rank.get(a) ?? 0) < (rank.get(b) ?? 0) ? [a, b] : [b, a];
    votes.set(pairKey(a, b), { a: low, b: high, reasons, inStep: features['step']?.startsWith(IN_STEP) ?? false });
  }
  for (const vote of [...nameVotes(nodes), ...identifierVotes(nodes), ...natVotes(nats)]) {
    const key = pairKey(vote.a, vote.b);
    const known = votes.get(key);
    if (!known) votes.set(key, vote);
    // The cards know nothing of pairs of both families: what their names and their numbers say adds.
    else if (bothFamilies(known, nodes)) votes.set(key, { ...known, reasons: [...known.reasons, ...vote.reasons] });
  }
  for (const vote of places) {
    // The place was weighed with names and numbers: it says nothing beside them.
    const key = pairKey(vote.a, vote.b);
    if (!votes.has(key)) votes.set(key, vote);
  }
  return votes;
}

function bothFamilies({ a, b }: Vote, nodes: ReadonlyMap<string, Node>): boolean {
  return nodes.get(a)?.address?.family !== nodes.get(b)?.address?.family;
}

function balanceOf(boxes: Boxes, { a, b }: Vote, weights: ReadonlyMap<string, number>): number {
  const [left, right] = [boxes.membersOf(a), boxes.membersOf(b)];
  if (left.length * right.length > MAX_PAIRS) return 1;
  let sum = 0;
  for (const x of left) for (const y of right) sum += weights.get(pairKey(x, y)) ?? 0;
  return sum;
}

/** The name without its interface label is the router's. One vote per neighbour in the list joins them all. */
function nameVotes(nodes: ReadonlyMap<string, Node>): readonly Vote[] {
  const holders = new Map<string, Node[]>();
  for (const node of nodes.values()) {
    for (const { router } of node.names) {
      if (!router) continue;
      const list = holders.get(router);
      if (list) list.push(node);
      else holders.set(router, [node]);
    }
  }
  return [...holders].flatMap(([name, list]) => {
    const labelled = list.some((node) => node.names.some((one) => one.router === name && one.interfaceLabel));
    return list.slice(1).flatMap((node, index): Vote[] => {
      const before = list[index];
      if (!before) return [];
      const args = { a: before.ip, b: node.ip, via: name };
      const families = before.address && node.address && before.address.family !== node.address.family;
      const weight = SAME_NAME[labelled ? 'ports' : families ? 'families' : 'bare'];
      const why = reason('route.reason.alias-name', args, weight, [...before.evidence, ...node.evidence]);
      return [{ a: before.id, b: node.id, reasons: [why] }];
    });
  });
}

/** A translator answers inside by one address and is known outside by another. */
function natVotes(nats: readonly DraftNat[]): readonly Vote[] {
  return nats.flatMap(({ inside, outside, reasons }) =>
    inside.flatMap((a) =>
      outside.map((b): Vote => {
        const evidence = [...a.evidence, ...b.evidence];
        const weight = Math.min(3, sumOf(reasons));
        const why = reason('route.reason.nat-outside', { a: a.ip, b: b.ip }, weight, evidence);
        return { a: a.id, b: b.id, reasons: [why] };
      }),
    ),
  );
}

/** Probability of a vote. */
export function voteConfidence(vote: Vote): number {
  return logistic(sumOf(vote.reasons));
}
