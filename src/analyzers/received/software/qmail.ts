import { clauseOf, type ReceivedField } from '../clause';
import type { RemarkReader } from '../remark';
import type { Software } from './software';

/** `(qmail 16872 invoked by uid 1467)`, `(qmail 51 invoked from network)`, `(qmail 7 invoked for bounce)`, `… by alias` */
const QMAIL = /^qmail \d{1,10} invoked (?:by uid \d{1,10}|by alias|from network|for bounce)$/;
const FROM_NETWORK = /from network$/;
/** `(HELO mail.example)` and `(192.0.2.1)`, `(ident@192.0.2.1)` as comments of their own */
const GREETING = /^HELO\b/;
/** `4 Jul 2005 08:10:03 -0000`: no weekday, and UTC written as an unknown zone */
const QMAIL_DATE = /^\d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} -0000$/;
const BARE_PEER = /^(?:[^@\s()]{1,64}@)?\[?[0-9a-fA-F:.]{3,45}\]?$/;

function invocation(field: ReceivedField): string | undefined {
  return clauseOf(field, 'preamble')?.comments.find(({ text }) => QMAIL.test(text))?.text;
}

function hasForm(field: ReceivedField): boolean {
  const comments = clauseOf(field, 'from')?.comments ?? [];
  const greeted = comments.some(({ text }) => GREETING.test(text)) || QMAIL_DATE.test(field.date?.raw ?? '');
  return greeted && comments.some(({ text }) => BARE_PEER.test(text));
}

const readInvocation: RemarkReader = (_field, comment, keyword) =>
  keyword === 'preamble' && QMAIL.test(comment.text) ? { software: 'qmail' } : undefined;

/** Source: received.c and qmail-queue.c of qmail 1.03 (`from REVERSE (HELO NAME) (IDENT@ADDRESS) by HOST with SMTP; DATE`). */
export const qmail: Software = {
  id: 'qmail',
  name: 'qmail',
  score: (field) => (invocation(field) !== undefined ? 1 : hasForm(field) ? 0.7 : 0),
  readers: [readInvocation],
  fromWord: 'rdns',
  rdns: 'unverified',
  withoutName: 'unknown',
  saysTls: false,
  kind: (field) => {
    const invoked = invocation(field);
    if (invoked === undefined) return undefined;
    return FROM_NETWORK.test(invoked) ? 'spool' : 'local';
  },
};
