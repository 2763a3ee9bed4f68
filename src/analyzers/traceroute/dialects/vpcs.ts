import type { Span } from '../../../model/span';
import type { Annotation, Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { readInlineRow } from '../inlineRow';
import type { Growing } from '../probe';
import { inkOf, type HopRow } from '../scan';
import { readAddress, type Word } from '../words';

/** `trace` of VPCS, the virtual PC of GNS3 and EVE-NG. Source: command.c of VPCS 0.8: UDP unless -P says otherwise. */
export const vpcs: Dialect = {
  id: 'vpcs',
  name: 'traceroute.dialect.vpcs',
  most: 0.98,
  opens: (line) => (HEADER.test(line.text) ? 'header' : undefined),
  detect(block) {
    const headed = block.others.some((line) => HEADER.test(line.text));
    const stated = block.rows.at(-1)?.row?.words.some(({ text }) => text === REPORT) ?? false;
    if (!headed && !stated) return 0;
    const rows = block.rows.slice(0, SAMPLE).flatMap(({ row }) => (row ? [readRow(row, block.source.text)] : []));
    const fit = rows.filter((row) => row && row.unparsed.length === 0).length;
    const share = rows.length === 0 ? 1 : fit / rows.length;
    if (headed) return share > 0 ? 0.5 + share * 0.48 : 0;
    return fit > 1 ? 0.8 * share : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

// "trace to 192.168.2.2, 8 hops max, press Ctrl+C to stop", "trace to 10.0.0.1, 8 hops max (TCP), press Ctrl+C to stop"
const HEADER =
  /^ *trace +to +([^\s,()]{1,255}), +(\d{1,3}) +hops +max(?: +\((TCP|UDP|ICMP)\))?, +press +Ctrl\+C +to +stop/;
const SAMPLE = 4;
const REPORT = '(ICMP';

function read(block: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  let facts: Reading['facts'] | undefined;
  let interrupt: Span | undefined;
  for (const line of block.lines) {
    const header = facts || hops.length > 0 ? null : HEADER.exec(line.text);
    const row = line.row && readRow(line.row, block.source.text);
    if (header) {
      facts = factsOf(header);
      frame.push(inkOf(line));
    } else if (line.row && row && line.row.ttl > (hops.at(-1)?.ttl ?? -1)) {
      hops.push(row.hop);
      for (const span of row.unparsed) unparsed.push(span);
      interrupt = row.interrupt;
      if (interrupt) frame.push(interrupt);
    }
  }
  return {
    dialect: vpcs.id,
    flow: 'per-probe',
    hops,
    frame,
    unparsed,
    broken: interrupt !== undefined,
    facts: facts ?? {},
  };
}

function factsOf([, target, maxHops, word]: RegExpExecArray): Reading['facts'] {
  const targetIp = readAddress(target ?? '', 0)?.ip;
  const protocol = word === 'TCP' ? 'tcp' : word === 'ICMP' ? 'icmp' : 'udp';
  return { target: target ?? '', ...(targetIp && { targetIp }), maxHops: Number(maxHops), protocol };
}

interface Row {
  readonly hop: Hop;
  readonly unparsed: readonly Span[];
  readonly interrupt?: Span;
}

/** ` 3   *192.168.2.2   29.8 ms (ICMP type:3, code:3, Destination port unreachable)`: the star marks a report, no loss. */
function readRow(row: HopRow, source: string): Row | undefined {
  if (row.mark !== '') return undefined;
  const at = row.words.findIndex(({ text }) => text === REPORT);
  const stars: Span[] = [];
  const words = (at < 0 ? row.words : row.words.slice(0, at)).map((word) => withoutStar(word, stars));
  const { probes, unparsed, interrupt } = readInlineRow(words);
  const end = row.words.at(-1)?.end ?? row.ttlSpan.end;
  const report = at < 0 ? undefined : annotationOf(row.words.slice(at), source);
  if (probes.length === 0 || unparsed[0]?.start === words[0]?.start) return undefined;
  const told = probes.map((one, n): Growing<typeof one> => {
    const starred = stars.some((star) => star.end === one.spans.all.start);
    const last = n === probes.length - 1 && report !== undefined && !one.lost;
    const all = { start: one.spans.all.start - (starred ? 1 : 0), end: last ? report.span.end : one.spans.all.end };
    return { ...one, spans: { ...one.spans, all }, ...(last && { annotation: report }) };
  });
  const rest =
    at >= 0 && (!report || probes.at(-1)?.lost)
      ? row.words.slice(at).map((word) => ({ start: word.start, end: word.end }))
      : [];
  const hop = { ttl: row.ttl, probes: told, span: { start: row.ttlSpan.start, end } };
  return { hop, unparsed: [...unparsed, ...rest], ...(interrupt && { interrupt }) };
}

function withoutStar(word: Word, stars: Span[]): Word {
  if (word.text[0] !== '*' || !readAddress(word.text.slice(1), word.start + 1)) return word;
  stars.push({ start: word.start, end: word.start + 1 });
  return { text: word.text.slice(1), start: word.start + 1, end: word.end };
}

// "(ICMP type:3, code:3, Destination port unreachable)"
const ICMP_REPORT = /^\(ICMP type:(\d{1,3}), code:(\d{1,3})(?:, [^()]{1,80})?\)$/;

/** Codes of "destination unreachable" (RFC 792, RFC 1812). */
const BY_CODE: Readonly<Record<string, Annotation['kind']>> = {
  '0': 'network-unreachable',
  '1': 'host-unreachable',
  '2': 'protocol-unreachable',
  '3': 'port-unreachable',
  '4': 'fragmentation-needed',
  '5': 'source-route-failed',
  '9': 'prohibited',
  '10': 'prohibited',
  '13': 'prohibited',
};

function annotationOf(words: readonly Word[], source: string): Annotation | undefined {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return undefined;
  const raw = source.slice(first.start, last.end);
  const [, type, code] = ICMP_REPORT.exec(raw) ?? [];
  if (code === undefined) return undefined;
  const kind = type === '3' ? (BY_CODE[code] ?? 'icmp-code') : 'unknown';
  return { raw, kind, icmpCode: Number(code), span: { start: first.start, end: last.end } };
}
