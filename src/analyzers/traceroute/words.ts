import { canonicalIp } from '../../model/address';
import type { Span } from '../../model/span';

/** A run of characters without blanks; offsets count in the text of the source. */
export interface Word extends Span {
  readonly text: string;
}

/** Words of a line from column `from`; `offset` is the place of column 0 in the source. */
export function splitWords(text: string, from: number, offset: number): Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < text.length) {
    while (at < text.length && text.charCodeAt(at) === BLANK) at++;
    if (at >= text.length) break;
    let end = text.indexOf(' ', at);
    if (end < 0) end = text.length;
    words.push({ text: text.slice(at, end), start: offset + at, end: offset + end });
    at = end;
  }
  return words;
}

/** An address as printed. `span` covers the address alone: no brackets, no zone. */
export interface AddressReading {
  /** Canonical text; absent when the token is masked or has no valid IPv4 numbers. */
  readonly ip?: string;
  /** The token as it stands, when that is more than an address or less: masked, or with a zone id. */
  readonly ipRaw?: string;
  readonly span: Span;
}

/** Reads `192.0.2.1`, `2001:db8::1`, `fe80::1%eth0`, masked `203.0.xxx.xxx` and cut `2001:db8:40:12…`. */
export function readAddress(text: string, start: number): AddressReading | undefined {
  if (isPlainIpv4(text)) return { ip: text, span: { start, end: start + text.length } };
  if (text.length < 2 || text.length > LONGEST_ADDRESS) return undefined;
  const zone = text.indexOf('%');
  const bare = zone > 0 ? text.slice(0, zone) : text;
  // ipaddr.js refuses by throwing, which is slow: it only sees what looks like IPv6. IPv4 has just the plain form above.
  const ip = IPV6_SIGNS.test(bare) ? canonicalIp(bare) : undefined;
  if (ip) return { ip, ...(zone > 0 && { ipRaw: text }), span: { start, end: start + bare.length } };
  return MASKED_IPV4.test(text) || isCutIpv6(text)
    ? { ipRaw: text, span: { start, end: start + text.length } }
    : undefined;
}

/** Reads an address between the given signs: `(192.0.2.1)`, `[192.0.2.1]`. */
export function readEnclosed(word: Word, open: '(' | '['): AddressReading | undefined {
  const { text } = word;
  if (text[0] !== open || text.length < 4 || text[text.length - 1] !== (open === '(' ? ')' : ']')) return undefined;
  return readAddress(text.slice(1, -1), word.start + 1);
}

/** A time or count as printed: `<1`, `0.340`, `2.5ms`. */
export interface NumberReading {
  readonly value: number;
  readonly lessThan: boolean;
  /** What stands directly behind the number, for example `ms` of `2.5ms`. */
  readonly unit: string;
}

/** A comma is the point of many languages. By hand and not with an expression: every time of bulk input passes here, and groups cost a string each. */
export function readNumber(text: string): NumberReading | undefined {
  const lessThan = text.charCodeAt(0) === LESS;
  const from = lessThan ? 1 : 0;
  const point = digitsEnd(text, from);
  if (point === from || point - from > MOST_DIGITS) return undefined;
  let end = point;
  const sign = text.charCodeAt(point);
  if (sign === POINT || sign === COMMA) {
    end = digitsEnd(text, point + 1);
    if (end === point + 1 || end - point - 1 > MOST_DECIMALS) return undefined;
  }
  const unit = text.slice(end);
  if (unit !== '' && !UNIT.test(unit)) return undefined;
  return { value: decimalOf(text, from, point, end), lessThan, unit };
}

const MOST_DIGITS = 12;
const MOST_DECIMALS = 9;

// "ms", "毫秒" behind a number; not ".0.2.1", "/tcp", ":"
const UNIT = /^[^\d.,:;/<>()[\]*!-]{1,12}$/;

/**
 * Up to 15 digits and a power of ten are exact in a double, and division rounds correctly: the same value as `Number` gives, in a tenth
 * of the time (Clinger, "How to read floating point numbers accurately", 1990).
 */
function decimalOf(text: string, from: number, point: number, end: number): number {
  const scale = POWERS_OF_TEN[end > point ? end - point - 1 : 0];
  if (scale === undefined || end - from > EXACT_DIGITS) return Number(text.slice(from, end).replace(',', '.'));
  let digits = 0;
  for (let at = from; at < end; at++) if (at !== point) digits = digits * 10 + text.charCodeAt(at) - ZERO;
  return digits / scale;
}

const EXACT_DIGITS = 15;
const POWERS_OF_TEN: readonly number[] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

function digitsEnd(text: string, from: number): number {
  let at = from;
  for (let c = text.charCodeAt(at); c >= ZERO && c <= NINE; c = text.charCodeAt(++at));
  return at;
}

const BLANK = 32;
const ZERO = 48;
const NINE = 57;
const POINT = 46;
const COMMA = 44;
const LESS = 60;

// "2001:db8::1", "::ffff:192.0.2.1"
const IPV6_SIGNS = /^[\da-f]{0,4}:[\da-f:.]{1,42}$/i;

// "203.0.xxx.xxx", "10.*.*.*"
const MASKED_IPV4 = /^[\dxX*#?]{1,3}\.[\dxX*#?]{1,3}\.[\dxX*#?]{1,3}\.[\dxX*#?]{1,3}$/;

// "2001:db8:40:1234:5678:9a…", "2001:db8:40:1234..." of a narrow column
const CUT_IPV6 = /^[\da-f]{1,4}:[\da-f:]{1,40}(?:…|\.\.\.)$/i;

function isCutIpv6(text: string): boolean {
  return (text.endsWith('…') || text.endsWith('...')) && CUT_IPV6.test(text);
}

/** With a zone id. */
const LONGEST_ADDRESS = 64;

/** Four decimal parts without leading zeros: the text is its own canonical form. Every hop of bulk input passes here. */
function isPlainIpv4(text: string): boolean {
  let parts = 1;
  let value = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 46) {
      if (value < 0) return false;
      parts++;
      value = -1;
    } else if (c < ZERO || c > NINE || value === 0) return false;
    else {
      value = (value < 0 ? 0 : value * 10) + c - ZERO;
      if (value > 255) return false;
    }
  }
  return parts === 4 && value >= 0;
}
