import type { SourceSpan } from './span';

/** `certain` ≥ 0.95, `likely` ≥ 0.7, `possible` below. */
export type Grade = 'certain' | 'likely' | 'possible';

/**
 * What a finding about a message is worth against its sender: `certain` cannot be, `strong` is rare in ordinary mail, a `note` is common
 * in it and accuses nobody. Not to be mixed up with the confidence, which says how sure the observation itself is.
 */
export type FindingGrade = 'certain' | 'strong' | 'note';

export type MessageArgs = Readonly<Record<string, string | number>>;

export interface Reason {
  /** Key in src/messages; the text is made where it is shown. */
  readonly key: string;
  readonly args: MessageArgs;
  /** Natural-log odds that the reason adds (negative: against); absent for rules without a number. */
  readonly weight?: number;
  readonly evidence: readonly SourceSpan[];
}

/** A reading that was weighed and not taken: kept, so that "why not?" has an answer. */
export interface Alternative {
  readonly key: string;
  readonly args: MessageArgs;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

/** Anything that is inferred and not written in the text. Facts never have this type. */
export interface Claim {
  /** `claim:<rule>:<subject…>` so that it survives re-parsing. */
  readonly id: string;
  /** For example `segment/p2p-prefix`, `nat/private-to-public`, `mail/clock-skew`. */
  readonly rule: string;
  /** Ids of what it is about: router, segment, address, hop. */
  readonly subject: readonly string[];
  /** A frequency: of a hundred claims with 0.9, ninety hold. */
  readonly confidence: number;
  readonly grade: Grade;
  /** Only on findings about a message. */
  readonly finding?: FindingGrade;
  readonly key: string;
  readonly args: MessageArgs;
  readonly reasons: readonly Reason[];
  readonly evidence: readonly SourceSpan[];
  readonly alternatives: readonly Alternative[];
}

export function gradeOf(confidence: number): Grade {
  if (confidence >= 0.95) return 'certain';
  return confidence >= 0.7 ? 'likely' : 'possible';
}
