import type { Read } from '../../model/mail';
import type { Span } from '../../model/span';
import { dateAt, unreadableDate, type FoundDate } from './date';
import { sourceSpan, type Unfolded } from './fold';
import { skipBlanks, tokenize, type Token } from './tokens';
import { usualDateAt } from './usualDate';

/** RFC 5321 section 4.4, `tls` of RFC 8314 section 4.3, and `envelope-from` that Haraka and others write without parentheses. */
export type Keyword = 'from' | 'by' | 'via' | 'with' | 'id' | 'for' | 'tls' | 'envelope-from';

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['from', 'from'],
  ['by', 'by'],
  ['via', 'via'],
  ['with', 'with'],
  ['id', 'id'],
  ['for', 'for'],
  ['tls', 'tls'],
  ['envelope-from', 'envelope-from'],
  ['envelope-sender', 'envelope-from'],
]);
const SHORT_KEYWORD = 'with'.length;
const LONG_KEYWORD = 'envelope-from'.length;
const LONGEST_KEYWORD = 'envelope-sender'.length;

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
  for (const clause of field.clauses) if (clause.keyword === keyword) return clause;
  return undefined;
}

/** First word of a clause, or an empty text. */
export function headOf(field: ReceivedField, keyword: Clause['keyword']): string {
  return clauseOf(field, keyword)?.words[0]?.text ?? '';
}

/** All words of a clause, a blank between them. */
export function wordsOf(field: ReceivedField, keyword: Clause['keyword']): string {
  const words = clauseOf(field, keyword)?.words ?? [];
  return words.length > MOST_WORDS ? '' : words.map(({ text }) => text).join(' ');
}
/** The longest phrase that a clause of any software holds has six: `Internet Mail Service`, `as user bob`. */
const MOST_WORDS = 12;

/** Value with its place in the source. */
export function readRange(field: ReceivedField, start: number, end: number): Read<string> {
  return { value: field.unfolded.text.slice(start, end), span: sourceSpan(field.unfolded, start, end) };
}

/** Where ranges of the unfolded text stand in the source. */
export function placeIn(field: ReceivedField): (start: number, end: number) => Span {
  return (start, end) => sourceSpan(field.unfolded, start, end);
}

/** A longer field is an attack on memory: what stands behind is kept as not understood. Real ones end before 4,000 characters. */
const LONGEST_FIELD = 1_000_000;

/** Cuts a field body into clauses. Total: any text has an answer. */
export function readClauses(unfolded: Unfolded): ReceivedField {
  const whole = unfolded.text;
  const text = whole.length > LONGEST_FIELD ? whole.slice(0, LONGEST_FIELD) : whole;
  const last = text === whole ? usualEnd(text) : undefined;
  if (last) return { unfolded, ...splitClauses(tokenize(text, last.semicolon)), date: last.date };
  const tokens = tokenize(text);
  const date = findDate(text, tokens) ?? findUnreadable(text, tokens);
  const outside = date ? tokens.flatMap((token) => besides(token, date, text)) : tokens;
  const { clauses, rest } = splitClauses(outside);
  if (text !== whole) rest.push({ kind: 'junk', text: '', start: text.length, end: whole.length });
  return date ? { unfolded, clauses, rest, date } : { unfolded, clauses, rest };
}

/** A date may end within a stretch of parentheses; what is behind it is none of the date's. */
function besides(token: Token, date: FoundDate, text: string): readonly Token[] {
  if (token.end <= date.start || token.start >= date.end) return [token];
  if (token.kind !== 'junk' || token.end <= date.end) return [];
  return [{ kind: 'junk', text: text.charAt(date.end), start: date.end, end: token.end }];
}

/** `…; Fri, 31 Jan 2015 07:28:42 +0900 (JST)`: a usual date behind the last semicolon and nothing behind the date. */
function usualEnd(text: string): { readonly semicolon: number; readonly date: FoundDate } | undefined {
  const semicolon = text.lastIndexOf(';');
  if (semicolon < 0) return undefined;
  const start = skipBlanks(text, semicolon + 1);
  const date = usualDateAt(text, start) && dateAt(text, start);
  return date?.end === text.length ? { semicolon, date } : undefined;
}

/** The date follows the last semicolon that one follows; some software forgets the semicolon. */
function findDate(text: string, tokens: readonly Token[]): FoundDate | undefined {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i];
    const found = token?.kind === 'semicolon' ? dateAt(text, skipBlanks(text, token.end)) : undefined;
    if (found) return found;
  }
  let bare: FoundDate | undefined;
  for (const token of tokens) {
    if (token.kind !== 'word' || (bare && token.start < bare.end)) continue;
    const found = dateAt(text, token.start);
    // An id may begin like a date: `id 2015-01-31-abc`.
    if (found && endsWord(text, found.end) && (bare === undefined || found.precision !== 'day')) bare = found;
  }
  return bare;
}

function endsWord(text: string, at: number): boolean {
  return at >= text.length || ' ;('.includes(text.charAt(at));
}

/** What stands behind the last semicolon belongs to the date, whatever it is; unless a clause begins there. */
function findUnreadable(text: string, tokens: readonly Token[]): FoundDate | undefined {
  let semicolon = tokens.length - 1;
  while (semicolon >= 0 && tokens[semicolon]?.kind !== 'semicolon') semicolon--;
  const first = tokens[semicolon + 1];
  const last = tokens[tokens.length - 1];
  if (semicolon < 0 || first?.kind !== 'word' || !last || keywordOf(first)) return undefined;
  return unreadableDate(text, first.start, last.end);
}

function splitClauses(tokens: readonly Token[]): { readonly clauses: readonly Clause[]; readonly rest: Token[] } {
  const clauses: { keyword: Clause['keyword']; words: Token[]; comments: Token[] }[] = [];
  const rest: Token[] = [];
  let current = { keyword: 'preamble' as Clause['keyword'], words: [] as Token[], comments: [] as Token[] };
  clauses.push(current);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const keyword = keywordOf(token);
    if (keyword && beginsClause(token, tokens[i - 1], tokens[i + 1])) {
      current = { keyword, words: [], comments: [] };
      clauses.push(current);
    } else if (token.kind === 'word') current.words.push(token);
    else if (token.kind === 'comment') current.comments.push(token);
    else if (token.kind === 'junk') rest.push(token);
  }
  return { clauses, rest };
}

function keywordOf(token: Token): Keyword | undefined {
  // Most words are asked in vain: no keyword is that long or that short.
  if (token.kind !== 'word' || token.text.length > LONGEST_KEYWORD) return undefined;
  if (token.text.length > SHORT_KEYWORD && token.text.length < LONG_KEYWORD) return undefined;
  return KEYWORDS.get(token.text) ?? KEYWORDS.get(token.text.toLowerCase());
}

/** Not a keyword: a host that bears such a name, `from id (host [192.0.2.1])`, and the TLS of `over TLS secured channel`. */
function beginsClause(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (before?.kind !== 'word') return true;
  if (token.text.toLowerCase() === 'tls') return before.text.toLowerCase() !== 'over';
  return !(before.text.toLowerCase() === 'from' && after?.kind === 'comment');
}
