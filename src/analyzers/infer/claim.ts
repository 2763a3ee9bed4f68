import { gradeOf, type Alternative, type Claim, type MessageArgs, type Reason } from '../../model/claim';
import type { SourceSpan } from '../../model/span';

/** Probability of natural-log odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Natural-log odds of a probability strictly between 0 and 1. */
export function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** Enough to jump to; a claim that rests on thousands of lines does not list them all. */
const MAX_EVIDENCE = 24;

export function reason(key: string, args: MessageArgs, weight: number, evidence: readonly SourceSpan[] = []): Reason {
  return { key, args, weight, evidence: uniqueSpans(evidence) };
}

export function sumOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, one) => sum + (one.weight ?? 0), 0);
}

interface Statement {
  readonly rule: string;
  readonly subject: readonly string[];
  readonly key: string;
  readonly args: MessageArgs;
  readonly reasons: readonly Reason[];
  /** Only where the rule is no plain sum of its reasons. */
  readonly confidence?: number;
  readonly alternatives?: readonly Alternative[];
}

/** A claim whose confidence is the logistic of the summed log-odds of its reasons (design/topology.md, 2). */
export function claim(statement: Statement): Claim {
  const confidence = statement.confidence ?? logistic(sumOf(statement.reasons));
  return {
    id: `claim:${statement.rule}:${statement.subject.join('|')}`,
    rule: statement.rule,
    subject: statement.subject,
    confidence,
    grade: gradeOf(confidence),
    key: statement.key,
    args: statement.args,
    reasons: statement.reasons,
    evidence: uniqueSpans(statement.reasons.flatMap((one) => one.evidence)),
    alternatives: statement.alternatives ?? [],
  };
}

/** A reading that lost, with the odds it had. */
export function alternative(
  key: string,
  args: MessageArgs,
  reasons: readonly Reason[],
  confidence?: number,
): Alternative {
  return { key, args, confidence: confidence ?? logistic(sumOf(reasons)), reasons };
}

export function uniqueSpans(spans: readonly SourceSpan[]): readonly SourceSpan[] {
  const byPlace = new Map<string, SourceSpan>();
  for (const span of spans) {
    if (byPlace.size === MAX_EVIDENCE) break;
    byPlace.set(`${span.source}\n${span.start}`, span);
  }
  return [...byPlace.values()];
}
