import type { Span } from '../../../model/span';
import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { readAddress } from '../words';
import { readNmapRow, readSharedRow } from './nmapRow';
import { borrowHops } from './nmapShared';

/** `nmap --traceroute`, normal output. One trace for each scanned host. Source: traceroute.cc and output.cc of nmap 7.9. */
export const nmap: Dialect = {
  id: 'nmap-text',
  name: 'traceroute.dialect.nmap-text',
  most: 0.95,
  opens(line) {
    if (TRACEROUTE.test(line.text)) return 'header';
    return SCAN_START.test(line.text) || REPORT.test(line.text) ? 'preamble' : undefined;
  },
  closes: ({ text }) => SCAN_END.test(text),
  detect: score,
  parse(block, id) {
    return assemble(block, id, read(block));
  },
  link: borrowHops,
  takes: takenOfScan,
};

// "Starting Nmap 7.93 ( https://nmap.org ) at 2026-11-22 06:41 JST"
const SCAN_START = /^ *Starting +Nmap +\d/;
// "Nmap scan report for login.cuc.ac.jp (202.244.38.109)"
const REPORT = /^ *Nmap +scan +report +for +(\S{1,255})(?: +\((\S{1,64})\))?/;
// "TRACEROUTE (using port 22/tcp)", "TRACEROUTE (using proto 1/icmp)"
const TRACEROUTE = /^ *TRACEROUTE(?: +\(using +(port|proto) +(\d{1,5})\/([a-z0-9-]{1,16})\))? *$/;
// "HOP RTT      ADDRESS"
const TABLE_HEAD = /^ *HOP +RTT +ADDRESS *$/;
// "Nmap done: 1 IP address (1 host up) scanned in 3.20 seconds"
const SCAN_END = /^ *Nmap +done\b/;

/** Enough rows to tell the dialect. */
const SAMPLE = 8;

function score(block: Block): number {
  const rows = block.rows.slice(0, SAMPLE);
  const fit = rows.filter(({ row }) => row && readNmapRow(row)).length;
  const share = rows.length === 0 ? 0 : fit / rows.length;
  const head = headOf(block);
  if (head.some((line) => TRACEROUTE.test(line.text) || TABLE_HEAD.test(line.text))) {
    return share > 0 || (rows.length === 0 && hopsOf(block).length > 0) ? 0.95 * (0.5 + share / 2) : 0;
  }
  // A host without a trace, between others or behind them: parsed to nothing, taken with its scan.
  if (rows.length === 0) return head.some((line) => REPORT.test(line.text)) ? 0.05 : 0;
  // No other tool prints one time with two decimals before the address.
  return share > 0.5 && fit > 1 ? 0.65 * share : 0;
}

/** Lines before the first hop. */
function headOf({ lines, rows }: Block): readonly ScanLine[] {
  const [row] = rows;
  const first = lines.findIndex((line) => line === row || (!line.row && readSharedRow(line) !== undefined));
  return first < 0 ? lines : lines.slice(0, first);
}

function read(block: Block): Reading {
  const hops = hopsOf(block);
  const head = hostPart(headOf(block));
  const frame = hops.length === 0 ? [] : [hullOf(head)].flatMap((span) => span ?? []);
  const facts = factsOf(head);
  const arrives = hops.at(-1)?.probes.some((probe) => probe.lost || probe.ip === facts.targetIp) ?? false;
  // nmap always ends with the target or with the silent rest: anything else is a cut text.
  const complete = facts.targetIp !== undefined && arrives;
  const broken = facts.targetIp !== undefined && !arrives;
  return { dialect: nmap.id, flow: 'fixed', hops, frame, unparsed: [], complete, broken, facts };
}

function hopsOf({ lines, rows }: Block): readonly Hop[] {
  const hops: Hop[] = [];
  const last = rows.at(-1);
  for (const line of lines) {
    const read = line.row ? readNmapRow(line.row) : readSharedRow(line);
    for (const hop of read ?? []) hops.push(hop);
    if (line === last) break;
  }
  return hops;
}

/** What nmap says of this host: from its report line, or where that is cut off from the first word of nmap. */
function hostPart(head: readonly ScanLine[]): readonly ScanLine[] {
  const scan = scanPart(head);
  return scan.slice(scan.reduce((last, line, n) => (REPORT.test(line.text) ? n : last), 0));
}

/** The lines of this scan: what stands before an earlier `Nmap done` or before any word of nmap is not its own. */
function scanPart(lines: readonly ScanLine[]): readonly ScanLine[] {
  const from = lines.reduce((after, line, n) => (SCAN_END.test(line.text) ? n + 1 : after), 0);
  const begin = lines.findIndex((line, n) => n >= from && isScanLine(line.text));
  return begin < 0 ? [] : lines.slice(begin);
}

function isScanLine(text: string): boolean {
  return SCAN_START.test(text) || REPORT.test(text) || TRACEROUTE.test(text) || TABLE_HEAD.test(text);
}

/** The scan goes down to `Nmap done`, where it follows; without it, to the last row or the last line that is known to be nmap's. */
function takenOfScan(block: Block): Span | undefined {
  const { lines, rows } = block;
  const last = rows.at(-1);
  const tail = last ? lines.indexOf(last) + 1 : 0;
  const end = lines.findIndex((line, n) => n >= tail && SCAN_END.test(line.text));
  const known = lines.reduce((to, line, n) => (isScanLine(line.text) ? n + 1 : to), tail);
  const head = scanPart(headOf(block));
  const from = head[0] ? lines.indexOf(head[0]) : tail;
  return hullOf(lines.slice(from, end >= 0 ? end + 1 : known));
}

/** From the first to the last line with ink. */
function hullOf(lines: readonly ScanLine[]): Span | undefined {
  const inked = lines.filter((line) => line.text.trim() !== '');
  const first = inked[0];
  const last = inked.at(-1);
  return first && last && { start: inkOf(first).start, end: inkOf(last).end };
}

function factsOf(head: readonly ScanLine[]): Reading['facts'] {
  let facts: Reading['facts'] = {};
  for (const { text } of head) {
    const report = REPORT.exec(text);
    const trace = TRACEROUTE.exec(text);
    if (report) facts = targetOf(report);
    if (trace) facts = { ...facts, ...protocolOf(trace) };
  }
  return facts;
}

function targetOf([, name, inBrackets]: RegExpExecArray): Reading['facts'] {
  const targetIp = readAddress(inBrackets ?? name ?? '', 0)?.ip;
  return { target: name ?? '', ...(targetIp && { targetIp }) };
}

function protocolOf([, kind, number, name]: RegExpExecArray): Reading['facts'] {
  const protocol = PROTOCOLS[name ?? ''];
  return { ...(protocol && { protocol }), ...(kind === 'port' && { port: Number(number) }) };
}

const PROTOCOLS: Readonly<Record<string, 'icmp' | 'udp' | 'tcp'>> = {
  icmp: 'icmp',
  'ipv6-icmp': 'icmp',
  icmpv6: 'icmp',
  udp: 'udp',
  tcp: 'tcp',
};
