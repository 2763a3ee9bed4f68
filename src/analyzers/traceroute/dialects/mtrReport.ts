import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import { sliceBlock, type Block } from '../blocks';
import type { Dialect } from '../dialect';
import type { Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { statHop, statOf, type StatName } from '../statistics';
import { readAddress } from '../words';
import { factsOfMtrCommand } from './mtrCommand';
import { readMtrBranch, readMtrLabels, readMtrRow } from './mtrRow';

/** mtr's report (-r, -w) and its screen as text. Source: report.c, curses.c of mtr 0.85–0.95. */
export const mtrReport: Dialect = {
  id: 'mtr-report',
  name: 'traceroute.dialect.mtr-report',
  most: 0.97,
  opens({ text }) {
    if (TITLE.test(text)) return 'part';
    if (START.test(text)) return 'preamble';
    const head = columnsOf(text);
    return head && (head.screen ? 'part' : 'header');
  },
  detect: score,
  cut: cutByTarget,
  parse(block, id) {
    const reading = read(block);
    return reading.hops.length > 0 ? assemble(block, id, reading) : undefined;
  },
};

// "                    My traceroute  [v0.95]"
const TITLE = /^ *My traceroute +\[v[\w.:-]{1,40}\] *$/;
// "Start: 2026-11-22T06:09:31+0900", "Start: Sun Nov 22 06:09:31 2026"
const START =
  /^ *Start: (?:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)([+-]\d\d):?(\d\d)|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}) *$/;
// "HOST: pc      Loss%   Snt   Last", "Host          Loss%   Snt"; not "Host % Sent Recv" of WinMTR
const HEAD = /^ *(?:HOST: +(\S{1,255})|Host) +([^\s%].{0,300})$/;
// "pc (192.0.2.10) -> www.example (192.0.2.80)   2026-11-22T06:09:31+0900"; before 0.93 without the target:
// "pc (0.0.0.0)(tos=0x0 psize=64 bitpattern=0x00)    Wed Mar 14 23:14:11 2007"
const ENDS =
  /^ *(\S{1,255}) +\(([\da-fA-F.:]{2,45})\)(?: *-> *(\S{1,255}) +\(([\da-fA-F.:]{2,45})\))?(?: *\(tos=\w{1,6} +psize=(\d{1,5}) +bitpat(?:tern)?=\w{1,6}\))?(?= +|$)/;
// "Keys:  Help   Display mode   Restart statistics   Order of fields   quit", "                Packets               Pings"
const SCREEN_LINE = /^ *(?:Keys: .{0,200}|Packets +Pings *|Resolver: .{0,200})$/;

const DEFAULT_COLUMNS: readonly StatName[] = ['lossPct', 'sent', 'last', 'avg', 'best', 'worst', 'stdev'];

interface Head {
  readonly columns: readonly StatName[];
  readonly host?: string;
  readonly screen: boolean;
}

/** The heads tell which numbers follow and in which order (-o). */
function columnsOf(text: string): Head | undefined {
  const parts = text.length > 700 ? null : HEAD.exec(text);
  if (!parts) return undefined;
  const heads = (parts[2] ?? '').trim().split(/ +/).map(statOf);
  const columns = heads.flatMap((name) => name ?? []);
  if (columns.length < heads.length) return undefined;
  return { columns, ...(parts[1] && { host: parts[1] }), screen: parts[1] === undefined };
}

/** Enough rows to tell the dialect. */
const SAMPLE = 3;

function score(block: Block): number {
  const mark = block.rows[0]?.row?.mark;
  if (block.openedBy !== mtrReport.id && mark !== '.' && mark !== '.|--') return 0;
  let columns: readonly StatName[] | undefined;
  let rows = 0;
  let marked = 0;
  for (const line of block.lines) {
    columns = columnsOf(line.text)?.columns ?? columns;
    const row = readMtrRow(line, columns ?? DEFAULT_COLUMNS);
    if (row && (row.numbers > 0 || columns)) rows++;
    if (row?.marked) marked++;
    if (rows >= SAMPLE && columns) break;
  }
  if (columns) return rows > 0 ? 0.97 : 0;
  if (marked > 0) return 0.85;
  return rows >= SAMPLE ? 0.75 : 0;
}

/** A report and screens of several targets may stand in one block, for a screen goes on with what is above. */
function cutByTarget(block: Block): readonly Block[] {
  const starts = [0];
  let title = 0;
  let target: string | undefined;
  let report = false;
  block.lines.forEach((line, n) => {
    const head = columnsOf(line.text);
    const isTitle = TITLE.test(line.text);
    if (isTitle) title = n;
    // A report is printed once: the screen below it is another trace.
    if (report && (isTitle || head?.screen)) {
      starts.push(n);
      target = undefined;
    }
    report = head ? !head.screen : report && !isTitle;
    const ends = n === title + 1 ? ENDS.exec(line.text) : null;
    const next = ends?.[3];
    if (next === undefined) return;
    if (target !== undefined && next !== target) starts.push(title);
    target = next;
  });
  return starts.map((start, n) => sliceBlock(block, start, starts[n + 1]));
}

