import type { MailAddress, Read, TlsState } from '../../model/mail';
import { placeIn, readRange, type Keyword, type ReceivedField, type Token } from './clause';
import { readAddress } from './mailAddress';

/** What a comment of a Received field says. One comment may say several things. */
export interface Remark {
  readonly peer?: Peer;
  readonly tls?: TlsState;
  readonly auth?: Read<string>;
  readonly envelopeFrom?: Read<string>;
  /** Software name and version as written. */
  readonly software?: string;
}

/** The other end of the connection as the writer saw it. */
export interface Peer {
  readonly address?: MailAddress;
  readonly port?: number;
  readonly name?: Read<string>;
  readonly helo?: Read<string>;
  /** `HELO` with nothing behind it. */
  readonly heloEmpty?: boolean;
  readonly ident?: Read<string>;
  readonly mayBeForged?: boolean;
  /** The writer looked for a reverse name and says that there is none. */
  readonly nameUnknown?: boolean;
}

/** Reads one comment; undefined = not of this kind. `keyword` is the clause that the comment stands in. */
export type RemarkReader = (field: ReceivedField, comment: Token, keyword: Keyword | 'preamble') => Remark | undefined;

/** A blank-separated part of a comment with its offset in the unfolded text. */
interface Part {
  readonly text: string;
  readonly start: number;
}

const PART = /[^\s]+/g;
/** Comments with more parts than this are no peer: the longest real one has seven. */
const MOST_PARTS = 24;

function partsOf(comment: Token): readonly Part[] {
  const parts: Part[] = [];
  for (const match of comment.text.matchAll(PART)) {
    if (parts.length > MOST_PARTS) return [];
    parts.push({ text: match[0], start: comment.start + 1 + match.index });
  }
  return parts;
}

/** `helo=mail.example`, `ident=bob`, `port=4711` (Exim and its kin) */
const ASSIGNMENT = /^(helo|ehlo|ident|port|user)=(.{0,255})$/i;
const GREETING = /^(?:HELO|EHLO|LHLO)$/i;
/** `bob@host.example`, `bob@[192.0.2.1]`, `bob@192.0.2.1` (RFC 1413 answer before the host) */
const IDENT_AT = /^([^@<>\s]{1,64})@(.{1,255})$/;
const HOST_NAME = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,253})$/;
const NO_NAME = /^(?:unknown|unverified|\[?UNAVAILABLE\]?|nohost|no-?reverse-?dns.*)$/i;

/**
 * Peer of `from`, in the forms that are written: `(host [192.0.2.1])`, `([192.0.2.1] helo=x)`, `(HELO x) `, `(HELO x [192.0.2.1])`,
 * `(ident@host [192.0.2.1] (may be forged))`, `(192.0.2.1)`.
 */
export const readPeer: RemarkReader = (field, comment, keyword) => {
  if (keyword !== 'from') return undefined;
  const parts = partsOf(comment);
  let peer: Peer = {};
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Part;
    if (GREETING.test(part.text)) {
      const next = parts[i + 1];
      const taken = next !== undefined && !/^\[|^[()]/.test(next.text);
      peer = taken ? { ...peer, helo: readPart(field, next) } : { ...peer, heloEmpty: true };
      if (taken) i++;
    } else peer = { ...peer, ...readPeerPart(field, part, peer) };
  }
  if (/may be forged/i.test(comment.text.slice(-40))) peer = { ...peer, mayBeForged: true };
  return Object.keys(peer).length > 0 ? { peer } : undefined;
};

function readPart(field: ReceivedField, part: Part, from = 0): Read<string> {
  return readRange(field, part.start + from, part.start + part.text.length);
}

function readPeerPart(field: ReceivedField, part: Part, peer: Peer): Partial<Peer> {
  const found = readAddress(part.text, part.start, placeIn(field));
  if (found) return peer.address ? {} : found;
  const assigned = ASSIGNMENT.exec(part.text);
  if (assigned) return readAssignment(field, part, (assigned[1] ?? '').toLowerCase());
  const ident = IDENT_AT.exec(part.text);
  if (ident) {
    const at = (ident[1] ?? '').length;
    const behind = { text: part.text.slice(at + 1), start: part.start + at + 1 };
    return { ident: readRange(field, part.start, part.start + at), ...readPeerPart(field, behind, peer) };
  }
  if (NO_NAME.test(part.text)) return { nameUnknown: true };
  const isName = HOST_NAME.test(part.text) && !peer.name && (part.text.includes('.') || part.text === 'localhost');
  return isName ? { name: readPart(field, part) } : {};
}

