import { clauseOf, headOf, type ReceivedField } from '../clause';
import type { Software } from './software';

/** `with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384` */
const TLS_IN_PROTOCOL = /^E?SMTP\/(?:TLS|SSL)/i;
/** `([192.0.2.1])` as a comment of its own, where qmail writes no brackets */
const BRACKETED = /^\[[0-9a-fA-F:.]{3,45}\]$/;
/** `31 Jan 2015 07:28:45 +0900`: no weekday, with a zone */
const DATE = /^\d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} [+-]\d{4}$/;

function hasForm(field: ReceivedField): boolean {
  const comments = clauseOf(field, 'from')?.comments ?? [];
  return DATE.test(field.date?.raw ?? '') && comments.some(({ text }) => BRACKETED.test(text));
}

/** AsyncOS of Cisco Secure Email: `from REVERSE (HELO x) ([ADDRESS]) by HOST with ESMTP/TLS/CIPHER; date`. `HELO` is left out where it equals the reverse name. */
export const ironport: Software = {
  id: 'ironport',
  name: 'Cisco IronPort',
  host: /\.iphmx\.com$/i,
  score: (field) => (TLS_IN_PROTOCOL.test(headOf(field, 'with')) ? 0.9 : hasForm(field) ? 0.75 : 0),
  fromWord: 'rdns',
  withoutName: 'unknown',
};
