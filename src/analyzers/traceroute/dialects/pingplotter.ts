import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { isStat, readStats, statHop, type StatName } from '../statistics';
import { readAddress, readEnclosed, splitWords, type Word } from '../words';

/** "Copy as text" of PingPlotter: statistics of each hop, names and addresses at the end. Source: PingPlotter 4 and 5, as pasted in forums. */
export const pingplotter: Dialect = {
  id: 'pingplotter',
  name: 'traceroute.dialect.pingplotter',
  most: 0.97,
  opens(line) {
    if (columnsOf(line.text)) return 'header';
    return TARGET.test(line.text) ? 'preamble' : undefined;
  },
  detect: ({ openedBy, others }) =>
    openedBy === pingplotter.id && others.some(({ text }) => columnsOf(text) !== undefined) ? 0.97 : 0,
  parse: (block, id) => assemble(block, id, read(block)),
};

// "Target Name: www.example.net"
const TARGET = /^ *Target Name: (\S{1,255}) *$/;
/** What stands there for a target without a name. */
const UNNAMED = 'N/A';
// "         IP: 203.0.113.80"
const ADDRESS = /^ *IP: ([\da-f.:]{3,45}) *$/i;
// "  Date/Time: 1/2/2024 10:11:12 AM - 1/2/2024 10:21:12 AM": no time zone, so no point in time
const DATE = /^ *Date\/Time: .{1,100}$/;
// "Hop   Sent  PL%     Min     Max     Avg  Host Name / [IP]"
const HEAD = /^ *Hop +((?:[A-Za-z%]{2,8} +){2,12})Host +Name +\/ +\[IP\] *$/;
const LONGEST_LINE = 500;

const COLUMNS: Readonly<Record<string, StatName>> = {
  sent: 'sent',
  count: 'sent',
  err: 'drop',
  'pl%': 'lossPct',
  min: 'best',
  max: 'worst',
  avg: 'avg',
  cur: 'last',
  jttr: 'jitter',
};

function columnsOf(text: string): readonly (StatName | undefined)[] | undefined {
  const heads = text.length > LONGEST_LINE ? undefined : HEAD.exec(text)?.[1]?.trim().split(/ +/);
  return heads?.map((head) => COLUMNS[head.toLowerCase()]);
}

function read({ lines }: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  let facts: Reading['facts'] = {};
  let columns: readonly (StatName | undefined)[] | undefined;
  for (const line of lines) {
    if (line.text.length > LONGEST_LINE) break;
    const head = columns ? undefined : columnsOf(line.text);
    const target = columns ? undefined : TARGET.exec(line.text)?.[1];
    const targetIp = columns ? undefined : readAddress(ADDRESS.exec(line.text)?.[1] ?? '', 0)?.ip;
    const row = columns && readRow(line, columns, hops.at(-1)?.ttl ?? 0);
    if (row) {
      hops.push(row.hop);
      for (const span of row.unparsed) unparsed.push(span);
      for (const span of row.stars) frame.push(span);
    } else if (hops.length > 0) break;
    if (target && target !== UNNAMED) facts = { ...facts, target };
    if (targetIp) facts = { ...facts, targetIp };
    if (head) columns = head;
    if (head || target || targetIp || (!columns && DATE.test(line.text))) frame.push(inkOf(line));
  }
  return { dialect: pingplotter.id, flow: 'unknown', aggregate: true, hops, frame, unparsed, facts };
}

interface Row {
  readonly hop: Hop;
  readonly unparsed: readonly Span[];
  /** Numbers that are not told. */
  readonly stars: readonly Span[];
}

/** `2   50   2   7.10   19.10   9.90  gw.example.net [192.0.2.1]`; a silent hop has `[-]` and may leave numbers out. */
function readRow(line: ScanLine, columns: readonly (StatName | undefined)[], above: number): Row | undefined {
  const [number, ...words] = splitWords(line.text, 0, line.start);
  const ttl = TTL.test(number?.text ?? '') ? Number(number?.text) : 0;
  if (ttl <= above || ttl > LAST_TTL) return undefined;
  const far = words.findIndex(({ text }) => !isStat(text) && text !== '*');
  const names = far < 0 ? [] : words.slice(far);
  const probe = probeOf(names);
  if (!probe || far > columns.length) return undefined;
  const numbers = words.slice(0, far).map((word) => (word.text === '*' ? { ...word, text: '' } : word));
  const table = readStats(numbers, columns);
  const stars = words.filter(({ text }) => text === '*').map(({ start, end }) => ({ start, end }));
  return { hop: statHop(ttl, inkOf(line), [probe], table), unparsed: table.left, stars };
}

const TTL = /^\d{1,3}$/;
const LAST_TTL = 255;

/** `name [ip]`, `[ip]`, `[-]` */
function probeOf(words: readonly Word[]): Probe | undefined {
  const [first, second] = words;
  const last = second ?? first;
  if (!first || !last || words.length > 2) return undefined;
  const all = { start: first.start, end: last.end };
  if (last.text === '[-]') return lostProbe(0, all);
  const address = readEnclosed(last, '[');
  if (!address) return undefined;
  const named = second && first.text !== address.ip;
  const host = named ? { host: first.text, hostSpan: { start: first.start, end: first.end } } : {};
  return answeredProbe(0, { address, ...host }, all);
}
