import type { Span } from '../../../model/span';
import type { Hop, TraceWarning } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { readHeaderLine, type TracertHeader } from './tracertHeader';
import { readFailure } from './tracertFailure';
import { readTracertRow, type TracertRow } from './tracertRow';
import { closesTracert, opensTracert } from './tracertWords';

/** tracert of Windows in any language. Source: tracert.exe of Windows 7–11; design/traceroute.md for the words. */
export const tracert: Dialect = {
  id: 'tracert-windows',
  name: 'traceroute.dialect.tracert-windows',
  most: 0.99,
  opens(line) {
    return opensTracert(line.text) ? 'header' : undefined;
  },
  closes: (line) => closesTracert(line.text),
  detect: score,
  parse(block, id) {
    return assemble(block, id, read(block));
  },
};

/** Enough rows with an answer to tell the dialect. */
const SAMPLE = 3;
/** So many rows of another form in a row end the look. */
const HOPELESS = 3;

function score(block: Block): number {
  const tally = weigh(block);
  if (tally.rows > 0 && tally.fit === 0) return 0;
  const share = tally.rows === 0 ? 0 : tally.fit / tally.rows;
  const header = headerOf(block);
  if (header && tally.rows === 0) return header.known && header.targetIp && header.maxHops !== undefined ? 0.5 : 0;
  // Windows prints the address of every target: a headline without one stands above a trace of whole rows, or above prose.
  if (header?.known && (header.targetIp !== undefined || tally.whole > 0)) return 0.54 + share * 0.45;
  // "1  192.0.2.1 is down" below a sentence with an address and a number is prose.
  if (header) return tally.whole > 0 ? 0.5 + share * 0.4 : 0;
  // Without a header: three time fields before an address are nobody else's, and a lost hop is followed by a sentence.
  if (tally.answered === 0 && tally.noted < 2) return 0;
  return share > 0.5 ? (block.rows.length > 1 ? 0.75 : 0.55) * share : 0;
}

interface Tally {
  rows: number;
  fit: number;
  whole: number;
  answered: number;
  noted: number;
}

/** Counts the rows of this form, until enough of them held an answer. */
function weigh({ source, rows }: Block): Tally {
  const tally = { rows: 0, fit: 0, whole: 0, answered: 0, noted: 0 };
  for (const { row } of rows) {
    if (!row || tally.answered >= SAMPLE || (tally.rows === HOPELESS && tally.fit === 0)) break;
    tally.rows++;
    const reading = readTracertRow(row, source.text);
    if (!reading || reading.unparsed.length > 0) continue;
    const answers = answersOf(reading);
    // The last row may be cut.
    if (reading.whole || answers || tally.rows === rows.length) tally.fit++;
    if (reading.whole) tally.whole++;
    if (reading.whole && answers) tally.answered++;
    if (reading.note) tally.noted++;
  }
  return tally;
}

function answersOf(reading: TracertRow): boolean {
  return reading.probes.some((probe) => probe.ip !== undefined || probe.ipRaw !== undefined);
}

interface Header extends TracertHeader {
  readonly lines: readonly ScanLine[];
  /** Its words are in the table; otherwise it was found by its place and form. */
  readonly known: boolean;
}

/** One line, or two in a row, before the first hop. Unknown words must give both a target and a number of hops. */
function headerOf({ lines, rows }: Block): Header | undefined {
  const first = rows[0];
  const end = first ? lines.indexOf(first) : lines.length;
  const opening = lastOpening(lines, end);
  if (opening >= 0) return joinHeader(lines.slice(opening, Math.min(end, opening + 2)), true);
  let at = end - 1;
  while (at >= 0 && isBlank(lines[at])) at--;
  if (at < 0 || end - at > 2) return undefined;
  const complete = (header: Header) =>
    header.targetIp && header.maxHops !== undefined && header.maxHops >= (rows.at(-1)?.row?.ttl ?? 0);
  const one = joinHeader(lines.slice(at, at + 1), false);
  if (complete(one)) return one;
  const two = at > 0 ? joinHeader(lines.slice(at - 1, at + 1), false) : one;
  return complete(two) ? two : undefined;
}

