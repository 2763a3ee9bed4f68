import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import type { Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readStats, splitCells, statHop, statOf, type StatName } from '../statistics';
import { readAddress, type Word } from '../words';
import { breakResponder, readTrippyResponder } from './trippyResponder';

/** `trip -m pretty` and `trip -m markdown`. Source: report/table.rs of trippy 0.9–0.13 (comfy-table UTF8_FULL, ASCII_MARKDOWN). */
export const trippyTable: Dialect = {
  id: 'trippy-table',
  name: 'traceroute.dialect.trippy-table',
  most: 0.96,
  opens({ text }) {
    if (!text.includes('│') && !text.includes('|') && !text.includes('─')) return undefined;
    if (TOP_RULE.test(text)) return 'preamble';
    return text.includes('Hop') && headsOf(text) ? 'header' : undefined;
  },
  owns: ({ printed, text }) => /[|│]/.test(printed ?? text),
  detect: ({ openedBy, lines }) =>
    openedBy === trippyTable.id && lines.some(({ text }) => text.includes('Hop') && headsOf(text) !== undefined)
      ? 0.96
      : 0,
  parse(block, id) {
    const reading = read(block);
    return reading.hops.length > 0 ? assemble(block, id, reading) : undefined;
  },
};

// "│ Hop ┆ IPs ┆ Addrs ┆ Loss% ┆ Snt ┆ …│", "| Hop | IPs | Addrs | Loss% | Snt | … |"
const HEAD = /^ *[│|] *Hop *[┆|│] *IPs *[┆|│] *Addrs *[┆|│](.{1,300})[│|] *$/;
// "┌─────┬──────┐"
const TOP_RULE = /^ *┌[─┬]{3,600}┐ *$/;
// "╞═════╪══════╡", "├╌╌╌╌╌┼╌╌╌╌╌╌┤", "└─────┴──────┘", "|-----|------|"
const RULE = /^ *(?:[╞├└][═╪╌┼─┴]{3,600}[╡┤┘]|\|[-:|]{3,600}) *$/;

const LONGEST = 2_000;

function headsOf(text: string): readonly (StatName | undefined)[] | undefined {
  const rest = text.length > LONGEST ? undefined : HEAD.exec(text)?.[1];
  return rest?.split(/[┆|│]/).map((head) => statOf(head.trim()));
}

/** Hop, addresses, names; then what the head names. */
const FIXED = 3;

function read({ lines }: Block): Reading {
  const reader = new TableReader();
  for (const line of lines) reader.take(line);
  const { hops, frame, unparsed } = reader;
  const broken = hops.length === 0;
  return { dialect: trippyTable.id, flow: 'unknown', aggregate: true, hops, frame, unparsed, broken, facts: {} };
}

class TableReader {
  readonly frame: Span[] = [];
  readonly unparsed: Span[] = [];
  readonly hops: Hop[] = [];
  /** The line before was a row or went on with one. */
  private open = false;
  private heads: readonly (StatName | undefined)[] | undefined;
  private probes: Growing<Probe>[] = [];
  /** The last address as printed. */
  private printed = '';

  take(line: ScanLine): void {
    if (line.text.length > LONGEST) return;
    const heads = line.text.includes('Hop') ? headsOf(line.text) : undefined;
    if (heads) this.heads = heads;
    const open = this.open;
    this.open = false;
    if (heads || TOP_RULE.test(line.text) || RULE.test(line.text)) this.frame.push(inkOf(line));
    else if (this.heads) this.row(line, this.heads, open);
  }

  private row(line: ScanLine, heads: readonly (StatName | undefined)[], open: boolean): void {
    const cells = cellsOf(line);
    if (cells.length !== FIXED + heads.length) return;
    const [number, ip, host, ...rest] = cells;
    if (!number || !ip || !host) return;
    const last = this.hops.at(-1);
    if (number.text === '') {
      if (last && open) this.branch(line, last, ip, host, rest);
      return;
    }
    const ttl = /^\d{1,3}$/.test(number.text) ? Number(number.text) : 0;
    if (ttl <= (last?.ttl ?? 0) || ttl > 255) return;
    this.open = true;
    this.probes = [];
    this.add(ip, host);
    const table = readStats(rest.map(withoutUnknown), heads);
    const unknown = rest.filter(({ text }) => text === UNKNOWN);
    for (const { start, end } of unknown) this.frame.push({ start, end });
    for (const span of table.left) this.unparsed.push(span);
    this.hops.push(statHop(ttl, { start: number.start, end: inkOf(line).end }, this.probes, table));
    this.edge(line, number.start);
  }

  /** Several responders of a hop stand below each other in its cells. */
  private branch(line: ScanLine, hop: Hop, ip: Word, host: Word, rest: readonly Word[]): void {
    const ink = inkOf(line);
    if (ip.text === '' && host.text === '') return;
    this.open = true;
    const above = this.probes.at(-1);
    const whole = above?.ipRaw === undefined && readAddress(ip.text, ip.start)?.ip !== undefined;
    if (whole || !above) this.add(ip, host);
    else for (const span of breakResponder(above, ip, host, this.printed)) this.unparsed.push(span);
    for (const { text, start, end } of rest) if (text !== '') this.unparsed.push({ start, end });
    this.hops[this.hops.length - 1] = { ...hop, span: { start: hop.span.start, end: ink.end } };
  }

  private add(ip: Word, host: Word): void {
    this.printed = ip.text;
    const { probe, frame, unparsed } = readTrippyResponder(this.probes.length, ip, host);
    if (probe) this.probes.push(probe);
    for (const span of frame) this.frame.push(span);
    for (const span of unparsed) this.unparsed.push(span);
  }

  /** The bar before the number. */
  private edge(line: ScanLine, start: number): void {
    const ink = inkOf(line);
    if (ink.start < start) this.frame.push({ start: ink.start, end: start });
  }
}

/** A bar at the left may have been taken for a quote mark; both bars are no cells. */
function cellsOf(line: ScanLine): readonly Word[] {
  const plain = line.text.replace(BARS, '|');
  const cells = splitCells(plain, '|', line.start);
  const opened = plain.trimStart().startsWith('|');
  const closed = plain.trimEnd().endsWith('|');
  return cells.slice(opened ? 1 : 0, closed ? -1 : undefined);
}

const BARS = /[│┆]/g;

/** What trippy prints where there is no number yet. */
const UNKNOWN = '???';

function withoutUnknown(word: Word): Word {
  return word.text === UNKNOWN ? { ...word, text: '' } : word;
}
