import type { Line } from '../dialect';
import { scanBehind, scanLine, type ScanLine } from './scan';

// "traceroute to", "Tracing the route to", " 1?: [LOCALHOST]", "HOST: probe  Loss%": words with which tracers begin
const OPENING =
  /traceroute6? (?:to|from) |Tracing (?:the )?(?:route|path) |tracelb from |trace to |1\?: +\[LOCALHOST\]|HOST: \S+ +Loss%|My traceroute|TRACEROUTE \(/;

/** What stands in front of a line is no longer. */
const LONGEST_PREFIX = 160;

/**
 * Scans the lines one after the other, without what a log, a chat, `grep` or `docker compose` put in front of every line, whatever it is:
 * text before the words with which a tracer begins that stands before the next line too, up to its numbers. It is painted over like other
 * noise. Linear: each line is compared with the one prefix that is open.
 */
export function* scanLines(pieces: readonly Line[]): Generator<ScanLine, void, undefined> {
  let prefix: string | undefined;
  for (const [at, piece] of pieces.entries()) {
    const line = scanLine(piece);
    if (prefix !== undefined && columnsOf(prefix, line.text) === undefined) prefix = undefined;
    prefix ??= prefixOf(line, pieces[at + 1]);
    const columns = prefix === undefined ? undefined : columnsOf(prefix, line.text);
    yield prefix === undefined || columns === undefined ? line : scanBehind(line, columns, QUOTE.exec(prefix)?.[0]);
  }
}

function prefixOf(line: ScanLine, next: Line | undefined): string | undefined {
  if (line.row?.strong || line.text.length > LONGEST_LINE) return undefined;
  const length = line.text.search(OPENING);
  if (length <= 0 || length > LONGEST_PREFIX) return undefined;
  const prefix = line.text.slice(0, length);
  return prefix.trim() !== '' && next && columnsOf(prefix, scanLine(next).text) !== undefined ? prefix : undefined;
}

const LONGEST_LINE = 4_000;

// `    "` of a JSON or Python list of lines, which end with `",`
const QUOTE = /["']$/;

/** How many columns of the text look like the prefix: the same signs, any digits for digits, any blanks for blanks. */
function columnsOf(prefix: string, text: string): number | undefined {
  let at = 0;
  for (let n = 0; n < prefix.length;) {
    const kind = kindOf(prefix, n);
    const begin = at;
    if (kind === 'sign') {
      if (text[at++] !== prefix[n++]) return undefined;
      continue;
    }
    while (kindOf(prefix, n) === kind) n++;
    while (kindOf(text, at) === kind) at++;
    // Blanks at the end of a line may have been cut off, those at its beginning align numbers.
    if (at === begin && !(kind === 'blank' && (begin === 0 || n === prefix.length))) return undefined;
  }
  return at;
}

function kindOf(text: string, at: number): 'digit' | 'blank' | 'sign' | 'end' {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 'end';
  if (code === 32) return 'blank';
  return code >= 48 && code <= 57 ? 'digit' : 'sign';
}
