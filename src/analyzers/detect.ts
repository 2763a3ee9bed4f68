import type { AnalysisConfig } from '../model/analysis';
import type { HostReport } from '../model/host';
import type { MailMessage } from '../model/mail';
import type { SessionReport } from '../model/session';
import type { Source, Unparsed } from '../model/source';
import { joinSpans, type Span } from '../model/span';
import type { Trace } from '../model/trace';
import type { Found, Line, TextDocument } from './dialect';
import { contributedFamily } from './contributed';
import { cutAtEscapes } from './escapes';
import { cutFlattened } from './flattened';
import { withLiveNotes } from './liveNotes';
import { cutAtBreaks } from './markup';
import { certainFamilies, families } from './registry';

export interface Recognition {
  readonly traces: readonly Trace[];
  readonly messages: readonly MailMessage[];
  readonly hosts: readonly HostReport[];
  readonly sessions: readonly SessionReport[];
  readonly unparsed: readonly Unparsed[];
}

interface Candidate {
  readonly find: Found;
  readonly family: string;
}

const BOM = 0xfeff;

/**
 * Finds every trace and every message in a text, in text order; each non-blank line that nobody took is in `unparsed`, one entry a line.
 * Several dialects and prose may stand in one text in any order. Total and linear in the length of the text.
 */
export function recognize(source: Source, config: AnalysisConfig = {}): Recognition {
  const { document, winners } = search(source, config);
  const traces: Trace[] = [];
  const messages: MailMessage[] = [];
  const hosts: HostReport[] = [];
  const sessions: SessionReport[] = [];
  const taken: Span[] = [];
  const ordinals = new Map<string, number>();
  for (const { find, family } of winners) {
    const ordinal = ordinals.get(family) ?? source.part?.ordinal ?? 1;
    const result = find.parse(ordinal);
    const reports = [...(result.hosts ?? []), ...(result.sessions ?? [])];
    ordinals.set(family, ordinal + result.traces.length + result.messages.length + reports.length);
    for (const trace of result.traces) traces.push(trace);
    for (const message of result.messages) messages.push(message);
    for (const host of result.hosts ?? []) hosts.push(host);
    for (const session of result.sessions ?? []) sessions.push(session);
    for (const span of [...result.traces, ...result.messages, ...reports]) taken.push(span.span);
    for (const span of result.taken ?? []) taken.push(span);
  }
  return {
    traces: withLiveNotes(source, traces),
    messages,
    hosts,
    sessions,
    unparsed: [...remainder(document, taken), ...hosts.flatMap((one) => one.unparsed)],
  };
}

function search(source: Source, config: AnalysisConfig) {
  const certain = certainFamilies.flatMap(({ id, find }) => find(source).map((one) => ({ find: one, family: id })));
  const document = documentOf(source, certain);
  const contributed = (config.dialects ?? []).map(contributedFamily);
  const others = [...families, ...contributed].flatMap((family) =>
    family.find(document, config).map((find) => ({ find, family: family.id })),
  );
  const found = [...certain, ...others];
  return { document, winners: withoutOverlaps(found, document.pieces) };
}

/**
 * Where `recognize` finds traces and messages, each with all that was understood around it, in text order: what a stream may be cut
 * between. A find tells where something begins; how far it reaches only reading it tells.
 */
export function findSpans(source: Source): readonly Span[] {
  const spans: Span[] = [];
  for (const { find } of search(source, {}).winners) {
    const { traces, messages, taken = [] } = find.parse(1);
    const head = find.dialect === 'mail-body' ? spans.pop() : undefined;
    const whole = [...traces.map(({ span }) => span), ...messages.map(({ span }) => span), ...taken];
    spans.push(whole.reduce(joinSpans, joinSpans(head ?? find.span, find.span)));
  }
  return spans;
}

/** The lines that are left for the families of lines. */
function documentOf(source: Source, certain: readonly Candidate[]): TextDocument {
  const spans = certain.map(({ find }) => find.span);
  if (isWhole(source.text, spans)) {
    const blank = [{ start: 0, end: source.text.length, text: '' }];
    return { source, lines: blank, pieces: blank, walls: spans };
  }
  const lines = splitLines(source.text, spans);
  const pieces = piecesOf(source.text, lines);
  if (spans.length === 0) return { source, lines, pieces, walls: spans };
  const left = blankLines(lines, spans);
  return { source, lines: left, pieces: pieces === lines ? left : blankLines(pieces, spans), walls: spans };
}

/** One find that leaves nothing but blanks: so are most files of records, and nothing in them need be cut or looked at again. */
function isWhole(text: string, [only, second]: readonly Span[]): boolean {
  return only !== undefined && !second && text.slice(0, only.start).trim() === '' && text.slice(only.end).trim() === '';
}

