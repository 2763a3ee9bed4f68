import type { Span } from '../../model/span';

/**
 * One value of a JSON text with its place. All kinds share one shape: bulk input makes millions of them, and engines are fast only
 * where every object looks the same. The span of a string is what stands between its quotes.
 */
export interface JsonValue extends Span {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'literal';
  /** Name in the object that holds it; empty in arrays and at the root. */
  readonly key: string;
  /** Where its key begins, else where it begins itself. */
  readonly from: number;
  readonly items: readonly JsonValue[];
  /** Decoded string, number, `true`, `false`; `undefined` for null, objects and arrays. */
  readonly scalar: string | number | boolean | undefined;
  /** The text broke off inside this object or array. */
  readonly cut: boolean;
}

export interface JsonReading {
  readonly value: JsonValue;
  /** Where reading stopped: behind the value, or at the character that is no JSON. */
  readonly end: number;
}

/** Deeper nesting is none of the formats' and could exhaust the stack. */
const DEEPEST = 64;

const NONE: readonly JsonValue[] = [];

/**
 * Reads the object that begins at `start` (RFC 8259), as far as it goes: where the text breaks off, what was complete is kept and all
 * open objects are marked `cut`. Total; linear in what it reads.
 */
export function readJsonObject(text: string, start: number): JsonReading {
  const reader = new JsonReader(text, start);
  const value = reader.readContainer('', start, 0);
  return { value, end: reader.at };
}

/** One pass over one object. A class because of the position that all its steps share. */
class JsonReader {
  private stopped = false;
  /** Items of all containers that are open: a list that grows by itself takes room for 17 at its first item. */
  private readonly open: JsonValue[] = [];
  private top = 0;

  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  /** Stands on `{` or `[`. */
  readContainer(key: string, from: number, depth: number): JsonValue {
    const start = this.at;
    const isObject = this.text.charCodeAt(start) === OPEN_BRACE;
    const closing = isObject ? CLOSE_BRACE : CLOSE_BRACKET;
    const first = this.top;
    this.at++;
    if (depth >= DEEPEST) this.stopped = true;
    else if (this.nextInk() !== closing) this.readItems(isObject, closing, depth);
    const items = this.open.slice(first, this.top);
    this.top = first;
    if (!this.stopped && this.nextInk() === closing) this.at++;
    else this.stopped = true;
    return {
      kind: isObject ? 'object' : 'array',
      key,
      from,
      start,
      end: this.stopped ? this.inkEnd(start) : this.at,
      items,
      scalar: undefined,
      cut: this.stopped,
    };
  }

  private readItems(isObject: boolean, closing: number, depth: number): void {
    for (;;) {
      let key = '';
      const from = this.at;
      if (isObject) {
        if (this.nextInk() !== QUOTE) return this.stop();
        key = this.readString();
        if (this.stopped || this.nextInk() !== COLON) return this.stop();
        this.at++;
      }
      const before = this.at;
      const value = this.readValue(key, isObject ? from : -1, depth + 1);
      if (value) this.open[this.top++] = value;
      if (this.stopped) return;
      const sign = this.nextInk();
      if (sign === closing) return;
      if (sign !== COMMA) {
        // "rtt": and below it " 1  192.0.2.1": the record was cut, and the number is another text's.
        if (value && value.items === NONE && this.beginsLine(before, value.start)) {
          this.top--;
          this.at = before;
        }
        return this.stop();
      }
      this.at++;
      this.nextInk();
    }
  }

  /** Undefined where no value stands or the text ends within one. */
  private readValue(key: string, keyStart: number, depth: number): JsonValue | undefined {
    const sign = this.nextInk();
    const start = this.at;
    const from = keyStart < 0 ? start : keyStart;
    if (sign === QUOTE) {
      const scalar = this.readString();
      if (this.stopped) return undefined;
      return { kind: 'string', key, from, start: start + 1, end: this.at - 1, items: NONE, scalar, cut: false };
    }
    if (sign === OPEN_BRACE || sign === OPEN_BRACKET) return this.readContainer(key, from, depth);
    const isNumber = sign === MINUS || isDigit(sign);
    const scalar = isNumber ? this.readNumber() : this.readLiteral();
    if (this.stopped) return undefined;
    const kind = isNumber ? 'number' : 'literal';
    return { kind, key, from, start, end: this.at, items: NONE, scalar, cut: false };
  }

