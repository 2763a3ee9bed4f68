import type { Span } from '../../../model/span';
import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { readLinkRow, readPathRow, readStatRow } from './pathpingRow';
import { readHeaderLine } from './tracertHeader';
import { closesTracert, opensTracert } from './tracertWords';

/**
 * pathping of Windows in any language: first the hops, beginning with the tracing host as 0, then the same hops with the loss of each
 * node and of each link between two. Source: pathping.exe of Windows 7–11; the header is that of tracert.
 */
export const pathping: Dialect = {
  id: 'pathping',
  name: 'traceroute.dialect.pathping',
  most: 0.97,
  detect: score,
  parse: (block, id) => assemble(block, id, read(block)),
};

/** Enough lines to tell the dialect. */
const SAMPLE = 12;

function score(block: Block): number {
  const { lines, rows } = block;
  const first = rows[0];
  if (!first || (first.row?.ttl !== 0 && readStatRow(first) === undefined)) return 0;
  const from = lines.indexOf(first);
  const sample = lines.slice(from, from + SAMPLE);
  if (sample.some((line) => readStatRow(line) !== undefined)) return 0.97;
  // "0  pc [192.0.2.10]", and nothing but addresses and stars after it
  if (first?.row?.ttl !== 0 || !readPathRow(first)) return 0;
  const fit = rows.slice(0, SAMPLE).every((line) => readPathRow(line) !== undefined);
  if (!fit) return 0;
  if (headerOf(block).some((line) => opensTracert(line.text))) return 0.97;
  return rows.length >= 3 ? 0.7 : 0;
}

/** One or two lines above the first hop, as far as they tell a target or a number of hops. */
function headerOf({ lines, rows }: Block): readonly ScanLine[] {
  const first = rows[0];
  const at = first ? lines.indexOf(first) : 0;
  const above = lines
    .slice(Math.max(0, at - 4), at)
    .filter((line) => line.text.trim() !== '' && line.text.length < 500);
  if (TABLE_HEAD.test(above.at(-1)?.text ?? '')) return above.slice(-2);
  return above.slice(-2).filter(({ text }) => {
    const { targetIp, maxHops } = readHeaderLine(text);
    return opensTracert(text) || targetIp !== undefined || maxHops !== undefined;
  });
}

// "Hop  RTT    Lost/Sent = Pct  Lost/Sent = Pct  Address", "Abs. Zeit   Verl./Ges.=   %  Verl./Ges.=   %  Adresse"
const TABLE_HEAD = /[^\s\d]\/[^\s\d/]{1,30} *=.{1,60}[^\s\d]\/[^\s\d/]{1,30} *=/;

function factsOf(header: readonly ScanLine[], source: Hop | undefined): Reading['facts'] {
  const told = header.map(({ text }) => readHeaderLine(text));
  const target = told.find((one) => one.targetIp !== undefined);
  const limit = told.find((one) => one.maxHops !== undefined)?.maxHops;
  const self = source?.ttl === 0 ? source.probes[0] : undefined;
  return {
    ...(target?.targetIp && { target: target.target ?? target.targetIp, targetIp: target.targetIp }),
    ...(limit !== undefined && { maxHops: limit }),
    ...(self?.host && { sourceHost: self.host }),
    ...(self?.ip && { sourceIp: self.ip }),
  };
}

function read(block: Block): Reading {
  const header = headerOf(block);
  const reader = new PathpingReader();
  const from = block.rows[0] ? block.lines.indexOf(block.rows[0]) : 0;
  for (const line of block.lines.slice(from)) reader.take(line);
  const { hops, measured, complete, interrupted } = reader;
  const frame = [...header.map(inkOf), ...reader.frame];
  const facts = factsOf(header, hops[0]);
  const broken = !measured || interrupted;
  return { dialect: pathping.id, flow: 'fixed', aggregate: true, hops, frame, unparsed: [], complete, broken, facts };
}

class PathpingReader {
  readonly hops: Hop[] = [];
  readonly frame: Span[] = [];
  /** The second table was reached. */
  measured = false;
  complete = false;
  interrupted = false;
  private linkLoss: number | undefined;
  /** Lines between the tables: words of the language. They count once the second table follows. */
  private between: Span[] = [];
  private over = false;

  take(line: ScanLine): void {
    const ink = inkOf(line);
    if (this.over || ink.end === ink.start) return;
    if (this.node(line) || this.link(line) || this.path(line)) return;
    const interrupted = INTERRUPT.test(line.text);
    if (interrupted || closesTracert(line.text)) {
      for (const span of [...this.between, ink]) this.frame.push(span);
      this.between = [];
      this.complete = this.measured && !interrupted;
      this.interrupted = interrupted;
      this.over = true;
    } else if (!this.measured && this.between.length < BETWEEN) this.between.push(ink);
  }

  private path(line: ScanLine): boolean {
    const hop = readPathRow(line);
    if (!hop) return false;
    const again = this.hops.length > 0 && hop.ttl === 0;
    if (again) this.enter(line);
    else if (this.measured || hop.ttl <= (this.hops.at(-1)?.ttl ?? -1)) return false;
    else this.hops.push(hop);
    return true;
  }

  /** A row of the second table: its hop is known from the first, unless the text begins later. */
  private node(line: ScanLine): boolean {
    const row = readStatRow(line);
    if (!row) return false;
    this.enter(line);
    const at = this.hops.findIndex((hop) => hop.ttl === row.ttl);
    const known = this.hops[at];
    const { stats, statSpans, nodeLossPct } = row;
    const link = this.linkLoss === undefined ? {} : { linkLossPct: this.linkLoss };
    this.linkLoss = undefined;
    if (known) {
      const measured = {
        ...(stats && { stats }),
        ...(statSpans && { statSpans }),
        ...(nodeLossPct !== undefined && { nodeLossPct }),
      };
      this.hops[at] = { ...known, ...measured, ...link };
    } else if (row.ttl > (this.hops.at(-1)?.ttl ?? -1)) this.hops.push({ ...row, ...link });
    return true;
  }

  private link(line: ScanLine): boolean {
    const loss = readLinkRow(line);
    if (loss === undefined) return false;
    this.enter(line);
    this.linkLoss = loss;
    return true;
  }

  /** Every line of the second table is read; the words before it are its heading. */
  private enter(line: ScanLine): void {
    this.measured = true;
    for (const span of this.between) this.frame.push(span);
    this.between = [];
    this.frame.push(inkOf(line));
  }
}

// "^C" on a line of its own
const INTERRUPT = /^ *\^C *$/;

/** "Computing statistics for 50 seconds..." and two lines of column heads; a language may break a line. */
const BETWEEN = 6;
