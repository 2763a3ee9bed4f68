import type { Line } from '../dialect';
import { endsAsHop, scanBehind, scanLine, type ScanLine } from './scan';
import { columnsOf, commonPrefix } from './shape';

/** A header of several lines and the first two rows stand within so many lines. */
const REACH = 24;
/** After so many lines without rows it is tried again; the header of the next trace is then still in reach. */
const STRIDE = 12;
const LONGEST_PREFIX = 160;
const LONGEST_LINE = 4_000;

// '    "' of a JSON or Python list of lines and 'msg="' of logfmt, which end with a quote sign too
export const OPEN_QUOTE = /["']$/;

/**
 * Learns from the lines alone what a log, a listing with line numbers, `grep`, a comment or a list puts in front of each: the same text,
 * up to its numbers, before rows that count up. Asked line by line; linear, for it looks ahead only so far and so often.
 */
export class PrefixLearner {
  private next = 0;
  /** Lines that were looked at ahead, by their number. */
  private readonly ahead = new Map<number, ScanLine>();

  constructor(private readonly pieces: readonly Line[]) {}

  /** The line of that number; lines are asked for in order. */
  take(at: number): ScanLine | undefined {
    const line = this.scanned(at);
    this.ahead.delete(at);
    return line;
  }

  /** The prefix of the line and of those below. */
  learn(line: ScanLine, at: number): string | undefined {
    if (at < this.next || isRow(line) || line.text === '' || line.text.length > LONGEST_LINE) return undefined;
    const below = this.scanned(at + 1);
    if (!below || below.text.length > LONGEST_LINE) return undefined;
    const common = commonPrefix(line.text, below.text).slice(0, LONGEST_PREFIX);
    if (common.trim() === '') return undefined;
    this.next = at + STRIDE;
    const prefix = candidatesOf(common).find((one) => this.standsBeforeRows(one, line, at));
    if (prefix !== undefined) this.next = at;
    return prefix;
  }

  private scanned(at: number): ScanLine | undefined {
    const piece = this.pieces[at];
    if (!piece) return undefined;
    const known = this.ahead.get(at) ?? scanLine(piece);
    this.ahead.set(at, known);
    return known;
  }

  private standsBeforeRows(prefix: string, first: ScanLine, from: number): boolean {
    const quote = OPEN_QUOTE.exec(prefix)?.[0];
    const isNumber = LINE_NUMBER.test(prefix);
    let above: { readonly ttl: number; readonly at: number; readonly number: number } | undefined;
    for (let at = from; at < from + REACH; at++) {
      const line = at === from ? first : this.scanned(at);
      if (!line || line.text.length > LONGEST_LINE) return false;
      const columns = columnsOf(prefix, line.text);
      if (columns === undefined) return false;
      if (!beginsAsRow(line.text, columns)) continue;
      const { row } = scanBehind(line, columns, quote);
      if (!row?.strong || UNIT.test(row.words[0]?.text ?? '')) continue;
      // "| 1 | 192.0.2.1 | 0.5 ms |" is a table, not a quotation.
      if (prefix.includes('|') && line.text.includes('|', columns)) return false;
      const number = isNumber ? Number(line.text.slice(0, columns)) : 0;
      const counts = above?.ttl === row.ttl - 1 && (!isNumber || number - above.number === at - above.at);
      if (counts) return true;
      above = { ttl: row.ttl, at, number };
    }
    return false;
  }
}

// " 1  192.0.2.1", "12: gw"
const ROW_START = / *\d{1,3}[ .:?|)-]/y;

function beginsAsRow(text: string, columns: number): boolean {
  ROW_START.lastIndex = columns;
  return ROW_START.test(text);
}

/** As it stands it begins with a hop, and not with the number of a line above another one. */
function isRow({ text, row }: ScanLine): boolean {
  return row !== undefined && (row.strong || endsAsHop(text)) && !INTEGER.test(row.words[0]?.text ?? '');
}

const INTEGER = /^\d{1,3}[:.)]?$/;
// "   12  ", "12   "
const LINE_NUMBER = /^ *\d{1,9} +$/;
// Second word of "1  2 ms  3 ms  gw": a time and no hop
const UNIT = /^(?:msec|ms|s|%|\/)/;

const IN_WORD = /[A-Za-z\d.]/;
/** Where a prefix may end: words that follow begin alike by chance. */
const BOUNDARY = /[^A-Za-z\d.= ] *$|^ *\d{1,9} +$|[A-Za-z]{4} +[A-Z] +$/;
/** `L 1 192.0.2.1 … 4 ms` (MPLS trace): what stands before these rows is theirs. */
const CODE = /^ *[A-Za-z!.*?] *$/;
const MOST_CANDIDATES = 5;

/** The common beginning, cut back to the signs with which a prefix ends. */
function candidatesOf(common: string): readonly string[] {
  const found: string[] = [];
  for (let end = common.length; end > 0 && found.length < MOST_CANDIDATES; end--) {
    if (common[end] === ' ' || IN_WORD.test(common.charAt(end - 1))) continue;
    const prefix = common.slice(0, end);
    const ends = BOUNDARY.test(prefix) && !OPEN_BRACKET.test(prefix);
    if (ends && (!CODE.test(prefix) || LIST_STAR.test(prefix))) found.push(prefix);
  }
  return found;
}

// "L 1 192.0.2.1 MRU 1500 [Labels: " before "17 Exp: 0] 4 ms"
const OPEN_BRACKET = /[[(][^\])]*$/;
// "* " of Markdown
const LIST_STAR = /^ *\* +$/;
