import type { FromClause, HopKind, MailDate, MailHop, Read, TlsState } from '../../model/mail';
import type { Span } from '../../model/span';
import { clauseOf, readClauses, readRange, type Clause, type ReceivedField } from './clause';
import { isByAddress, isOverTls, readBy, readEnvelope, readId, readPhrase, readRecipients } from './clauseValues';
import { sourceSpan, type Unfolded } from './fold';
import { readFrom, readFromWords } from './fromClause';
import { organisationOf } from './organisation';
import type { Peer } from './peer';
import { readProtocol, tlsOf, type Protocol } from './protocol';
import { readCommonRemark, type Remark } from './remark';
import { identify, type Identified } from './software';
import type { Token } from './tokens';
import { readUsualHop } from './usual/hop';
import type { Writable } from './writable';

/** Where a field stands: everything of a hop that is not in its body. */
export interface HopPlace {
  readonly id: string;
  readonly headerName: string;
  readonly headerIndex: number;
  readonly span: Span;
}

/** Reads one Received (or X-Received) field. Total: what is not understood is kept as `unparsed`. */
export function readHop(body: Unfolded, place: HopPlace): Writable<MailHop> {
  const parts = readParts(body);
  const { field, writer, remarks, protocol, client, by } = parts;
  const hop: Writable<MailHop> = {
    id: place.id,
    headerName: place.headerName,
    headerIndex: place.headerIndex,
    kind: parts.kind,
    dialect: writer.software.id,
    recipients: readRecipients(field),
    tls: tlsOf(protocol, saidTls(field, remarks.tls), writer.software.saysTls),
    span: place.span,
    unparsed: placesOf(body, [remarks.unknown, client.extra, by.extra, extraWords(field), field.rest]),
  };
  setKnown(hop, {
    from: client.from,
    by: by.found,
    organisation: organisationOf(by.found?.host?.value),
    via: readPhrase(field, 'via'),
    with: readPhrase(field, 'with'),
    protocol: protocol?.name,
    queueId: readId(field),
    envelopeFrom: remarks.envelopeFrom ?? readEnvelope(field) ?? client.sender,
    auth: parts.auth,
    authMethod: remarks.authMethod ?? remarks.peer.authMethod,
    software: writer.software.name === '' ? undefined : writer.software.name,
    softwareVersion: writer.version ?? writer.software.version?.(field),
    date: field.date && placeDate(field, field.date),
  });
  return hop;
}

/** What the way of a message is judged by. */
export type PathHop = Pick<
  MailHop,
  'id' | 'headerIndex' | 'kind' | 'from' | 'by' | 'organisation' | 'recipients' | 'auth' | 'software'
> & { readonly date?: Pick<MailDate, 'epochMs'> };

/** The same facts as `readHop` gives, without those that only a single message is shown with. */
export function readPathHop(body: Unfolded, id: string, headerIndex: number): Writable<PathHop> {
  return (
    readUsualHop(body.text, { start: 0, end: body.text.length }, id, headerIndex) ?? readAnyHop(body, id, headerIndex)
  );
}

/** The same by way of tokens and clauses, which every field has. */
export function readAnyHop(body: Unfolded, id: string, headerIndex: number): Writable<PathHop> {
  const { field, writer, client, by, kind, auth } = readParts(body);
  const hop: Writable<PathHop> = { id, headerIndex, kind, recipients: readRecipients(field) };
  if (client.from) hop.from = client.from;
  if (by.found) hop.by = by.found;
  const organisation = organisationOf(by.found?.host?.value);
  if (organisation !== undefined) hop.organisation = organisation;
  if (auth) hop.auth = auth;
  if (writer.software.name !== '') hop.software = writer.software.name;
  if (field.date) hop.date = field.date;
  return hop;
}

/** What a hop owes to its older neighbour when the hand-over was inside one machine: the operator. */
export function inherit(hop: Writable<PathHop>, older: PathHop | undefined): void {
  if (hop.organisation !== undefined || hop.from !== undefined || hop.by?.host) return;
  if (older?.organisation !== undefined) hop.organisation = older.organisation;
}

