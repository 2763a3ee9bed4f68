import type { Span } from '../../../model/span';
import type { Hop, MplsLabel, Probe } from '../../../model/trace';
import type { Block } from '../blocks';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type HopRow, type ScanLine } from '../scan';
import { readAddress, readNumber, splitWords, type AddressReading, type NumberReading, type Word } from '../words';

/** `3   192.0.2.5   AS64500   [NET]   place`: an address, then its AS or `*`. `*` there is no lost probe. */
export function isNextTraceRow(row: HopRow): boolean {
  if (row.mark !== '') return false;
  const [first, second] = row.words;
  return row.words.length === 1
    ? first?.text === '*'
    : readPlace(row.words) !== undefined && !MS.test(second?.text ?? '');
}

const MS = /^ms$/;

interface Place {
  readonly address: AddressReading;
  readonly asn: readonly number[];
  /** Network, place and owner as printed. */
  readonly geo?: string;
  readonly start: number;
  readonly end: number;
}

function readPlace(words: readonly Word[]): Place | undefined {
  const [first, second] = words;
  const as = AS_COLUMN.exec(second?.text ?? '');
  const address = as && first && readAddress(first.text, first.start);
  if (!first || !address || !as) return undefined;
  const geo = words.slice(2).map(({ text }) => text);
  return {
    address,
    asn: as[1] ? [Number(as[1])] : [],
    ...(geo.length > 0 && { geo: geo.join(' ') }),
    start: first.start,
    end: words.at(-1)?.end ?? first.end,
  };
}

// "AS24429", "*"
const AS_COLUMN = /^(?:AS(\d{1,10})|\*)$/;

interface Time {
  readonly span: Span;
  /** With the slash behind it. */
  readonly all: Span;
  readonly rtt?: NumberReading;
}

interface Timing {
  readonly host?: Word;
  /** Absent = `*`. */
  readonly times: readonly Time[];
}

/** `    gw.example     0.97 ms / * ms / 1.02 ms`: the name, where there is one, then one time for each probe. */
function readTiming(line: ScanLine): Timing | undefined {
  if (line.row || line.text.length > LONGEST_LINE) return undefined;
  const words = splitWords(line.text, 0, line.start);
  const named = words[0] !== undefined && !isTime(words, 0);
  const times: Time[] = [];
  for (let at = named ? 1 : 0; at < words.length;) {
    const [number, next] = words.slice(at, at + 2);
    if (!number || !isTime(words, at)) return undefined;
    // "* / 7.49 ms": a lost probe needs no unit.
    const unit = next?.text === 'ms' ? next : number;
    at += unit === number ? 1 : 2;
    const slash = words[at++];
    if (slash && slash.text !== '/') return undefined;
    const rtt = readNumber(number.text);
    const { start } = number;
    times.push({ span: { start, end: unit.end }, all: { start, end: (slash ?? unit).end }, ...(rtt && { rtt }) });
  }
  const host = named ? words[0] : undefined;
  return times.length > 0 ? { ...(host && { host }), times } : undefined;
}

const LONGEST_LINE = 2_000;

function isTime(words: readonly Word[], at: number): boolean {
  const number = words[at]?.text ?? '';
  const next = words[at + 1]?.text;
  if (number === '*') return next === undefined || next === 'ms' || next === '/';
  return next === 'ms' && readNumber(number)?.unit === '';
}

// "[MPLS: Lbl 24009, TC 0, S 1, TTL 1]"
const MPLS = /^ *\[MPLS: Lbl (\d{1,7}), TC (\d), S (\d), TTL (\d{1,3})\] *$/;

function readLabel(text: string): MplsLabel | undefined {
  const [, label, tc, s, ttl] = MPLS.exec(text) ?? [];
  return label === undefined ? undefined : { label: Number(label), tc: Number(tc), s: Number(s), ttl: Number(ttl) };
}

/** Hops, the index of the last line they take, and how many times were read. */
interface NextTraceHops {
  readonly hops: readonly Hop[];
  readonly last: number;
  readonly timed: number;
}

export function readNextTraceHops({ lines }: Block): NextTraceHops {
  const hops: Hop[] = [];
  let last = -1;
  let timed = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line?.row || !isNextTraceRow(line.row)) continue;
    const taken = takeHop(lines, at, line.row);
    hops.push(taken.hop);
    timed += taken.hop.probes.filter((probe) => probe.rttMs !== undefined).length;
    at = taken.at;
    last = at;
  }
  return { hops, last, timed };
}

/** The row, its line of times and labels, and further responders, which have no TTL. */
function takeHop(lines: readonly ScanLine[], from: number, row: HopRow): { hop: Hop; at: number } {
  const probes: Growing<Probe>[] = [];
  const star = row.words[0];
  let place = readPlace(row.words);
  if (!place && star) probes.push(lostProbe(0, { start: star.start, end: star.end }));
  let at = from;
  while (place) {
    at = takeResponder(lines, at, place, probes);
    const next = lines[at + 1];
    place = next && !next.row ? readPlace(splitWords(next.text.slice(0, LONGEST_LINE), 0, next.start)) : undefined;
    if (place) at++;
  }
  const end = inkOf(lines[at] ?? { start: 0, end: 0, text: '' }).end;
  return { hop: { ttl: row.ttl, probes, span: { start: row.ttlSpan.start, end } }, at };
}

/** Adds the probes of one responder and answers the index of its last line. */
function takeResponder(lines: readonly ScanLine[], from: number, place: Place, probes: Growing<Probe>[]): number {
  const next = lines[from + 1];
  const timing = next && readTiming(next);
  const first = probes.length;
  const { address, start, end } = place;
  if (!timing) {
    probes.push(describe(answeredProbe(first, { address }, { start, end }), place));
    return from;
  }
  const { host, times } = timing;
  const responder = { address, ...(host && { host: host.text, hostSpan: { start: host.start, end: host.end } }) };
  const answered = times.findIndex(({ rtt }) => rtt);
  times.forEach(({ rtt, span, all: own }, n) => {
    // A lost probe is nobody's: place and name are with the first that was answered.
    const all = n === answered ? { start, end: own.end } : own;
    const index = probes.length;
    if (!rtt) probes.push(lostProbe(index, own));
    else probes.push(describe(answeredProbe(index, responder, all, span, rtt), place));
  });
  return takeLabels(lines, from + 1, probes.slice(first));
}

function describe(probe: Growing<Probe>, { asn, geo }: Place): Growing<Probe> {
  if (asn.length > 0) probe.asn = asn;
  if (geo !== undefined) probe.geo = geo;
  return probe;
}

function takeLabels(lines: readonly ScanLine[], from: number, probes: readonly Growing<Probe>[]): number {
  const labels: MplsLabel[] = [];
  let at = from;
  for (let line = lines[at + 1]; line; line = lines[at + 1]) {
    const label = line.text.length > LONGEST_LINE ? undefined : readLabel(line.text);
    if (!label) break;
    labels.push(label);
    at++;
  }
  const answered = probes.filter((probe) => !probe.lost);
  const last = answered.at(-1);
  if (labels.length === 0 || !last) return from;
  for (const probe of answered) probe.mpls = labels;
  const line = lines[at];
  if (line) last.spans = { ...last.spans, all: { start: last.spans.all.start, end: inkOf(line).end } };
  return at;
}
