import {
  gradeOf,
  type Alternative,
  type Claim,
  type FindingGrade,
  type MessageArgs,
  type Reason,
} from '../../../model/claim';
import type { MailHop, MailMessage } from '../../../model/mail';
import { inSource, type Span } from '../../../model/span';

interface Finding {
  /** Without `mail/`: also the end of the message key, unless `text` gives another. */
  readonly rule: string;
  readonly text?: string;
  readonly subject: readonly string[];
  readonly confidence: number;
  /** Default: a note; `none` for what informs and says nothing against anybody. */
  readonly finding?: FindingGrade | 'none';
  readonly args: MessageArgs;
  readonly spans: readonly Span[];
  readonly reasons?: readonly Reason[];
  readonly alternatives?: readonly Alternative[];
}

/** A claim about a message; the message itself is always among its subjects. */
export function finding(message: MailMessage, found: Finding): Claim {
  return {
    id: `claim:mail/${found.rule}:${found.subject[0] ?? message.id}`,
    rule: `mail/${found.rule}`,
    subject: [...found.subject, ...(found.subject.includes(message.id) ? [] : [message.id])],
    confidence: found.confidence,
    grade: gradeOf(found.confidence),
    ...(found.finding !== 'none' && { finding: found.finding ?? 'note' }),
    key: `mail.${found.text ?? found.rule}`,
    args: found.args,
    reasons: found.reasons ?? [],
    evidence: found.spans.map((span) => inSource(message.source, span)),
    alternatives: found.alternatives ?? [],
  };
}

export function because(message: MailMessage, key: string, args: MessageArgs, ...spans: readonly Span[]): Reason {
  return { key: `mail.why.${key}`, args, evidence: spans.map((span) => inSource(message.source, span)) };
}

/** Whose clock stamped the field. */
export function clockOf(hop: MailHop): string {
  return hop.by?.host?.value ?? hop.software ?? '?';
}

export function dateSpan(hop: MailHop): Span {
  return hop.date?.span ?? hop.span;
}

/** How much of ordinary mail and of spam shows a sign, in percent of messages: public corpora of 2002–03 (docs/design/received.md). */
const BASE_RATES = {
  'negative-delay': [49, 37],
  'greeting-differs': [21, 27],
  'numeric-greeting': [0.2, 4.2],
  'broken-chain': [0.8, 8.3],
  'far-backwards': [0.5, 3.6],
} as const;

export function baseRate(message: MailMessage, rule: keyof typeof BASE_RATES): Reason {
  const [ham, spam] = BASE_RATES[rule];
  return because(message, 'base-rate', { ham, spam });
}

/** What a sender could have written: hops below the boundary as a whole, of the boundary hop what its client said of itself. */
export interface Judged {
  isBelow(hop: MailHop): boolean;
  isClientJudged(hop: MailHop): boolean;
}

export function judgedHops(message: MailMessage): Judged {
  const below = new Set(message.trust.filter(({ trust }) => trust === 'untrusted').map(({ hop }) => hop));
  const isBelow = ({ id }: MailHop) => below.has(id);
  return { isBelow, isClientJudged: (hop) => isBelow(hop) || hop.headerIndex === message.boundary?.hop };
}