function lastOpening(lines: readonly ScanLine[], end: number): number {
  let at = end - 1;
  while (at >= 0 && !opensTracert(lines[at]?.text ?? '')) at--;
  return at;
}

function joinHeader(lines: readonly ScanLine[], known: boolean): Header {
  const told = lines
    .filter((line) => line.text.length < LONGEST_LINE && !isBlank(line))
    .map((line) => ({ line, ...readHeaderLine(line.text) }));
  // A first line that tells both needs no second one.
  if (told[0]?.targetIp && told[0].maxHops !== undefined) told.length = 1;
  const used = told.filter(
    ({ line, targetIp, maxHops }) => targetIp || maxHops !== undefined || (known && opensTracert(line.text)),
  );
  const target = used.find((one) => one.targetIp);
  const limit = used.find((one) => one.maxHops !== undefined);
  return {
    ...(target?.targetIp && { target: target.target ?? target.targetIp, targetIp: target.targetIp }),
    ...(limit?.maxHops !== undefined && { maxHops: limit.maxHops }),
    lines: used.map(({ line }) => line),
    known,
  };
}

const LONGEST_LINE = 500;

function read(block: Block): Reading {
  const header = headerOf(block);
  const frame: Span[] = header?.lines.map(inkOf) ?? [];
  const hops: Hop[] = [];
  const unparsed: Span[] = [];
  const warnings: TraceWarning[] = [];
  let interrupted = false;
  let lastLine: ScanLine | undefined;
  for (const line of block.lines) {
    const { row } = line;
    const reading = row && readTracertRow(row, block.source.text);
    const failure = reading ? undefined : readFailure(line);
    if (row || failure) lastLine = line;
    if (failure && failure.ttl === (hops.at(-1)?.ttl ?? 0) + 1) hops.push(failure);
    if (!row || !reading) continue;
    const { probes, note, underflows, end } = reading;
    hops.push({ ttl: row.ttl, probes, ...(note && { note }), span: { start: row.ttlSpan.start, end } });
    for (const span of reading.unparsed) unparsed.push(span);
    if (reading.interrupt) frame.push(reading.interrupt);
    interrupted = reading.interrupt !== undefined;
    for (const { value, span } of underflows) {
      warnings.push({ code: 'traceroute.warning.time-underflow', args: { ttl: row.ttl, value }, span });
    }
  }
  const closing = closingOf(block, header, lastLine);
  if (closing.line) frame.push(inkOf(closing.line));
  const { target, targetIp, maxHops } = header ?? {};
  const facts = { ...(target && { target }), ...(targetIp && { targetIp }), ...(maxHops !== undefined && { maxHops }) };
  const complete = closing.complete;
  const broken = closing.broken || interrupted;
  return { dialect: tracert.id, flow: 'fixed', hops, frame, unparsed, warnings, complete, broken, facts };
}

/** `Trace complete.` or `^C`: the first line with ink behind the last row, if there is one. */
function closingOf(
  { lines }: Block,
  header: Header | undefined,
  last: ScanLine | undefined,
): { line?: ScanLine; complete: boolean; broken: boolean } {
  const from = last ? lines.indexOf(last) + 1 : lines.length;
  const at = lines.findIndex((one, n) => n >= from && n < from + 6 && !isBlank(one));
  const line = lines[at];
  if (!line) return { complete: false, broken: false };
  if (INTERRUPT.test(line.text)) return { line, complete: false, broken: true };
  // A header in a language without a table promises a closing line in the same language.
  const standsAlone = at > from && isBlank(lines[at + 1]) && CLOSING_FORM.test(line.text);
  const complete = closesTracert(line.text) || (header?.known === false && standsAlone);
  return complete ? { line, complete, broken: false } : { complete, broken: false };
}

// "Trasování bylo dokončeno.": a few words, no digits, no prompt
const CLOSING_FORM = /^ *\p{L}[\p{L}\p{M} '’-]{3,60}[.。]? *$/u;

// "^C" on a line of its own
const INTERRUPT = /^ *\^C *$/;

function isBlank(line: ScanLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}
