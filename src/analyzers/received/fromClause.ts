import type { FromClause, MailAddress, Read } from '../../model/mail';
import { placeIn, readRange, type Clause, type ReceivedField, type Token } from './clause';
import { readAddress } from './mailAddress';
import { organisationOf } from './organisation';
import type { Peer } from './remark';
import type { Software } from './software/software';

/** The word behind `from`: a name, an address, or `unknown`. */
interface FromWord {
  readonly name?: Read<string>;
  /** An address as it was written, with its brackets. */
  readonly literal?: Read<string>;
  readonly address?: MailAddress;
  readonly port?: number;
  readonly unknown: boolean;
}

const UNKNOWN = /^(?:unknown|\[?UNAVAILABLE\]?)$/i;
const ENDING = /[,.;]{1,3}$/;

function readWord(field: ReceivedField, word: Token | undefined): FromWord {
  if (!word) return { unknown: false };
  if (UNKNOWN.test(word.text)) return { unknown: true };
  const found = readAddress(word.text, word.start, placeIn(field));
  if (found) return { ...found, literal: readRange(field, word.start, word.end), unknown: false };
  return { name: readName(field, word), unknown: false };
}

/** A host name without the dot or comma that some software sets behind it. */
export function readName(field: ReceivedField, word: Token): Read<string> {
  const ending = word.text.length < 300 ? (ENDING.exec(word.text)?.[0].length ?? 0) : 0;
  return readRange(field, word.start, word.end - (ending < word.text.length ? ending : 0));
}

/** What else is known when the word behind `from` is read. */
interface Circumstances {
  readonly peer: Peer;
  readonly software: Software;
  /** Handed over without a network: the word is a user, `from www-data by host with local`. */
  readonly local: boolean;
}

/** Tells HELO, reverse name and address apart: which is which depends on who wrote the field. */
export function readFrom(field: ReceivedField, clause: Clause, { peer, software, local }: Circumstances): FromClause {
  const word = readWord(field, clause.words[0]);
  if (local && word.name && !peer.address) return { ident: word.name, rdnsState: 'not-recorded' };
  const wordIsReverse = peer.helo !== undefined || peer.heloEmpty === true || software.fromWord === 'rdns';
  const reverse = peer.name ?? (wordIsReverse ? word.name : undefined);
  const address = peer.address ?? word.address;
  const port = peer.port ?? word.port;
  const greeting = heloOf(peer, word, wordIsReverse);
  const organisation = organisationOf(reverse?.value) ?? organisationOf(greeting.helo?.value);
  return {
    ...greeting,
    ...(reverse && { rdns: withoutFinalDot(reverse) }),
    rdnsState: rdnsState(reverse !== undefined, peer, word, software),
    ...(address && { address }),
    ...(port !== undefined && { port }),
    ...(peer.ident && { ident: peer.ident }),
    ...(organisation !== undefined && { organisation }),
  };
}

function heloOf(peer: Peer, word: FromWord, wordIsReverse: boolean): Pick<FromClause, 'helo' | 'heloKind'> {
  if (peer.helo) return { helo: peer.helo, heloKind: addressOf(peer.helo) ? 'literal' : 'name' };
  if (peer.heloEmpty) return { heloKind: 'empty' };
  // Exim leaves `helo=` out where it equals the reverse name, so the word is both; a lone address is no greeting.
  if (word.name) return wordIsReverse && peer.address === undefined ? {} : { helo: word.name, heloKind: 'name' };
  if (word.literal && peer.address) return { helo: word.literal, heloKind: 'literal' };
  return {};
}

/** The address that a greeting is, if it is one: `[192.0.2.1]`, `?IPv6:::ffff:192.0.2.1?`. */
export function addressOf(greeting: Read<string>): MailAddress | undefined {
  return readAddress(greeting.value, 0, () => greeting.span)?.address;
}

function rdnsState(named: boolean, peer: Peer, word: FromWord, software: Software): FromClause['rdnsState'] {
  if (named) {
    if (peer.mayBeForged) return 'may-be-forged';
    return software.rdns === 'not-recorded' ? 'unverified' : software.rdns;
  }
  if (peer.nameUnknown || word.unknown) return 'unknown';
  return peer.address || word.address ? software.withoutName : 'not-recorded';
}

function withoutFinalDot(name: Read<string>): Read<string> {
  if (!name.value.endsWith('.')) return name;
  return { value: name.value.slice(0, -1), span: { start: name.span.start, end: name.span.end - 1 } };
}
