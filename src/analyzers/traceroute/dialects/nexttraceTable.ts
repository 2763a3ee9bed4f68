import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readResponder } from '../statistics';
import { readNumber, splitWords, type Word } from '../words';
import { isBanner, isHeader, readHeader } from './nexttrace';

/** `nexttrace --table`: a row for each probe, under heads. Source: printer/tableprinter.go of NextTrace 1.x. */
export const nexttraceTable: Dialect = {
  id: 'nexttrace-table',
  name: 'traceroute.dialect.nexttrace-table',
  most: 0.985,
  // No opener: the line with the target stands above the heads and opens the block.
  detect({ lines, rows }) {
    const head = lines.find(({ row, text }) => !row && HEAD.test(text));
    // The heads may also be the last line of the block of another trace above.
    return head && (rows.at(-1)?.start ?? 0) > head.start ? 0.985 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

// "Hop  IP                           Lantency  ASN       Location               Owner" (its own spelling)
const HEAD = /^ *Hop +IP +Lan?tency +ASN +Location +Owner *$/;
const HEADS = ['Hop', 'IP', 'La', 'ASN', 'Location', 'Owner'] as const;
const LONGEST_LINE = 1_000;
/** Lines of others after which the table is over. */
const MOST_STRANGE = 2;

function read(block: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  let facts: Reading['facts'] = {};
  let columns: readonly number[] | undefined;
  let strange = 0;
  for (const line of block.lines) {
    if (line.text.length > LONGEST_LINE || strange > MOST_STRANGE) continue;
    if (columns) {
      const row = readRow(line, columns);
      if (row && (strange === 0 || row.ttl !== undefined) && add(hops, row)) {
        for (const span of row.unparsed) unparsed.push(span);
        strange = 0;
      } else if (line.text.trim() !== '') strange++;
    } else if (HEAD.test(line.text)) {
      columns = HEADS.map((head) => line.text.indexOf(head));
      frame.push(inkOf(line));
    } else if (isHeader(line.text)) {
      facts = readHeader(line.text);
      frame.push(inkOf(line));
    } else if (isBanner(line.text)) frame.push(inkOf(line));
  }
  return { dialect: nexttraceTable.id, flow: 'unknown', hops, frame, unparsed, facts };
}

interface Row {
  /** Absent for further probes of the hop above. */
  readonly ttl?: number;
  readonly probe: Growing<Probe>;
  readonly span: Span;
  readonly unparsed: readonly Span[];
}

function add(hops: Hop[], { ttl, probe, span }: Row): boolean {
  const above = hops.at(-1);
  if (ttl !== undefined) {
    if (ttl <= (above?.ttl ?? -1)) return false;
    hops.push({ ttl, probes: [probe], span });
    return true;
  }
  if (!above || above.probes.length >= MOST_PROBES) return false;
  const probes = [...above.probes, { ...probe, index: above.probes.length }];
  hops[hops.length - 1] = { ...above, probes, span: { start: above.span.start, end: span.end } };
  return true;
}

const MOST_PROBES = 64;

/** `3    192.0.2.5 (gw.example)   6.53   24429   Japan, Tokyo   Example`: words belong to the head they stand under. */
function readRow(line: ScanLine, columns: readonly number[]): Row | undefined {
  const words = splitWords(line.text, 0, line.start);
  const span = inkOf(line);
  const number = words[0] && ROW_NUMBER.test(words[0].text) ? words[0] : undefined;
  const cells = cellsOf(number ? words.slice(1) : words, line, columns);
  const [who = [], latency = [], as = [], ...places] = cells;
  const first = who[0];
  if (!first || (!number && line.text.search(/\S/) < (columns[1] ?? 0))) return undefined;
  const ttl = number && { ttl: Number(number.text) };
  const rest = words.slice(words.indexOf(first) + 1).map(({ start, end }) => ({ start, end }));
  if (first.text === '*')
    return { ...ttl, probe: lostProbe(0, { start: first.start, end: first.end }), span, unparsed: rest };
  const responder = readResponder(0, who);
  if (responder?.ip === undefined) return undefined;
  const { unparsed, probe } = describe(responder, latency, as, places.flat(), span);
  return { ...ttl, probe, span, unparsed };
}

const ROW_NUMBER = /^\d{1,3}$/;

/** The cells behind the number, by the head above them. */
function cellsOf(words: readonly Word[], line: ScanLine, columns: readonly number[]): readonly (readonly Word[])[] {
  const cells: Word[][] = [[], [], [], [], []];
  for (const word of words) {
    const at = word.start - line.start;
    const column = columns.filter((begin) => begin <= at).length - 1;
    cells[Math.max(0, column - 1)]?.push(word);
  }
  return cells;
}

function describe(
  answered: Growing<Probe>,
  latency: readonly Word[],
  as: readonly Word[],
  places: readonly Word[],
  all: Span,
): { readonly probe: Growing<Probe>; readonly unparsed: readonly Span[] } {
  const { host, ip, spans } = answered;
  const [number, unit] = latency;
  const rtt = number && readNumber(number.text);
  const timed = rtt && (rtt.unit === '' || rtt.unit === 'ms') && (unit === undefined || unit.text === 'ms');
  const time = timed && number ? { start: number.start, end: (unit ?? number).end } : undefined;
  const responder = {
    ...(ip !== undefined && spans.address && { address: { ip, span: spans.address } }),
    ...(host !== undefined && spans.host && { host, hostSpan: spans.host }),
  };
  const probe = answeredProbe(0, responder, all, time, timed ? rtt : undefined);
  const asn = as.length === 1 ? AS.exec(as[0]?.text ?? '')?.[1] : undefined;
  if (asn) probe.asn = [Number(asn)];
  if (places.length > 0) probe.geo = places.map(({ text }) => text).join(' ');
  return { probe, unparsed: time || latency.length === 0 ? [] : latency.map(({ start, end }) => ({ start, end })) };
}

// "AS24429", "24429"
const AS = /^(?:AS)?(\d{1,10})$/;
