import type { ByClause, HopKind, MailDate, MailHop, Read } from '../../model/mail';
import type { Span } from '../../model/span';
import { clauseOf, readClauses, placeIn, readRange, type Clause, type ReceivedField, type Token } from './clause';
import { sourceSpan, type Unfolded } from './fold';
import { readFrom, readName } from './fromClause';
import { readAddress } from './mailAddress';
import { organisationOf } from './organisation';
import { readProtocol, tlsOf, type Protocol } from './protocol';
import { COMMON_READERS, type Peer, type Remark } from './remark';
import { softwareOf } from './software';
import type { Software } from './software/software';

/** Where a field stands: everything of a hop that is not in its body. */
export interface HopPlace {
  readonly id: string;
  readonly headerName: string;
  readonly headerIndex: number;
  readonly span: Span;
}

/** Reads one Received (or X-Received) field. Total: what is not understood is kept as `unparsed`. */
export function readHop(body: Unfolded, place: HopPlace): MailHop {
  const field = readClauses(body);
  const software = softwareOf(field);
  const remarks = readRemarks(field, software);
  const peer = mergePeers(remarks.said);
  const from = software.isWithoutClient?.(field) ? undefined : field.clauses.find(isPeerClause);
  const by = readBy(field, software);
  const organisation = organisationOf(by?.host?.value);
  const text = readWords(field, 'with');
  const via = readWords(field, 'via');
  const queueId = clauseOf(field, 'id')?.words[0];
  const protocol = text && readProtocol(text.value);
  const auth = first(remarks.said, 'auth') ?? (protocol?.auth ? text : undefined);
  const envelopeFrom = first(remarks.said, 'envelopeFrom') ?? readSecondFrom(field);
  const name = remarks.said.map((remark) => remark.software).find((written) => written !== undefined) ?? software.name;
  return {
    ...place,
    kind: kindOf(field, software, protocol, auth !== undefined),
    dialect: software.id,
    ...(from && { from: readFrom(field, from, { peer, software, local: protocol?.kind === 'local' }) }),
    ...(by && { by }),
    ...(organisation !== undefined && { organisation }),
    ...(via && { via }),
    ...(text && { with: text }),
    ...(queueId && { queueId: readRange(field, queueId.start, queueId.end) }),
    recipients: readRecipients(field),
    ...(envelopeFrom && { envelopeFrom }),
    ...(auth && { auth }),
    tls: tlsOf(text?.value, protocol, saidTls(field, remarks.said), software.saysTls),
    ...(name !== '' && { software: name }),
    ...(field.date && { date: placeDate(field, field.date) }),
    unparsed: [...remarks.unknown, ...extraWords(field, from), ...field.rest].map((t) =>
      sourceSpan(body, t.start, t.end),
    ),
  };
}

/** A date with its place in the source. */
export function placeDate(field: Pick<ReceivedField, 'unfolded'>, found: NonNullable<ReceivedField['date']>): MailDate {
  const { start, end, ...date } = found;
  return { ...date, span: sourceSpan(field.unfolded, start, end) };
}

/** `from` names the client; a later one in angle brackets is the envelope sender: `for <a> from <b>`. */
function isPeerClause(clause: Clause): boolean {
  return clause.keyword === 'from' && clause.words[0]?.text.startsWith('<') !== true;
}

function readSecondFrom(field: ReceivedField): Read<string> | undefined {
  const word = field.clauses.find((clause) => clause.keyword === 'from' && !isPeerClause(clause))?.words[0];
  return word && readMailbox(field, word.start, word.end);
}

function readRemarks(field: ReceivedField, software: Software): { said: readonly Remark[]; unknown: readonly Token[] } {
  const said: Remark[] = [];
  const unknown: Token[] = [];
  const readers = [...software.readers, ...COMMON_READERS];
  for (const clause of field.clauses) {
    for (const comment of clause.comments) {
      const remark = readers.reduce<Remark | undefined>(
        (done, read) => done ?? read(field, comment, clause.keyword),
        undefined,
      );
      if (remark) said.push(remark);
      else if (!isByAddress(field, clause, comment)) unknown.push(comment);
    }
  }
  return { said, unknown };
}

