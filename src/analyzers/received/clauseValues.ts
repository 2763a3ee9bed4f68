import type { ByClause, Read } from '../../model/mail';
import { clauseOf, headOf, placeIn, readRange, type Clause, type ReceivedField } from './clause';
import { readName } from './fromClause';
import { readAddress, readBracketed } from './mailAddress';
import type { Software } from './software/software';
import type { Token } from './tokens';
import type { Writable } from './writable';

interface ByWords {
  readonly found?: ByClause;
  /** Words behind the host that are no address. */
  readonly extra: readonly Token[];
}

/** `mx.example:25`: only a name; an address with a port is read as such */
const HOST_PORT = /^([A-Za-z0-9._-]{1,255}):(\d{1,5})$/;

/** `by HOST`, `by HOST [ADDRESS]`, `by HOST (ADDRESS)`, `by HOST (NAME [ADDRESS])` (TCP-info, RFC 5321 section 4.4), `by [ADDRESS]`. */
export function readBy(field: ReceivedField, software: Software): ByWords {
  const clause = clauseOf(field, 'by');
  if (!clause) return { extra: [] };
  const [word, ...others] = clause.words;
  const place = placeIn(field);
  const internal = word !== undefined && software.isInternalName?.(word.text) === true;
  const own = word && !internal ? readAddress(word.text, word.start, place) : undefined;
  const behind = others[0]?.text.startsWith('[') ? readBracketed(others[0].text, others[0].start, place) : undefined;
  const comment = clause.comments.find((one) => isByAddress(field, clause, one));
  const found = own ?? behind ?? (comment && readInfo(field, comment));
  const named = word && !own && !internal ? HOST_PORT.exec(word.text) : undefined;
  const host =
    word && (named?.[1] ? readRange(field, word.start, word.start + named[1].length) : readName(field, word));
  const port = found?.port ?? (named ? Number(named[2]) : undefined);
  const by: Writable<ByClause> = {};
  if (host) by.host = host;
  if (found) by.address = found.address;
  if (port !== undefined && port <= 65_535) by.port = port;
  const extra = behind ? others.slice(1) : others;
  const unread = extra.length > 0 && isOverTls(clause) ? extra.filter((one) => !OVER_TLS.includes(one.text)) : extra;
  return (host ?? found) ? { found: by, extra: unread } : { extra: unread };
}

const OVER_TLS = ['over', 'TLS', 'secured', 'channel'];

/** `by HOST over TLS secured channel with Microsoft SMTPSVC(…)` (Windows) */
export function isOverTls({ words }: Clause): boolean {
  return OVER_TLS.every((text) => words.some((word) => word.text === text));
}

/** A comment behind `by` that is the writer's own address. */
export function isByAddress(field: ReceivedField, clause: Clause, comment: Token): boolean {
  return clause.keyword === 'by' && readInfo(field, comment) !== undefined;
}

/** `localhost [127.0.0.1]`, `unknown [10.0.0.1]` */
const NAME_AND_BRACKET = /^[\w.-]{1,255} {0,2}\[[^\]]{1,80}\]$/;

/**
 * `(2001:db8::1)`, `([192.0.2.1]:25)`, `(mail.example [127.0.0.1])`. The whole comment is the address, so a version such as `(build
 * 7.0.0.1)` is none.
 */
function readInfo(field: ReceivedField, comment: Token): ReturnType<typeof readAddress> {
  if (comment.text.length > 340) return undefined;
  const text = comment.text.trim();
  const start = comment.start + 1 + comment.text.indexOf(text);
  if (NAME_AND_BRACKET.test(text)) {
    const at = text.indexOf('[');
    return readBracketed(text.slice(at), start + at, placeIn(field));
  }
  const found = readAddress(text, start, placeIn(field));
  if (!found || (found.address.ip === undefined && !found.address.masked)) return undefined;
  return LIKE_VERSION.test(text) && !BARE_ADDRESS.test(headOf(field, 'with')) ? undefined : found;
}

/** `(7.3.118.8)` behind `by` is the version of Critical Path; a version's first number is small, and 10 is a private network. */
const LIKE_VERSION = /^(?:\d|1[1-9]|20)\.[\d.]{5,13}$/;
/** Exchange writes its own address without brackets. */
const BARE_ADDRESS = /^(?:Microsoft|mapi|HTTPS|ShadowRedundancy)$/i;

/** All words of a clause up to its first comment as one value: `Microsoft SMTP Server`, `Frontend Transport`. */
export function readPhrase(field: ReceivedField, keyword: 'with' | 'via'): Read<string> | undefined {
  const clause = clauseOf(field, keyword);
  // `with (AES256-SHA encrypted) ESMTPS`: the comment stands first
  const head = clause?.words[0];
  if (!clause || !head) return undefined;
  const wall = clause.comments.find(({ start }) => start > head.start)?.start ?? Infinity;
  let last = head;
  for (const word of clause.words) if (word.start < wall) last = word;
  // `via Mailbox Transport, with …`
  const comma = last.text.endsWith(',') && last.text.length > 1 ? 1 : 0;
  return readRange(field, head.start, last.end - comma);
}

/** Without the angle brackets that some put around it: what stands in the log of the host. */
export function readId(field: ReceivedField): Read<string> | undefined {
  const word = clauseOf(field, 'id')?.words[0];
  return word && readMailbox(field, word.start, word.end);
}

/** `for <a>`, `for a, b`, `for <multiple recipients>` */
export function readRecipients(field: ReceivedField): readonly Read<string>[] {
  const found: Read<string>[] = [];
  for (const clause of field.clauses) {
    if (clause.keyword !== 'for') continue;
    for (const word of clause.words) {
      let start = word.start;
      for (const piece of word.text.startsWith('"') ? [word.text] : word.text.split(',')) {
        if (piece !== '') found.push(readMailbox(field, start, start + piece.length));
        start += piece.length + 1;
      }
    }
  }
  return found;
}

/** `envelope-from <a@b.example>` (Haraka), `for <a> from <b>`. */
export function readEnvelope(field: ReceivedField): Read<string> | undefined {
  for (const { keyword, words } of field.clauses) {
    const [word] = words;
    if (word && (keyword === 'envelope-from' || (keyword === 'from' && word.text.startsWith('<')))) {
      return readMailbox(field, word.start, word.end);
    }
  }
  return undefined;
}

function readMailbox(field: ReceivedField, start: number, end: number): Read<string> {
  const { text } = field.unfolded;
  const bracketed = text.charAt(start) === '<' && text.charAt(end - 1) === '>' && end - start >= 2;
  return bracketed ? readRange(field, start + 1, end - 1) : readRange(field, start, end);
}
