import type { Span } from '../../../model/span';
import type { Annotation, Probe } from '../../../model/trace';
import type { HopRow } from '../scan';
import { answeredProbe, lostProbe, type Responder } from '../probe';
import { readAddress, readEnclosed, readNumber, type AddressReading, type NumberReading, type Word } from '../words';
import { reasonOf } from './tracertWords';

/** A hop row of tracert by form alone, whatever the language. */
export interface TracertRow {
  readonly probes: readonly Probe[];
  /** The sentence of a silent hop: `Request timed out.` */
  readonly note?: string;
  readonly unparsed: readonly Span[];
  /** The place of `^C`. */
  readonly interrupt?: Span;
  /** Times printed as 4294967292: a clock that ran backwards. */
  readonly underflows: readonly { readonly value: number; readonly span: Span }[];
  readonly end: number;
  /** Three fields and what follows are there. */
  readonly whole: boolean;
}

interface Field extends Span {
  /** Absent = `*`. */
  readonly time?: NumberReading;
}

interface Tail {
  readonly address?: AddressReading;
  readonly host?: Word;
  readonly words: readonly Word[];
  /** The address, with its name, is the first thing. */
  readonly leads: boolean;
  /** What stands beside the address is made of words. */
  readonly stated: boolean;
  /** The words behind (or before) the address as one sentence. */
  readonly sentence?: Span & { readonly text: string };
}

const FIELDS = 3;

// "*  *  *  ?" (Brocade), "*  *  *  [-]" (PingPlotter)
const NOBODY = /^\[?(?:\?{1,3}|-)\]?$/;

/** Above this a 32-bit count of milliseconds has run below zero: `4294967292 ms` is −4. */
const UNDERFLOW_MS = 4_294_000_000;

/** Undefined when the row has not the form `three fields, then name [ip], ip or words`. */
export function readTracertRow(row: HopRow, source: string): TracertRow | undefined {
  if (row.mark !== '') return undefined;
  const last = row.words.at(-1);
  const interrupt = last?.text === '^C' ? { start: last.start, end: last.end } : undefined;
  const words = interrupt ? row.words.slice(0, -1) : row.words;
  const { fields, next } = readFields(words);
  // The same as in `fits`, before all words are looked at: nearly every row of another tool ends here.
  if (fields.length === 0 && (endsInNumber(words) || !startsWithReporter(words))) return undefined;
  const tail = readTail(words.slice(next), source);
  if (!fits(fields, tail)) return undefined;
  const responder = responderOf(tail);
  const probes = fields.map((field, index) => probeOf(field, index, responder));
  const annotation = tail.address && tail.sentence ? annotationOf(tail.sentence) : undefined;
  if (annotation) annotate(probes, annotation, tail);
  const silent = !tail.address && fields.every((field) => !field.time);
  const unnamed = tail.sentence !== undefined && NOBODY.test(tail.sentence.text);
  const note = silent && (tail.stated || unnamed) ? tail.sentence?.text : undefined;
  const left =
    (silent || !responder.address) && note === undefined ? tail.words.map(({ start, end }) => ({ start, end })) : [];
  return {
    probes,
    ...(note !== undefined && { note }),
    ...(interrupt && { interrupt }),
    unparsed: left,
    underflows: fields.flatMap(({ time, start, end }) =>
      time && time.value > UNDERFLOW_MS ? [{ value: time.value, span: { start, end } }] : [],
    ),
    end: row.words.at(-1)?.end ?? row.ttlSpan.end,
    whole: fields.length === FIELDS && (tail.words.length > 0 || silent),
  };
}

/** Up to three of `*`, `<1 ms`, `12 ms`, `12ms`, with any word as unit. */
function readFields(words: readonly Word[]): { fields: readonly Field[]; next: number } {
  const fields: Field[] = [];
  let at = 0;
  for (let word = words[at]; word && fields.length < FIELDS; word = words[at]) {
    if (word.text === '*') {
      fields.push({ start: word.start, end: word.end });
      at++;
      continue;
    }
    const time = readNumber(word.text);
    if (!time || !Number.isInteger(time.value)) break;
    const unit = time.unit === '' ? words[at + 1] : word;
    if (!unit || (unit !== word && !UNIT.test(unit.text))) break;
    fields.push({ time, start: word.start, end: unit.end });
    at += unit === word ? 1 : 2;
  }
  return { fields, next: at };
}

