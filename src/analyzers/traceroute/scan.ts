import type { Span } from '../../model/span';
import type { Line } from '../dialect';
import { withoutNoise } from './noise';
import { readAddress, splitWords, type Word } from './words';

/** A line that begins with a TTL and holds something a hop is made of. The dialects decide whether it is a hop. */
export interface HopRow {
  readonly ttl: number;
  /** What tools print behind the number: `` (most), `:` and `?:` (tracepath), `.|--` (mtr). */
  readonly mark: string;
  readonly ttlSpan: Span;
  readonly words: readonly Word[];
  /** A time or a lost probe is there, not only an address. */
  readonly strong: boolean;
}

/** A line with its noise painted over: `text` has the length of the original, so columns are the same. */
export interface ScanLine extends Line {
  /** The original, where noise was painted over. */
  readonly printed?: string;
  readonly row?: HopRow;
}

/** Longer lines are no hop rows: ten probes with names and label stacks stay far below. */
const LONGEST_ROW = 16_384;

export function scanLine(line: Line): ScanLine {
  if (line.text === '') return line;
  const text = withoutNoise(line.text);
  const { start, end, text: printed } = line;
  const painted = text === printed ? undefined : printed;
  const row = scanRow(text, start, painted);
  if (painted !== undefined) return { start, end, text, printed, ...(row && { row }) };
  return row ? { start, end, text, row } : { start, end, text };
}

/** The line without its first columns, and without the quote sign that closes it. */
export function scanBehind({ start, end, text, printed }: ScanLine, columns: number, quote?: string): ScanLine {
  const close = quote === undefined ? -1 : text.lastIndexOf(quote);
  const cut = close >= columns && CLOSING.test(text.slice(close)) ? close : text.length;
  const painted = ' '.repeat(columns) + text.slice(columns, cut) + ' '.repeat(text.length - cut);
  const row = scanRow(painted, start, printed);
  return { start, end, text: painted, printed: printed ?? text, ...(row && { row }) };
}

// `",`, `']`
const CLOSING = /^["'][\],} ]{0,8}$/;

function scanRow(text: string, offset: number, printed: string | undefined): HopRow | undefined {
  if (text.length > LONGEST_ROW) return undefined;
  let at = 0;
  while (text.charCodeAt(at) === 32) at++;
  const first = at;
  while (isDigit(text.charCodeAt(at))) at++;
  if (at === first || at - first > 3) return undefined;
  const ttl = Number(text.slice(first, at));
  const markStart = at;
  while (isMark(text.charCodeAt(at))) at++;
  if (ttl > 255) return undefined;
  if (text.charCodeAt(at) !== 32) return scanFields(text, ttl, first, markStart, offset);
  const words = wordsFrom(text, at, offset, printed);
  // "123 ms  9.2 ms": the end of a time that a narrow window broke; a host of that name has its address behind it
  if (UNITS.has(words[0]?.text ?? '') && words[1]?.text[0] !== '(') return undefined;
  const evidence = endsAsHop(text) || text.startsWith(MTR_MARK, markStart) ? 'strong' : weigh(words);
  if (evidence === 'none') return undefined;
  const ttlSpan = { start: offset + first, end: offset + markStart };
  return { ttl, mark: text.slice(markStart, at), ttlSpan, words, strong: evidence === 'strong' };
}

const UNITS: ReadonlySet<string> = new Set(['ms', 'msec']);

/** The words of a line that is no row, for example of what was broken off a row. */
export function wordsOf({ text, start, printed }: ScanLine): readonly Word[] {
  return wordsFrom(text, 0, start, printed);
}

function wordsFrom(text: string, from: number, offset: number, printed: string | undefined): readonly Word[] {
  const plain = splitWords(text, from, offset);
  return printed === undefined ? plain : plain.map((word) => withEntities(word, printed, offset));
}

/** Mark of `4|192.0.2.1|gw.example|0.97|64500|…` (NextTrace): its words are the fields, empty ones too. */
export const FIELD_MARK = '|';

function scanFields(text: string, ttl: number, first: number, bar: number, offset: number): HopRow | undefined {
  if (text[bar] !== FIELD_MARK) return undefined;
  let at = bar + 1;
  const words = text
    .slice(at)
    .trimEnd()
    .split(FIELD_MARK)
    .map((field) => {
      const start = offset + at;
      at += field.length + 1;
      return { text: field, start, end: start + field.length };
    });
  const [who] = words;
  if (!who || words.length < FEWEST_FIELDS) return undefined;
  if (who.text !== '*' && readAddress(who.text, who.start) === undefined) return undefined;
  return { ttl, mark: FIELD_MARK, ttlSpan: { start: offset + first, end: offset + bar }, words, strong: true };
}

/** `4|*||||||` */
const FEWEST_FIELDS = 6;

/** The `<` of a `&lt;1` or `\u003c1`, the `!` of `&#33;X` and that of `!&lt;13&gt;` stand where the entity ends, the `>` of `…&gt;` and `*` where it begins: the span takes in all of it. */
function withEntities(word: Word, printed: string, offset: number): Word {
  const { text, start, end } = word;
  const sign = text[0] === '<' || text[0] === '!' ? printed[start - offset] : undefined;
  const opens = sign === ';' || sign === 'c';
  const closes = (text.endsWith('>') || text === '*') && printed[end - offset - 1] === '&';
  const bang = text.startsWith('!<') && printed[start - offset] !== '!';
  if (!opens && !closes && !bang) return word;
  return {
    text,
    start: bang
      ? offset + printed.lastIndexOf('!', start - offset)
      : opens
        ? offset + printed.lastIndexOf(sign === 'c' ? '\\' : '&', start - offset)
        : start,
    end: closes ? offset + printed.indexOf(';', end - offset) + 1 : end,
  };
}

/** `… 2.5 ms`, `… * *`: no row of another kind of text ends so, and nearly all rows of bulk input do. */
export function endsAsHop(text: string): boolean {
  return text.endsWith(' ms') || text.endsWith(' * *');
}

/** `  9.|-- ???` of mtr: no list of anything else is marked so. */
const MTR_MARK = '.|--';

/** `1. buy milk` and `2 packets dropped` weigh nothing, `2 192.0.2.1 was down` little, a time or a lost probe much. */
function weigh(words: readonly Word[]): 'none' | 'weak' | 'strong' {
  if (words.some(({ text }) => text[0] === '*' || text === 'ms' || text === 'msec' || text === '...' || isTime(text)))
    return 'strong';
  const holdsAddress = words.some(({ text, start }) => {
    const bare = text[0] === '(' || text[0] === '[' ? text.slice(1, -1) : text;
    return readAddress(bare, start) !== undefined;
  });
  return holdsAddress ? 'weak' : 'none';
}

// "2.5ms", "2,5ms", "<1", "12毫秒"
const TIME = /^(?:<\d|\d{1,12}(?:[.,]\d{1,9})?(?:m|µ|м|毫))/;

function isTime(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 60 || isDigit(first)) && TIME.test(text);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `? : . | - )` */
function isMark(code: number): boolean {
  return code === 63 || code === 58 || code === 46 || code === 124 || code === 45 || code === 41;
}

/** The line without its outer blanks. */
export function inkOf(line: Line): Span {
  const start = line.start + line.text.length - line.text.trimStart().length;
  return { start, end: Math.max(start, line.start + line.text.trimEnd().length) };
}
