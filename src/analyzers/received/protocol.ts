import type { HopKind, TlsState } from '../../model/mail';
import type { Clause } from './clause';
import { remembered } from './memory';
import { readTlsOfProtocol } from './tls';
import type { Token } from './tokens';
import type { Writable } from './writable';

/** IANA "WITH protocol types" (RFC 3848, 6531): a trailing A means authenticated, S means TLS. */
const WITH_TYPE = /^(UTF8)?(E?SMTP|LMTP|MMS)(S?)(A?)(?![A-Z0-9])/i;
/** What some write the other way round: `ESMTPAS` */
const SWAPPED = /^(UTF8)?(E?SMTP|LMTP)AS(?![A-Z0-9])/i;
/** `ESMTP over TLS secured channel`, `ESMTP with STARTTLS`, `ESMTP-TLS`, `ESMTP (SSL)` */
const SECURED = /\b(?:over TLS|(?:with|both) STARTTLS|E?SMTP[-+/_](?:START)?TLS|E?SMTP[-+/_]SSL)\b/i;
/** Exim 3 and Merak: `asmtp` */
const OLD_AUTHENTICATED = /^asmtp\b|\band AUTH\b/i;
const REGISTERED = new Set(
  ['SMTP', 'ESMTP', 'ESMTPA', 'ESMTPS', 'ESMTPSA', 'LMTP', 'LMTPA', 'LMTPS', 'LMTPSA', 'MMS'].concat([
    'UTF8SMTP',
    'UTF8SMTPA',
    'UTF8SMTPS',
    'UTF8SMTPSA',
    'UTF8LMTP',
    'UTF8LMTPA',
    'UTF8LMTPS',
    'UTF8LMTPSA',
  ]),
);

/** What the protocol behind `with` (or `via`) says by itself. */
export interface Protocol {
  readonly kind: HopKind;
  /** IANA name in capitals; absent for words that are not registered. */
  readonly name?: string;
  readonly tls?: Partial<TlsState>;
  readonly auth: boolean;
}

/** Words that are no network protocol of mail, and what they stand for. */
const OTHER: readonly (readonly [RegExp, HopKind])[] = [
  // `local`, `local-bsmtp` (Exim), `PIPE` (CommuniGate), `QMQP` is a network protocol and not here
  [/^(?:local|internal|bsmtp|uucp|rsmtp|pipe|sendmail|stdin)\b/i, 'local'],
  // `HTTPREST` and `HTTP` (Gmail), `DAV` (Hotmail), `XIMSS` (CommuniGate)
  [/^(?:HTTPS?|HTTPREST|DAV|WebMail|XIMSS)\b/i, 'http'],
  [/^(?:POP3?S?|POP3-SSL|POP3SSL|IMAP4?S?|IMAP4?SSL|APOP|RPOP|ETRN|ODMR)\b/i, 'fetch'],
  // `spam-scanned` (Exim), `SpamAssassin (3.4.2 …)`, `qmail-scanner-1.25`
  [/^(?:spam-scanned|SpamAssassin|spamc|qmail-scanner|ClamAV|DSPAM|virus-scanned|scanned)\b/i, 'scan'],
  // `LIST`, `GROUP` (CommuniGate)
  [/^(?:LIST|GROUP|ECARTIS|LISTSERV|mailman)\b/i, 'list'],
  [/^spool\b/i, 'spool'],
];
const ENCRYPTED_OTHER = /^(?:HTTPS|POP3?S|POP3-?SSL|IMAP4?S(?:SL)?)\b/i;

/** What the field says about the protocol: behind `with`, or behind `via` where there is no `with` (`via HTTP`). */
export function readProtocol(clauses: readonly Clause[]): Protocol | undefined {
  let phrase = '';
  // Mimecast writes `with ESMTP with STARTTLS`, Roundcube `with HTTP`.
  for (const clause of clauses) {
    if (clause.keyword !== 'with' || clause.words.length === 0 || phrase.length > LONGEST) continue;
    phrase = phrase === '' ? phraseOf(clause) : `${phrase} with ${phraseOf(clause)}`;
  }
  if (phrase !== '') return protocolOf(phrase.slice(0, LONGEST));
  const via = clauses.find(({ keyword, words }) => keyword === 'via' && words.length > 0);
  const protocol = via && protocolOf(phraseOf(via));
  return protocol && (protocol.name !== undefined || protocol.kind !== 'smtp') ? protocol : undefined;
}

const LONGEST = 120;

function phraseOf({ words }: Clause): string {
  if (words.length === 1) return (words[0] as Token).text.slice(0, LONGEST);
  return words
    .slice(0, 8)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, LONGEST);
}

/** What the words behind `with` say. */
export const protocolOf = remembered(judgeProtocol);

/** Source: RFC 5321 section 4.4, RFC 3848, and the words that software writes beside the registered ones. */
function judgeProtocol(text: string): Protocol {
  const type = WITH_TYPE.exec(text) ?? undefined;
  if (!type && !SWAPPED.test(text)) {
    const other = OTHER.find(([word]) => word.test(text));
    if (other) return { kind: other[1], auth: false, ...(ENCRYPTED_OTHER.test(text) && { tls: { state: 'yes' } }) };
  }
  const [, utf8 = '', base = ''] = SWAPPED.exec(text) ?? type ?? [];
  const swapped = SWAPPED.test(text);
  const auth = swapped || type?.[4]?.toUpperCase() === 'A' || OLD_AUTHENTICATED.test(text);
  const secured = swapped || type?.[3]?.toUpperCase() === 'S' || SECURED.test(text);
  const name = `${utf8}${base}${swapped ? 'SA' : `${type?.[3] ?? ''}${type?.[4] ?? ''}`}`.toUpperCase();
  const tls = readTlsOfProtocol(text) ?? (secured ? { state: 'yes' as const } : undefined);
  const kind = base.toUpperCase() === 'LMTP' ? 'lmtp' : auth ? 'submission' : 'smtp';
  const protocol: Writable<Protocol> = { kind, auth };
  if (REGISTERED.has(name)) protocol.name = name;
  if (tls) protocol.tls = tls;
  return protocol;
}

/**
 * TLS of the hop. Silence is `no` only for software that always says when there was TLS, and only on a network protocol that it
 * names; anything else is `unknown`.
 */
export function tlsOf(protocol: Protocol | undefined, said: Partial<TlsState>, saysTls: boolean): TlsState {
  const spelled = protocol?.tls;
  const state = saysTls && protocol?.name !== undefined ? 'no' : 'unknown';
  if (!spelled && said.state === undefined && said.verify === undefined) return { state };
  const all = { ...spelled, ...said };
  return { ...all, state: all.state ?? state };
}
