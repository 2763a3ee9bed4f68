import type { Line } from './dialect';
import { cutLine } from './escapes';
import { closingsIn, opensTracert } from './traceroute/dialects/tracertWords';

/** A header and two rows of one line are longer, most rows are not. */
const SHORTEST = 80;
/** Sixty-four hops with names on one line stay below. */
const LONGEST = 16_384;

// "traceroute to a (192.0.2.9), …", "Tracing route to a …", "HOST: probe  Loss%", " 1?: [LOCALHOST]"
const HEADER =
  /(?:^|(?<=[ ."'>]))(?:traceroute6? (?:to|from) |Tracing (?:the )?route |HOST: \S+ +Loss%|LFT trace to |TTL LFT trace to )/g;

// " 1  ", " 12.|-- ", " 3: ", " 2. "
const NUMBER = /(?<=^| )(\d{1,3})(\.\|--|[.:)]?)(?= )/g;

// What stands behind the number of a hop: "*", "<1 ms", "192.0.2.1", "2001:db8::1", "no reply", "gw [192.0.2.1]", "[AS1] gw (192.0.2.1)", "gw 1.2 ms", "--- * * *"
const HOP = new RegExp(
  [
    String.raw` +(?:\*`,
    String.raw`<?\d{1,6}(?:[.,]\d{1,6})? ?(?:ms|мс|毫秒)`,
    String.raw`(?:\d{1,3}\.){3}\d{1,3}(?![\w.])`,
    String.raw`[\da-fA-F]{0,4}:[\da-fA-F:.]{2,40}`,
    String.raw`no reply|General failure|--- +\*`,
    String.raw`(?!ms |msec )(?:\[AS[\d/]{1,60}\] +)?[^ ]{1,255} +(?:[([][\da-fA-F:][^ ()[\]]{1,60}[)\]]|(?:\* +){0,9}\d{1,6}[.,]\d{1,6} ?ms))`,
  ].join('|'),
  'y',
);

/**
 * Lines cut where a chat window or a form joined the lines of a trace with blanks: only behind a header that is known, and only where the
 * numbers of the hops count up. The same list for any other text.
 */
export function cutFlattened(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(isSuspect)) return lines;
  return lines.flatMap((line) => (isSuspect(line) ? cutLine(line, cutsOf(line.text)) : [line]));
}

/** One cheap test: nearly all lines of bulk input are shorter, or have no second hop. */
function isSuspect({ text }: Line): boolean {
  return (
    text.length >= SHORTEST &&
    text.length <= LONGEST &&
    (text.includes(' 2 ') || text.includes(' 2.') || text.includes(' 2: ') || text.includes(' 2) ')) &&
    headersOf(text).length > 0
  );
}

function headersOf(text: string): readonly number[] {
  const known = [...text.matchAll(HEADER)].map(({ index }) => index);
  return known.length === 0 && opensTracert(text) ? [0] : known;
}

function cutsOf(text: string): readonly number[] {
  const headers = headersOf(text);
  const cuts = headers.flatMap((header, n) => {
    const end = headers[n + 1] ?? text.length;
    const rows = rowsOf(text.slice(header, end));
    return rows.length > 1
      ? [header, ...[...rows, ...closingsIn(text.slice(header, end))].map((at) => header + at)]
      : [];
  });
  return cuts.sort((a, b) => a - b).filter((cut) => cut > 0);
}

/** The columns of the numbers 1, 2, 3 … that have a hop behind them. */
function rowsOf(text: string): readonly number[] {
  const rows: number[] = [];
  for (const { index, 0: number, 1: digits } of text.matchAll(NUMBER)) {
    HOP.lastIndex = index + number.length;
    if (Number(digits) === rows.length + 1 && (number.endsWith('--') || HOP.test(text))) rows.push(index);
  }
  return rows;
}
