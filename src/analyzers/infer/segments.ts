import type { Alternative, Reason } from '../../model/claim';
import { adjacentThirties, blockOf, hostBlockLength } from '../../model/prefix';
import type { Segment } from '../../model/topology';
import { alternative, logistic, sumOf } from './claim';
import { pairKey, type Candidate } from './facing';
import type { NumberedNode } from './node';
import { exchangeLength, isPointToPoint, type Exchanges } from './relation';
import { distanceInOneTrace } from './sightings';

/** A segment while it is being put together. */
export interface DraftSegment {
  readonly members: readonly NumberedNode[];
  readonly pairs: readonly Candidate[];
  readonly kind: Segment['kind'];
  readonly prefix: string;
  /** Probability that all members share it. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Candidates that a member was refused, with the reason why. */
  readonly refused: readonly Alternative[];
}

/** Below an even chance two addresses are not drawn as one segment. */
const MIN_CONFIDENCE = 0.5;

/**
 * Takes candidate pairs by falling score. An address has one point-to-point mate only; LAN pairs that share a member merge
 * while the block that holds all of them is no wider; the accuracy condition always holds (design/topology.md, 2.4).
 */
export function chooseSegments(candidates: readonly Candidate[], exchanges: Exchanges): readonly DraftSegment[] {
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate) }));
  scored.sort((x, y) => y.score - x.score || (keyOf(x.candidate) < keyOf(y.candidate) ? -1 : 1));
  const segmentOf = new Map<string, number>();
  const drafts: (DraftSegment | undefined)[] = [];
  for (const { candidate, score } of scored) {
    const { a, b } = candidate;
    const known = [...new Set([segmentOf.get(a.id), segmentOf.get(b.id)])].filter((one) => one !== undefined);
    const held = known.flatMap((index) => drafts[index] ?? []);
    if (logistic(score) < MIN_CONFIDENCE) continue;
    const merged = mergeInto(held, candidate, score, exchanges);
    if (!merged) {
      const why = alternative('route.reading.other-partner', { a: a.ip, b: b.ip }, candidate.reasons, logistic(score));
      for (const index of known) {
        const draft = drafts[index];
        if (draft) drafts[index] = { ...draft, refused: [...draft.refused, why] };
      }
      continue;
    }
    for (const index of known) drafts[index] = undefined;
    for (const member of merged.members) segmentOf.set(member.id, drafts.length);
    drafts.push(merged);
  }
  return drafts.filter((draft) => draft !== undefined);
}

/** A pair whose readings stay open is drawn whatever its score: it faces, and no other pair may take its place. */
export function openSegment(candidate: Candidate): DraftSegment {
  const { a, b } = candidate;
  const members = [a, b].sort((x, y) => (x.id < y.id ? -1 : 1));
  const length = hostBlockLength(a.address, b.address) ?? 0;
  const prefix = blockOf(a.address, length);
  return {
    members,
    pairs: [candidate],
    kind: 'lan',
    prefix,
    confidence: candidate.probability,
    reasons: candidate.reasons,
    refused: [],
  };
}

function keyOf({ a, b }: Candidate): string {
  return pairKey(a.id, b.id);
}

function scoreOf(candidate: Candidate): number {
  return distanceInOneTrace(candidate.a, candidate.b) > 1 ? -Infinity : sumOf(candidate.reasons);
}

function mergeInto(
  held: readonly DraftSegment[],
  candidate: Candidate,
  score: number,
  exchanges: Exchanges,
): DraftSegment | undefined {
  const members = new Map([candidate.a, candidate.b].map((node) => [node.id, node]));
  for (const draft of held) for (const node of draft.members) members.set(node.id, node);
  const all = [...members.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
  const { a, b } = candidate;
  const length = exchangeLength(a, b, exchanges) ?? hostBlockLength(a.address, b.address);
  if (length === undefined) return undefined;
  if (held.length > 0) {
    const pointToPoint = [a.address.family].some((family) => isPointToPoint(family, length));
    if (pointToPoint || held.some((draft) => draft.kind === 'p2p')) return undefined;
    const widest = Math.min(length, ...held.map((draft) => Number(draft.prefix.split('/')[1])));
    if (new Set(all.map((node) => blockOf(node.address, widest))).size > 1) return undefined;
    if (all.some((x) => all.some((y) => x.id < y.id && distanceInOneTrace(x, y) > 1))) return undefined;
    return build(all, [...held.flatMap((draft) => draft.pairs), candidate], widest, score, held, exchanges);
  }
  return build(all, [candidate], length, score, [], exchanges);
}

function build(
  members: readonly NumberedNode[],
  pairs: readonly Candidate[],
  length: number,
  score: number,
  held: readonly DraftSegment[],
  exchanges: Exchanges,
): DraftSegment {
  const first = members[0] as NumberedNode;
  const refused = held.flatMap((draft) => draft.refused);
  const reasons = [...held.flatMap((draft) => draft.reasons), ...(pairs.at(-1)?.reasons ?? [])];
  return {
    members,
    pairs,
    kind: kindOf(members, pairs, length, exchanges),
    prefix: blockOf(first.address, length),
    confidence: Math.min(logistic(score), ...held.map((draft) => draft.confidence)),
    reasons: held.length === 0 ? reasons : uniqueReasons(reasons),
    refused,
  };
}

function kindOf(
  members: readonly NumberedNode[],
  pairs: readonly Candidate[],
  length: number,
  exchanges: Exchanges,
): Segment['kind'] {
  const [a, b] = members;
  if (a && b && exchangeLength(a, b, exchanges) !== undefined) return 'ix';
  if (a && isPointToPoint(a.address.family, length)) return 'p2p';
  return pairs.some(facesTarget) ? 'access' : 'lan';
}

function uniqueReasons(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((one) => [`${one.key} ${JSON.stringify(one.args)}`, one])).values()];
}

/** True for a pair that could as well be two links in neighbouring /30s: nothing but its place says that it is one. */
export function mayBeTwoLinks(candidate: Candidate): boolean {
  const { a, b, features, inServerNetwork, row } = candidate;
  if (!row || facesTarget(candidate) || inServerNetwork) return false;
  if (features['vlan'] === 'same' || features['relation']?.endsWith(' ix')) return false;
  return adjacentThirties(a.address, b.address) !== undefined;
}

function facesTarget({ features }: Candidate): boolean {
  return features['relation']?.startsWith('access ') ?? false;
}
