import type { Span } from '../../../model/span';
import type { Hop, MplsLabel, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import { sliceBlock, type Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, splitWords, type AddressReading, type Word } from '../words';
import { factsOfMtrCommand } from './mtrCommand';

/**
 * `mtr --raw` (-l): one line for each event, hops counted from 0, times in microseconds. Source: raw.c of mtr 0.85–0.95, FORMATS.
 * 0.95 says `h` again before every first answer; older versions have neither `x` nor sequence numbers.
 */
export const mtrRaw: Dialect = {
  id: 'mtr-raw',
  name: 'traceroute.dialect.mtr-raw',
  most: 0.95,
  opens: ({ text }) => (isEvent(text) ? 'part' : undefined),
  owns: () => false,
  detect: score,
  cut: cutByRun,
  parse(block, id) {
    const reading = read(block);
    return reading.hops.length > 0 ? assemble(block, id, reading) : undefined;
  },
};

// "x 0 33000" sent, "h 0 192.0.2.1" who, "p 0 105 33000" answered, "d 0 gw.example" name, "m 0 24000 0 1 1" label, "t 0 33000" (reserved)
const EVENT =
  /^ *(?:x \d{1,3} \d{1,9}|h \d{1,3} [\da-fA-F.:]{2,45}|p \d{1,3} \d{1,12}(?: \d{1,9})?|d \d{1,3} [\w.-]{1,255}|m \d{1,3} \d{1,7} \d \d \d{1,3}) *$/;

/** One letter and a blank first: prose hardly passes this. */
function isEvent(text: string): boolean {
  const at = text.length - text.trimStart().length;
  return text.charCodeAt(at + 1) === 32 && 'xhpdm'.includes(text[at] ?? '-') && EVENT.test(text);
}

/** Enough events to tell the form. */
const SAMPLE = 20;

function score({ openedBy, lines }: Block): number {
  if (openedBy !== mtrRaw.id) return 0;
  const events = lines.slice(0, SAMPLE).filter(({ text }) => isEvent(text));
  const named = events.some(({ text }) => text.trimStart().startsWith('h '));
  const answered = events.some(({ text }) => text.trimStart().startsWith('p '));
  return events.length >= 3 && named && answered ? 0.95 : 0;
}

// "x 0 33000": the number that every run begins with (MinSequence in net.c)
const FIRST_PROBE = /^ *x \d{1,3} 33000 *$/;
/** After this number the counter falls back to the first one. */
const LAST_SEQUENCE = 65_535;

function cutByRun(block: Block): readonly Block[] {
  const starts = [0];
  let last = LAST_SEQUENCE;
  block.lines.forEach((line, n) => {
    if (!line.text.includes('x ')) return;
    if (FIRST_PROBE.test(line.text) && last !== LAST_SEQUENCE) starts.push(n);
    if (isEvent(line.text)) last = Number(line.text.trim().split(' ')[2]);
  });
  return starts.map((start, n) => sliceBlock(block, start, starts[n + 1]));
}

interface RawHop {
  readonly ttl: number;
  readonly span: Span;
  readonly probes: Growing<Probe>[];
  /** Probes sent and not yet answered, by sequence number. */
  readonly open: Map<string, number>;
  readonly answered: Set<string>;
  who?: AddressReading;
  /** `h` stands directly before an answer of somebody new; known responders are not named again. */
  fresh: boolean;
  several: boolean;
  mpls?: readonly MplsLabel[];
  name?: Word;
}

function read(block: Block): Reading {
  const hops = new Map<number, RawHop>();
  const frame: Span[] = [];
  for (const line of block.lines) {
    if (!isEvent(line.text)) continue;
    const words = splitWords(line.text, 0, line.start);
    take(hopOf(hops, line, words), words, inkOf(line));
    frame.push(inkOf(line));
  }
  const ordered = [...hops.values()].sort((a, b) => a.ttl - b.ttl).map(finish);
  const facts = factsOfMtrCommand(block);
  const answers = ordered.flatMap(({ probes }) => probes);
  // The form has neither an end nor a mark for the target, which mtr goes on asking at higher TTLs.
  const reached = answers.some(({ ip, host }) => isTarget(facts, ip, host)) ? 'yes' : 'unknown';
  return { dialect: mtrRaw.id, flow: 'unknown', hops: ordered, frame, unparsed: [], complete: true, reached, facts };
}

function isTarget({ target, targetIp }: Reading['facts'], ip?: string, host?: string): boolean {
  return (targetIp !== undefined && ip === targetIp) || (target !== undefined && host === target);
}

/** mtr itself keeps eight labels (MAXLABELS in mtr.h). */
const DEEPEST_STACK = 16;

function hopOf(hops: Map<number, RawHop>, line: ScanLine, words: readonly Word[]): RawHop {
  const place = Number(words[1]?.text);
  const known = hops.get(place);
  if (known) return known;
  const hop: RawHop = {
    ttl: place + 1,
    span: inkOf(line),
    probes: [],
    open: new Map(),
    answered: new Set(),
    fresh: false,
    several: false,
  };
  hops.set(place, hop);
  return hop;
}

function take(hop: RawHop, [kind, , first, ...rest]: readonly Word[], all: Span): void {
  if (!kind || !first) return;
  if (kind.text === 'x') {
    hop.open.set(first.text, hop.probes.length);
    hop.answered.delete(first.text);
    hop.probes.push(lostProbe(hop.probes.length, all));
  } else if (kind.text === 'h') meet(hop, first);
  else if (kind.text === 'p') answer(hop, first, rest[0]?.text, all);
  else if (kind.text === 'd') hop.name = first;
  else if (kind.text === 'm' && (hop.mpls?.length ?? 0) < DEEPEST_STACK)
    hop.mpls = [...(hop.mpls ?? []), labelOf([first, ...rest])];
}

function meet(hop: RawHop, word: Word): void {
  const who = readAddress(word.text, word.start);
  if (!who) return;
  if (hop.who && hop.who.ip !== who.ip) hop.several = true;
  if (!hop.fresh) delete hop.mpls;
  // Said twice in a row (0.95): the first place is as good.
  if (hop.who?.ip !== who.ip) hop.who = who;
  hop.fresh = true;
}

/** Where several answered at this hop and the line before does not say which, the responder stays unknown. */
function answer(hop: RawHop, time: Word, sequence: string | undefined, all: Span): void {
  const sent = sequence === undefined ? undefined : hop.open.get(sequence);
  const index = sent ?? hop.probes.length;
  const named = hop.who && (hop.fresh || !hop.several);
  const rtt = { value: Number(time.text) / 1000, lessThan: false, unit: '' };
  const span = { start: time.start, end: time.end };
  const probe = answeredProbe(index, named && hop.who ? { address: hop.who } : {}, all, span, rtt);
  if (named && hop.mpls) probe.mpls = hop.mpls;
  if (sequence !== undefined && hop.answered.has(sequence)) probe.duplicate = true;
  hop.probes[index] = probe;
  if (sequence !== undefined) hop.open.delete(sequence);
  if (sequence !== undefined) hop.answered.add(sequence);
  hop.fresh = false;
}

function labelOf([label, tc, s, ttl]: readonly Word[]): MplsLabel {
  return { label: Number(label?.text), tc: Number(tc?.text), s: Number(s?.text), ttl: Number(ttl?.text) };
}

function finish({ ttl, span, probes, several, name }: RawHop): Hop {
  const host = several ? undefined : name;
  if (!host) return { ttl, probes, span };
  const hostSpan = { start: host.start, end: host.end };
  const named = probes.map((probe) =>
    probe.lost ? probe : { ...probe, host: host.text, spans: { ...probe.spans, host: hostSpan } },
  );
  return { ttl, probes: named, span };
}
