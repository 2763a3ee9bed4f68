import type { AnalysisConfig } from '../../model/analysis';
import type { Span } from '../../model/span';
import type { Family, Found, Line, TextDocument } from '../dialect';
import { isPartField, isTraceField, isWellKnown } from './fieldNames';
import { isMboxLine, readHeaderBlock, type FoldedField, type HeaderBlock } from './headerBlock';
import { scanMbox, type MboxEntry } from './mbox';
import { readMessage } from './message';
import { judge } from './trust';

/** Mail headers in any text: pasted fields, a whole message, an mbox, with prose around them. */
export const mailFamily: Family = { id: 'mail', find: findMessages };

/** `from a by b`, `by b with …`, `(qmail …)`: prose after "Received:" does not begin so */
const TRACE_FORM = /^\s{0,9}(?:\(|(?:from|by|id|with)(?:\s|$))/i;

function findMessages(document: TextDocument, config: AnalysisConfig = {}): readonly Found[] {
  const entries = scanMbox(document.source.text);
  return entries.length > 1 ? findEntries(document, entries, config) : findHeaders(document, config);
}

/** In an mbox only postmarks part messages: headers that a body quotes, forwards or attaches are that body's. */
function findEntries({ lines, source }: TextDocument, entries: readonly MboxEntry[], config: AnalysisConfig) {
  let line = 0;
  return entries.flatMap((entry): readonly Found[] => {
    while (line < lines.length && (lines[line]?.start ?? 0) < entry.start) line++;
    let first = line + 1;
    while (lines[first]?.text.startsWith('>From ')) first++;
    const block = readHeaderBlock(lines, first);
    if (!block) return [];
    const span = blockSpan(lines, block, line);
    let end = block.next;
    while (end < lines.length && (lines[end]?.start ?? 0) < entry.end) end++;
    const parse = (ordinal: number) => parseBlock(block, span, source.id, ordinal, config);
    return [{ dialect: 'mail-headers', span, score: 0.95, parse }, ...bodyFound(spanOf(lines, block.next, end))];
  });
}

/** Text that is a message's, whatever it says. */
function bodyFound(span: Span | undefined): readonly Found[] {
  if (!span) return [];
  return [{ dialect: 'mail-body', span, score: 0.01, parse: () => ({ traces: [], messages: [], taken: [span] }) }];
}

function parseBlock(block: HeaderBlock, span: Span, source: string, ordinal: number, config: AnalysisConfig) {
  return { traces: [], messages: [judge(readMessage(block, source, ordinal, span), config)] };
}

function findHeaders({ lines, source }: TextDocument, config: AnalysisConfig): readonly Found[] {
  const found: Found[] = [];
  const firstText = lines.findIndex((line) => !isBlank(line));
  let body: number | undefined;
  const closeBody = (end: number) => {
    if (body !== undefined) found.push(...bodyFound(spanOf(lines, body, end)));
    body = undefined;
  };
  for (let at = 0; at < lines.length;) {
    const block = readHeaderBlock(lines, at);
    if (!block) {
      at++;
      continue;
    }
    const mbox = isMboxLine(lines[at - 1]);
    const score = scoreOf(block, body !== undefined && !mbox);
    if (score === 0) {
      at = block.next;
      continue;
    }
    const opens = mbox || body !== undefined || at === firstText;
    closeBody(mbox ? at - 1 : at);
    const span = blockSpan(lines, block, mbox ? at - 1 : undefined);
    const parse = (ordinal: number) => parseBlock(block, span, source.id, ordinal, config);
    found.push({ dialect: 'mail-headers', span, score, parse });
    if (opens) body = block.next;
    at = block.next;
  }
  closeBody(lines.length);
  return found;
}

/** From the first line with text to the last; undefined when all are blank. */
function spanOf(lines: readonly Line[], first: number, end: number): Span | undefined {
  let from = first;
  let to = end;
  while (from < to && isBlank(lines[from])) from++;
  while (to > from && isBlank(lines[to - 1])) to--;
  const [start, last] = [lines[from], lines[to - 1]];
  return from < to && start && last ? { start: start.start, end: last.end } : undefined;
}

function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}

/** From the mbox line, or else the first field, to the end of the last line. */
function blockSpan(lines: readonly Line[], block: HeaderBlock, mboxLine: number | undefined): Span {
  const first = mboxLine === undefined ? undefined : lines[mboxLine];
  const start = first?.start ?? block.fields[0]?.nameSpan.start ?? 0;
  return { start, end: lines[block.next - 1]?.end ?? start };
}

/** 0 = no mail. Inside a body only trace fields count: a quoted "From: … Sent: … To: …" is part of what somebody wrote. */
function scoreOf(block: HeaderBlock, insideBody: boolean): number {
  const traces = block.fields.filter(isTrace).length;
  if (traces > 0) return 0.95;
  if (insideBody) return 0;
  const names = block.fields.map(({ name }) => name.toLowerCase());
  const known = new Set(names.filter((name) => isWellKnown(name) && !isTraceField(name)));
  if (known.size < 2) return 0;
  return known.size > 3 || block.fields.some(({ name }) => isPartField(name)) ? 0.8 : 0.6;
}

function isTrace(field: FoldedField): boolean {
  if (!isTraceField(field.name)) return false;
  const head = field.parts.find(({ text }) => text.trim() !== '')?.text ?? '';
  return TRACE_FORM.test(head);
}