function first<K extends 'auth' | 'envelopeFrom' | 'tls'>(remarks: readonly Remark[], key: K): Remark[K] | undefined {
  return remarks.find((remark) => remark[key] !== undefined)?.[key];
}

/** qmail spreads the peer over two comments; what the first says stands. */
function mergePeers(remarks: readonly Remark[]): Peer {
  return remarks.reduce<Peer>((peer, remark) => ({ ...remark.peer, ...peer }), {});
}

function readBy(field: ReceivedField, software: Software): ByClause | undefined {
  const clause = clauseOf(field, 'by');
  const word = clause?.words[0];
  if (!clause) return undefined;
  const internal = word !== undefined && software.isInternalName?.(word.text) === true;
  const own = word && !internal ? readAddress(word.text, word.start, placeIn(field)) : undefined;
  const comment = clause.comments.find((one) => isByAddress(field, clause, one));
  const found = own ?? (comment && readWhole(field, comment));
  return {
    ...(word && { host: readName(field, word) }),
    ...(found && { address: found.address }),
    ...(found?.port !== undefined && { port: found.port }),
  };
}

/** `by host.example (2001:db8::1)`: the whole comment is the address, so a version such as `(build 7.0.0.1)` is none. */
function isByAddress(field: ReceivedField, clause: Clause, comment: Token): boolean {
  return clause.keyword === 'by' && readWhole(field, comment) !== undefined;
}

function readWhole(field: ReceivedField, comment: Token): ReturnType<typeof readAddress> {
  const lead = comment.text.length - comment.text.trimStart().length;
  return readAddress(comment.text.trim(), comment.start + 1 + lead, placeIn(field));
}

/** All words of a clause as one value: `Microsoft SMTP Server`, `Frontend Transport`. */
function readWords(field: ReceivedField, keyword: 'with' | 'via'): Read<string> | undefined {
  const clause = clauseOf(field, keyword);
  const head = clause?.words[0];
  if (!clause || !head) return undefined;
  const wall = clause.comments.find(({ start }) => start > head.start)?.start ?? Infinity;
  const last = clause.words.filter((word) => word.start < wall).at(-1) ?? head;
  return readRange(field, head.start, last.end);
}

function readRecipients(field: ReceivedField): readonly Read<string>[] {
  const found: Read<string>[] = [];
  for (const clause of field.clauses) {
    if (clause.keyword !== 'for') continue;
    for (const word of clause.words) {
      let start = word.start;
      for (const piece of word.text.split(',')) {
        if (piece !== '') found.push(readMailbox(field, start, start + piece.length));
        start += piece.length + 1;
      }
    }
  }
  return found;
}

function readMailbox(field: ReceivedField, start: number, end: number): Read<string> {
  const { text } = field.unfolded;
  const bracketed = text.charAt(start) === '<' && text.charAt(end - 1) === '>' && end - start >= 2;
  return bracketed ? readRange(field, start + 1, end - 1) : readRange(field, start, end);
}

/** Version, cipher and `tls` clause may stand apart: Exim writes `(TLS1.3) tls TLS_AES_256_GCM_SHA384`. */
function saidTls(field: ReceivedField, remarks: readonly Remark[]): Remark['tls'] {
  const said = first(remarks, 'tls');
  const cipher = clauseOf(field, 'tls')?.words[0]?.text;
  if (!cipher) return said;
  return { state: 'yes', ...said, cipher: said?.cipher ?? cipher };
}

function kindOf(
  field: ReceivedField,
  software: Software,
  protocol: Protocol | undefined,
  authenticated: boolean,
): HopKind {
  const own = software.kind?.(field);
  if (own) return own;
  if (protocol) return protocol.kind === 'smtp' && authenticated ? 'submission' : protocol.kind;
  return field.clauses.some(isPeerClause) ? 'smtp' : 'local';
}

/** Words behind the one that a clause holds. */
function extraWords(field: ReceivedField, peer: Clause | undefined): readonly Token[] {
  return field.clauses.flatMap((clause) => {
    const { keyword, words } = clause;
    if (keyword === 'from' && peer === undefined) return [];
    if (keyword === 'preamble') return words;
    return keyword === 'with' || keyword === 'via' || keyword === 'for' ? [] : words.slice(1);
  });
}