/** mtr itself keeps eight labels (MAXLABELS in mtr.h). */
const DEEPEST_STACK = 16;

interface OpenHop {
  readonly ttl: number;
  readonly span: { start: number; end: number };
  readonly probes: Growing<Probe>[];
  readonly hop: Hop;
}

/** Reads line by line; a screen that is painted again replaces what it painted before. */
function read(block: Block): Reading {
  const reader = new MtrReader();
  for (const line of block.lines) reader.take(line);
  return reader.finish(factsOfMtrCommand(block));
}

class MtrReader {
  private columns: readonly StatName[] = DEFAULT_COLUMNS;
  private facts: Reading['facts'] = {};
  private hops: OpenHop[] = [];
  private unparsed: Span[] = [];
  /** The line before was a row or belonged to one. */
  private open = false;
  private titled = false;
  /** A screen begins: its first row will replace all that was painted before. */
  private fresh = false;
  /** The last row has fewer numbers than columns. */
  private cut = false;
  private readonly frame: Span[] = [];

  take(line: ScanLine): void {
    if (line.text.trim() === '') return;
    const open = this.open;
    const titled = this.titled;
    this.open = false;
    this.titled = false;
    if (this.row(line) || (open && this.branch(line))) this.open = true;
    else if (this.head(line) || (titled && this.ends(line))) this.frame.push(inkOf(line));
  }

  finish(told: Reading['facts']): Reading {
    const hops = this.hops.map(({ hop, probes, span }) => ({ ...hop, probes, span }));
    const { frame, unparsed, facts } = this;
    const broken = hops.length === 0 || this.cut;
    return {
      dialect: mtrReport.id,
      flow: 'unknown',
      aggregate: true,
      hops,
      frame,
      unparsed,
      broken,
      facts: { ...told, ...facts },
    };
  }

  private head(line: ScanLine): boolean {
    const head = columnsOf(line.text);
    const title = TITLE.test(line.text);
    if (head?.screen || title) this.fresh = true;
    if (head) this.columns = head.columns;
    if (head?.host) this.facts = { ...this.facts, sourceHost: head.host };
    this.titled = title;
    const start = START.exec(line.text);
    const startedAt = start && timeOf(start);
    if (startedAt) this.facts = { ...this.facts, startedAt };
    return head !== undefined || title || start !== null || SCREEN_LINE.test(line.text);
  }

  /** What was painted before is read, but with the first row of the next painting it no longer counts. */
  private repaint(): void {
    this.fresh = false;
    for (const { span } of this.hops) this.frame.push(span);
    this.hops = [];
    this.unparsed = [];
  }

  private ends(line: ScanLine): boolean {
    const [, sourceHost, source, target, address, packetSize] = ENDS.exec(line.text) ?? [];
    if (sourceHost === undefined) return false;
    const sourceIp = readAddress(source ?? '', 0)?.ip;
    const targetIp = readAddress(address ?? '', 0)?.ip;
    this.facts = {
      ...this.facts,
      sourceHost,
      // Before 0.93 mtr printed what it was told to bind to: nothing.
      ...(sourceIp && sourceIp !== '0.0.0.0' && sourceIp !== '::' && { sourceIp }),
      ...(target && { target }),
      ...(targetIp && { targetIp }),
      ...(packetSize && { packetSize: Number(packetSize) }),
    };
    return true;
  }

  private row(line: ScanLine): boolean {
    const row = readMtrRow(line, this.columns);
    if (!row || (!this.fresh && row.ttl <= (this.hops.at(-1)?.ttl ?? -1))) return false;
    if (this.fresh) this.repaint();
    const span = { ...row.span };
    const hop = statHop(row.ttl, span, [], row.table);
    this.cut = row.numbers < this.columns.length && !(row.probe.lost && row.numbers === 0);
    this.hops.push({ ttl: row.ttl, span, probes: [row.probe], hop });
    for (const left of row.unparsed) this.unparsed.push(left);
    return true;
  }

  private branch(line: ScanLine): boolean {
    const hop = this.hops.at(-1);
    if (!hop) return false;
    const ink = inkOf(line);
    const labels = readMtrLabels(line);
    const above = hop.probes.at(-1);
    const branch = labels.length > 0 ? undefined : readMtrBranch(line, hop.probes.length);
    if (labels.length > 0 && above) {
      if ((above.mpls?.length ?? 0) >= DEEPEST_STACK) return false;
      above.mpls = [...(above.mpls ?? []), ...labels];
      this.frame.push(ink);
    } else if (branch) {
      hop.probes.push(branch.probe);
      // The bars that lead to a further responder.
      this.frame.push({ start: ink.start, end: branch.probe.spans.all.start });
    } else return false;
    hop.span.end = ink.end;
    return true;
  }
}

/** Only a time with its zone can be told in UTC. */
function timeOf([, local, hours, minutes]: RegExpExecArray): string | undefined {
  if (local === undefined) return undefined;
  const time = Date.parse(`${local}${hours ?? '+00'}:${minutes ?? '00'}`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
