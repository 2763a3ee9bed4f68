import { adjacentThirties, hostBlockLength } from '../../model/prefix';
import type { Alignment, Anchor } from './align';
import { logistic } from './claim';
import type { Candidate } from './facing';
import type { Node } from './node';
import { nodesAt } from './path';
import { sameRouterName } from './relation';
import { isPair, type RelationClass } from './relationClass';
import { mayBeTwoLinks } from './segments';

/**
 * A pair with two readings: H1, each address in a /30 of its own, so the two directions pass different routers; H2, one
 * block, one router (design/topology.md, 1.4).
 */
export interface OpenPair {
  readonly candidate: Candidate;
  readonly thirties: readonly [string, string];
  /** Natural-log odds of H1 against H2 from this row alone. */
  readonly odds: number;
  readonly twoLinks: number;
  readonly oneBlock: number;
  /** Which of the two /30s the forward trace enters by: rows with one cause agree. */
  readonly forwardInUpper: boolean;
}

/** The open rows of a path, and the hops between them: one router or two. */
export interface OpenRows {
  readonly pairs: readonly OpenPair[];
  readonly anchors: readonly Anchor[];
}

/** Odds of H1, and the rest that neither reading covers. A backbone numbers links by /30 and /31, seldom by /29, hardly by /28. */
const SMALL_BLOCK = { odds: Math.log(3.4), neither: 0.03 };
const WIDE_BLOCK = { odds: Math.log(8.5), neither: 0.05 };

/** A link as sure as this fixes the routers at both of its ends. */
const FIRM = 0.8;

/**
 * Finds runs of two or more facing rows that can all be read both ways. One such row alone is no case: the rows on both sides then
 * show one router at either end, and two /30s would only be two parallel links between them.
 */
export function findOpenRows(
  alignment: Alignment,
  candidates: readonly Candidate[],
  nodes: ReadonlyMap<string, Node>,
): OpenRows {
  const { path, ends } = alignment;
  const rows = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.row?.path !== path.id) continue;
    const list = rows.get(candidate.row.forward) ?? [];
    rows.set(candidate.row.forward, [...list, candidate]);
  }
  const open = new Map<number, readonly OpenPair[]>();
  for (let ttl = ends.owner + 1; ttl <= ends.forward; ttl++) {
    const pairs = isFirm(rows.get(ttl) ?? []) ? [] : (rows.get(ttl) ?? []).flatMap((one) => readPair(one) ?? []);
    if (pairs.length > 0) open.set(ttl, pairs);
  }
  const inner = [...open.keys()].flatMap((ttl) => {
    const back = open.get(ttl)?.[0]?.candidate.row?.back ?? 0;
    const joins = open.get(ttl + 1)?.some(({ candidate }) => candidate.row?.back === back - 1) ?? false;
    return joins && !isNamed(alignment, { forward: ttl, back: back - 1 }, nodes)
      ? [{ forward: ttl, back: back - 1 }]
      : [];
  });
  const kept = new Set(inner.flatMap(({ forward }) => [forward, forward + 1]));
  return { pairs: [...open].flatMap(([ttl, pairs]) => (kept.has(ttl) ? pairs : [])), anchors: inner };
}

/** A row that is one link for sure, or that shows the two ends of a point-to-point block. */
function isFirm(row: readonly Candidate[]): boolean {
  return row.some((one) => {
    const relation = one.features['relation']?.split(' ')[1] as RelationClass;
    return isPair(relation) || (!mayBeTwoLinks(one) && one.probability >= FIRM);
  });
}

function isNamed({ path, ends }: Alignment, { forward, back }: Anchor, nodes: ReadonlyMap<string, Node>): boolean {
  return nodesAt(path.forward, forward, ends.forward).some((x) =>
    nodesAt(path.back, back, ends.back).some((y) => x === y || sameName(nodes.get(x), nodes.get(y))),
  );
}

function sameName(a: Node | undefined, b: Node | undefined): boolean {
  return a !== undefined && b !== undefined && sameRouterName(a, b);
}

function readPair(candidate: Candidate): OpenPair | undefined {
  const { a, b } = candidate;
  const thirties = mayBeTwoLinks(candidate) ? adjacentThirties(a.address, b.address) : undefined;
  if (!thirties) return undefined;
  const { odds, neither } = hostBlockLength(a.address, b.address) === 29 ? SMALL_BLOCK : WIDE_BLOCK;
  return {
    candidate,
    thirties,
    odds,
    twoLinks: (1 - neither) * logistic(odds),
    oneBlock: (1 - neither) * logistic(-odds),
    forwardInUpper: (a.address.words[0] ?? 0) > (b.address.words[0] ?? 0),
  };
}
