import type { Span } from '../../../model/span';
import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { readAddress } from '../words';
import { readMikrotikRow, type MikrotikRow } from './mikrotikRow';
import { isTimesHead, readTimedRow, readTimedTable } from './mikrotikTimes';

/** `/tool traceroute` of RouterOS. The table is painted again each round, the last round counts. Source: RouterOS manual. */
export const mikrotik: Dialect = {
  id: 'mikrotik',
  name: 'traceroute.dialect.mikrotik',
  most: 0.97,
  opens({ text }) {
    if (text.length > LONGEST_LINE) return undefined;
    if (HEAD.test(text) || COLUMNS.test(text) || KEYS.test(text) || isTimesHead(text)) return 'part';
    return PROMPT.test(text) ? 'preamble' : undefined;
  },
  // Some terminals repaint without the head.
  repaints: (line) => readMikrotikRow(line, true) !== undefined || readTimedRow(line) !== undefined,
  owns: (line) => readMikrotikRow(line, true) !== undefined || readTimedRow(line) !== undefined,
  detect: score,
  parse(block, id) {
    const reading = holdsTimes(block) ? readTimes(block) : read(block);
    return reading.hops.length > 0 ? assemble(block, id, reading) : undefined;
  },
};

const LONGEST_LINE = 400;
// " # ADDRESS                          LOSS SENT    LAST     AVG    BEST   WORST STD-DEV STATUS"
const HEAD = /^ *(#? *)ADDRESS +LOSS +SENT +LAST +AVG +BEST +WORST(?: +STD-DEV)?(?: +STATUS)? *$/;
// "Columns: ADDRESS, LOSS, SENT, LAST, AVG, BEST, WORST, STD-DEV" (RouterOS 7)
const COLUMNS = /^ *Columns: ADDRESS, LOSS, SENT\b.{0,120}$/;
// "-- [Q quit|D dump|C-z pause]"
const KEYS = /^ *-- \[Q quit.{0,60}\] *$/;
// "[admin@MikroTik] > /tool traceroute 192.0.2.80 use-dns=yes"
const PROMPT = /^ *\[[^\s@\]]{1,64}@[^\]]{1,64}\] [^>]{0,60}> *\/?(?:tool[ /]+)?traceroute( .{0,200})?$/;

/** Enough lines to tell the dialect. */
const SAMPLE = 60;

function score({ openedBy, lines }: Block): number {
  if (openedBy !== mikrotik.id) return 0;
  const sample = lines.slice(0, SAMPLE);
  if (holdsTimes({ lines })) return sample.some((line) => readTimedRow(line)) ? 0.97 : 0;
  const head = sample.find(({ text }) => text.length < LONGEST_LINE && HEAD.test(text));
  if (!head) return 0;
  return sample.some((line) => readMikrotikRow(line, isNumbered(head.text))) ? 0.97 : 0;
}

/** The layout of RouterOS 5 and before. */
function holdsTimes({ lines }: Pick<Block, 'lines'>): boolean {
  return lines.slice(0, SAMPLE).some(({ text }) => text.length < LONGEST_LINE && isTimesHead(text));
}

function readTimes({ lines }: Block): Reading {
  const prompt = lines.map(({ text }) => (text.length > LONGEST_LINE ? null : PROMPT.exec(text))).find((one) => one);
  return { ...readTimedTable(mikrotik.id, lines, isFrame), facts: prompt ? factsOf(prompt[1] ?? '') : {} };
}

function isNumbered(text: string): boolean {
  return HEAD.exec(text)?.[1]?.startsWith('#') ?? false;
}

function read({ lines }: Block): Reading {
  const frame: Span[] = [];
  let facts: Reading['facts'] = {};
  let rows: MikrotikRow[] = [];
  let numbered = false;
  let fresh = false;
  for (const line of lines) {
    const row = line.text.length > LONGEST_LINE ? undefined : readMikrotikRow(line, numbered);
    if (row) {
      // Some terminals repaint without the head: then the numbers fall.
      if (fresh || (numbered && row.number <= (rows.at(-1)?.number ?? -1))) rows = retire(rows, frame);
      fresh = false;
      rows.push(row);
    } else if (isFrame(line)) {
      frame.push(inkOf(line));
      const prompt = PROMPT.exec(line.text);
      if (prompt) facts = factsOf(prompt[1] ?? '');
      if (HEAD.test(line.text)) {
        // The rows above count until the first new one is painted.
        fresh = true;
        numbered = isNumbered(line.text);
      }
    }
  }
  for (const row of rows) for (const span of row.frame) frame.push(span);
  const unparsed = rows.flatMap((row) => row.unparsed);
  const broken = rows.length === 0;
  return { dialect: mikrotik.id, flow: 'unknown', aggregate: true, hops: hopsOf(rows), frame, unparsed, broken, facts };
}

/** Rows of an earlier round are read, but they no longer count. */
function retire(rows: readonly MikrotikRow[], frame: Span[]): MikrotikRow[] {
  for (const { hop } of rows) frame.push(hop.span);
  return [];
}

/** The number is the TTL, or counts from 0 as other lists of RouterOS do; without numbers the rows are counted. */
function hopsOf(rows: readonly MikrotikRow[]): readonly Hop[] {
  const first = rows[0]?.number;
  return rows.map(({ hop, number }, n) => ({
    ...hop,
    ttl: first === undefined || number < 0 ? n + 1 : first === 0 ? number + 1 : number,
  }));
}

function isFrame({ text }: ScanLine): boolean {
  if (text.length > LONGEST_LINE) return false;
  return HEAD.test(text) || COLUMNS.test(text) || KEYS.test(text) || PROMPT.test(text) || isTimesHead(text);
}

// " 192.0.2.80 use-dns=yes", " address=192.0.2.80 protocol=udp port=33434"
const ADDRESS = / (?:address=)?([^\s=]{1,255})(?= |$)/;
const PROTOCOL = / protocol=(icmp|udp|tcp)\b/;

function factsOf(options: string): Reading['facts'] {
  const target = ADDRESS.exec(options)?.[1];
  const targetIp = target && readAddress(target, 0)?.ip;
  const protocol = PROTOCOL.exec(options)?.[1] as 'icmp' | 'udp' | 'tcp' | undefined;
  return { ...(target && { target }), ...(targetIp && { targetIp }), ...(protocol && { protocol }) };
}
