import type { Line } from '../dialect';
import { OPEN_QUOTE, PrefixLearner } from './learnedPrefix';
import { scanBehind, scanLine, type ScanLine } from './scan';
import { columnsOf } from './shape';

// "traceroute to", "Tracing the route to", " 1?: [LOCALHOST]", "HOST: probe  Loss%": words with which tracers begin
const OPENING =
  /traceroute6? (?:to|from) |Tracing (?:the )?(?:route|path) |tracelb from |trace to |1\?: +\[LOCALHOST\]|HOST: \S+ +Loss%|My traceroute|TRACEROUTE \(|Tracing MPLS |LFT trace to |lsp-trace to |LSP Trace Route |# +ADDRESS +|\+ \d+ probes? |Mtr_Version,/;

/** What stands in front of a line is no longer. */
const LONGEST_PREFIX = 160;

/**
 * Scans the lines one after the other, without what a log, a chat, `grep` or `docker compose` put in front of every line, whatever it is:
 * text before the words with which a tracer begins that stands before the next line too, up to its numbers. It is painted over like other
 * noise. Linear: each line is compared with the one prefix that is open. Directly above a row such text goes from the header alone.
 */
export function* scanLines(pieces: readonly Line[]): Generator<ScanLine, void, undefined> {
  let prefix: string | undefined;
  const learner = new PrefixLearner(pieces);
  for (let at = 0; at < pieces.length; at++) {
    const line = learner.take(at);
    if (!line) return;
    if (prefix !== undefined && columnsOf(prefix, line.text) === undefined) prefix = undefined;
    const opening = prefix === undefined ? openingOf(line) : undefined;
    const next = opening === undefined ? undefined : pieces[at + 1];
    if (opening !== undefined && next) prefix = prefixOf(line, opening, next);
    if (opening !== undefined && next && prefix === undefined && standsAbove(line.text.slice(opening), next)) {
      yield scanBehind(line, opening);
      continue;
    }
    prefix ??= learner.learn(line, at);
    const columns = prefix === undefined ? undefined : columnsOf(prefix, line.text);
    yield prefix === undefined || columns === undefined
      ? line
      : scanBehind(line, columns, OPEN_QUOTE.exec(prefix)?.[0]);
  }
}

/** The column of the words with which a tracer begins, behind other words. */
function openingOf(line: ScanLine): number | undefined {
  if (line.row?.strong || line.text.length > LONGEST_LINE) return undefined;
  const length = line.text.search(OPENING);
  const isBehind = length > 0 && length <= LONGEST_PREFIX && line.text.slice(0, length).trim() !== '';
  return isBehind ? length : undefined;
}

function prefixOf(line: ScanLine, opening: number, next: Line): string | undefined {
  const prefix = line.text.slice(0, opening);
  return columnsOf(prefix, scanLine(next).text) === undefined ? undefined : prefix;
}

// "traceroute to example.com (192.0.2.9), 30 hops max", "Tracing route to 192.0.2.9 over a maximum of 30 hops:", "HOST: pc  Loss%"
const HEADER = /^(?:[^\n]{8,600}\b(?:hops?\b|\d{2,5} bytes? )|HOST: |1\?: )/;

/** `level=info msg=traceroute to …` of a record of several lines: only the first has what the log puts in front. */
function standsAbove(words: string, next: Line): boolean {
  return HEADER.test(words) && scanLine(next).row?.strong === true;
}

const LONGEST_LINE = 4_000;
