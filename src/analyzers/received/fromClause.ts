import type { FromClause, MailAddress, Read } from '../../model/mail';
import { placeIn, readRange, type Clause, type ReceivedField } from './clause';
import { readAddress, readBracketed } from './mailAddress';
import { organisationOf } from './organisation';
import type { Peer } from './peer';
import type { Grammar } from './software/software';
import { skipBlanks, type Token } from './tokens';
import type { Writable } from './writable';

/** The words behind `from`: a name, an address, `unknown`; perhaps an address behind the name: `from host [192.0.2.1] by …`. */
interface FromWords {
  readonly name?: Read<string>;
  /** An address as it was written, with its brackets. */
  readonly literal?: Read<string>;
  readonly address?: MailAddress;
  readonly port?: number;
  readonly unknown: boolean;
  /** `as user bob` */
  readonly user?: Read<string>;
  /** Words that none of these are. */
  readonly extra: readonly Token[];
}

const UNKNOWN = /^(?:unknown|\[?UNAVAILABLE\]?|Unknown\/Local)$/i;
const ENDING = /[,.;]{1,3}$/;

export function readFromWords(field: ReceivedField, clause: Clause): FromWords {
  const [head, ...others] = clause.words;
  if (!head) return { unknown: false, extra: [] };
  const place = placeIn(field);
  const wall = clause.comments[0]?.start ?? Infinity;
  let address = readAddress(head.text, head.start, place);
  const isAddress = address !== undefined;
  let user: Read<string> | undefined;
  let last = head;
  const extra: Token[] = [];
  for (let i = 0; i < others.length; i++) {
    const word = others[i] as Token;
    const found: ReturnType<typeof readAddress> = word.text.startsWith('[')
      ? readBracketed(word.text, word.start, place)
      : readAddress(word.text, word.start, place);
    if (found && !address) address = found;
    else if (word.text === 'user' && others[i - 1]?.text === 'as' && others[i + 1])
      user = wholeOf(field, others[i + 1]);
    else if (user || /^(?:as|EHLO)$/.test(word.text)) continue;
    else if (!isAddress && !address && word.start < wall && skipBlanks(field.unfolded.text, last.end) === word.start)
      last = word;
    else extra.push(word);
  }
  const found: Writable<FromWords> = { unknown: UNKNOWN.test(head.text), extra };
  if (address) found.address = address.address;
  if (address?.port !== undefined) found.port = address.port;
  if (user) found.user = user;
  if (found.unknown) return found;
  // A greeting may hold blanks: `from Fred's PC ([192.0.2.1]) by …`.
  if (isAddress) found.literal = readRange(field, head.start, head.end);
  else found.name = readName(field, { start: head.start, end: last.end });
  return found;
}

function wholeOf(field: ReceivedField, word: Token | undefined): Read<string> | undefined {
  return word && readRange(field, word.start, word.end);
}

/** A host name without the dot or comma that some software sets behind it. */
export function readName(field: ReceivedField, word: Pick<Token, 'start' | 'end'>): Read<string> {
  const tail = field.unfolded.text.slice(Math.max(word.start + 1, word.end - 4), word.end);
  return readRange(field, word.start, word.end - (ENDING.exec(tail)?.[0].length ?? 0));
}

/** What else is known when the words behind `from` are read. */
interface Circumstances {
  readonly peer: Peer;
  readonly grammar: Grammar;
  /** Handed over without a network: the word is a user, `from www-data by host with local`. */
  readonly local: boolean;
}

/** Tells HELO, reverse name and address apart: which is which depends on who wrote the field. */
export function readFrom(words: FromWords, { peer, grammar, local }: Circumstances): FromClause {
  if (local && words.name && !peer.address && !words.address) return { ident: words.name, rdnsState: 'not-recorded' };
  const wordIsReverse = peer.helo !== undefined || peer.heloEmpty === true || grammar.fromWord === 'rdns';
  const address = peer.address ?? words.address;
  const greeted = grammar.fromWord === 'fixed' ? {} : heloOf(peer, words, wordIsReverse);
  const reverse = peer.name ?? (wordIsReverse && address ? words.name : undefined);
  const port = peer.port ?? words.port;
  const organisation = organisationOf(reverse?.value) ?? organisationOf(greeted.helo?.value);
  const from: Writable<FromClause> = { rdnsState: rdnsState(reverse !== undefined, peer, words, grammar) };
  if (greeted.helo) from.helo = greeted.helo;
  if (greeted.heloKind) from.heloKind = greeted.heloKind;
  if (reverse) from.rdns = withoutFinalDot(reverse);
  if (address) from.address = address;
  if (port !== undefined) from.port = port;
  if (peer.ident) from.ident = peer.ident;
  if (organisation !== undefined) from.organisation = organisation;
  return from;
}

function heloOf(peer: Peer, words: FromWords, wordIsReverse: boolean): Pick<FromClause, 'helo' | 'heloKind'> {
  if (peer.helo) return { helo: peer.helo, heloKind: addressOf(peer.helo) ? 'literal' : 'name' };
  if (peer.heloEmpty) return { heloKind: 'empty' };
  // Exim and qmail leave the greeting out where it equals the reverse name, so the word is both; a lone address is no greeting.
  if (words.name) return { helo: words.name, heloKind: 'name' };
  if (words.literal && peer.address && !wordIsReverse) return { helo: words.literal, heloKind: 'literal' };
  return {};
}

/** The address that a greeting is, if it is one: `[192.0.2.1]`, `?IPv6:::ffff:192.0.2.1?`. */
export function addressOf(greeting: Read<string>): MailAddress | undefined {
  return readAddress(greeting.value, 0, () => greeting.span)?.address;
}

const VERIFIES = { verified: 'verified', unverified: 'unverified', 'not-recorded': 'unverified' } as const;

function rdnsState(named: boolean, peer: Peer, words: FromWords, grammar: Grammar): FromClause['rdnsState'] {
  if (named) {
    if (peer.mayBeForged) return 'may-be-forged';
    if (peer.nameVerified !== undefined) return peer.nameVerified ? 'verified' : 'unverified';
    // `(bob@localhost)` without an address: nothing was looked up.
    return peer.address || words.address ? VERIFIES[grammar.rdns] : 'unverified';
  }
  if (peer.nameUnknown || words.unknown || peer.nameVerified === false) return 'unknown';
  return peer.address || words.address ? grammar.withoutName : 'not-recorded';
}

function withoutFinalDot(name: Read<string>): Read<string> {
  if (!name.value.endsWith('.')) return name;
  return { value: name.value.slice(0, -1), span: { start: name.span.start, end: name.span.end - 1 } };
}
