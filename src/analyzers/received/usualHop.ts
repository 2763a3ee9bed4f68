import type { FromClause, Read } from '../../model/mail';
import { dateAt } from './date';
import type { Unfolded } from './fold';
import type { PathHop } from './hop';
import { plainAddress, readAddress } from './mailAddress';
import { organisationOf } from './organisation';
import { protocolOf } from './protocol';
import { postfix } from './software/postfix';
import { usualDateAt } from './usualDate';
import type { Writable } from './writable';

const HOST = String.raw`[A-Za-z0-9][A-Za-z0-9-]{0,60}\.(?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])`;
const QUAD = String.raw`\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}`;
const TLS = String.raw`(?: \(using TLSv1(?:\.[0-3])? with cipher [^()]{1,60}(?:\([^()]{1,40}\)[^()]{0,60}){0,3}\))?`;
const CERTIFICATE = String.raw`(?: \((?:No client certificate requested|Client did not present a certificate)\))?`;
/** An id is longer than any keyword, so that none passes for one. */
const BEHIND_BY = String.raw`\(Postfix\) with (E?SMTPS?A?|LMTPS?A?) id [A-Za-z0-9]{6,12}(?: for <([^<>\s,"();]{1,320})>)?; `;
/**
 * `from mx.example (mx.example [192.0.2.1]) (using TLSv1.3 with cipher X (256/256 bits)) by imap.example (Postfix) with ESMTPS id
 * 4XyAbC for <bob@example.net>; Fri, 31 Jan 2015 07:28:42 +0900`
 */
const FORM = new RegExp(
  String.raw`^from (${HOST}|\[${QUAD}\]) \((${HOST}|unknown) \[(${QUAD})\]\)${TLS}${CERTIFICATE} by (${HOST}) ${BEHIND_BY}`,
);
/** `no-reverse-dns.example` is a word for none, in peer.ts */
const NONE = /^no-?reverse/i;
/** What proofpoint.ts claims for itself. */
const FILTERED = /^pps\.|pphosted\.com$/i;

/**
 * The most written form of all, that of Postfix, cut by one pattern: tokens, clauses and remarks of the general reader cost several times
 * as much. Undefined for every other form and for words that only the general reader can judge; what is answered is what it would answer.
 */
export function readUsualHop({ text }: Unfolded, id: string, headerIndex: number): Writable<PathHop> | undefined {
  const found = FORM.exec(text);
  if (!found) return undefined;
  const [whole, greeting = '', name = '', ip = '', by = '', protocol = '', recipient] = found;
  const date = usualDateAt(text, whole.length);
  if (!date || (date.end !== text.length && dateAt(text, whole.length)?.end !== text.length)) return undefined;
  if (FILTERED.test(greeting) || FILTERED.test(by) || isAddress(by) || isAddress(name) || NONE.test(name))
    return undefined;
  const { kind, auth } = protocolOf(protocol);
  const from = clientOf(greeting, name, ip);
  const host = { host: read(by) };
  const recipients = recipient === undefined ? NOBODY : [read(recipient)];
  // Whole objects: to copy one for the sake of a key costs more than all that stands in it.
  const hop: Writable<PathHop> = { id, headerIndex, kind, from, by: host, recipients, software: postfix.name, date };
  const organisation = organisationOf(by);
  if (organisation !== undefined) hop.organisation = organisation;
  if (auth) hop.auth = read(protocol);
  return hop;
}

/** As fromClause.ts tells the names apart for Postfix: `HELO (REVERSE [ADDRESS])`, the reverse name verified or `unknown`. */
function clientOf(greeting: string, name: string, ip: string): FromClause {
  const helo = read(greeting);
  const heloKind = isAddress(greeting) ? 'literal' : 'name';
  const address = plainAddress(ip, NOWHERE);
  const known = name !== 'unknown';
  const organisation = (known ? organisationOf(name) : undefined) ?? organisationOf(greeting);
  if (!known) {
    const client: Writable<FromClause> = { helo, heloKind, address, rdnsState: 'unknown' };
    if (organisation !== undefined) client.organisation = organisation;
    return client;
  }
  const client: Writable<FromClause> = { helo, heloKind, address, rdnsState: 'verified', rdns: read(name) };
  if (organisation !== undefined) client.organisation = organisation;
  return client;
}

const NOBODY: readonly never[] = [];
const NOWHERE = { start: 0, end: 0 };
const nowhere = () => NOWHERE;

function read(value: string): Read<string> {
  return { value, span: NOWHERE };
}

function isAddress(word: string): boolean {
  return readAddress(word, 0, nowhere) !== undefined;
}
