import { clauseOf, type ReceivedField } from '../clause';
import type { RemarkReader } from '../remark';
import type { Software } from './software';

/** `with Microsoft SMTP Server (version=TLS1_2, …) id 15.20.…`, `with Microsoft SMTPSVC(6.0.3790.4675)` */
const MICROSOFT = /^Microsoft (?:SMTP Server|SMTPSVC|SMTP)/i;
const VERSION = /^\d{1,2}(?:\.\d{1,6}){2,3}$/;

function withText(field: ReceivedField): string {
  return (clauseOf(field, 'with')?.words ?? []).map(({ text }) => text).join(' ');
}

const readVersion: RemarkReader = (_field, comment, keyword) =>
  keyword === 'with' && VERSION.test(comment.text) ? { software: `Microsoft SMTPSVC ${comment.text}` } : undefined;

/** Exchange 2010 writes `(TLS)` alone. */
const readBareTls: RemarkReader = (_field, comment, keyword) =>
  keyword === 'with' && comment.text === 'TLS' ? { tls: { state: 'yes' } } : undefined;

/** `from mail pickup service by …`: a file that a program laid down on the server itself */
function isPickup(field: ReceivedField): boolean {
  return (clauseOf(field, 'from')?.words ?? []).map(({ text }) => text).join(' ') === 'mail pickup service';
}

/** `with HTTPS` between the mailbox servers of Microsoft 365. */
const MAILBOX_SERVER = /\.prod\.outlook\.com$/i;

function isMailboxServer(field: ReceivedField): boolean {
  return withText(field) === 'HTTPS' && MAILBOX_SERVER.test(clauseOf(field, 'by')?.words[0]?.text ?? '');
}

function isMapi(field: ReceivedField): boolean {
  return /^(?:mapi|HTTPS)\b/i.test(withText(field)) && VERSION.test(clauseOf(field, 'id')?.words[0]?.text ?? '');
}

/** Exchange and Microsoft 365: `from HELO (ADDRESS) by HOST (ADDRESS) with Microsoft SMTP Server (…) id VERSION via Frontend Transport`. */
export const exchange: Software = {
  id: 'exchange',
  name: 'Microsoft Exchange',
  score: (field) => (MICROSOFT.test(withText(field)) || isMapi(field) || isMailboxServer(field) ? 1 : 0),
  readers: [readVersion, readBareTls],
  fromWord: 'helo',
  rdns: 'not-recorded',
  withoutName: 'not-recorded',
  saysTls: false,
  isWithoutClient: isPickup,
  kind: (field) => (isPickup(field) ? 'pickup' : isMapi(field) ? 'submission' : undefined),
};
