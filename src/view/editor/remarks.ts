import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { Claim } from '../../model/claim';
import type { Correction } from '../../model/correction';
import type { Span } from '../../model/span';
import type { Router } from '../../model/topology';
import type { Trace } from '../../model/trace';

export type Severity = 'warning' | 'information' | 'hint';

/** Something odd at a place of the text, for the list of problems. */
export interface Remark {
  readonly source: string;
  readonly span: Span;
  readonly severity: Severity;
  readonly text: string;
  /** Rule that found it; what the user ignores is a rule. */
  readonly rule: string;
  /** Host whose word would settle it if the user trusted it. */
  readonly relay?: string;
  /** What would settle it if the user knew it. */
  readonly correction?: Correction;
}

/** `mail/clock-skew`; the verdicts are `mail/origin/…` and no oddity. */
const FINDING = /^mail\/[\w-]+$/;

/** What ordinary mail shows as often as forged mail is no warning (design/received.md, "What counts as forged"). */
const GRAVE = new Set([
  'impossible-address',
  'numeric-greeting',
  'broken-chain',
  'forged',
  'impossible-date',
  'client-ip',
]);

/** Lines that nobody understood, tools' own warnings, cut traces, and findings about mail, in the order of the text. */
export function remarksOf(analysis: Analysis, t: Translate): readonly Remark[] {
  const remarks = [
    ...analysis.traces.flatMap((trace) => remarksOfTrace(trace, t)),
    ...analysis.claims.flatMap((claim) => remarkOfClaim(claim, analysis, t)),
    ...analysis.claims.flatMap((claim) => doubtOf(claim, analysis, t)),
    ...analysis.claims.flatMap((claim) => artefactsOf(claim, t)),
  ];
  return remarks.sort((a, b) => a.span.start - b.span.start);
}

function remarksOfTrace({ source, unparsed, warnings, truncated, hops }: Trace, t: Translate): readonly Remark[] {
  const last = hops.at(-1);
  return [
    ...unparsed.map(({ start, end }): Remark => {
      const text = t('editor.remark.unparsed');
      return { source, span: { start, end }, severity: 'information', text, rule: 'trace/unparsed' };
    }),
    ...warnings.map(({ code, args, span }): Remark => {
      return { source, span, severity: 'hint', text: t(code, args), rule: `trace/${code.split('.').pop() ?? code}` };
    }),
    ...(truncated && last
      ? [
          {
            source,
            span: last.span,
            severity: 'hint',
            text: t('editor.remark.truncated'),
            rule: 'trace/truncated',
          } as const,
        ]
      : []),
  ];
}

/** Round-trip times that tell of a reply and not of the way: at each time, so that nobody reads a long link into it. */
function artefactsOf({ rule, key, reasons }: Claim, t: Translate): readonly Remark[] {
  if (!rule.startsWith('rtt/')) return [];
  return reasons.flatMap(({ args, evidence: [place] }): readonly Remark[] => {
    if (!place) return [];
    const { source, start, end } = place;
    return [{ source, span: { start, end }, severity: 'hint', text: t(key, args), rule }];
  });
}

/** Above this a claim about the route is left in peace: the drawing shows how sure it is. */
const SURE = 0.9;

/** What the route leaves open and the user may know: who translates, and what is one box. */
function doubtOf(claim: Claim, { route }: Analysis, t: Translate): readonly Remark[] {
  const [place] = claim.evidence;
  const correction = claim.confidence < SURE ? settling(claim, route?.routers ?? []) : undefined;
  if (!place || !correction) return [];
  const { source, start, end } = place;
  const percent = Math.round(claim.confidence * 100);
  const text = t('editor.remark.doubt', { claim: t(claim.key, claim.args), percent });
  return [{ source, span: { start, end }, severity: 'hint', text, rule: claim.rule, correction }];
}

function settling({ rule, subject }: Claim, routers: readonly Router[]): Correction | undefined {
  const [router, address] = subject;
  if (rule.startsWith('nat/') && address !== undefined) return { kind: 'nat', address };
  const addresses = routers.find(({ id }) => id === router)?.interfaces ?? [];
  return rule === 'alias/one-router' && addresses.length > 1 ? { kind: 'one-router', addresses } : undefined;
}

function remarkOfClaim(claim: Claim, { messages }: Analysis, t: Translate): readonly Remark[] {
  const [place] = claim.evidence;
  if (!FINDING.test(claim.rule) || !place) return [];
  const { source, start, end } = place;
  const name = claim.rule.slice('mail/'.length);
  const grave = GRAVE.has(name) && claim.grade !== 'possible';
  const hop = messages.flatMap(({ hops }) => hops).find(({ id }) => claim.subject.includes(id));
  const relay = hop?.by?.host?.value;
  return [
    {
      source,
      span: { start, end },
      severity: grave ? 'warning' : 'information',
      text: t(claim.key, claim.args),
      rule: claim.rule,
      ...(relay !== undefined && { relay }),
    },
  ];
}
