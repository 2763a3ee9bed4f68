import { isPostmark, LONGEST_POSTMARK } from './postmark';

/** One message of an mbox: where it lies and its header. Offsets count from the beginning of what was pushed. */
export interface MboxEntry {
  /** From its `From ` line to the line before the next one. */
  readonly start: number;
  readonly end: number;
  /** Of the `From ` line, beginning at 1. */
  readonly line: number;
  /** The `From ` line and the header fields with their line ends; begins at `start`. The body was passed over. */
  readonly header: string;
}

type OpenEntry = Omit<MboxEntry, 'end'>;

/** A header beyond this is cut here: the rest counts as body. Real ones have some kilobytes. */
const LONGEST_HEADER = 8_000_000;
/** A `Content-Length` beyond this is not looked at: the body would have to be held until its end is seen. */
const LONGEST_CLAIM = 16_000_000;
/** Enough of a line end, a blank line and `From ` to find them although they are cut. */
const TAIL = 8;
/** `Content-Length: 1234` of mboxcl and mboxcl2; bytes of the body. */
const CONTENT_LENGTH = /^content-length:[ \t]{0,9}(\d{1,9})[ \t]{0,9}\r?$/im;
/** What stands between a counted body and the next `From ` line. */
const LINE_ENDS = /^(?:\r?\n){0,3}/;
/** UTF-8's mark, decoded or read as single bytes. */
const MARK = /^(?:\ufeff|\u00ef\u00bb\u00bf)/;

/**
 * Cuts an mbox of any size (mboxo, mboxrd, mboxcl, mboxcl2; LF or CRLF) that is pushed piece by piece. A message begins at a postmark
 * behind a blank line; where the header tells a length and a postmark stands at its end, what lies between is not even looked at. Time is
 * linear; what is held is one header, or one counted body. With one character a byte (latin1) all offsets are those of the file.
 */
export class MboxScanner {
  private buffer = '';
  /** Offset, line and state of the line at the buffer's beginning. */
  private base = 0;
  private line = 1;
  private afterReturn = false;
  private atLineStart = true;
  private state: 'start' | 'header' | 'body' = 'start';
  private searched = 0;
  /** The last signs of a header whose end is still to come: the blank line may begin in them. */
  private tail: string | undefined;
  private entry: OpenEntry | undefined;
  /** Offset in the buffer where the body ends by its header's word. */
  private claimed: number | undefined;

  push(text: string): readonly MboxEntry[] {
    this.buffer += text;
    // A rope that grows by every push is flattened once, when enough of it is there; for a header that is when its end has come.
    if (this.tail !== undefined && !this.endsHeader(this.tail, text)) return [];
    return this.claimed !== undefined && this.buffer.length < this.claimed + LONGEST_POSTMARK ? [] : this.scan(false);
  }

  /** Whether the header that is open may end in the text that is pushed. */
  private endsHeader(tail: string, text: string): boolean {
    const seam = tail + text.slice(0, LONGEST_BLANK);
    this.tail = (text.length < LONGEST_BLANK ? seam : text).slice(-LONGEST_BLANK);
    return blankLine(text, 0) >= 0 || blankLine(seam, 0) >= 0 || this.buffer.length >= LONGEST_HEADER;
  }

  end(): readonly MboxEntry[] {
    const done = this.scan(true);
    this.consume(this.buffer.length);
    return this.entry ? [...done, this.closed(this.entry)] : done;
  }

  private scan(last: boolean): readonly MboxEntry[] {
    const done: MboxEntry[] = [];
    let more = true;
    while (more) {
      if (this.state === 'start') more = this.scanStart(last);
      else if (this.state === 'header') more = this.scanHeader(last);
      else more = this.scanBody(last, done);
    }
    return done;
  }

  private scanStart(last: boolean): boolean {
    if (!last && this.buffer.length < 2 * LONGEST_POSTMARK) return false;
    const mark = MARK.exec(this.buffer)?.[0].length ?? 0;
    const begins = this.postmarkAt(mark, last) === true;
    if (begins) this.consume(mark);
    this.state = begins ? 'header' : 'body';
    return true;
  }

  private scanHeader(last: boolean): boolean {
    let end = blankLine(this.buffer, this.searched);
    if (end < 0 && !last && this.buffer.length < LONGEST_HEADER) {
      this.searched = Math.max(0, this.buffer.length - LONGEST_BLANK);
      this.tail = this.buffer.slice(-LONGEST_BLANK);
      return false;
    }
    if (end < 0 || end > LONGEST_HEADER) end = Math.min(this.buffer.length, LONGEST_HEADER);
    const header = this.buffer.slice(0, end);
    this.entry = { start: this.base, line: this.line, header };
    this.consume(end);
    this.searched = 0;
    this.tail = undefined;
    this.state = 'body';
    this.claimed = this.claimOf(header);
    return true;
  }