function readAssignment(field: ReceivedField, part: Part, name: string): Partial<Peer> {
  const start = name.length + 1;
  const value = part.text.slice(start);
  if (name === 'port') return /^\d{1,5}$/.test(value) ? { port: Number(value) } : {};
  if (name === 'ident') return { ident: readPart(field, part, start) };
  if (name === 'user') return {};
  return value === '' ? { heloEmpty: true } : { helo: readPart(field, part, start) };
}

/** `(envelope-from <a@b.example>)` */
const ENVELOPE_FROM = /^\s{0,3}envelope-(?:from|sender)[\s=]{1,3}(<[^>]{0,320}>|\S{1,320})/i;

export const readEnvelopeFrom: RemarkReader = (field, comment) => {
  const match = ENVELOPE_FROM.exec(comment.text);
  const value = match?.[1];
  if (!match || value === undefined) return undefined;
  const start = comment.start + 1 + match[0].length - value.length;
  const bracketed = value.startsWith('<');
  return { envelopeFrom: readRange(field, start + (bracketed ? 1 : 0), start + value.length - (bracketed ? 1 : 0)) };
};

/** `(Authenticated sender: bob)`, `(authenticated user bob)`, `(Authenticated sender: bob@x.example, …)` */
const AUTHENTICATED = /^\s{0,3}authenticated(?: sender:| user| as|:)?\s{0,3}([^\s,)]{0,320})/i;

export const readAuthentication: RemarkReader = (field, comment) => {
  const match = AUTHENTICATED.exec(comment.text);
  if (!match) return undefined;
  const who = match[1] ?? '';
  const end = comment.start + 1 + match[0].length;
  // Sendmail names the strength of the login, not the user: `(authenticated bits=0)`.
  if (who === '' || who.includes('=')) return { auth: readRange(field, comment.start + 1, end - who.length) };
  return { auth: readRange(field, end - who.length, end) };
};

/** `using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384`, `version=TLS1_2, cipher=ECDHE-…`, `TLS1.3:ECDHE…:256`, `TLS1.3` */
const TLS_VERSION = /(?:using |version=|^\s?)((?:TLS|SSL)v?[\d._]{1,4}(?:\/SSLv3)?)(?![\w/])/i;
const TLS_CIPHER = /(?:cipher[ =]{1,2}|^\s?TLSv?[\d.]{1,4}:)([A-Za-z0-9_+-]{2,80})/i;

export const readTls: RemarkReader = (_field, comment) => {
  const text = comment.text.slice(0, 300);
  const version = TLS_VERSION.exec(text)?.[1];
  const cipher = TLS_CIPHER.exec(text)?.[1];
  if (version === undefined && cipher === undefined) return undefined;
  return { tls: { state: 'yes', ...(version && { version: plainVersion(version) }), ...(cipher && { cipher }) } };
};

/** `TLSv1.3`, `TLS1_2` and `TLSv1/SSLv3` in one spelling: `TLS1.3`, `TLS1.2`, `TLS1.0`. */
function plainVersion(written: string): string {
  const [name = ''] = written.split('/');
  const digits = /[\d._]+$/.exec(name)?.[0].replace(/_/g, '.') ?? '';
  return `${name.slice(0, 3).toUpperCase()}${digits.length === 1 && digits === '1' ? '1.0' : digits}`;
}

/** What Postfix, Sendmail and others add about certificates: understood, nothing to keep. */
const CERTIFICATE =
  /^\s{0,3}(?:Client CN |No client certificate|Client did not present|not verified|verified |key-exchange |expected )/i;

export const readCertificate: RemarkReader = (_field, comment) => (CERTIFICATE.test(comment.text) ? {} : undefined);

/** In this order: the first that understands a comment takes it. */
export const COMMON_READERS: readonly RemarkReader[] = [
  readEnvelopeFrom,
  readAuthentication,
  readTls,
  readCertificate,
  readPeer,
];
