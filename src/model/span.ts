/** A half-open range `[start, end)` of UTF-16 code units in the text of one source document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span that knows its document, so that evidence survives merging several inputs. */
export interface SourceSpan extends Span {
  readonly source: string;
}

/** A place as editors count it: both numbers begin at 1, columns are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Smallest span that covers both. */
export function joinSpans(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function inSource(source: string, span: Span): SourceSpan {
  return { source, start: span.start, end: span.end };
}

/** The offsets at which lines begin. LF, CRLF and a lone CR each end a line, as in VS Code. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** Position of an offset; offsets past the end answer with the last position. Binary search, O(log lines). */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
