import { ALL_PARTS, type Analysis, type AnalysisPart } from '../../model/analysis';
import type { Claim } from '../../model/claim';
import { EvidenceWriter } from './evidence';
import { graphOf } from './graph';
import { mailboxDocument } from './mailbox';
import { messagesOf } from './message';
import { reportsOf } from './reports';
import { traceOf } from './trace';

function claimOf(claim: Claim, evidence: EvidenceWriter) {
  return {
    id: claim.id,
    rule: claim.rule,
    subject: claim.subject,
    confidence: claim.confidence,
    grade: claim.grade,
    finding: claim.finding,
    key: claim.key,
    args: claim.args,
    evidence: claim.evidence.map((span) => evidence.evidence(span)),
    reasons: claim.reasons.map(({ key, args, weight, evidence: spans }) => ({
      key,
      args,
      weight,
      evidence: spans.map((span) => evidence.evidence(span)),
    })),
    alternatives:
      claim.alternatives.length > 0
        ? claim.alternatives.map(({ key, args, confidence }) => ({ key, args, confidence }))
        : undefined,
  };
}

/**
 * The document `hopscope.analysis/1` that `hopscope analyze --format json` prints (docs/design/contract.md). Plain data; fields that are
 * not recorded in the input are `undefined` and vanish in `JSON.stringify`. `only` leaves the other parts and their cost out.
 */
export function documentOf(analysis: Analysis, only: readonly AnalysisPart[] = ALL_PARTS) {
  const evidence = new EvidenceWriter(analysis.sources);
  const wants = (part: AnalysisPart) => only.includes(part);
  const roles = new Map(analysis.route?.roles.map(({ trace, role }) => [trace, role]));
  return {
    schema: 'hopscope.analysis/1' as const,
    redaction: analysis.redaction,
    traces: wants('traces')
      ? analysis.traces.map((trace) => traceOf(trace, roles.get(trace.id) ?? trace.role ?? 'other', evidence))
      : undefined,
    messages: wants('messages') ? messagesOf(analysis.messages, analysis.claims) : undefined,
    mailbox: wants('messages') && analysis.mailbox ? mailboxDocument(analysis.mailbox) : undefined,
    graph: wants('graph') ? graphOf(analysis.route, analysis.messages, analysis.claims) : undefined,
    comparison: wants('graph') ? analysis.comparison : undefined,
    ...reportsOf(analysis, evidence),
    dataAsOf: analysis.dataAsOf,
    registrations: analysis.registrations?.map(({ ip, registration, place }) => ({ ip, ...registration, place })),
    claims: analysis.claims.map((claim) => claimOf(claim, evidence)),
    unparsed: analysis.unparsed.map((span) => evidence.unparsed(span)),
  };
}

export function jsonOf(analysis: Analysis, only: readonly AnalysisPart[] = ALL_PARTS): string {
  return JSON.stringify(documentOf(analysis, only), undefined, 2) + '\n';
}
