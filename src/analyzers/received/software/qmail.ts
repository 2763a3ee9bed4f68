import { clauseOf, type ReceivedField } from '../clause';
import type { Software } from './software';

/** `(qmail 16872 invoked by uid 1467)`, `(qmail 51 invoked from network)`, `(qmail invoked by alias)`, `(vpopmail 9 invoked by …)` */
const INVOKED =
  /^(?:qmail|vpopmail)(?: \d{1,10})? invoked (?:by uid \d{1,10}|by alias|from network|for bounce|by \S{1,40})$/;
/** `(HELO mail.example)` and `(192.0.2.1)`, `(ident@192.0.2.1)` as comments of their own */
const GREETING = /^(?:HELO|EHLO)\b/;
/** `4 Jul 2005 08:10:03 -0000`: no weekday, and UTC written as an unknown zone */
const QMAIL_DATE = /^\d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} -0000$/;
const BARE_PEER = /^(?:[^\s()]{1,200}@)?\[?(?:\?IPv6:)?[0-9a-fA-F:.]{3,45}\??\]?(?: with \w{1,20})?$/;

/** `(bob@192.0.2.1)`: others write the address in brackets */
const IDENT_PEER = /^[^\s()]{1,200}@\d{1,3}(?:\.\d{1,3}){3}$/;

function invocation(field: ReceivedField): string | undefined {
  return clauseOf(field, 'preamble')?.comments.find(({ text }) => INVOKED.test(text))?.text;
}

function hasForm(field: ReceivedField): boolean {
  const comments = clauseOf(field, 'from')?.comments ?? [];
  if (comments.some(({ text }) => IDENT_PEER.test(text))) return true;
  const greeted = comments.some(({ text }) => GREETING.test(text)) || QMAIL_DATE.test(field.date?.raw ?? '');
  return greeted && comments.some(({ text }) => BARE_PEER.test(text));
}

/**
 * Source: received.c and qmail-queue.c of qmail 1.03, `from REVERSE (HELO x) (IDENT@ADDRESS) by HOST with SMTP; date -0000` and
 * `(qmail N invoked …); date`. `HELO` is left out where it equals the reverse name. Patches add `with (CIPHER encrypted) ESMTPS`.
 */
export const qmail: Software = {
  id: 'qmail',
  name: 'qmail',
  // `(qmail 16872 invoked by uid 1467)`, `(qmail-ldap-1.03)`, `(ofmipd 192.0.2.1)`
  mark: /^(?:(?:qmail|vpopmail)(?: \d{1,10})? invoked |(?:qmail-ldap|netqmail)-(\d[\w.]{0,10})|ofmipd |qmail-smtpd)/,
  score: (field) => (hasForm(field) ? 0.7 : 0),
  fromWord: 'rdns',
  rdns: 'unverified',
  withoutName: 'unknown',
  kind: (field) => {
    const invoked = invocation(field);
    if (invoked === undefined) return undefined;
    return invoked.endsWith('from network') ? 'spool' : 'local';
  },
};

/** Source: qmail-scanner-queue.pl, `from ADDRESS by HOST (envelope-from <x>, uid N) with qmail-scanner-1.25 (…); date`. */
export const qmailScanner: Software = {
  id: 'qmail-scanner',
  name: 'Qmail-Scanner',
  // `(qmail-scanner-1.20rc1 spamassassin: 2.60. Clear:RC:0:.)`
  mark: /^qmail-scanner(?:-(\d[\w.]{0,12}))?\b/i,
  words: /^qmail-scanner(?:-(\d[\w.]{0,12}))?\b/i,
  kind: () => 'scan',
};
