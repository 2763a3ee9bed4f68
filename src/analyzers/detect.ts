import type { AnalysisConfig } from '../model/analysis';
import type { MailMessage } from '../model/mail';
import type { Source, Unparsed } from '../model/source';
import { lineStarts, type Span } from '../model/span';
import type { Trace } from '../model/trace';
import type { Found, Line, TextDocument } from './dialect';
import { cutAtBreaks } from './markup';
import { families } from './registry';

export interface Recognition {
  readonly traces: readonly Trace[];
  readonly messages: readonly MailMessage[];
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
  const lines = splitLines(source.text);
  const document: TextDocument = { source, lines, pieces: cutAtBreaks(source.text, lines) };
  const found = findAll(document, config);
  const traces: Trace[] = [];
  const messages: MailMessage[] = [];
  const taken: Span[] = [];
  const ordinals = new Map<string, number>();
  for (const { find, family } of withoutOverlaps(found, document.pieces)) {
    const ordinal = ordinals.get(family) ?? 1;
    const result = find.parse(ordinal);
    ordinals.set(family, ordinal + result.traces.length + result.messages.length);
    for (const trace of result.traces) traces.push(trace);
    for (const message of result.messages) messages.push(message);
    for (const span of [...result.traces, ...result.messages]) taken.push(span.span);
    for (const span of result.taken ?? []) taken.push(span);
  }
  return { traces, messages, unparsed: remainder(document, taken) };
}

function findAll(document: TextDocument, config: AnalysisConfig): readonly Candidate[] {
  let seen = document;
  return families.flatMap((family) => {
    const finds = family.find(seen, config);
    if (family.certain && finds.length > 0) seen = withoutFinds(seen, finds);
    return finds.map((find) => ({ find, family: family.id }));
  });
}

function withoutFinds({ source, lines, pieces }: TextDocument, finds: readonly Found[]): TextDocument {
  const left = blankLines(lines, finds);
  return { source, lines: left, pieces: pieces === lines ? left : blankLines(pieces, finds) };
}

/** Blank lines keep the distance between what stands above and below. */
function blankLines(lines: readonly Line[], finds: readonly Found[]): readonly Line[] {
  const blank = new Uint8Array(lines.length);
  for (const { span } of finds) blank.fill(1, lineAt(lines, span.start), lineAt(lines, span.end - 1) + 1);
  return lines.map((line, index) => (blank[index] === 1 ? { start: line.start, end: line.end, text: '' } : line));
}

/** Lines without their ends (LF, CRLF, CR). A byte order mark is no part of the first line. */
export function splitLines(text: string): readonly Line[] {
  const starts = lineStarts(text);
  return starts.map((begin, index) => {
    const start = index === 0 && text.charCodeAt(0) === BOM ? 1 : begin;
    let end = starts[index + 1] ?? text.length;
    if (end > start && text.charCodeAt(end - 1) === 10) end--;
    if (end > start && text.charCodeAt(end - 1) === 13) end--;
    return { start, end, text: text.slice(start, end) };
  });
}

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
    if (painted[index] === 1) return;
    const trimmed = line.text.trim();
    if (trimmed === '') return;
    const start = line.start + line.text.indexOf(trimmed);
    unparsed.push({ source: source.id, start, end: start + trimmed.length });
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
