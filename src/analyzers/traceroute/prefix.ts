import { scanBehind, type ScanLine } from './scan';

// "traceroute to", "Tracing the route to", " 1?: [LOCALHOST]", "HOST: probe  Loss%": words with which tracers begin
const OPENING =
  /traceroute6? (?:to|from) |Tracing (?:the )?(?:route|path) |tracelb from |trace to |1\?: +\[LOCALHOST\]|HOST: \S+ +Loss%|My traceroute|TRACEROUTE \(/;

/** What stands in front of a line is no longer. */
const LONGEST_PREFIX = 160;

/**
 * What a log, a chat, `grep` or `docker compose` put in front of every line, whatever it is: text before the words with which a tracer
 * begins that stands before the next line too, up to its numbers. It is painted over like other noise. Linear: no line is read twice.
 */
export function withoutPrefixes(lines: readonly ScanLine[]): readonly ScanLine[] {
  const found = lines.findIndex((_, at) => prefixAt(lines, at) !== undefined);
  if (found < 0) return lines;
  const left = [...lines];
  for (let at = found; at < lines.length;) {
    const prefix = prefixAt(lines, at);
    at = prefix === undefined ? at + 1 : paint(left, at, prefix);
  }
  return left;
}

function prefixAt(lines: readonly ScanLine[], at: number): string | undefined {
  const line = lines[at];
  if (!line || line.row?.strong || line.text.length > LONGEST_LINE) return undefined;
  const length = line.text.search(OPENING);
  if (length <= 0 || length > LONGEST_PREFIX) return undefined;
  const prefix = line.text.slice(0, length);
  const next = lines[at + 1];
  return prefix.trim() !== '' && next && columnsOf(prefix, next.text) !== undefined ? prefix : undefined;
}

const LONGEST_LINE = 4_000;

/** Paints the lines from `from` on that begin alike; answers with the index of the first that does not. */
function paint(lines: ScanLine[], from: number, prefix: string): number {
  const quote = QUOTE.exec(prefix)?.[0];
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at];
    const columns = line && columnsOf(prefix, line.text);
    if (!line || columns === undefined) break;
    lines[at] = scanBehind(line, columns, quote);
  }
  return at;
}

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