/** The lines as they were before a page, a string or a chat window joined them; the same list where nothing did. */
export function piecesOf(text: string, lines: readonly Line[]): readonly Line[] {
  return cutFlattened(cutAtEscapes(text, cutAtBreaks(text, lines)));
}

/** Blank lines keep the distance between what stands above and below. */
function blankLines(lines: readonly Line[], spans: readonly Span[]): readonly Line[] {
  const blank = new Uint8Array(lines.length);
  for (const { start, end } of spans) blank.fill(1, lineAt(lines, start), lineAt(lines, end - 1) + 1);
  return lines.map((line, index) =>
    blank[index] === 1 && line.text !== '' ? { start: line.start, end: line.end, text: '' } : line,
  );
}

/**
 * Lines without their ends: LF, CRLF, CR CR LF, or a lone CR. A byte order mark is no part of the first line. Lines in the midst of
 * what is `taken` (spans in text order) already are blank, and only a few of them stand for all: pretty-printed JSON has millions. So do
 * the first of very many empty ones.
 */
export function splitLines(text: string, taken: readonly Span[] = []): readonly Line[] {
  const lines: Line[] = [];
  let [lf, cr] = [text.indexOf('\n'), text.indexOf('\r')];
  let start = text.charCodeAt(0) === BOM ? 1 : 0;
  let next = 0;
  let blank = 0;
  let empty = 0;
  for (;;) {
    if (lf >= 0 && lf < start) lf = text.indexOf('\n', start);
    if (cr >= 0 && cr < start) cr = text.indexOf('\r', start);
    const end = Math.min(lf < 0 ? text.length : lf, cr < 0 ? text.length : cr);
    for (let span = taken[next]; span && span.end <= start; span = taken[++next]) blank = 0;
    const span = taken[next];
    empty = end > start ? 0 : empty + 1;
    if (!span || span.start >= start || span.end <= end) {
      if (empty <= MOST_EMPTY) lines.push({ start, end, text: text.slice(start, end) });
    } else if (blank++ < WIDEST_GAP) lines.push({ start, end, text: '' });
    if (end === text.length) return lines;
    start = end + (end === cr ? lineEnd(text, cr) : 1);
  }
}

/** A telnet client or a program that writes text twice over makes CR CR LF of one line end. */
function lineEnd(text: string, cr: number): number {
  const next = text.charCodeAt(cr + 1);
  if (next === LF) return 2;
  return next === CR && text.charCodeAt(cr + 2) === LF ? 3 : 1;
}

const LF = 10;
const CR = 13;

/** No rule looks across more lines than this for what belongs together. */
const WIDEST_GAP = 16;

/** So many empty lines in a row say all that more of them could, and a file of line ends needs no memory for each. */
const MOST_EMPTY = 1_000;

/** The better find wins: higher score, then longer, then earlier. Answers in text order. */
function withoutOverlaps(found: readonly Candidate[], lines: readonly Line[]): readonly Candidate[] {
  if (found.length < 2) return found;
  const ranked = [...found].sort(
    ({ find: a }, { find: b }) => b.score - a.score || length(b.span) - length(a.span) || a.span.start - b.span.start,
  );
  // Finds of one family do not overlap, so painting lines costs no more than (families × lines).
  const painted = new Uint8Array(lines.length);
  const winners = ranked.filter(({ find: { span } }) => {
    const first = lineAt(lines, span.start);
    const last = lineAt(lines, Math.max(span.start, span.end - 1));
    for (let at = first; at <= last; at++) if (painted[at] === 1) return false;
    painted.fill(1, first, last + 1);
    return true;
  });
  return winners.sort((a, b) => a.find.span.start - b.find.span.start);
}

function remainder(document: TextDocument, taken: readonly Span[]): readonly Unparsed[] {
  const { source, pieces: lines } = document;
  const painted = new Uint8Array(lines.length);
  for (const span of taken) {
    if (span.end > span.start) painted.fill(1, lineAt(lines, span.start), lineAt(lines, span.end - 1) + 1);
  }
  const unparsed: Unparsed[] = [];
  lines.forEach((line, index) => {
    if (painted[index] === 1 || line.text === '') return;
    const behind = line.text.trimStart();
    if (behind === '') return;
    const start = line.start + line.text.length - behind.length;
    unparsed.push({ source: source.id, start, end: start + behind.trimEnd().length });
  });
  return unparsed;
}

/** Index of the line that holds an offset. Binary search. */
function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function length(span: Span): number {
  return span.end - span.start;
}
