import { gradeOf, type Alternative, type Claim, type MessageArgs, type Reason } from '../../../model/claim';
import type { MailHop, MailMessage } from '../../../model/mail';
import { inSource, type Span } from '../../../model/span';

interface Finding {
  /** Without `mail/`: also the end of the message key. */
  readonly rule: string;
  readonly subject: readonly string[];
  readonly confidence: number;
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
    key: `mail.${found.rule}`,
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