// "ms", "мс", "毫秒", "ms." – a short word without digits and signs
const UNIT = /^[^\d\s*<>()[\]:;,!'"/\\]{1,12}$/;

/** `name [ip]`, `ip`, a sentence, or an address within a sentence. */
function readTail(words: readonly Word[], source: string): Tail {
  for (const [at, word] of words.entries()) {
    // Round brackets: looking glasses that print the rows of tracert, and Markdown, which swallows square ones.
    const round = at > 0 ? readEnclosed(word, '(') : undefined;
    const address = round ?? addressOf(word);
    if (!address) continue;
    const host = round || word.text[0] === '[' ? words[at - 1] : undefined;
    const before = words.slice(0, host ? at - 1 : at);
    const after = words.slice(at + 1);
    const stated = [before, after].every((part) => part.length === 0 || saysSomething(part));
    // A language that puts the reporter into the sentence: "Reply from 192.0.2.1: …" stays whole.
    const sentence = sentenceOf(before.length > 0 ? words : after, source);
    return { address, ...(host && { host }), words, leads: before.length === 0, stated, ...(sentence && { sentence }) };
  }
  const sentence = sentenceOf(words, source);
  return { words, leads: false, stated: saysSomething(words), ...(sentence && { sentence }) };
}

/** `… 0.471 ms`: a reporter and its sentence are followed by no number. */
function endsInNumber(words: readonly Word[]): boolean {
  return words.length > 4 && NO_SENTENCE.test(words.at(-2)?.text ?? '');
}

/** `name [ip]` or `ip` */
function startsWithReporter([first, second]: readonly Word[]): boolean {
  return (
    (second !== undefined && readEnclosed(second, '[') !== undefined) ||
    (first !== undefined && addressOf(first) !== undefined)
  );
}

function addressOf(word: Word): AddressReading | undefined {
  return readEnclosed(word, '[') ?? readAddress(withoutColon(word.text), word.start);
}

/** `192.0.2.1:` of languages that put a colon behind the reporter; an IPv6 address never ends in a single colon. */
function withoutColon(text: string): string {
  return text.endsWith(':') && !text.endsWith('::') ? text.slice(0, -1) : text;
}

function sentenceOf(words: readonly Word[], source: string): Tail['sentence'] {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return undefined;
  return { start: first.start, end: last.end, text: source.slice(first.start, last.end) };
}

/**
 * Fewer than three fields are a row only with a reporter and its sentence (`2  192.0.2.1  reports: …`), or when the text is cut
 * behind a field. A sentence has letters and neither numbers nor stars, else every `1  192.0.2.1  0.3 ms` would be one.
 */
function fits(fields: readonly Field[], tail: Tail): boolean {
  if (tail.address && tail.sentence && !tail.stated) return false;
  const silent = fields.every((field) => !field.time);
  // An address is printed for an answer only.
  if (fields.length === FIELDS && tail.address) return !silent || tail.sentence !== undefined;
  if (fields.length === FIELDS) return silent || !tail.sentence || isMask(tail);
  if (tail.address) return tail.sentence !== undefined && (fields.length > 0 || tail.leads);
  return fields.length > 0 && tail.words.length === 0;
}

function saysSomething(words: readonly Word[]): boolean {
  if (words.length > LONGEST_SENTENCE || words.some(({ text }) => NO_SENTENCE.test(text))) return false;
  return SENTENCE.test(words.map(({ text }) => text).join(' '));
}

const LONGEST_SENTENCE = 30;

// "reports: Destination net unreachable."
const SENTENCE = /^[^()]*\p{L}/u;
const NO_SENTENCE = /[\d*<>[\]=]/;

/** One word where the address belongs, for example a hidden one. */
function isMask(tail: Tail): boolean {
  return tail.words.length === 1;
}

function probeOf({ time, start, end }: Field, index: number, responder: Responder): Probe {
  const all = { start, end };
  if (!time) return lostProbe(index, all);
  return answeredProbe(index, responder, all, all, time.value > UNDERFLOW_MS ? undefined : time);
}

function responderOf(tail: Tail): Responder {
  const { address, host, words } = tail;
  if (host) return { address, host: host.text, hostSpan: { start: host.start, end: host.end } };
  const [word] = words;
  if (address || !word || !isMask(tail)) return { address };
  return { address: { ipRaw: word.text, span: { start: word.start, end: word.end } } };
}

function annotationOf(sentence: Span & { readonly text: string }): Annotation {
  const { text, start, end } = sentence;
  return { raw: text, kind: reasonOf(text), span: { start, end } };
}

/** The report belongs to the last probe that was answered; without one it is itself the answer to the next probe. */
function annotate(probes: Probe[], annotation: Annotation, tail: Tail): void {
  const at = probes.reduce((last, probe, n) => (probe.lost ? last : n), -1);
  const probe = probes[at];
  if (probe) probes[at] = { ...probe, annotation };
  else {
    const { start, end } = annotation.span;
    const reporter = tail.words[0];
    const all = { start: Math.min(start, reporter?.start ?? start), end: Math.max(end, tail.words.at(-1)?.end ?? end) };
    probes.push({ ...answeredProbe(probes.length, responderOf(tail), all), annotation });
  }
}