/** A field taken apart as far as all readers of it need. */
function readParts(body: Unfolded) {
  const field = readClauses(body);
  const writer = identify(field);
  const remarks = readRemarks(field, writer);
  const protocol = readProtocol(field.clauses);
  const client = readClient(field, writer, remarks.peer, protocol);
  const by = readBy(field, writer.software);
  const auth =
    remarks.auth ?? remarks.peer.auth ?? client.user ?? readUser(field) ?? authInProtocol(field, protocol, client);
  const kind = remarks.kind ?? kindOf(field, writer, protocol, auth !== undefined, client.from);
  return { field, writer, remarks, protocol, client, by, auth, kind };
}

function placesOf(body: Unfolded, lists: readonly (readonly Token[])[]): readonly Span[] {
  const places: Span[] = [];
  for (const list of lists) for (const { start, end } of list) places.push(sourceSpan(body, start, end));
  return places;
}

type Found = { readonly [K in keyof MailHop]?: MailHop[K] | undefined };

/** An unknown value has no key. Written out, because a mailbox has a million of them and a key that varies is slow. */
function setKnown(hop: Writable<MailHop>, found: Found): void {
  if (found.from) hop.from = found.from;
  if (found.by) hop.by = found.by;
  if (found.organisation !== undefined) hop.organisation = found.organisation;
  if (found.via) hop.via = found.via;
  if (found.with) hop.with = found.with;
  if (found.protocol !== undefined) hop.protocol = found.protocol;
  if (found.queueId) hop.queueId = found.queueId;
  if (found.envelopeFrom) hop.envelopeFrom = found.envelopeFrom;
  if (found.auth) hop.auth = found.auth;
  if (found.authMethod) hop.authMethod = found.authMethod;
  if (found.software !== undefined) hop.software = found.software;
  if (found.softwareVersion !== undefined) hop.softwareVersion = found.softwareVersion;
  if (found.date) hop.date = found.date;
}

/** A date with its place in the source. */
export function placeDate(field: Pick<ReceivedField, 'unfolded'>, found: NonNullable<ReceivedField['date']>): MailDate {
  const { raw, precision, problems, epochMs, offsetMinutes } = found;
  const date: Writable<MailDate> = {
    raw,
    precision,
    problems,
    span: sourceSpan(field.unfolded, found.start, found.end),
  };
  if (epochMs !== undefined) date.epochMs = epochMs;
  if (offsetMinutes !== undefined) date.offsetMinutes = offsetMinutes;
  return date;
}

/** All that the comments say, and those that nobody understood. */
interface Remarks extends Omit<Remark, 'peer' | 'tls'> {
  readonly peer: Peer;
  readonly tls: Partial<TlsState>;
  readonly unknown: readonly Token[];
}

const NOTHING = {};

/** qmail spreads the peer over two comments, Postfix TLS; what the first says stands. */
function readRemarks(field: ReceivedField, writer: Identified): Remarks {
  let all: Remark = NOTHING;
  let peer: Peer = NOTHING;
  let tls: Partial<TlsState> = NOTHING;
  const unknown: Token[] = [];
  for (const clause of field.clauses) {
    for (const comment of clause.comments) {
      const remark = readRemark(field, writer, clause, comment);
      if (!remark) {
        if (comment !== writer.comment && !isByAddress(field, clause, comment)) unknown.push(comment);
        continue;
      }
      if (remark.peer) peer = peer === NOTHING ? remark.peer : { ...remark.peer, ...peer };
      if (remark.tls) tls = tls === NOTHING ? remark.tls : { ...remark.tls, ...tls };
      all = all === NOTHING ? remark : { ...remark, ...all };
    }
  }
  return all === NOTHING ? { peer, tls, unknown } : { ...all, peer, tls, unknown };
}

function readRemark(field: ReceivedField, writer: Identified, clause: Clause, comment: Token): Remark | undefined {
  for (const read of writer.software.readers) {
    const remark = read(field, comment, clause.keyword);
    if (remark) return remark;
  }
  return readCommonRemark(field, comment, clause.keyword);
}

interface Client {
  readonly from?: FromClause;
  readonly user?: Read<string>;
  /** `from bob@x.example by …`: a mailbox where a host belongs */
  readonly sender?: Read<string>;
  readonly extra: readonly Token[];
}

