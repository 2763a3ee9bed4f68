import type { Span } from '../../model/span';
import type { Hop, HopStats, Probe, StatSpans } from '../../model/trace';
import { answeredProbe, lostProbe, type Growing } from './probe';
import { readAddress, readEnclosed, type Word } from './words';

/** Tables of report tools: a responder, then numbers under named heads. */
export type StatName = keyof HopStats;

/** Heads as the tools print them, in lower case: mtr, WinMTR, RouterOS, trippy. */
const HEADS: Readonly<Record<string, StatName>> = {
  'loss%': 'lossPct',
  loss: 'lossPct',
  '%': 'lossPct',
  drop: 'drop',
  rcv: 'received',
  recv: 'received',
  snt: 'sent',
  sent: 'sent',
  last: 'last',
  best: 'best',
  avg: 'avg',
  avrg: 'avg',
  wrst: 'worst',
  worst: 'worst',
  stdev: 'stdev',
  stddev: 'stdev',
  'std-dev': 'stdev',
  gmean: 'gmean',
  jttr: 'jitter',
  javg: 'javg',
  jmax: 'jmax',
  jint: 'jint',
};

/** The statistic that a column head names. */
export function statOf(head: string): StatName | undefined {
  const key = head.toLowerCase();
  return Object.hasOwn(HEADS, key) ? HEADS[key] : undefined;
}

export interface StatReading {
  readonly stats: HopStats;
  readonly spans: StatSpans;
  /** Words that are no number, or stand under no head. */
  readonly left: readonly Span[];
}

// "0.0%", "0.5ms", "100", "2262." (mtr cuts a number that is too wide for its column)
const NUMBER = /^(\d{1,12}(?:\.\d{0,9})?)(?:%|ms)?$/;

export function isStat(text: string): boolean {
  return NUMBER.test(text);
}

/** Pairs words with columns in order; a column without a name, a word without a number and words beyond the last column are left over. */
export function readStats(words: readonly Word[], columns: readonly (StatName | undefined)[]): StatReading {
  const stats: { -readonly [name in StatName]?: number } = {};
  const spans: { -readonly [name in StatName]?: Span } = {};
  const left: Span[] = [];
  words.forEach(({ text, start, end }, n) => {
    const name = columns[n];
    if (text === '') return;
    const digits = NUMBER.exec(text)?.[1];
    if (name === undefined || digits === undefined) {
      left.push({ start, end });
      return;
    }
    stats[name] = Number(digits);
    spans[name] = { start, end: start + digits.length };
  });
  return { stats, spans, left };
}

/** The cells of a table's line, without their outer blanks; an empty cell keeps its place. */
export function splitCells(text: string, separator: string, offset: number): readonly Word[] {
  let at = 0;
  return text.split(separator).map((cell) => {
    const bare = cell.trim();
    const start = offset + at + (bare === '' ? 0 : cell.indexOf(bare));
    at += cell.length + separator.length;
    return { text: bare, start, end: start + bare.length };
  });
}

/** A hop whose only numbers are statistics: one entry for each responder, no probe made up. */
export function statHop(ttl: number, span: Span, probes: readonly Probe[], reading: StatReading): Hop {
  const told = Object.keys(reading.stats).length > 0;
  return { ttl, probes, ...(told && { stats: reading.stats, statSpans: reading.spans }), span };
}

/** `ip`, `name`, `name (ip)`, `name [ip]`, `ip (ip)`; `???` and `No response from host` are nobody. Undefined for other words. */
export function readResponder(index: number, words: readonly Word[]): Growing<Probe> | undefined {
  const [first, second] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  const all = { start: first.start, end: last.end };
  if (SILENCE.test(words.map(({ text }) => text).join(' '))) return lostProbe(index, all);
  if (words.length > 2) return undefined;
  const hostSpan = { start: first.start, end: first.end };
  if (second) {
    const address = readEnclosed(second, '(') ?? readEnclosed(second, '[');
    if (!address) return undefined;
    const same = first.text === address.ip || first.text === address.ipRaw;
    return answeredProbe(index, same ? { address } : { address, host: first.text, hostSpan }, all);
  }
  const address = readAddress(first.text, first.start);
  if (address) return answeredProbe(index, { address }, all);
  return HOST.test(first.text) ? answeredProbe(index, { host: first.text, hostSpan }, all) : undefined;
}

// "???" (mtr, trippy), "(waiting for reply)" (mtr's screen), "No response from host" (WinMTR), "Request timed out." (WinMTR 0.8)
const SILENCE = /^(?:\?\?\?|\(waiting for reply\)|No response from host|Request timed out\.?)$/;

// "gw", "xe-0_1.core.example", names cut by a narrow column; a letter tells it from a number
const HOST = /^[\w.-]*[A-Za-z][\w.-]*$/;
