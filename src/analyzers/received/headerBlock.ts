import type { LeftOut } from '../../model/mail';
import type { Span } from '../../model/span';
import type { Line } from '../dialect';
import { isPartField, isTagField, isTraceField, isWellKnown } from './fieldNames';
import type { FoldedPart } from './fold';
import type { Writable } from './writable';

/** A header field as it lies in the text: still folded, quote marks and indentation already set aside. */
export interface FoldedField {
  readonly name: string;
  readonly nameSpan: Span;
  readonly parts: readonly FoldedPart[];
}

/** A run of header fields. `next` is the index of the first line after it. */
export interface HeaderBlock {
  readonly fields: readonly FoldedField[];
  readonly firstLine: number;
  readonly next: number;
  /** Fields beyond MOST_FIELDS: counted, not read. */
  readonly leftOut?: LeftOut;
}

/** Mail servers refuse messages with more than some hundred hops (RFC 5321 section 6.3); memory shall not grow with an attack. */
const MOST_FIELDS = 25_000;

/** A run while it is read. */
interface Run {
  readonly fields: OpenField[];
  leftOut?: Writable<LeftOut>;
}

interface OpenField {
  readonly name: string;
  readonly nameSpan: Span;
  readonly parts: FoldedPart[];
  /** A trace field has come to its date, which stands last. */
  dated: boolean;
}

/** A line with its quote marks and indentation measured; `content` is the offset within the line of what follows them. */
interface Margin {
  readonly depth: number;
  readonly indent: number;
  readonly content: number;
}

/** `Received: from …` — RFC 5322 allows more in a name, but no software writes more, and prose does. */
const FIELD = /([A-Za-z][A-Za-z0-9_.-]{0,75})[ \t]{0,3}:/y;
/** `fe80::1` at the start of a line that lost its folding blank is no field. */
const HEX_GROUP = /^[0-9a-f]{1,4}$/i;
/** `by mx.example (Postfix)`, `(envelope-from …`, `; Fri, 31 …`, `Fri, 31 Jan`, `31 Jan 2015`, `2015-01-31` */
const TRACE_CONTINUES =
  /^(?:(?:from|by|via|with|id|for|tls|envelope-from|helo)[ \t=<]|[(;[]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),|\d{1,2} [A-Z][a-z]{2} \d|\d{4}-\d\d-\d\d)/i;
/** `+0900 (JST)`, `07:28:42 +0900`: the end of a date that broke in two */
const DATE_TAIL = /^(?:\d\d:\d\d:\d\d|[+-]\d{4}\b)/;
/** `07:28:42`, not the end of an IPv6 address */
const TIME_OF_DAY = /(?:^|[ T])\d{1,2}:\d\d:\d\d(?![:\d])/;
/** Something that prose seldom has and trace fields always do: `Server (version=`, `mail.example`, `<a@b`, `[192.0.2.1]` */
const TRACE_SIGN = /[()[\]<>@;=]|\w\.\w/;
const LONGEST_TRACE_LINE = 200;
/** `… with ESMTPS id`: what the clause holds stands on the next line */
const ENDS_OPEN = /(?:^|\s)(?:from|by|via|with|id|for)$/i;
/** `From user@host Fri Jan 31 07:28:45 2015` — the line that begins a message in an mbox file (RFC 4155). */
const MBOX_LINE = /^>?From \S{1,320} {1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /;

export function isMboxLine(line: Line | undefined): boolean {
  return line !== undefined && MBOX_LINE.test(line.text.slice(0, 400));
}

/** Reads the run of fields that begins at `first`; undefined when that line begins no field. Linear in the run. */
export function readHeaderBlock(lines: readonly Line[], first: number): HeaderBlock | undefined {
  const start = lines[first];
  if (!start || start.text === '') return undefined;
  const base = marginOf(start.text);
  const opening = fieldAt(start, base);
  if (!opening) return undefined;
  const run: Run = { fields: [opening] };
  let next = first + 1;
  for (; next < lines.length; next++) {
    const line = lines[next];
    if (!line || !takeLine(line, base, run)) break;
  }
  return trimProse({ ...run, firstLine: first, next });
}

/** Adds the line to the run: as a new field or as a continuation. False = the run ends before it. */
function takeLine(line: Line, base: Margin, run: Run): boolean {
  const margin = marginOf(line.text, base.depth);
  if (margin.content >= line.text.length || margin.depth !== base.depth) return false;
  const { fields, leftOut } = run;
  const current = fields[fields.length - 1];
  if (margin.indent <= base.indent) {
    const field = fieldAt(line, margin);
    if (field) {
      if (fields.length < MOST_FIELDS) fields.push(field);
      else leaveOut(run, line);
      return true;
    }
    if (leftOut) return false;
    if (!current || !continuesUnindented(current, line.text.slice(margin.content))) return false;
  }
  if (leftOut) leftOut.end = line.end;
  else if (current) {
    const text = line.text.slice(margin.content);
    current.parts.push({ start: line.start + margin.content, text });
    current.dated ||= TIME_OF_DAY.test(text);
  }
  return true;
}

function leaveOut(run: Run, { start, end }: Line): void {
  run.leftOut ??= { count: 0, start, end };
  run.leftOut.count++;
  run.leftOut.end = end;
}

/**
 * Quote marks (`> > `) and blanks at the beginning of a line. One blank after a quote mark belongs to the mark. Inside a block there are
 * no more marks than its first line has: a folded line may well begin with `>`.
 */
function marginOf(text: string, mostMarks = Infinity): Margin {
  let depth = 0;
  let indent = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB || code === NO_BREAK_SPACE) indent++;
    else if ((code === QUOTE_MARK || code === BAR) && depth < mostMarks) {
      depth++;
      indent = -1;
    } else break;
  }
  return { depth, indent: Math.max(0, indent), content: at };
}

function fieldAt(line: Line, margin: Margin): OpenField | undefined {
  FIELD.lastIndex = margin.content;
  const match = FIELD.exec(line.text);
  const name = match?.[1];
  if (!match || !name) return undefined;
  if (HEX_GROUP.test(name) && !isWellKnown(name)) return undefined;
  const value = margin.content + match[0].length;
  const start = line.start + margin.content;
  const text = line.text.slice(value);
  return {
    name,
    nameSpan: { start, end: start + name.length },
    parts: [{ start: line.start + value, text }],
    dated: isTraceField(name) && TIME_OF_DAY.test(text),
  };
}

/** A folded line whose blank was lost in copying: only where the form of the field still tells. */
function continuesUnindented(field: OpenField, content: string): boolean {
  const last = field.parts[field.parts.length - 1]?.text.trimEnd() ?? '';
  if (isTraceField(field.name)) {
    if (TRACE_CONTINUES.test(content) || DATE_TAIL.test(content) || /[;,]$/.test(last)) return true;
    if (field.dated || content.length > LONGEST_TRACE_LINE) return false;
    return TRACE_SIGN.test(content) || ENDS_OPEN.test(last.slice(-10));
  }
  return isTagField(field.name) && (content.includes('=') || !content.trim().includes(' '));
}

/** `Note:` or `Headers:` above the first real field is prose with a colon. */
function trimProse(block: HeaderBlock): HeaderBlock {
  const kept = block.fields.findIndex(({ name }) => isWellKnown(name) || isPartField(name) || name.includes('-'));
  if (kept <= 0) return block;
  return { ...block, fields: block.fields.slice(kept) };
}

const TAB = 9;
const SPACE = 32;
/** `>` */
const QUOTE_MARK = 62;
/** `|` */
const BAR = 124;
const NO_BREAK_SPACE = 0xa0;
