import type { MailAddress, Read } from '../../model/mail';
import { placeIn, readRange, type ReceivedField } from './clause';
import { readAddress, readBracketed } from './mailAddress';
import type { Token } from './tokens';
import type { Writable } from './writable';

/** The other end of the connection as the writer saw it. */
export interface Peer {
  readonly address?: MailAddress;
  readonly port?: number;
  readonly name?: Read<string>;
  readonly helo?: Read<string>;
  /** `HELO` with nothing behind it. */
  readonly heloEmpty?: boolean;
  readonly ident?: Read<string>;
  /** `account bob`: the user who logged in, written where the peer is (CommuniGate, ZMailer, Yahoo). */
  readonly auth?: Read<string>;
  readonly authMethod?: Read<string>;
  readonly mayBeForged?: boolean;
  /** `verified`, `not verified`: what the writer says about the reverse name. */
  readonly nameVerified?: boolean;
  /** The writer looked for a reverse name and says that there is none. */
  readonly nameUnknown?: boolean;
}

/** A part of a comment: `word`, `[…]`, `(…)`; with its offset in the unfolded text. */
interface Part {
  readonly kind: 'word' | 'bracket' | 'group';
  readonly text: string;
  readonly start: number;
}

/** Comments with more parts than this are no peer: the longest real one has nine. */
const MOST_PARTS = 16;
const LONGEST = 1_200;
/** `word`, `[…]` with what is glued behind it, `(…)`; a bracket behind `=` belongs to its word: `helo=[192.0.2.1]` */
const PART =
  /\([^()]{0,300}\)|\[[^\]]{0,80}\]{1,2}(?::\d{1,5})?|[^\s,([=]{1,320}(?:=\[[^\]\s]{0,80}\]|=[^\s,([]{0,320})?|=[^\s,]{0,320}|[([]/g;

function partsOf(comment: Token): readonly Part[] {
  if (comment.text.length > LONGEST) return [];
  const parts: Part[] = [];
  for (const match of comment.text.matchAll(PART)) {
    if (parts.length === MOST_PARTS) return [];
    const text = match[0];
    const kind = text.startsWith('(') ? 'group' : text.startsWith('[') ? 'bracket' : 'word';
    parts.push({ kind, text, start: comment.start + 1 + match.index });
  }
  return parts;
}

/** `helo=mail.example`, `ident=bob`, `port=4711` (Exim and its kin) */
const ASSIGNMENT = /^(helo|ehlo|ident|port|user|mech)=/i;
const GREETING = /^"?(?:HELO|EHLO|LHLO)$/i;
/** `bob@host.example`, `bob@`, `bob@192.0.2.1` (RFC 1413 answer before the host); Sendmail puts `IDENT:` before it */
const IDENT_AT = /^(?:IDENT:)?([^<>\s]{1,255})@([^@]{0,255})$/i;
const HOST_NAME = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,253})$/;
/** `unknown`, `<unknown.domain>`, `[UNAVAILABLE]`, `no-reverse-dns` */
const NO_NAME =
  /^(?:unknown|<unknown\.domain>|\[?UNAVAILABLE\]?|nohost|softdnserr|no-?reverse-?dns.{0,40}|unresolved)$/i;
/** Words that say something about what stands beside them, and nothing that is kept. */
const FILLER =
  /^(?:really|not|client|host|TCP|via|ip|claiming|to|be|as|bits=\d{1,4}|envelope-from|misconfigured|sender)$/i;

interface Walk {
  readonly field: ReceivedField;
  readonly parts: readonly Part[];
  peer: Peer;
  at: number;
  /** Something that no rule knows: the comment is about something else. */
  foreign: boolean;
}

/**
 * Reads a comment behind `from` as the peer, in the forms that are written: `(host [192.0.2.1])`, `([192.0.2.1] helo=x)`, `(HELO x)`,
 * `(HELO x [192.0.2.1])`, `(ident@host [192.0.2.1] (may be forged))`, `(192.0.2.1)`, `(host[192.0.2.1])`, `(192.0.2.1, HELO x)`,
 * `([192.0.2.1]:4711 "EHLO x" smtp-auth: "bob")`, `(account bob HELO x)`. Undefined when a word stands there that none of them has:
 * a version number in a product's name is no address.
 */
export function readPeerComment(field: ReceivedField, comment: Token): Peer | undefined {
  const [, name = '', bracket = ''] = NAMED.exec(comment.text) ?? [];
  return (name && readNamedPeer(field, name, bracket, comment.start + 1)) || readParts(field, comment);
}

/** `host.example [192.0.2.1]`: what most comments are; the name is no label, mask or word for "none" of those below. */
const NAMED = /^([A-Za-z][A-Za-z0-9_-]{0,60}\.[A-Za-z0-9._-]{1,190}|unknown) (\[[\d.]{7,15}\])$/;

/** `host.example` and `[192.0.2.1]` behind it; undefined where a name is an address. */
function readNamedPeer(field: ReceivedField, name: string, bracket: string, start: number): Peer | undefined {
  const place = placeIn(field);
  if (readAddress(name, start, place)) return undefined;
  const address = readBracketed(bracket, start + name.length + 1, place);
  if (!address) return undefined;
  const peer: Writable<Peer> = { address: address.address };
  if (address.port !== undefined) peer.port = address.port;
  if (NO_NAME.test(name)) peer.nameUnknown = true;
  else peer.name = readRange(field, start, start + name.length);
  return peer;
}

function readParts(field: ReceivedField, comment: Token): Peer | undefined {
  const walk: Walk = { field, parts: partsOf(comment), peer: NOTHING, at: 0, foreign: false };
  for (; walk.at < walk.parts.length; walk.at++) takePart(walk, walk.parts[walk.at] as Part);
  if (walk.foreign && walk.peer.address?.ip === undefined) return undefined;
  return isEmpty(walk.peer) ? undefined : walk.peer;
}

const NOTHING: Peer = {};

function isEmpty(peer: Peer): boolean {
  for (const _key in peer) return false;
  return true;
}

function takePart(walk: Walk, part: Part): void {
  if (part.kind === 'group') {
    if (/^\(may be forged\)$/i.test(part.text)) merge(walk, { mayBeForged: true });
  } else if (part.kind === 'bracket') takeBracket(walk, part);
  else takeWord(walk, part);
}

/** What the first part says stands. */
function merge(walk: Walk, said: Peer): void {
  walk.peer = walk.peer === NOTHING ? said : { ...said, ...walk.peer };
}

function takeBracket(walk: Walk, part: Part): void {
  const found = readBracketed(part.text, part.start, placeIn(walk.field));
  if (found) merge(walk, found);
  else walk.foreign = true;
}

function takeWord(walk: Walk, part: Part): void {
  const { field, parts, at } = walk;
  const next = parts[at + 1];
  if (GREETING.test(part.text)) return takeGreeting(walk, next);
  const label = part.text.toLowerCase();
  if (label === 'account' || label === 'smtp-auth:' || label === 'user:') return takeLabelled(walk, next, 'auth');
  if (label === 'ident:') return takeLabelled(walk, next, 'ident');
  if (label === 'with' && next && walk.peer.ident) {
    merge(walk, { auth: walk.peer.ident });
    return takeLabelled(walk, next, 'authMethod');
  }
  if (label === 'verified' || label === 'unverified') {
    const before = parts[at - 1]?.text.toLowerCase();
    return merge(walk, { nameVerified: label === 'verified' && before !== 'not' });
  }
  if (ASSIGNMENT.test(part.text)) return merge(walk, readAssignment(field, part));
  const address = readAddress(part.text, part.start, placeIn(field));
  if (address) return takeBare(walk, part, address);
  takeName(walk, part, next);
}

/** `Version 1.8.2.5` is no address, a lone one or one beside words that peers are made of is. */
function takeBare(walk: Walk, part: Part, found: Peer): void {
  const before = walk.parts[walk.at - 1];
  if (before?.kind === 'word' && walk.foreign) return;
  if (/^\d+\.\d+\.\d+\.\d+/.test(part.text) || found.address?.ip !== undefined || found.address?.masked)
    merge(walk, found);
}

function takeGreeting(walk: Walk, next: Part | undefined): void {
  const address = next?.kind === 'bracket' && readBracketed(next.text, next.start, placeIn(walk.field));
  // `HELO [192.0.2.1]` greets with the literal when the peer's own address stands elsewhere: beside it or in a comment of its own.
  const another = walk.parts.some((part, i) => part.kind === 'bracket' && i !== walk.at + 1);
  const literal = address && (another || walk.parts.length === 2 || walk.peer.auth !== undefined);
  if (!next || next.kind === 'group' || (next.kind === 'bracket' && !literal)) return merge(walk, { heloEmpty: true });
  merge(walk, { helo: unquoted(walk.field, next) });
  walk.at++;
}

function takeLabelled(walk: Walk, next: Part | undefined, key: 'auth' | 'ident' | 'authMethod'): void {
  if (next?.kind !== 'word') return;
  // A quoted name may hold blanks, which cut it into parts: `smtp-auth: "Jo Doe"`.
  let last = next;
  while (last === next ? /^"[^"]*$/.test(last.text) : !last.text.endsWith('"')) {
    const further = walk.parts[walk.at + 2];
    if (further?.kind !== 'word') break;
    last = further;
    walk.at++;
  }
  const whole = { ...next, text: walk.field.unfolded.text.slice(next.start, last.start + last.text.length) };
  merge(walk, { [key]: unquoted(walk.field, whole) });
  walk.at++;
}

function unquoted(field: ReceivedField, part: Part): Read<string> {
  const lead = part.text.startsWith('"') ? 1 : 0;
  const tail = part.text.length > 1 && part.text.endsWith('"') ? 1 : 0;
  return readRange(field, part.start + lead, part.start + part.text.length - tail);
}

function takeName(walk: Walk, part: Part, next: Part | undefined): void {
  if (NO_NAME.test(part.text)) return merge(walk, { nameUnknown: true });
  const ident = IDENT_AT.exec(part.text);
  if (ident) return takeIdent(walk, part, ident[1] ?? '', ident[2] ?? '');
  if (FILLER.test(part.text)) return;
  const isLast = next === undefined || next.kind !== 'word';
  const qualified = part.text.includes('.') || part.text === 'localhost' || next?.kind === 'bracket';
  if (HOST_NAME.test(part.text) && qualified && !walk.peer.name && (isLast || walk.at === 0)) {
    return merge(walk, { name: readRange(walk.field, part.start, part.start + part.text.length) });
  }
  walk.foreign = true;
}

function takeIdent(walk: Walk, part: Part, user: string, host: string): void {
  const end = part.start + part.text.length;
  const at = end - host.length - 1;
  merge(walk, { ident: readRange(walk.field, at - user.length, at) });
  if (host === '') return;
  const behind: Part = { kind: 'word', text: host, start: at + 1 };
  const address = readAddress(host, at + 1, placeIn(walk.field));
  if (address) merge(walk, address);
  else takeName(walk, behind, walk.parts[walk.at + 1]);
}

function readAssignment(field: ReceivedField, part: Part): Peer {
  const equals = part.text.indexOf('=');
  const name = part.text.slice(0, equals).toLowerCase();
  const value = part.text.slice(equals + 1);
  const read = () => readRange(field, part.start + equals + 1, part.start + part.text.length);
  if (name === 'port') return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? { port: Number(value) } : {};
  if (name === 'helo' || name === 'ehlo') return value === '' ? { heloEmpty: true } : { helo: read() };
  if (value === '') return {};
  return name === 'ident' ? { ident: read() } : name === 'user' ? { auth: read() } : { authMethod: read() };
}
