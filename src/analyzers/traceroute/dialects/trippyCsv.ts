import type { Span } from '../../../model/span';
import type { Hop, Probe, TraceWarning } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readStats, splitCells, statHop, statOf, type StatName } from '../statistics';
import { readAddress, type Word } from '../words';
import { readTrippyResponder } from './trippyResponder';

/** `trip -m csv`. Source: report/csv.rs of trippy 0.9–0.13. */
export const trippyCsv: Dialect = {
  id: 'trippy-csv',
  name: 'traceroute.dialect.trippy-csv',
  most: 0.98,
  opens: ({ text }) => (headsOf(text) ? 'header' : undefined),
  owns: () => false,
  detect: ({ openedBy, lines }) =>
    openedBy === trippyCsv.id && lines.some(({ text }) => headsOf(text) !== undefined) ? 0.98 : 0,
  parse(block, id) {
    const reading = read(block);
    return reading.hops.length > 0 ? assemble(block, id, reading) : undefined;
  },
};

// "Target,TargetIp,Hop,IPs,Addrs,Loss%,Snt,Recv,Last,Avg,Best,Wrst,StdDev,"
const HEAD = /^ *Target,TargetIp,Hop,IPs,Addrs,(.{1,300})$/;

function headsOf(text: string): readonly (StatName | undefined)[] | undefined {
  const rest = text.length < 500 && text.includes('TargetIp') ? HEAD.exec(text)?.[1] : undefined;
  return rest?.split(',').map((head) => statOf(head.trim()));
}

interface Row {
  readonly target: string;
  readonly targetIp?: string;
  readonly hop: Hop;
  /** What stands before the number of the hop, and cells that add nothing. */
  readonly frame: readonly Span[];
  readonly unparsed: readonly Span[];
  readonly joined?: Word;
  /** Cells with a number or `???`. */
  readonly numbers: number;
}

const LONGEST = 4_000;

function readRow(line: ScanLine, heads: readonly (StatName | undefined)[]): Row | undefined {
  if (line.text.length > LONGEST || !line.text.includes(',')) return undefined;
  const [target, address, number, ips, hosts, ...rest] = splitCells(line.text, ',', line.start);
  if (!target || !address || !number || !ips || !hosts || !/^\d{1,3}$/.test(number.text)) return undefined;
  const targetIp = readAddress(address.text, address.start)?.ip;
  const ttl = Number(number.text);
  if (targetIp === undefined || ttl > 255) return undefined;
  const { probes, frame, unparsed, joined } = respondersOf(ips, hosts);
  const unknown = rest.filter(({ text }) => text === UNKNOWN);
  const numbers = rest.map((cell) => (cell.text === UNKNOWN ? { ...cell, text: '' } : cell));
  const table = readStats(numbers, heads);
  const ink = inkOf(line);
  return {
    target: target.text,
    targetIp,
    hop: statHop(ttl, { start: number.start, end: ink.end }, probes, table),
    frame: [{ start: ink.start, end: number.start }, ...frame, ...unknown.map(spanOf)],
    unparsed: [...unparsed, ...table.left],
    ...(joined && { joined }),
    numbers: rest.filter(({ text }) => text !== '').length,
  };
}

/** What trippy prints where there is no number yet. */
const UNKNOWN = '???';

interface Responders {
  readonly probes: readonly Growing<Probe>[];
  readonly frame: readonly Span[];
  readonly unparsed: readonly Span[];
  readonly joined?: Word;
}

/** Addresses are joined with colons, which is ambiguous for IPv6: what is no address as a whole and no list of IPv4 is kept as printed. */
function respondersOf(ips: Word, hosts: Word): Responders {
  const whole = readAddress(ips.text, ips.start);
  const parts = splitCells(ips.text, ':', ips.start);
  const listed = parts.every(({ text, start }) => readAddress(text, start)?.ip !== undefined);
  if (!whole && !listed && ips.text !== UNKNOWN) {
    const span = spanOf(ips);
    const same = hosts.text === ips.text;
    const probe = answeredProbe(0, { address: { ipRaw: ips.text, span } }, span);
    return { probes: [probe], frame: same ? [spanOf(hosts)] : [], unparsed: same ? [] : [spanOf(hosts)], joined: ips };
  }
  const addresses = whole || !listed ? [ips] : parts;
  const names = addresses.length === 1 ? [hosts] : splitCells(hosts.text, ':', hosts.start);
  const empty = { text: '', start: hosts.end, end: hosts.end };
  const read = addresses.map((ip, n) => readTrippyResponder(n, ip, names[n] ?? empty));
  // The colons between addresses and names.
  const dividers = addresses.length > 1 ? [...colonsOf(ips), ...colonsOf(hosts)] : [];
  return {
    probes: read.flatMap(({ probe }) => probe ?? []),
    frame: [...read.flatMap(({ frame }) => frame), ...dividers],
    unparsed: [...read.flatMap(({ unparsed }) => unparsed), ...names.slice(addresses.length).map(spanOf)],
  };
}

function colonsOf({ text, start }: Word): readonly Span[] {
  return [...text.matchAll(/:/g)].map(({ index }) => ({ start: start + index, end: start + index + 1 }));
}

function spanOf({ start, end }: Word): Span {
  return { start, end };
}

function read({ lines }: Block): Reading {
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  const warnings: TraceWarning[] = [];
  const rows: Row[] = [];
  let heads: readonly (StatName | undefined)[] | undefined;
  for (const line of lines) {
    const head = headsOf(line.text);
    if (head) frame.push(inkOf(line));
    heads = head ?? heads;
    const row = head || !heads ? undefined : readRow(line, heads);
    if (!row || row.hop.ttl <= (rows.at(-1)?.hop.ttl ?? 0)) continue;
    rows.push(row);
    for (const span of row.frame) frame.push(span);
    for (const span of row.unparsed) unparsed.push(span);
    if (row.joined) {
      const args = { ttl: row.hop.ttl, text: row.joined.text };
      warnings.push({ code: 'traceroute.warning.joined-addresses', args, span: spanOf(row.joined) });
    }
  }
  const { target, targetIp } = rows[0] ?? {};
  const facts = { ...(target && { target }), ...(targetIp && { targetIp }) };
  const hops = rows.map(({ hop }) => hop);
  // The last row may be cut.
  const broken = (rows.at(-1)?.numbers ?? 0) < (heads ?? []).filter((head) => head !== undefined).length;
  return { dialect: trippyCsv.id, flow: 'unknown', aggregate: true, hops, frame, unparsed, warnings, broken, facts };
}
