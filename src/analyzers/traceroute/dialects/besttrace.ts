import type { Span } from '../../../model/span';
import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { readInlineRow, type InlineReading } from '../inlineRow';
import type { Growing } from '../probe';
import { inkOf, type HopRow } from '../scan';
import { readAddress, readEnclosed, splitWords, type Word } from '../words';

/** besttrace of ipip.net: address, times, AS (or `*`), then the place in words. Source: output of besttrace 1.3. */
export const besttrace: Dialect = {
  id: 'besttrace',
  name: 'traceroute.dialect.besttrace',
  opens: (line) => (HEADER.test(line.text) ? 'header' : undefined),
  detect(block) {
    const sample = block.rows.slice(0, SAMPLE);
    if (!sample.some(({ row, text }) => row && text.includes('ms') && placeAt(row.words) > 0)) return 0;
    const rows = sample.flatMap(({ row }) => row ?? []);
    const placed = rows.filter(({ words }) => placeAt(words) > 0).length;
    // Without a place the row is that of Linux; besttrace prints one behind every answer.
    if (placed * 2 <= rows.filter(({ words }) => words.some(isTime)).length) return 0;
    const fit = rows.filter(({ words }) => readRow(words, block.source.text)?.reading.unparsed.length === 0).length;
    const headed = block.others.some((line) => HEADER.test(line.text));
    return headed ? 0.55 + (fit / rows.length) * 0.45 : placed > 1 ? 0.79 * (fit / rows.length) : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

// "traceroute to 203.0.113.12 (203.0.113.12), 30 hops max, 32 byte packets"
const HEADER =
  /^ *traceroute +to +([^\s()]+) *\(([^\s()]+)\), +(\d{1,3}) +hops +max, +(\d{1,5}) +byte +packets(?= *$)/i;
const SAMPLE = 12;
/** A continuation with its place is not longer. */
const LONGEST_LINE = 500;

function read(block: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  let facts: Reading['facts'] | undefined;
  let broken = false;
  let follows = false;
  for (const line of block.lines) {
    const header = facts || hops.length > 0 || line.row ? null : HEADER.exec(line.text);
    const row = line.row && line.row.mark === '' ? readRow(line.row.words, block.source.text) : undefined;
    if (header) {
      facts = factsOf(header);
      frame.push(inkOf(line));
    } else if (line.row && row && line.row.ttl > (hops.at(-1)?.ttl ?? -1)) {
      hops.push(hopOf(line.row, row));
      for (const span of looseTail(row)) frame.push(span);
      for (const span of row.reading.unparsed) unparsed.push(span);
      if (row.reading.interrupt) frame.push(row.reading.interrupt);
      broken = row.reading.cut || row.reading.interrupt !== undefined;
      follows = true;
      continue;
    } else if (follows && INDENTED.test(line.text)) {
      const words = line.text.length > LONGEST_LINE ? [] : splitWords(line.text, 0, line.start);
      follows = append(hops, words, block, frame);
      continue;
    }
    follows = false;
  }
  return {
    dialect: besttrace.id,
    flow: 'per-probe',
    hops,
    frame,
    unparsed,
    broken,
    facts: facts ?? {},
  };
}

// "    198.51.100.21  9.48 ms  AS64500  Japan, Tokyo"
const INDENTED = /^ {3,80}[^ *]/;

function factsOf([, target, address, maxHops, packetSize]: RegExpExecArray): Reading['facts'] {
  const targetIp = readAddress(address ?? '', 0)?.ip;
  return {
    target: target ?? '',
    ...(targetIp && { targetIp }),
    maxHops: Number(maxHops),
    packetSize: Number(packetSize),
  };
}

interface Row {
  readonly reading: InlineReading;
  readonly asn?: readonly number[];
  /** The words behind the AS. */
  readonly place?: string;
  /** AS and place. */
  readonly tail?: Span;
  readonly end: number;
}

// "AS64500"
const AS = /^AS(\d{1,10})$/;

/** `10.0.0.1  0.42 ms  *  LAN Address`: a star behind a time and before words is an unknown AS, no loss. */
function readRow(words: readonly Word[], source: string): Row | undefined {
  const at = placeAt(words);
  const reading = readInlineRow(at < 0 ? words : words.slice(0, at));
  const first = words[0];
  const end = words.at(-1)?.end ?? 0;
  if (!first || reading.probes.length === 0 || reading.unparsed[0]?.start === first.start) return undefined;
  if (at < 0) return { reading, end };
  const asn = AS.exec(words[at]?.text ?? '')?.[1];
  const begin = words[at + 1];
  const tail = { start: words[at]?.start ?? end, end };
  // A time that is nobody's leaves the place without an owner.
  if (!reading.probes.some((probe) => probe.spans.time)) {
    return { reading: { ...reading, unparsed: [...reading.unparsed, tail] }, end };
  }
  return {
    reading,
    tail,
    ...(asn && { asn: [Number(asn)] }),
    ...(begin && { place: source.slice(begin.start, end) }),
    end,
  };
}

/** Index of the AS, or of the star in its place, directly behind the last time; -1 where there is none. */
function placeAt(words: readonly Word[]): number {
  let last = words.length - 1;
  // "1.2 ms * gw.example (198.51.100.1)  1.3 ms" is a lost probe between two answers.
  for (let word = words[last]; word && !isTime(word) && !readEnclosed(word, '('); word = words[--last]);
  if (!isTime(words[last])) return -1;
  // "3.40 ms  *  AS64500": a star before the column of the AS is a lost probe.
  while (words[last + 1]?.text === '*' && isAsColumn(words[last + 2])) last++;
  const text = words[last + 1]?.text;
  if (text === undefined) return -1;
  return AS.test(text) || (text === '*' && startsPlace(words[last + 2])) ? last + 1 : -1;
}

function isAsColumn(word: Word | undefined): boolean {
  return word !== undefined && (word.text === '*' || AS.test(word.text));
}

// "LAN", "China,", "美国,"
const WORD = /^[\p{L}\p{M}][\p{L}\p{M}\p{N}.,'&()/-]{0,80}$/u;

function startsPlace(word: Word | undefined): boolean {
  return word !== undefined && WORD.test(word.text);
}

function isTime(word: Word | undefined): boolean {
  return word !== undefined && (word.text === 'ms' || TIME.test(word.text));
}

// "1.20ms"
const TIME = /^[\d.]{1,12}ms$/;

/** The last probe's span reaches to the end of the line: AS and place are those of its responder. */
function probesOf({ reading, asn, place, tail }: Row): Hop['probes'] {
  const last = reading.probes.length - 1;
  return reading.probes.map((one, n): Growing<typeof one> => {
    const probe: Growing<typeof one> = { ...one };
    if (asn && !probe.lost) probe.asn = asn;
    if (place !== undefined && !probe.lost) probe.geo = place;
    if (n === last && tail && !probe.lost)
      probe.spans = { ...one.spans, all: { start: one.spans.all.start, end: tail.end } };
    return probe;
  });
}

/** Behind a lost probe AS and place are not part of it. */
function looseTail({ reading, tail }: Row): readonly Span[] {
  return tail && reading.probes.at(-1)?.lost ? [tail] : [];
}

function hopOf(row: HopRow, read: Row): Hop {
  const span = { start: row.ttlSpan.start, end: read.end };
  return { ttl: row.ttl, probes: probesOf(read), span };
}

/** No more probes than that are sent to one hop; each further line copies them. */
const MOST_PROBES = 64;

/** A further responder of the hop on a line of its own. */
function append(hops: Hop[], words: readonly Word[], block: Block, frame: Span[]): boolean {
  const hop = hops.at(-1);
  if (!hop || hop.probes.length >= MOST_PROBES) return false;
  const row = readRow(words, block.source.text);
  if (!row || row.reading.unparsed.length > 0 || row.reading.cut) return false;
  for (const span of looseTail(row)) frame.push(span);
  const more = probesOf(row).map((probe, n) => ({ ...probe, index: hop.probes.length + n }));
  hops[hops.length - 1] = { ...hop, probes: [...hop.probes, ...more], span: { start: hop.span.start, end: row.end } };
  return true;
}
