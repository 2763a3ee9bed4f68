import type { SourcePart } from '../model/source';
import { findSpans } from './detect';

/** A stretch of whole lines that holds complete traces and messages. */
export interface TextPiece extends Omit<SourcePart, 'ordinal'> {
  readonly text: string;
}

/** Characters that are looked at together: much more than a trace, little enough to be held several times. */
const WINDOW = 1_000_000;
/** A find that is longer than this is cut all the same, at a line end. */
const MOST_HELD = 64_000_000;
/** What stays when a window holds nothing that is known: a trace may have begun in it. */
const TAIL = 64_000;

/**
 * Cuts a text of any size that is pushed chunk by chunk, never inside a trace or message of any dialect: each window is searched as
 * a document is, and its last find waits for what follows. The pieces joined are the text. `each` = one find a piece, else as many as
 * there are.
 */
export class TextCutter {
  private buffer = '';
  private window: number;
  private offset = 0;
  private line = 1;

  constructor(
    private readonly each: boolean,
    private readonly smallest = WINDOW,
  ) {
    this.window = smallest;
  }

  push(text: string): readonly TextPiece[] {
    this.buffer += text;
    if (this.buffer.length < this.window) return [];
    // A lone CR at the end may be half of a line end.
    const end = Math.max(this.buffer.lastIndexOf('\n'), this.buffer.lastIndexOf('\r', this.buffer.length - 2)) + 1;
    const pieces = this.cut(this.readyEnds(this.buffer.slice(0, end)));
    this.window = this.buffer.length * 2 > this.smallest ? this.buffer.length * 2 : this.smallest;
    return pieces;
  }

  end(): readonly TextPiece[] {
    const spans = findSpans({ id: '', name: '', text: this.buffer });
    return this.cut([...spans.slice(0, -1).map(({ end }) => lineEnd(this.buffer, end - 1)), this.buffer.length]);
  }

  /** Where pieces may end, rising; the last find of the text may go on. */
  private readyEnds(text: string): readonly number[] {
    const spans = findSpans({ id: '', name: '', text });
    const ends = spans.slice(0, -1).map(({ end }) => lineEnd(text, end - 1));
    if (ends.length > 0) return ends;
    if (text.length >= MOST_HELD) return [text.length];
    const tail = lineEnd(text, text.length - Math.min(TAIL, this.smallest / 2));
    return spans.length === 0 && tail < text.length ? [tail] : [];
  }

  private cut(ends: readonly number[]): readonly TextPiece[] {
    const pieces: TextPiece[] = [];
    let start = 0;
    for (const end of this.each ? ends : ends.slice(-1)) {
      if (end <= start) continue;
      const text = this.buffer.slice(start, end);
      pieces.push({ text, offset: this.offset, line: this.line });
      this.offset += text.length;
      this.line += lineEnds(text);
      start = end;
    }
    this.buffer = this.buffer.slice(start);
    return pieces;
  }
}

/** Offset behind the line that holds `at`. */
function lineEnd(text: string, at: number): number {
  for (let end = Math.max(0, at); end < text.length; end++) {
    const c = text.charCodeAt(end);
    if (c === 10) return end + 1;
    if (c === 13) return text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }
  return text.length;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 10 || (c === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