function readClient(field: ReceivedField, writer: Identified, peer: Peer, protocol: Protocol | undefined): Client {
  const clause = writer.software.isWithoutClient?.(field) ? undefined : field.clauses.find(isPeerClause);
  if (!clause) return { extra: [] };
  const words = readFromWords(field, clause);
  const rest: Writable<Client> = { extra: words.extra };
  if (words.user) rest.user = words.user;
  const hasAddress = peer.address !== undefined || words.address !== undefined;
  if (words.name?.value.includes('@') && !hasAddress) {
    rest.sender = words.name;
    return rest;
  }
  rest.from = readFrom(words, { peer, grammar: writer.software, local: isLocal(protocol, words.name?.value) });
  return rest;
}

/** Handed over on the host itself: `from mail by host with spam-scanned` names a user, `from localhost by host with SpamAssassin` a host. */
function isLocal(protocol: Protocol | undefined, word = ''): boolean {
  return protocol?.kind === 'local' || (protocol?.kind === 'scan' && !/\.|^localhost$/.test(word));
}

/** `from` names the client; a later one in angle brackets is the envelope sender: `for <a> from <b>`. */
function isPeerClause(clause: Clause): boolean {
  return clause.keyword === 'from' && clause.words[0]?.text.startsWith('<') !== true;
}

/** `auth=yes user=bob` (OpenSMTPD) */
const USER_WORD = /^user=(.{1,320})$/;

function readUser(field: ReceivedField): Read<string> | undefined {
  for (const word of clauseOf(field, 'id')?.words ?? []) {
    if (USER_WORD.test(word.text)) return readRange(field, word.start + 'user='.length, word.end);
  }
  return undefined;
}

/** qmail's patch for logins writes the user where the ident stands; else the words themselves are all that tells: `ESMTPSA`. */
function authInProtocol(
  field: ReceivedField,
  protocol: Protocol | undefined,
  { from }: Client,
): Read<string> | undefined {
  if (!protocol?.auth) return undefined;
  return from?.ident?.value.includes('@') ? from.ident : readPhrase(field, 'with');
}

/** Version, cipher and `tls` clause may stand apart: Exim writes `(TLS1.3) tls TLS_AES_256_GCM_SHA384`. */
function saidTls(field: ReceivedField, said: Partial<TlsState>): Partial<TlsState> {
  const cipher = clauseOf(field, 'tls')?.words[0]?.text;
  if (cipher !== undefined) return { state: 'yes', cipher, ...said };
  const by = clauseOf(field, 'by');
  return by && by.words.length > 4 && isOverTls(by) ? { state: 'yes', ...said } : said;
}

function kindOf(
  field: ReceivedField,
  writer: Identified,
  protocol: Protocol | undefined,
  authenticated: boolean,
  from: FromClause | undefined,
): HopKind {
  const own = writer.software.kind?.(field) ?? (protocol?.kind === 'local' ? 'local' : undefined);
  if (own === 'local' && LIST_USER.test(from?.ident?.value ?? envelopeUser(field))) return 'list';
  if (own) return own;
  if (protocol) return protocol.kind === 'smtp' && authenticated ? 'submission' : protocol.kind;
  if (!from) return 'local';
  return authenticated ? 'submission' : 'smtp';
}

/** Users as whom list managers run: `from sympa by host with local`, `(from mailman@localhost) by host`. */
const LIST_USER = /^(?:mailman|sympa|majordomo?|listserv|ecartis|ezmlm|mlmmj)(?:@|$)/i;

function envelopeUser(field: ReceivedField): string {
  const comment = clauseOf(field, 'preamble')?.comments[0]?.text ?? '';
  return comment.startsWith('from ') ? comment.slice('from '.length) : '';
}

/** `id 1234 auth=yes user=bob` (OpenSMTPD) */
const ID_NOTE = /^(?:auth=|user=)/;

/** Words behind the one that a clause holds. */
function extraWords(field: ReceivedField): readonly Token[] {
  const extra: Token[] = [];
  for (const { keyword, words } of field.clauses) {
    const first = keyword === 'preamble' ? 0 : keyword === 'id' || keyword === 'tls' ? 1 : words.length;
    for (let n = first; n < words.length; n++) {
      const word = words[n] as Token;
      if (keyword !== 'id' || !ID_NOTE.test(word.text)) extra.push(word);
    }
  }
  return extra;
}