  /** The body's beginning is the line behind the blank one. */
  private claimOf(header: string): number | undefined {
    const length = Number(CONTENT_LENGTH.exec(header)?.[1] ?? LONGEST_CLAIM);
    if (length >= LONGEST_CLAIM) return undefined;
    return length + (this.buffer.startsWith('\r') ? 2 : 1);
  }

  /** Goes to the next message; false = the rest of the body is not here yet. */
  private scanBody(last: boolean, done: MboxEntry[]): boolean {
    if (this.claimed !== undefined) {
      if (!last && this.buffer.length < this.claimed + LONGEST_POSTMARK) return false;
      const at = this.claimed + (LINE_ENDS.exec(this.buffer.slice(this.claimed, this.claimed + 6))?.[0].length ?? 0);
      this.claimed = undefined;
      if (at < this.buffer.length && this.postmarkAt(at, true) === true) return this.next(at, done);
      if (last && at === this.buffer.length) return false;
    }
    const { at, sure } = this.nextPostmark(last);
    if (sure && at >= 0) return this.next(at, done);
    this.consume(sure ? Math.max(0, this.buffer.length - (last ? 0 : TAIL)) : Math.max(0, at - TAIL));
    return false;
  }

  private next(at: number, done: MboxEntry[]): boolean {
    this.consume(at);
    if (this.entry) done.push(this.closed(this.entry));
    this.entry = undefined;
    this.state = 'header';
    return true;
  }

  private closed({ start, line, header }: OpenEntry): MboxEntry {
    return { start, end: this.base, line, header };
  }

  /** The first postmark behind a blank line; `sure: false` = a candidate whose lines are not all here. -1 = none. */
  private nextPostmark(last: boolean): { readonly at: number; readonly sure: boolean } {
    const { buffer } = this;
    for (let end = buffer.indexOf('\nFrom '); end >= 0; end = buffer.indexOf('\nFrom ', end + 1)) {
      if (!this.isBlankBefore(end)) continue;
      const verdict = this.postmarkAt(end + 1, last);
      if (verdict !== false) return { at: end + 1, sure: verdict === true };
    }
    return { at: -1, sure: true };
  }

  /** Whether the line that ends at this LF is empty. */
  private isBlankBefore(lineFeed: number): boolean {
    const before = this.buffer.charAt(lineFeed - 1) === '\r' ? lineFeed - 2 : lineFeed - 1;
    return before < 0 ? this.atLineStart : this.buffer.charAt(before) === '\n';
  }

  /** undefined = more text is needed to tell. */
  private postmarkAt(at: number, last: boolean): boolean | undefined {
    const { buffer } = this;
    if (!buffer.startsWith('From ', at)) return false;
    const end = buffer.indexOf('\n', at);
    const whole = last || buffer.length - at > LONGEST_POSTMARK + 200;
    if (end < 0) return whole ? false : undefined;
    if (end - at > LONGEST_POSTMARK) return false;
    const below = buffer.slice(end + 1, end + 101);
    if (!whole && below.length < 100 && !below.includes('\n')) return undefined;
    return isPostmark(buffer.slice(at, end).trimEnd(), below);
  }

  /** LF, CRLF and a lone CR each end a line. Most bodies have no CR, and the engine's own search is the fastest. */
  private lineEndsBefore(length: number): number {
    // A search in the whole buffer would run beyond what is consumed, each time.
    const text = this.buffer.slice(0, length);
    let count = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (at > 0 ? text.charCodeAt(at - 1) !== 13 : !this.afterReturn) count++;
    }
    for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) count++;
    return count;
  }

  private consume(length: number): void {
    if (length <= 0) return;
    this.line += this.lineEndsBefore(length);
    this.afterReturn = this.buffer.charCodeAt(length - 1) === 13;
    this.atLineStart = this.buffer.charCodeAt(length - 1) === 10;
    this.base += length;
    this.buffer = this.buffer.slice(length);
  }
}

/** A line end and a blank line behind it: LF CR LF. */
const LONGEST_BLANK = 3;

/** Offset of the blank line that ends a header; -1 = none. */
function blankLine(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 10 || (next === 13 && text.charCodeAt(at + 2) === 10)) return at + 1;
  }
  return -1;
}

/** The messages of an mbox that is at hand as one text; empty when the text does not begin as one. */
export function scanMbox(text: string): readonly MboxEntry[] {
  const start = text.search(/\S/);
  if (start < 0 || !text.startsWith('From ', start)) return [];
  const scanner = new MboxScanner();
  const entries = [...scanner.push(text), ...scanner.end()];
  return entries[0]?.start === start ? entries : [];
}
