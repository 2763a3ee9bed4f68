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

  constructor(private readonly pieces: readonly Line[]) {}

  /** The prefix of the line and of those below. */
  learn(line: ScanLine, at: number): string | undefined {
    const below = at < this.next || isRow(line) ? undefined : this.pieces[at + 1];
    if (!below || line.text === '' || line.text.length > LONGEST_LINE || below.text.length > LONGEST_LINE) return;
    const common = commonPrefix(line.text, scanLine(below).text).slice(0, LONGEST_PREFIX);
    if (common.trim() === '') return undefined;
    this.next = at + STRIDE;
    const prefix = candidatesOf(common).find((one) => this.standsBeforeRows(one, at));
    if (prefix !== undefined) this.next = at;
    return prefix;
  }

  private standsBeforeRows(prefix: string, from: number): boolean {
    const quote = OPEN_QUOTE.exec(prefix)?.[0];
    const isNumber = LINE_NUMBER.test(prefix);
    let above: { readonly ttl: number; readonly at: number; readonly number: number } | undefined;
    for (let at = from; at < from + REACH; at++) {
      const piece = this.pieces[at];
      if (!piece || piece.text.length > LONGEST_LINE) return false;
      const line = scanLine(piece);
      const columns = columnsOf(prefix, line.text);
      if (columns === undefined) return false;
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

/** As it stands it begins with a hop, and not with the number of a line above another one. */
function isRow({ text, row }: ScanLine): boolean {
  return row !== undefined && (row.strong || endsAsHop(text)) && !INTEGER.test(row.words[0]?.text ?? '');
}

const INTEGER = /^\d{1,3}[:.)]?$/;
// "   12  ", "12   "
const LINE_NUMBER = /^ *\d{1,9} +$/;
// Second word of "1  2 ms  3 ms  gw": a time and no hop
const UNIT = /^(?:msec|ms|s|%|\/)/;

/** Where a prefix may end: words that follow begin alike by chance. */
const BOUNDARY = /[^A-Za-z\d. ] *$|^ *\d{1,9} +$|[A-Za-z]{4} +[A-Z] +$/;
/** `L 1 192.0.2.1 … 4 ms` (MPLS trace): what stands before these rows is theirs. */
const CODE = /^ *[A-Za-z!.*?] *$/;
const MOST_CANDIDATES = 8;

/** The common beginning, cut back to the signs with which a prefix ends. */
function candidatesOf(common: string): readonly string[] {
  const found: string[] = [];
  let end = common.length;
  while (end > 0 && found.length < MOST_CANDIDATES) {
    const prefix = common.slice(0, end);
    if (
      common[end] !== ' ' &&
      BOUNDARY.test(prefix) &&
      !OPEN_BRACKET.test(prefix) &&
      (!CODE.test(prefix) || LIST_STAR.test(prefix))
    )
      found.push(prefix);
    end--;
  }
  return found;
}

// "L 1 192.0.2.1 MRU 1500 [Labels: " before "17 Exp: 0] 4 ms"
const OPEN_BRACKET = /[[(][^\])]*$/;
// "* " of Markdown
const LIST_STAR = /^ *\* +$/;
