import type { Claim } from '../../model/claim';
import type { Segment } from '../../model/topology';
import type { OpenPair } from './adjacent';
import { alternative, claim, reason } from './claim';
import type { DraftSegment } from './segments';
import { slipReadings } from './slip';

interface DescribedSegments {
  readonly segments: readonly Segment[];
  readonly claims: readonly Claim[];
}

/** The segment objects with their claims; a row with two readings carries both and is never called certain. */
export function describeSegments(
  drafts: readonly DraftSegment[],
  open: ReadonlyMap<DraftSegment, OpenPair>,
): DescribedSegments {
  const ids = segmentIds(drafts, open);
  const rows = drafts.map((draft) => {
    const pair = open.get(draft);
    const id = ids.get(draft) ?? '';
    return pair ? openSegment(id, draft, pair) : acceptedSegment(id, draft);
  });
  rows.sort((x, y) => (x.segment.id < y.segment.id ? -1 : 1));
  return { segments: rows.map((row) => row.segment), claims: rows.map((row) => row.claim) };
}

/** Ids: by prefix; by members where the prefix is open, or where two segments were found in one block. */
export function segmentIds(
  drafts: readonly DraftSegment[],
  open: ReadonlyMap<DraftSegment, OpenPair>,
): ReadonlyMap<DraftSegment, string> {
  const counts = new Map<string, number>();
  for (const { prefix } of drafts) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return new Map(
    drafts.map((draft) => {
      const members = draft.members.map((node) => node.id).join(',');
      return [draft, `segment:${open.has(draft) || counts.get(draft.prefix) !== 1 ? members : draft.prefix}`];
    }),
  );
}

function acceptedSegment(id: string, draft: DraftSegment): { segment: Segment; claim: Claim } {
  const members = draft.members.map((node) => node.ip);
  const made = claim({
    rule: `segment/${draft.kind}`,
    subject: [id, ...members],
    key: `route.claim.segment-${draft.kind}`,
    args: { prefix: draft.prefix, members: members.join(', ') },
    reasons: draft.reasons,
    confidence: draft.confidence,
    alternatives: [...slipReadings(draft), ...draft.refused],
  });
  const { prefix, kind, confidence } = draft;
  return {
    segment: { id, prefix, kind, members, confidence, state: 'accepted', readings: [], claim: made.id },
    claim: made,
  };
}

function openSegment(id: string, draft: DraftSegment, pair: OpenPair): { segment: Segment; claim: Claim } {
  const members = draft.members.map((node) => node.ip);
  const evidence = draft.members.flatMap((node) => node.evidence);
  const [lower, upper] = pair.thirties;
  const split = reason('route.reason.adjacent-thirties', { lower, upper }, pair.odds, evidence);
  const whole = { ...split, weight: -pair.odds };
  const twoLinks = { prefixes: pair.thirties, confidence: pair.twoLinks, key: 'route.reading.adjacent' };
  const oneBlock = { prefixes: [draft.prefix], confidence: pair.oneBlock, key: 'route.reading.one-block' };
  const made = claim({
    rule: 'segment/ambiguous',
    subject: [id, ...members],
    key: 'route.claim.segment-ambiguous',
    args: { prefix: draft.prefix, lower, upper, members: members.join(', ') },
    reasons: [whole],
    confidence: pair.oneBlock,
    alternatives: [
      alternative(twoLinks.key, { lower, upper }, [split], pair.twoLinks),
      alternative(oneBlock.key, { prefix: draft.prefix }, draft.reasons, pair.oneBlock),
    ],
  });
  return {
    segment: {
      id,
      kind: draft.kind,
      members,
      confidence: pair.oneBlock,
      state: 'ambiguous',
      readings: [twoLinks, oneBlock],
      claim: made.id,
    },
    claim: made,
  };
}
