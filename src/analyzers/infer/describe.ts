import type { Claim } from '../../model/claim';
import type { Nat, RouteGraph, RouteSpan } from '../../model/topology';
import { alternative, claim } from './claim';
import type { DraftNat } from './nat';
import type { Node } from './node';
import type { PathVerdict } from './pathVerdict';
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
      key: `route.claim.nat-${kind}${outside.length > 0 ? '' : '-unseen'}`,
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

export function describeSpans(
  drafts: readonly DraftSpan[],
  nodes: ReadonlyMap<string, Node>,
): { readonly spans: readonly RouteSpan[]; readonly claims: readonly Claim[] } {
  const printed = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => nodes.get(id)?.ip ?? []);
  const rows = drafts.map((draft) => {
    const { from, to, verdict, pAsymmetric, reasons } = draft;
    const [forward, back] = [printed(draft.forward), printed(draft.back)];
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

/**
 * Asymmetric if any path is, symmetric if all are, else unknown (design/topology.md, 2.7). A stretch found asymmetric decides its
 * path; two open readings leave it open; else the card of the whole path tells.
 */
export function describePath(
  spans: readonly DraftSpan[],
  judged: readonly PathVerdict[],
): { readonly path: RouteGraph['path']; readonly claims: readonly Claim[] } {
  const verdicts = judged.map((one) =>
    settle(
      one,
      spans.filter((span) => span.path === one.path),
    ),
  );
  const [worst] = [...verdicts].sort((a, b) => b.pAsymmetric - a.pAsymmetric);
  if (!worst) return { path: { verdict: 'unknown', confidence: 0.5 }, claims: [] };
  const asymmetric = verdicts.filter((one) => one.verdict === 'asymmetric');
  const verdict =
    asymmetric.length > 0
      ? 'asymmetric'
      : verdicts.every((one) => one.verdict === 'symmetric')
        ? 'symmetric'
        : 'unknown';
  const { pAsymmetric, reasons } = asymmetric[0] ?? worst;
  const confidence = verdict === 'symmetric' ? 1 - pAsymmetric : pAsymmetric;
  const turned = verdict === 'symmetric' ? reasons.map((one) => ({ ...one, weight: -(one.weight ?? 0) })) : reasons;
  const other = verdict === 'symmetric' ? 'route.reading.asymmetric' : 'route.reading.symmetric';
  const against = turned.map((one) => ({ ...one, weight: -(one.weight ?? 0) }));
  const percent = Math.round(100 * (1 - confidence));
  const made = claim({
    rule: 'asymmetry/path',
    subject: ['path'],
    key: `route.claim.path-${verdict}`,
    args: { spans: spans.length, open: spans.filter((span) => span.verdict !== 'symmetric').length },
    reasons: turned,
    confidence,
    alternatives: [alternative(other, { percent }, against, 1 - confidence)],
  });
  return { path: { verdict, confidence, claim: made.id }, claims: [made] };
}

function settle(judged: PathVerdict, own: readonly DraftSpan[]): PathVerdict {
  const found = own.filter((span) => span.verdict === 'asymmetric').sort((a, b) => b.pAsymmetric - a.pAsymmetric)[0];
  if (found && judged.verdict === 'asymmetric') return judged;
  if (found) return { ...judged, verdict: 'asymmetric', pAsymmetric: found.pAsymmetric, reasons: found.reasons };
  const readings = own.find((span) => span.open);
  if (readings) return { ...judged, verdict: 'unknown', pAsymmetric: readings.pAsymmetric, reasons: readings.reasons };
  const open = own.some((span) => span.covered && span.verdict === 'unknown');
  return open && judged.verdict === 'symmetric' ? { ...judged, verdict: 'unknown' } : judged;
}
