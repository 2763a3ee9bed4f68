import type { Claim } from '../../model/claim';
import type { Nat, RouteGraph, RouteSpan } from '../../model/topology';
import { alternative, claim, logOdds, reason } from './claim';
import type { DraftNat } from './nat';
import type { DraftSpan } from './spans';
import type { Stations } from './stations';

/** The translations as objects; one per translating router, even if several paths show it. */
export function describeNats(
  drafts: readonly DraftNat[],
  stations: Stations,
): { readonly nat: readonly Nat[]; readonly claims: readonly Claim[] } {
  const found = new Map<string, { nat: Nat; claim: Claim }>();
  for (const { kind, inside, outside, reasons } of drafts) {
    const router = inside.flatMap((node) => stations.of(node.id) ?? [])[0];
    if (router === undefined) continue;
    const ips = { inside: inside.map((node) => node.ip), outside: outside.map((node) => node.ip) };
    const made = claim({
      rule: `nat/${kind}`,
      subject: [router, ...ips.inside],
      key: `route.claim.nat-${kind}`,
      args: { inside: ips.inside.join(', '), outside: ips.outside.join(', ') },
      reasons,
    });
    const known = found.get(router);
    if (known && known.nat.confidence >= made.confidence) continue;
    found.set(router, { nat: { kind, router, ...ips, confidence: made.confidence, claim: made.id }, claim: made });
  }
  const all = [...found.values()];
  return { nat: all.map((one) => one.nat), claims: all.map((one) => one.claim) };
}

export function describeSpans(drafts: readonly DraftSpan[]): {
  readonly spans: readonly RouteSpan[];
  readonly claims: readonly Claim[];
} {
  const rows = drafts.map((draft) => {
    const { from, to, verdict, pAsymmetric, forward, back, reasons } = draft;
    const confidence = verdict === 'symmetric' ? 1 - pAsymmetric : pAsymmetric;
    const flipped = verdict === 'symmetric' ? reasons.map((one) => ({ ...one, weight: -(one.weight ?? 0) })) : reasons;
    const against = flipped.map((one) => ({ ...one, weight: -(one.weight ?? 0) }));
    const other = verdict === 'symmetric' ? 'route.reading.asymmetric' : 'route.reading.symmetric';
    const made = claim({
      rule: 'asymmetry/span',
      subject: [from, to, `${draft.path}#${draft.end.forward}`],
      key: `route.claim.span-${verdict}`,
      args: { forward: forward.length, back: back.length, percent: Math.round(100 * pAsymmetric) },
      reasons: flipped,
      confidence,
      alternatives: [alternative(other, { percent: Math.round(100 * (1 - confidence)) }, against, 1 - confidence)],
    });
    const span: RouteSpan = { from, to, forward, return: back, verdict, confidence, pAsymmetric, claim: made.id };
    return { span, claim: made };
  });
  return { spans: rows.map((row) => row.span), claims: rows.map((row) => row.claim) };
}

/** Asymmetric if any stretch is; symmetric if all are; else unknown (design/topology.md, 2.7). */
export function describePath(all: readonly DraftSpan[]): {
  readonly path: RouteGraph['path'];
  readonly claims: readonly Claim[];
} {
  // Only the stretches that both traces cover count.
  const spans = all.filter((span) => span.covered);
  if (spans.length === 0) return { path: { verdict: 'unknown', confidence: 0.5 }, claims: [] };
  const some = 1 - spans.reduce((none, span) => none * (1 - span.pAsymmetric), 1);
  const worst = Math.max(...spans.map((span) => span.pAsymmetric));
  const asymmetric = spans.some((span) => span.verdict === 'asymmetric');
  const verdict = asymmetric
    ? 'asymmetric'
    : spans.every((span) => span.verdict === 'symmetric')
      ? 'symmetric'
      : 'unknown';
  const confidence = verdict === 'asymmetric' ? worst : verdict === 'symmetric' ? 1 - some : worst;
  const open = spans.filter((span) => span.verdict !== 'symmetric').length;
  const why = reason(
    'route.reason.path-spans',
    { spans: spans.length, open },
    logOdds(Math.min(0.999, Math.max(0.001, confidence))),
  );
  const made = claim({
    rule: 'asymmetry/path',
    subject: ['path'],
    key: `route.claim.path-${verdict}`,
    args: { spans: spans.length, open },
    reasons: [why],
    confidence,
  });
  return { path: { verdict, confidence, claim: made.id }, claims: [made] };
}
