import type { Span } from '../../../model/span';
import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import { sliceBlock, type Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { readResponder, readStats, splitCells, statHop, statOf, type StatName, type StatReading } from '../statistics';
import { readAddress, splitWords, type Word } from '../words';
import { factsOfMtrCommand } from './mtrCommand';

/** `mtr --csv`, with commas (0.87 and later) or semicolons (before). Source: csv_close() in report.c of mtr 0.85 and 0.95. */
export const mtrCsv: Dialect = {
  id: 'mtr-csv',
  name: 'traceroute.dialect.mtr-csv',
  most: 0.98,
  opens: ({ text }) => (isHead(text) || isRow(text) ? 'part' : undefined),
  owns: () => false,
  detect: ({ openedBy, lines }) =>
    openedBy === mtrCsv.id && lines.some((line) => readRow(line, undefined)) ? 0.98 : 0,
  cut: cutByTrace,
  parse(block, id) {
    const reading = read(block);
    return reading.hops.length > 0 ? assemble(block, id, reading) : undefined;
  },
};

// "Mtr_Version,Start_Time,Status,Host,Hop,Ip,Loss%,Snt, ,Last,Avg,Best,Wrst,StDev,"
const HEAD = /^ *Mtr_Version[,;]Start_Time[,;]/;
// "MTR.0.95,1795295439,OK,192.0.2.70,1,192.168.1.1,0.00,5,0,0.08,0.08,0.05,0.10,0.02"
const ROW = /^ *MTR\.[\w.:-]{1,40}([,;])\d{1,12}\1/;

function isHead(text: string): boolean {
  return text.includes('Mtr_Version') && HEAD.test(text);
}

function isRow(text: string): boolean {
  return text.includes('MTR.') && ROW.test(text);
}

/** Version, start, status, target, hop, address; then what the head names. */
const FIXED = 6;

/** The columns of the default order; the one without a name counts lost packets (data_fields[] in mtr.c). */
const DEFAULT: readonly string[] = ['Loss%', 'Snt', '', 'Last', 'Avg', 'Best', 'Wrst', 'StDev'];

interface CsvRow {
  readonly line: ScanLine;
  readonly target: Word;
  readonly startedAt: number;
  readonly hop: Hop;
  readonly unparsed: readonly Span[];
}

function readRow(line: ScanLine, heads: readonly string[] | undefined): CsvRow | undefined {
  const separator = isRow(line.text) ? ROW.exec(line.text)?.[1] : undefined;
  if (!separator) return undefined;
  const cells = splitCells(line.text, separator, line.start);
  const [, started, , target, number, name] = cells;
  if (!started || !target || !number || !name || !/^\d{1,3}$/.test(number.text)) return undefined;
  const probe = readResponder(0, splitWords(name.text, 0, name.start));
  if (!probe) return undefined;
  const rest = cells.slice(FIXED);
  const columns = heads ?? (AS_NUMBER.test(rest[0]?.text ?? '') ? ['Asn', ...DEFAULT] : DEFAULT);
  const asnAt = columns.indexOf('Asn');
  const origin = rest[asnAt];
  const asn = origin && AS_NUMBER.exec(origin.text);
  if (asn) probe.spans = { ...probe.spans, all: { start: name.start, end: origin.end } };
  if (asn?.[1]) probe.asn = [Number(asn[1])];
  const table =
    rest.length === 1
      ? NO_TABLE
      : readStats(
          rest.map((cell, n) => (n === asnAt && asn ? { ...cell, text: '' } : cell)),
          columns.map(named),
        );
  const end = inkOf(line).end;
  const hop = statHop(Number(number.text), { start: number.start, end }, [probe], table);
  // Before 0.87 the only number is the last time, in microseconds.
  const last = rest.length === 1 ? rest[0] : undefined;
  const lastUs = last && /^\d{1,12}$/.test(last.text) ? Number(last.text) : undefined;
  const unparsed = [...table.left, ...(last && lastUs === undefined ? [spanOf(last)] : [])];
  return {
    line,
    target,
    startedAt: Number(started.text),
    hop: lastUs === undefined ? hop : { ...hop, stats: { last: lastUs / 1000 }, statSpans: { last: spanOf(last) } },
    unparsed,
  };
}

function spanOf(cell: Word | undefined): Span {
  return { start: cell?.start ?? 0, end: cell?.end ?? 0 };
}

const NO_TABLE: StatReading = { stats: {}, spans: {}, left: [] };

// "AS64500", "AS???" (mtr -z)
const AS_NUMBER = /^AS(?:(\d{1,10})|\?{3})$/;

function named(head: string): StatName | undefined {
  return head === '' ? 'drop' : statOf(head);
}

function headsOf(text: string): readonly string[] | undefined {
  if (!isHead(text)) return undefined;
  const heads = text.trim().split(text.includes(';') ? ';' : ',');
  // The head ends with a separator.
  return heads.slice(FIXED, heads.at(-1) === '' ? -1 : undefined).map((head) => head.trim());
}

/** A trace goes on while target and start are the same and the hops rise. */
function cutByTrace(block: Block): readonly Block[] {
  const starts: number[] = [];
  let head: number | undefined;
  let before: CsvRow | undefined;
  block.lines.forEach((line, n) => {
    if (isHead(line.text)) head = n;
    const row = readRow(line, undefined);
    if (!row) return;
    const goesOn =
      head === undefined &&
      before?.target.text === row.target.text &&
      before.startedAt === row.startedAt &&
      before.hop.ttl < row.hop.ttl;
    if (!goesOn) starts.push(head ?? n);
    head = undefined;
    before = row;
  });
  if (starts.length < 2) return [block];
  return starts.map((start, n) => sliceBlock(block, n === 0 ? 0 : start, starts[n + 1]));
}

function read(block: Block): Reading {
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  const rows: CsvRow[] = [];
  let heads: readonly string[] | undefined;
  for (const line of block.lines) {
    const named = headsOf(line.text);
    const row = readRow(line, heads);
    if (named) frame.push(inkOf(line));
    if (named) heads = named;
    if (!row) continue;
    rows.push(row);
    frame.push({ start: inkOf(line).start, end: row.hop.span.start });
    for (const left of row.unparsed) unparsed.push(left);
  }
  const target = rows[0]?.target.text;
  const targetIp = target && readAddress(target, 0)?.ip;
  const startedAt = timeOf(rows[0]?.startedAt);
  const facts = {
    ...factsOfMtrCommand(block),
    ...(target && { target }),
    ...(targetIp && { targetIp }),
    ...(startedAt && { startedAt }),
  };
  const hops = rows.map(({ hop }) => hop);
  return { dialect: mtrCsv.id, flow: 'unknown', aggregate: true, hops, frame, unparsed, facts };
}

/** Seconds since 1970. */
function timeOf(seconds: number | undefined): string | undefined {
  return seconds === undefined || seconds > LAST_SECOND ? undefined : new Date(seconds * 1000).toISOString();
}

/** The end of the year 9999: later ones are no ISO 8601 of four digits. */
const LAST_SECOND = 253_402_300_799;
