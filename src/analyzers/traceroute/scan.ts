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
  readonly row?: HopRow;
}

/** Longer lines are no hop rows: ten probes with names and label stacks stay far below. */
const LONGEST_ROW = 16_384;

export function scanLine(line: Line): ScanLine {
  const text = withoutNoise(line.text);
  const row = scanRow(text, line.start, text === line.text ? undefined : line.text);
  return row ? { start: line.start, end: line.end, text, row } : { start: line.start, end: line.end, text };
}

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
  if (ttl > 255 || text.charCodeAt(at) !== 32) return undefined;
  const plain = splitWords(text, at, offset);
  const words = printed === undefined ? plain : plain.map((word) => withEntities(word, printed, offset));
  const evidence = weigh(words);
  if (evidence === 'none') return undefined;
  const ttlSpan = { start: offset + first, end: offset + markStart };
  return { ttl, mark: text.slice(markStart, at), ttlSpan, words, strong: evidence === 'strong' };
}

/** The `<` of a `&lt;1` stands where the entity ends, the `>` of `…&gt;` where it begins: the span takes in all of it. */
function withEntities(word: Word, printed: string, offset: number): Word {
  const { text, start, end } = word;
  const opens = text[0] === '<' && printed[start - offset] === ';';
  const closes = text.endsWith('>') && printed[end - offset - 1] === '&';
  return opens || closes ? { text, start: opens ? start - 3 : start, end: closes ? end + 3 : end } : word;
}

/** `1. buy milk` and `2 packets dropped` weigh nothing, `2 192.0.2.1 was down` little, a time or a lost probe much. */
function weigh(words: readonly Word[]): 'none' | 'weak' | 'strong' {
  if (words.some(({ text }) => text[0] === '*' || text === 'ms' || text === '...' || TIME.test(text))) return 'strong';
  const holdsAddress = words.some(({ text, start }) => {
    const bare = text[0] === '(' || text[0] === '[' ? text.slice(1, -1) : text;
    return readAddress(bare, start) !== undefined;
  });
  return holdsAddress ? 'weak' : 'none';
}

// "2.5ms", "<1", "12毫秒"
const TIME = /^(?:<\d|\d{1,12}(?:\.\d{1,9})?(?:m|µ|м|毫))/;

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
