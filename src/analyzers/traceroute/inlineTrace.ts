import type { Span } from '../../model/span';
import type { Hop, TraceWarning } from '../../model/trace';
import type { Reading } from './assemble';
import type { Block } from './blocks';
import { readInlineRow, type InlineGrammar, type InlineReading } from './inlineRow';
import { withoutNobody } from './nobodyColumn';
import { inkOf, type HopRow, type ScanLine } from './scan';
import { readAddress } from './words';
import { unwrap } from './wrap';

/** What tells apart the tools that print `name (ip)  1 ms  2 ms *` rows. */
export interface InlineForm {
  readonly dialect: string;
  /** Groups: target, address, source, hops max, packet size; other groups need `facts`. */
  readonly header: RegExp;
  facts?(header: RegExpExecArray): Reading['facts'];
  /** Beside `header`, which must then match any line. */
  isHeader?(text: string): boolean;
  /** The last line of the tool. */
  closes?(text: string): boolean;
  readonly grammar?: InlineGrammar;
  /** Another form that rows may have; undefined for those of this one. */
  row?(row: HopRow, source: string): RowReading | undefined;
  /** Lines before the first hop that belong to the tool beside the header. */
  frames?(text: string): boolean;
  /** A complete row of this tool and not of its kin. */
  accepts(reading: InlineReading): boolean;
}

/** A row of another form. */
export interface RowReading {
  readonly probes: Hop['probes'];
  readonly note?: string;
  readonly unparsed: readonly Span[];
  readonly interrupt?: Span;
  readonly end: number;
}

// "traceroute: Warning: www.example.com has multiple addresses; using 192.0.2.1"
const NOTICE = /^ *traceroute6?: warning: /i;
const SEVERAL_ADDRESSES = /: ([^\s;]+) has multiple addresses; using ([^\s;]+)/i;
// "packets": the last word of a header that a mail program broke
const REST = /^ *(?:byte +)?packets?:? *$/;
// "^C" on a line of its own
const INTERRUPT = /^ *\^C *$/;

export function isNotice(text: string): boolean {
  return NOTICE.test(text);
}

interface Tally {
  readonly rows: number;
  readonly good: number;
  readonly answered: number;
  readonly silent: number;
}

/** Enough rows with an answer to tell the dialect. */
const SAMPLE = 3;

export function isHeaded({ others }: Block, form: InlineForm): boolean {
  return others.some(({ text }) => isHeader(text, form));
}

function isHeader(text: string, { header, isHeader: test }: InlineForm): boolean {
  return test ? test(text) : header.test(text);
}

/** Counts the rows that fit the form, until enough of them held an answer. */
export function weighInline({ source, rows }: Block, form: InlineForm): Tally {
  const tally = { rows: 0, good: 0, answered: 0, silent: 0 };
  for (const { row } of rows) {
    if (!row || tally.answered >= SAMPLE) break;
    tally.rows++;
    if (!isForm(row)) continue;
    const other = form.row?.(row, source.text);
    const reading = other ?? readInlineRow(row.words, form.grammar);
    if (reading.unparsed.length > 0 || reading.probes.length === 0) continue;
    if (!other && !form.accepts(reading as InlineReading)) continue;
    tally.good++;
    if (reading.probes.some((probe) => probe.rttMs !== undefined)) tally.answered++;
    else if (reading.probes.every((probe) => probe.lost)) tally.silent++;
  }
  return tally;
}

function isBelow({ ttl }: HopRow, last: Hop | undefined): boolean {
  return ttl > (last?.ttl ?? -1);
}

/** `1.` and `1)`: what a chat window or a word processor makes of a list. */
function isForm({ mark }: HopRow): boolean {
  return mark === '' || mark === '.' || mark === ')';
}