  /** Stands on the opening quote; stops behind the closing one. Line ends inside strings are no JSON. */
  private readString(): string {
    const { text } = this;
    const start = this.at + 1;
    let at = start;
    let escaped = false;
    for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(++at)) {
      if (code === BACKSLASH) {
        escaped = true;
        at++;
      } else if (!(code >= SPACE) && code !== TAB) {
        this.stopped = true;
        this.at = Math.min(at, text.length);
        return '';
      }
    }
    const raw = text.slice(start, at);
    this.at = at + 1;
    return escaped ? unescape(raw) : raw;
  }

  private readNumber(): number {
    const { text } = this;
    const start = this.at;
    let code = text.charCodeAt(start);
    let digits = 0;
    let scale = -1;
    if (code === MINUS) code = text.charCodeAt(++this.at);
    const first = this.at;
    while (isDigit(code) || (code === POINT && scale < 0)) {
      if (code === POINT) scale = 0;
      else {
        digits = digits * 10 + code - ZERO;
        if (scale >= 0) scale++;
      }
      code = text.charCodeAt(++this.at);
    }
    const length = this.at - first;
    if (length === 0) this.stopped = true;
    if ((code | 32) !== SMALL_E && length <= EXACT_LENGTH) {
      // Both sides are exact doubles, so the division rounds as correctly as Number() does, in a fifth of the time.
      const value = scale > 0 ? digits / (POWERS[scale] ?? 1) : digits;
      return text.charCodeAt(start) === MINUS ? -value : value;
    }
    if ((code | 32) === SMALL_E) this.skipExponent();
    return Number(text.slice(start, this.at));
  }

  private skipExponent(): void {
    let code = this.text.charCodeAt(++this.at);
    if (code === MINUS || code === PLUS) code = this.text.charCodeAt(++this.at);
    if (!isDigit(code)) this.stopped = true;
    while (isDigit(code)) code = this.text.charCodeAt(++this.at);
  }

  private readLiteral(): boolean | undefined {
    for (const [word, meaning] of LITERALS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return meaning;
    }
    this.stopped = true;
    return undefined;
  }

  /** Of a cut object: the lines below it, of which blanks and quote marks were read, belong to what follows. */
  private inkEnd(start: number): number {
    const end = Math.min(this.at, this.text.length);
    let line = end;
    for (let at = end - 1; at > start; at--) {
      const code = this.text.charCodeAt(at);
      if (code > SPACE && code !== QUOTE_MARK) break;
      if (code === LINE_FEED) line = at;
    }
    return line;
  }

  private beginsLine(from: number, to: number): boolean {
    return this.text.slice(from, to).includes('\n');
  }

  /** Steps over blanks; answers with the character that follows, NaN at the end. */
  private nextInk(): number {
    const { text } = this;
    let { at } = this;
    let code = text.charCodeAt(at);
    while (code <= SPACE || code === QUOTE_MARK || (code >= NO_BREAK_SPACE && isOddBlank(code)))
      code = text.charCodeAt(++at);
    this.at = at;
    return code;
  }

  private stop(): void {
    this.stopped = true;
  }
}

/** No-break, full-width and zero-width blanks come with text that was copied from a page or a chat window. */
function isOddBlank(code: number): boolean {
  return (
    code === NO_BREAK_SPACE ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x202f ||
    (code >= 0x2000 && code <= 0x200f)
  );
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 57;
}

/** Fifteen digits and the point: 10^15 < 2^53. */
const EXACT_LENGTH = 16;
const POWERS = Array.from({ length: EXACT_LENGTH + 1 }, (_, n) => 10 ** n);

const LITERALS: readonly (readonly [string, boolean | undefined])[] = [
  ['true', true],
  ['false', false],
  ['null', undefined],
];

// "\\u00e9", "\\/", "\\n"
const ESCAPE = /\\(?:u([\da-f]{4})|([^]))/gi;

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescape(raw: string): string {
  return raw.replace(ESCAPE, (_, hex?: string, sign?: string) =>
    hex ? String.fromCharCode(parseInt(hex, 16)) : (ESCAPED[sign ?? ''] ?? sign ?? ''),
  );
}

const TAB = 9;
const LINE_FEED = 10;
const SPACE = 32;
const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const COLON = 58;
/** `>` before the lines of a quoted mail: between values nothing else can be meant by it. */
const QUOTE_MARK = 62;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const SMALL_E = 101;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const NO_BREAK_SPACE = 0xa0;
