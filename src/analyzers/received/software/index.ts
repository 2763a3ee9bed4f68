import { headOf, wordsOf, type ReceivedField } from '../clause';
import type { Token } from '../tokens';
import { amavis } from './amavis';
import { amazonSes } from './amazonSes';
import { APPLIANCES } from './appliances';
import { SERVERS } from './servers';
import { barracuda } from './barracuda';
import { communigate } from './communigate';
import { courier } from './courier';
import { cyrus } from './cyrus';
import { domino } from './domino';
import { dovecot } from './dovecot';
import { exchange, smtpsvc } from './exchange';
import { exim } from './exim';
import { fastmail } from './fastmail';
import { FETCHERS } from './fetchers';
import { fortimail } from './fortimail';
import { gmail } from './gmail';
import { halon } from './halon';
import { haraka } from './haraka';
import { ironport } from './ironport';
import { LISTS } from './lists';
import { mdaemon } from './mdaemon';
import { messagingServer } from './messagingServer';
import { mimecast } from './mimecast';
import { momentum } from './momentum';
import { opensmtpd } from './opensmtpd';
import { postfix } from './postfix';
import { powermta } from './powermta';
import { procmail } from './procmail';
import { proofpoint, proofpointEssentials } from './proofpoint';
import { PROVIDERS } from './providers';
import { qmail, qmailScanner } from './qmail';
import { sendgrid } from './sendgrid';
import { sendmail } from './sendmail';
import { USUAL, type Grammar, type Software } from './software';
import { stalwart } from './stalwart';
import { WEBMAILS } from './webmail';
import { yahoo } from './yahoo';
import { zoho } from './zoho';

/** What the reader of a field needs of its software. */
export interface Identified {
  readonly software: Software & Grammar;
  readonly version?: string;
  /** The comment that told: understood, and nothing else. */
  readonly comment?: Token;
}

/** The commonest first: a certain mark ends the search, order breaks ties. */
const ALL: readonly (Software & Grammar)[] = [
  proofpoint,
  proofpointEssentials,
  postfix,
  exim,
  exchange,
  smtpsvc,
  gmail,
  qmailScanner,
  qmail,
  amavis,
  courier,
  amazonSes,
  sendgrid,
  powermta,
  momentum,
  domino,
  mdaemon,
  communigate,
  mimecast,
  fortimail,
  opensmtpd,
  haraka,
  stalwart,
  messagingServer,
  cyrus,
  dovecot,
  halon,
  procmail,
  ...FETCHERS,
  ...LISTS,
  ...WEBMAILS,
  ...APPLIANCES,
  ...SERVERS,
  sendmail,
  yahoo,
  zoho,
  ironport,
  barracuda,
  fastmail,
  ...PROVIDERS,
].map((software) => ({ ...USUAL, ...software }));

const GENERIC: Identified = { software: { ...USUAL, id: 'generic', name: '' } };

const CERTAIN = 1;
const FROM_HOST = 0.65;

/** The software that most likely wrote the field. */
export function identify(field: ReceivedField): Identified {
  const comments = namingComments(field);
  const words = wordsOf(field, 'with');
  const host = headOf(field, 'by');
  let best = GENERIC;
  let bestScore = 0;
  for (const software of ALL) {
    const named = byMark(software, comments, words);
    if (named) return named;
    const score = Math.max(software.score?.(field) ?? 0, software.host?.test(host) ? FROM_HOST : 0);
    if (score >= CERTAIN) return { software };
    if (score > bestScore) [best, bestScore] = [{ software }, score];
  }
  return best;
}

function byMark(software: Software & Grammar, comments: readonly Token[], words: string): Identified | undefined {
  if (software.mark) {
    for (const comment of comments) {
      const match = software.mark.exec(comment.text);
      if (match) return { software, comment, ...(match[1] !== undefined && { version: match[1] }) };
    }
  }
  const match = words === '' ? undefined : (software.words?.exec(words) ?? undefined);
  return match && { software, ...(match[1] !== undefined && { version: match[1] }) };
}

/** Long texts are no product's name, and a field with hundreds of comments has none either. */
const LONGEST = 300;
const MOST_COMMENTS = 16;

function namingComments(field: ReceivedField): readonly Token[] {
  const found: Token[] = [];
  for (const { keyword, comments } of field.clauses) {
    if (keyword === 'from') continue;
    for (const comment of comments) {
      if (found.length < MOST_COMMENTS && comment.text.length <= LONGEST) found.push(comment);
    }
  }
  return found;
}
