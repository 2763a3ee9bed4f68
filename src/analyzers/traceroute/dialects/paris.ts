import type { Span } from '../../../model/span';
import type { Annotation, Hop, HopStats, StatSpans } from '../../../model/trace';
import { readAnnotation } from '../annotation';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Responder } from '../probe';
import { readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { inkOf, type HopRow, type ScanLine } from '../scan';
import { readAddress, readEnclosed, splitWords, type Word } from '../words';

/**
 * paris-traceroute 0.9x: one flow, statistics of all probes of a hop in one line, `P(received, sent)` before the responder.
 * Source: design/traceroute.md (general knowledge). Its successor, libparistraceroute, prints rows of Linux below `… bytes packets`.
 */
export const paris: Dialect = {
  id: 'paris-traceroute',
  name: 'traceroute.dialect.paris-traceroute',
  most: 0.996,
  opens: (line) => (HEADER.test(line.text) || successor.header.test(line.text) ? 'header' : undefined),
  detect(block) {
    if (isSuccessor(block)) {
      const { rows, good } = weighInline(block, successor);
      return rows === 0 ? 0.995 : good > 0 ? 0.55 + (good / rows) * 0.445 : 0;
    }
    const rows = block.rows.slice(0, SAMPLE);
    const fit = rows.filter((line) => readLine(line)?.unparsed.length === 0).length;
    const share = rows.length === 0 ? 1 : fit / rows.length;
    if (block.others.some((line) => HEADER.test(line.text))) return share > 0 ? 0.5 + share * 0.48 : 0;
    return fit > 0 ? 0.85 * share : 0;
  },
  parse: (block, id) =>
    assemble(block, id, isSuccessor(block) ? readInlineTrace(block, successor, 'fixed') : read(block)),
};

const successor: InlineForm = {
  dialect: 'paris-traceroute',
  // "traceroute to www.example.com (192.0.2.80), 30 hops max, 30 bytes packets"
  header: /^ *traceroute +to +([^\s()]+) *\(([^\s()]+)\)()?, +(\d{1,3}) +hops +max, +(\d{1,5}) +bytes +packets(?= *$)/i,
  accepts: () => true,
};

function isSuccessor({ lines }: Block): boolean {
  return lines.some((line) => !line.row && successor.header.test(line.text));
}

// "traceroute [(10.0.0.1:33456) -> (192.0.2.1:33457)], protocol udp, algo hopbyhop, duration 12 s"
const HEADER =
  /^ *traceroute +\[\(([\da-fA-F:.]{2,45}):\d{1,5}\) +-> +\(([\da-fA-F:.]{2,45}):(\d{1,5})\)\](?:, +protocol +(udp|tcp|icmp))?/;
// "     MPLS Label 24005 TTL=254"
const LABELS = /^ *MPLS Label (\d{1,7}) TTL=(\d{1,3}) *$/;
const SAMPLE = 4;

function read(block: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  let facts: Reading['facts'] | undefined;
  let follows = false;
  for (const line of block.lines) {
    const header = facts || hops.length > 0 ? null : HEADER.exec(line.text);
    const row = readLine(line);
    if (header) {
      facts = factsOf(header);
      frame.push(inkOf(line));
    } else if (row && row.hop.ttl > (hops.at(-1)?.ttl ?? -1)) {
      hops.push(row.hop);
      for (const span of row.unparsed) unparsed.push(span);
      follows = true;
    } else if (follows) follows = addLabel(line, hops);
  }
  return { dialect: paris.id, flow: 'fixed', hops, frame, unparsed, aggregate: true, facts: facts ?? {} };
}

function factsOf([, source, target, port, protocol]: RegExpExecArray): Reading['facts'] {
  const sourceIp = readAddress(source ?? '', 0)?.ip;
  const targetIp = readAddress(target ?? '', 0)?.ip;
  return {
    ...(sourceIp && { sourceIp }),
    ...(targetIp && { target: targetIp, targetIp }),
    port: Number(port),
    ...((protocol === 'udp' || protocol === 'tcp' || protocol === 'icmp') && { protocol }),
  };
}

interface Row {
  readonly hop: Hop;
  readonly unparsed: readonly Span[];
}

// "P(6," "6)"
const RECEIVED = /^P\((\d{1,4}),$/;
const SENT = /^(\d{1,4})\)$/;
// "0.3/0.4/0.5/0.1": least, mean, greatest, deviation
const TIMES = /^(\d{1,9}(?:\.\d{1,6})?)\/(\d{1,9}(?:\.\d{1,6})?)\/(\d{1,9}(?:\.\d{1,6})?)\/(\d{1,9}(?:\.\d{1,6})?)$/;

// " 4  P(0, 6)": no address and no time, so the scan takes it for no row
const BARE = /^ *(\d{1,3}) +P\(\d/;

function readLine(line: ScanLine): Row | undefined {
  if (line.row) return line.row.mark === '' ? readRow(line.row) : undefined;
  const digits = line.text.length > LONGEST_LINE ? undefined : BARE.exec(line.text)?.[1];
  if (digits === undefined || Number(digits) > 255) return undefined;
  const at = line.text.indexOf(digits);
  const ttlSpan = { start: line.start + at, end: line.start + at + digits.length };
  return readRow({ ttl: Number(digits), ttlSpan, words: splitWords(line.text, at + digits.length, line.start) });
}

const LONGEST_LINE = 500;

/** `P(6, 6) host (ip)  0.3/0.4/0.5/0.1 ms  !T0`, `P(0, 6) * * *` */
function readRow({ ttl, ttlSpan, words }: Pick<HopRow, 'ttl' | 'ttlSpan' | 'words'>): Row | undefined {
  const [first, second] = words;
  const received = RECEIVED.exec(first?.text ?? '')?.[1];
  const sent = received === undefined ? undefined : SENT.exec(second?.text ?? '')?.[1];
  if (!first || !second || sent === undefined) return undefined;
  const rest = words.slice(2);
  const name = readName(rest);
  const at = name?.words ?? 0;
  const times = rest[at + 1]?.text === 'ms' ? TIMES.exec(rest[at]?.text ?? '') : null;
  // Times are somebody's.
  if (times && !name) return undefined;
  const { left, annotation, stars } = readTail(rest.slice(times ? at + 2 : at), name !== undefined);
  const all = { start: first.start, end: words.at(-1)?.end ?? second.end };
  const silent = { start: first.start, end: stars.at(-1)?.end ?? second.end };
  const probe = name ? { ...answeredProbe(0, name, all), ...(annotation && { annotation }) } : lostProbe(0, silent);
  const stats = statsOf(Number(received), Number(sent), times);
  const statSpans = statSpansOf(rest[at], times);
  return {
    hop: { ttl, probes: [probe], stats, statSpans, span: { start: ttlSpan.start, end: all.end } },
    unparsed: left,
  };
}

/** `!T0` and `!N` of a responder, `* * *`; other words are left over. */
function readTail(words: readonly Word[], answered: boolean) {
  const stars = words.filter(({ text }) => text === '*');
  const marks = words.map((word) => (answered ? annotationOf(word) : undefined));
  const left = words.filter((word, n) => !marks[n] && !stars.includes(word)).map(({ start, end }) => ({ start, end }));
  return { stars, left, annotation: marks.find((mark) => mark !== undefined) };
}

function readName(words: readonly Word[]): (Responder & { readonly words: number }) | undefined {
  const [first, second] = words;
  if (!first) return undefined;
  const enclosed = second && readEnclosed(second, '(');
  if (enclosed) {
    const hostSpan = { start: first.start, end: first.end };
    return first.text === enclosed.ip
      ? { address: enclosed, words: 2 }
      : { address: enclosed, host: first.text, hostSpan, words: 2 };
  }
  const address = readAddress(first.text, first.start);
  return address && { address, words: 1 };
}

/** Which number is which is certain only where they differ: no more answers than probes. */
function statsOf(one: number, other: number, times: RegExpExecArray | null): HopStats {
  const sent = Math.max(one, other);
  const received = Math.min(one, other);
  if (!times) return { sent, received };
  const [, best, avg, worst, stdev] = times.map(Number);
  return { sent, received, best, avg, worst, stdev } as HopStats;
}

/** The places of the four times; the two counts stand where the probe begins. */
function statSpansOf(word: Word | undefined, times: RegExpExecArray | null): StatSpans {
  const spans: Span[] = [];
  let at = word?.start ?? 0;
  for (const digits of times?.slice(1) ?? []) {
    spans.push({ start: at, end: at + digits.length });
    at += digits.length + 1;
  }
  const [best, avg, worst, stdev] = spans;
  return best && avg && worst && stdev ? { best, avg, worst, stdev } : {};
}

// "!T0": the TTL of the probe as the router quoted it
const QUOTED_TTL = /^!T\d{1,3}$/;

function annotationOf(word: Word): Annotation | undefined {
  const { text, start, end } = word;
  return QUOTED_TTL.test(text) ? { raw: text, kind: 'unknown', span: { start, end } } : readAnnotation(word);
}

/** Deeper stacks than a handful of labels do not occur; each further line copies them. */
const DEEPEST_STACK = 32;

/** Labels stand directly below their row. */
function addLabel(line: ScanLine, hops: Hop[]): boolean {
  const hop = hops.at(-1);
  const probe = hop?.probes[0];
  const parts = LABELS.exec(line.text);
  if (!hop || !probe || probe.lost || !parts || (probe.mpls?.length ?? 0) >= DEEPEST_STACK) return false;
  const end = inkOf(line).end;
  const mpls = [...(probe.mpls ?? []), { label: Number(parts[1]), ttl: Number(parts[2]) }];
  const spans = { ...probe.spans, all: { start: probe.spans.all.start, end } };
  hops[hops.length - 1] = { ...hop, probes: [{ ...probe, mpls, spans }], span: { start: hop.span.start, end } };
  return true;
}