/** Reads a block in the given form: notices, header, rows with what was broken off them, and `^C`. */
export function readInlineTrace(block: Block, form: InlineForm, flow: Reading['flow']): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  const warnings: TraceWarning[] = [];
  let facts: Reading['facts'] | undefined;
  let broken = false;
  let complete = false;
  for (let at = 0; at < block.lines.length; at++) {
    const line = block.lines[at];
    if (!line) break;
    const isPossible = !facts && !line.row && hops.length === 0 && (form.isHeader?.(line.text) ?? true);
    const header = isPossible ? form.header.exec(line.text) : null;
    if (header) {
      facts = (form.facts ?? factsOf)(header);
      takeHeader(line, header, frame, unparsed);
    } else if (hops.length === 0 && !line.row && (form.frames?.(line.text) || (facts && REST.test(line.text)))) {
      frame.push(inkOf(line));
    } else if (hops.length === 0 && NOTICE.test(line.text)) {
      frame.push(inkOf(line));
      warnings.push(noticeOf(line));
    } else if (line.row && isForm(line.row) && isBelow(line.row, hops.at(-1))) {
      const taken = takeRow(block, at, line.row, form);
      if (!taken) continue;
      hops.push(taken.hop);
      for (const span of taken.reading.unparsed) unparsed.push(span);
      if (taken.reading.interrupt) frame.push(taken.reading.interrupt);
      broken = taken.cut || taken.reading.interrupt !== undefined;
      at = taken.at;
    } else if (hops.length > 0) {
      const end = endOf(line.text, form);
      if (!end) continue;
      frame.push(inkOf(line));
      broken = end === 'interrupt';
      complete = end === 'close';
      break;
    }
  }
  const told = withoutNobody(hops, block.source.text);
  return { dialect: form.dialect, flow, hops: told, frame, unparsed, warnings, broken, complete, facts: facts ?? {} };
}

function endOf(text: string, form: InlineForm): 'interrupt' | 'close' | undefined {
  if (INTERRUPT.test(text)) return 'interrupt';
  return form.closes?.(text) ? 'close' : undefined;
}

function factsOf([, target, address, source, maxHops, packetSize]: RegExpExecArray): Reading['facts'] {
  const targetIp = readAddress(address ?? target ?? '', 0)?.ip;
  const sourceIp = readAddress(source ?? '', 0)?.ip;
  return {
    target: target ?? '',
    ...(targetIp && { targetIp }),
    ...(sourceIp ? { sourceIp } : source && { sourceHost: source }),
    ...(maxHops && { maxHops: Number(maxHops) }),
    ...(packetSize && { packetSize: Number(packetSize) }),
  };
}

function takeHeader(line: ScanLine, header: RegExpExecArray, frame: Span[], unparsed: Span[]): void {
  const ink = inkOf(line);
  const end = line.start + header[0].length;
  frame.push({ start: ink.start, end });
  const rest = line.text.slice(header[0].length);
  if (rest.trim() !== '') unparsed.push({ start: end + rest.length - rest.trimStart().length, end: ink.end });
}

function noticeOf(line: ScanLine): TraceWarning {
  const span = inkOf(line);
  const [, name, address] = SEVERAL_ADDRESSES.exec(line.text) ?? [];
  return name && address
    ? { code: 'traceroute.warning.several-addresses', args: { name, address }, span }
    : { code: 'traceroute.warning.tool-notice', args: { text: line.text.trim() }, span };
}

interface TakenRow {
  readonly hop: Hop;
  readonly reading: Pick<RowReading, 'unparsed' | 'interrupt'>;
  /** The text stops inside it. */
  readonly cut: boolean;
  readonly at: number;
}

/** A hop begins with a responder, a time or a lost probe; a row that begins otherwise is a sentence with a number in front. */
function takeRow({ lines, source }: Block, from: number, row: HopRow, form: InlineForm): TakenRow | undefined {
  const { ttl, ttlSpan } = row;
  const other = form.row?.(row, source.text);
  if (other) {
    const { probes, note, end } = other;
    const hop = { ttl, probes, ...(note && { note }), span: { start: ttlSpan.start, end } };
    return { hop, reading: other, cut: false, at: from };
  }
  const { words, reading, at } = unwrap(lines, from, row.words, form.grammar);
  const first = words[0];
  if (!first || reading.probes.length === 0 || reading.unparsed[0]?.start === first.start) return undefined;
  const span = { start: ttlSpan.start, end: words.at(-1)?.end ?? first.end };
  return { hop: { ttl, probes: reading.probes, span }, reading, cut: reading.cut, at };
}
