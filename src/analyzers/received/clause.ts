import type { Read } from '../../model/mail';
import type { Span } from '../../model/span';
import { dateAt, unreadableDate, type FoundDate } from './date';
import { sourceSpan, type Unfolded } from './fold';

/** A piece of a Received field; offsets count in the unfolded text. A comment's text has its outer parentheses taken off. */
export interface Token {
  readonly kind: 'word' | 'comment' | 'semicolon' | 'junk';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** RFC 5321 section 4.4 and `tls` of RFC 8314 section 4.3. */
export type Keyword = 'from' | 'by' | 'via' | 'with' | 'id' | 'for' | 'tls';
const KEYWORDS: ReadonlySet<string> = new Set<Keyword>(['from', 'by', 'via', 'with', 'id', 'for', 'tls']);

export interface Clause {
  readonly keyword: Keyword | 'preamble';
  readonly words: readonly Token[];
  readonly comments: readonly Token[];
}

/** A Received field cut into clauses. Repeated clauses stay in order: `for <a> from <b>` has two `from`. */
export interface ReceivedField {
  readonly unfolded: Unfolded;
  readonly clauses: readonly Clause[];
  readonly date?: FoundDate;
  /** Tokens that belong to no clause. */
  readonly rest: readonly Token[];
}

export function clauseOf(field: ReceivedField, keyword: Clause['keyword']): Clause | undefined {
  return field.clauses.find((clause) => clause.keyword === keyword);
}

/** Value with its place in the source. */
export function readRange(field: ReceivedField, start: number, end: number): Read<string> {
  return { value: field.unfolded.text.slice(start, end), span: sourceSpan(field.unfolded, start, end) };
}

/** Where ranges of the unfolded text stand in the source. */
export function placeIn(field: ReceivedField): (start: number, end: number) => Span {
  return (start, end) => sourceSpan(field.unfolded, start, end);
}

/** Closing offset of each comment that is closed, found in one pass so that a megabyte of `(` stays linear. */
function closers(text: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closing = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 40) open.push(i);
    else if (c === 41) {
      const start = open.pop();
      if (start !== undefined) closing.set(start, i);
    }
  }
  return closing;
}

const BLANK = 32;

/** Cuts the text into words, outermost comments and semicolons; an unclosed parenthesis is junk, what follows it is read on. */
export function tokenize(text: string): readonly Token[] {
  const closing = closers(text);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const c = text.charAt(at);
    if (text.charCodeAt(at) <= BLANK) {
      at++;
      continue;
    }
    const end = tokenEnd(text, at, closing);
    tokens.push(tokenOf(text, c, at, end, closing.has(at)));
    at = end;
  }
  return tokens;
}

function tokenOf(text: string, c: string, start: number, end: number, closed: boolean): Token {
  if (c === '(' && closed) return { kind: 'comment', text: text.slice(start + 1, end - 1), start, end };
  if (c === '(' || c === ')') return { kind: 'junk', text: text.slice(start, end), start, end };
  if (c === ';') return { kind: 'semicolon', text: ';', start, end };
  return { kind: 'word', text: text.slice(start, end), start, end };
}

function tokenEnd(text: string, at: number, closing: ReadonlyMap<number, number>): number {
  const c = text.charAt(at);
  if (c === '(') return (closing.get(at) ?? at) + 1;
  if (c === ')' || c === ';') return at + 1;
  return wordEnd(text, at);
}

/** A word ends at a blank, a parenthesis or a separating semicolon; `<multiple recipients>` is one word. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const c = text.charAt(at);
    if (text.charCodeAt(at) <= BLANK || c === '(' || c === ')') break;
    if (c === ';' && separates(text, at)) break;
    at = c === '<' ? angleEnd(text, at) : at + 1;
  }
  return at;
}

/** `id abc;def` keeps its semicolon; `id abc;Fri, 31 Jan` does not. */
function separates(text: string, semicolon: number): boolean {
  const next = semicolon + 1;
  return next >= text.length || text.charCodeAt(next) <= BLANK || dateAt(text, next) !== undefined;
}

/** End of `<…>`; another `<` before `>` means the first was none, so no character is looked at twice in vain. */
function angleEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '>') return at + 1;
    if (c === '<' || c === ';' || c === '(') break;
  }
  return start + 1;
}

/** Cuts a field body into clauses. Total: any text has an answer. */
export function readClauses(unfolded: Unfolded): ReceivedField {
  const { text } = unfolded;
  const tokens = tokenize(text);
  const date = findDate(text, tokens) ?? findUnreadable(text, tokens);
  const outside = tokens.filter((token) => !date || token.end <= date.start || token.start >= date.end);
  return { unfolded, ...splitClauses(outside), ...(date && { date }) };
}

/** The date follows the last semicolon that one follows; some software forgets the semicolon. */
function findDate(text: string, tokens: readonly Token[]): FoundDate | undefined {
  let last: FoundDate | undefined;
  for (const token of tokens) {
    if (token.kind === 'semicolon') last = dateAt(text, skipBlanks(text, token.end)) ?? last;
  }
  if (last) return last;
  for (const token of tokens) {
    const bare = token.kind === 'word' ? dateAt(text, token.start) : undefined;
    if (bare) return bare;
  }
  return undefined;
}

/** What stands behind the last semicolon belongs to the date, whatever it is; unless a clause begins there. */
function findUnreadable(text: string, tokens: readonly Token[]): FoundDate | undefined {
  const semicolon = tokens.map(({ kind }) => kind).lastIndexOf('semicolon');
  const first = tokens[semicolon + 1];
  const last = tokens[tokens.length - 1];
  if (semicolon < 0 || first?.kind !== 'word' || !last || KEYWORDS.has(first.text.toLowerCase())) return undefined;
  return unreadableDate(text, first.start, last.end);
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= BLANK) next++;
  return next;
}

function splitClauses(tokens: readonly Token[]): Pick<ReceivedField, 'clauses' | 'rest'> {
  const clauses: { keyword: Clause['keyword']; words: Token[]; comments: Token[] }[] = [];
  const rest: Token[] = [];
  let current = { keyword: 'preamble' as Clause['keyword'], words: [] as Token[], comments: [] as Token[] };
  clauses.push(current);
  tokens.forEach((token, index) => {
    if (isKeyword(token, tokens[index - 1], tokens[index + 1])) {
      current = { keyword: token.text.toLowerCase() as Keyword, words: [], comments: [] };
      clauses.push(current);
    } else if (token.kind === 'word') current.words.push(token);
    else if (token.kind === 'comment') current.comments.push(token);
    else if (token.kind === 'junk') rest.push(token);
  });
  return { clauses, rest };
}

/** Not a keyword: a host that bears such a name, `from id (host [192.0.2.1])`, and the TLS of `over TLS secured channel`. */
function isKeyword(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (token.kind !== 'word' || !KEYWORDS.has(token.text.toLowerCase())) return false;
  const previous = before?.text.toLowerCase();
  if (token.text.toLowerCase() === 'tls') return previous !== 'over';
  return !(previous === 'from' && after?.kind === 'comment');
}
