import type { Span } from '../../../model/span';
import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { isStat, readResponder, readStats, statHop, type StatName } from '../statistics';
import { splitWords } from '../words';

/**
 * `mtr --split` (-p): a line for each hop whose figures changed, again and again, for programs that draw them; the last one of a hop
 * counts. Source: ui/split.c of mtr 0.85–0.96.
 */
export const mtrSplit: Dialect = {
  id: 'mtr-split',
  name: 'traceroute.dialect.mtr-split',
  most: 0.9,
  opens: (line) => (readRow(line)?.told ? 'part' : undefined),
  repaints: (line) => readRow(line) !== undefined,
  owns: (line) => readRow(line) !== undefined,
  detect(block) {
    const first = block.rows[0] ?? block.lines[0];
    if (!first || !readRow(first)) return 0;
    const ttls = new Set(block.lines.flatMap((line) => readRow(line)?.hop.ttl ?? []));
    return ttls.size >= FEWEST_HOPS ? 0.9 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

/** A single line of a host and six numbers is of any table. */
const FEWEST_HOPS = 2;
const COLUMNS: readonly StatName[] = ['lossPct', 'received', 'sent', 'best', 'avg', 'worst'];
const LONGEST = 600;
// "1  ", "12 "
const TTL = /^ *(\d{1,3}) +(?=\S)/;
// "192.0.2.1", "2001:db8::1", "gw.example"
const DOTTED = /[\w:][.:][\w:]/;

interface Row {
  readonly hop: Hop;
  /** With a responder and its figures. */
  readonly told: boolean;
}

/** `1  gw.example 0 10 10 1 1 3`, `3  ???`: name, loss in percent, answers, probes, best, mean and worst time in ms. */
function readRow(line: ScanLine): Row | undefined {
  const parts = line.text.length > LONGEST ? null : TTL.exec(line.text);
  const ttl = Number(parts?.[1] ?? 0);
  if (!parts || ttl < 1 || ttl > 255) return undefined;
  const [who, ...numbers] = splitWords(line.text, parts[0].length, line.start);
  if (!who || (numbers.length !== 0 && numbers.length !== COLUMNS.length)) return undefined;
  const probe = readResponder(0, [who]);
  const span = inkOf(line);
  if (!probe || (probe.lost ? numbers.length > 0 : !DOTTED.test(who.text))) return undefined;
  if (probe.lost) return { hop: { ttl, probes: [probe], span }, told: false };
  if (!numbers.every(({ text }) => isStat(text))) return undefined;
  const table = readStats(numbers, COLUMNS);
  const { lossPct = -1, received = 0, sent = 0, best = 0, avg = 0, worst = 0 } = table.stats;
  // It prints its own count, thousandths of a percent.
  const loss = lossPct > 100 ? lossPct / 1000 : lossPct;
  if (received > sent || best > avg || avg > worst || !isLossOf(loss, received, sent)) return undefined;
  const hop = statHop(ttl, span, [probe], { ...table, stats: { ...table.stats, lossPct: loss } });
  return { hop, told: true };
}

/** Probes on their way count as sent and not yet as lost. */
function isLossOf(lossPct: number, received: number, sent: number): boolean {
  const most = sent === 0 ? 0 : 100 * (1 - received / sent);
  return lossPct >= 0 && lossPct <= most + 1 && (sent < 3 || lossPct >= most - 200 / sent - 1);
}

function read(block: Block): Reading {
  const hops = new Map<number, Hop>();
  const frame: Span[] = [];
  for (const line of block.lines) {
    const row = readRow(line);
    if (!row) continue;
    const before = hops.get(row.hop.ttl);
    if (before) frame.push(before.span);
    hops.set(row.hop.ttl, row.hop);
  }
  const told = [...hops.values()].sort((a, b) => a.ttl - b.ttl);
  return { dialect: mtrSplit.id, flow: 'unknown', aggregate: true, hops: told, frame, unparsed: [], facts: {} };
}
