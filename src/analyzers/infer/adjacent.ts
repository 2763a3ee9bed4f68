import { adjacentThirties, hostBlockLength } from '../../model/prefix';
import type { Alignment } from './align';
import { logistic } from './claim';
import type { Candidate } from './facing';
import type { Node } from './node';
import { nodesAt } from './path';
import { sameRouterName } from './relation';
import { mayBeTwoLinks, type DraftSegment } from './segments';

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

/** Odds of H1, and the rest that neither reading covers. A backbone numbers links by /30 and /31, seldom by /29, hardly by /28. */
const SMALL_BLOCK = { odds: Math.log(3.4), neither: 0.03 };
const WIDE_BLOCK = { odds: Math.log(8.5), neither: 0.05 };

/** A row as sure as this fixes the routers at both of its ends. */
const FIRM = 0.8;

/**
 * Finds the pairs whose two readings stay open. Where other rows already show one router at both ends, two /30s would only
 * be two parallel links between the same routers, so such a row is taken as one segment.
 */
export function findOpenPairs(
  alignment: Alignment,
  drafts: readonly DraftSegment[],
  nodes: ReadonlyMap<string, Node>,
): ReadonlyMap<DraftSegment, OpenPair> {
  const own = drafts.flatMap((draft) => {
    const pair = draft.pairs[0];
    return draft.pairs.length === 1 && pair?.row?.path === alignment.path.id ? [{ draft, pair }] : [];
  });
  const firm = firmAnchors(alignment, drafts, nodes);
  const open = new Map<DraftSegment, OpenPair>();
  for (const { draft, pair } of own) {
    if (!pair.row || !mayBeTwoLinks(pair)) continue;
    const { forward, back } = pair.row;
    if (firm.has(forward - 1) && firm.has(forward)) continue;
    const found = readPair(pair, back);
    if (found) open.set(draft, found);
  }
  return open;
}

function readPair(candidate: Candidate, back: number): OpenPair | undefined {
  const { a, b } = candidate;
  const thirties = adjacentThirties(a.address, b.address);
  if (!thirties || back < 1) return undefined;
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

/** Forward TTLs of the anchors that hold without any row that may be two links. */
function firmAnchors(
  { path, ends, anchors }: Alignment,
  drafts: readonly DraftSegment[],
  nodes: ReadonlyMap<string, Node>,
): ReadonlySet<number> {
  const firmRows = new Set<number>();
  for (const { pairs, confidence } of drafts) {
    for (const pair of pairs) {
      if (pair.row?.path === path.id && confidence >= FIRM && !mayBeTwoLinks(pair)) firmRows.add(pair.row.forward);
    }
  }
  const firm = new Set<number>();
  anchors.forEach(({ forward, back }, index) => {
    const named = nodesAt(path.forward, forward, ends.forward).some((x) =>
      nodesAt(path.back, back, ends.back).some((y) => x === y || sameName(nodes.get(x), nodes.get(y))),
    );
    const end = index === 0 || index === anchors.length - 1;
    if (end || named || firmRows.has(forward) || firmRows.has(forward + 1)) firm.add(forward);
  });
  return firm;
}

function sameName(a: Node | undefined, b: Node | undefined): boolean {
  return a !== undefined && b !== undefined && sameRouterName(a, b);
}
