import { clauseOf, headOf, wordsOf, type ReceivedField } from '../clause';
import type { RemarkReader } from '../remark';
import type { Software } from './software';

/** `with Microsoft SMTP Server (version=TLS1_2, …) id 15.20.…` */
const MICROSOFT = /^Microsoft SMTP(?: Server)?\b(?!SVC)/i;
const VERSION = /^(\d{1,2}(?:\.\d{1,6}){2,3})$/;
/** `with HTTPS` between the mailbox servers of Microsoft 365, `with mapi id 15.20.…`, `with ShadowRedundancy id 15.1.…` */
const MAILBOX_SERVER = /\.(?:prod|eop-\w{1,20}\.prod\.protection)\.outlook\.com$/i;
const INTERNAL = /^(?:mapi|HTTPS|ShadowRedundancy)\b/i;

/** `from mail pickup service by …`: a file that a program laid down on the server itself */
function isPickup(field: ReceivedField): boolean {
  return wordsOf(field, 'from').toLowerCase() === 'mail pickup service';
}

function isInternal(field: ReceivedField): boolean {
  if (!INTERNAL.test(headOf(field, 'with'))) return false;
  return (
    VERSION.test(headOf(field, 'id')) ||
    MAILBOX_SERVER.test(headOf(field, 'by')) ||
    /^mapi$/i.test(headOf(field, 'with'))
  );
}

function isMapi(field: ReceivedField): boolean {
  return isInternal(field) && VERSION.test(headOf(field, 'id')) && !/^Shadow/i.test(headOf(field, 'with'));
}

/** `(6.0.3790.4675)`: read by versionIn */
const readVersion: RemarkReader = (_field, comment, keyword) =>
  keyword === 'with' && VERSION.test(comment.text) ? {} : undefined;

function versionIn(field: ReceivedField): string | undefined {
  const comment = clauseOf(field, 'with')?.comments.find(({ text }) => VERSION.test(text))?.text;
  return comment ?? VERSION.exec(headOf(field, 'id'))?.[1];
}

/** Exchange and Microsoft 365: `from HELO (ADDRESS) by HOST (ADDRESS) with Microsoft SMTP Server (…) id VERSION via Frontend Transport`. */
export const exchange: Software = {
  id: 'exchange',
  name: 'Microsoft Exchange',
  // `with SMTP (Microsoft Exchange Internet Mail Service Version 5.5.2653.13)`
  mark: /^Microsoft Exchange Internet Mail (?:Service|Connector)(?: Version (\d[\d.]{0,20}))?/i,
  // `with Internet Mail Service (5.5.2653.19)`
  words: /^Internet Mail Service/i,
  score: (field) => (MICROSOFT.test(wordsOf(field, 'with')) || isInternal(field) ? 1 : 0),
  version: versionIn,
  rdns: 'not-recorded',
  readers: [readVersion],
  kind: (field) => {
    if (isMapi(field)) return 'submission';
    return /^Internet Mail Service/i.test(wordsOf(field, 'with')) ? 'local' : undefined;
  },
};

/** The SMTP service of Windows (IIS, Exchange 2000 and 2003, Hotmail): `from HELO ([ADDRESS]) by HOST with Microsoft SMTPSVC(6.0.3790.4675);`. */
export const smtpsvc: Software = {
  id: 'smtpsvc',
  name: 'Microsoft SMTPSVC',
  // `with Microsoft SMTPSVC(…)`, `over TLS secured channel with Microsoft SMTPSVC(…)`
  words: /^Microsoft SMTPSVC/i,
  score: (field) => (isPickup(field) ? 1 : 0),
  version: versionIn,
  rdns: 'not-recorded',
  readers: [readVersion],
  isWithoutClient: isPickup,
  kind: (field) => (isPickup(field) ? 'pickup' : undefined),
};
