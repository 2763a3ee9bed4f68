import type { Span } from '../../model/span';
import { isPartField, isWellKnown } from './fieldNames';
import type { FoldedPart } from './fold';
import type { Writable } from './writable';

/** A field whose body `text[start, end)` holds as it was stored: folded. The name is in small letters. */
export interface StoredField extends Span {
  readonly name: string;
  readonly text: string;
}

/** The wanted fields of a header and the place of the whole of it. */
interface PlainHeader {
  readonly fields: readonly StoredField[];
  readonly span: Span;
}

/** Which fields are to be kept: the lengths of their names, and the name in small letters. */
interface Wanted {
  readonly lengths: ReadonlySet<number>;
  readonly wantedName: (name: string) => string | undefined;
}

const [TAB, RETURN, BLANK, COLON, MARKED] = [9, 13, 32, 58, 0xfeff];
/** `Received`, `X-MS-Exchange-CrossTenant-Id`: the signs that field names have, by their codes. */
const NAME_SIGN = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w.-]/.test(String.fromCharCode(code))));
const LONGEST_NAME = 76;
/** Names as short as these may be part of an address: `fe80::1`. */
const LONGEST_HEX = 4;
const HEX_GROUP = /^[0-9a-f]{1,4}$/i;
const MOST_LINES = 25_000;
/** `From a@example.com Fri …`, and an older one that was quoted: `>From …`; not the field `From : a@example.com`. */
const ENVELOPE = /^>?From [^:\r\n]/;

/**
 * Cuts a header as mail servers store it, and keeps only the fields that are wanted: a line begins a field or, behind a blank, goes on
 * with one. Undefined for a header in which any line does something else (quote marks, lost blanks, a lone CR), and for headers without
 * an end: readHeaderBlock knows what to make of those. What is answered is what it would answer.
 */
export function readPlainHeader(text: string, { lengths, wantedName }: Wanted): PlainHeader | undefined {
  if (text.charCodeAt(0) === MARKED) return undefined;
  let first = 0;
  while (ENVELOPE.test(text.slice(first, first + 8))) first = lineEnd(text, first) + 1;
  const fields: StoredField[] = [];
  let open: Writable<StoredField> | undefined;
  let end = first;
  let lines = 0;
  for (let at = first; at < text.length; lines++) {
    const feed = lineEnd(text, at);
    end = text.charCodeAt(feed - 1) === RETURN && feed > at ? feed - 1 : feed;
    const initial = text.charCodeAt(at);
    if (initial === BLANK || initial === TAB) {
      if (lines === 0 || !hasText(text, at, end)) return undefined;
      if (open) open.end = end;
    } else {
      const colon = colonAt(text, at, end);
      if (colon < 0) return undefined;
      open = undefined;
      // Most fields of a header are not of those that are wanted, and their names are not even cut out.
      const name = lines === 0 || colon - at <= LONGEST_HEX || lengths.has(colon - at) ? text.slice(at, colon) : '';
      if (colon - at <= LONGEST_HEX && HEX_GROUP.test(name) && !isWellKnown(name)) return undefined;
      if (lines === 0 && !provesHeader(name)) return undefined;
      const known = name === '' ? undefined : wantedName(name);
      if (known !== undefined) fields.push((open = { name: known, text, start: colon + 1, end }));
    }
    at = feed + 1;
  }
  if (lines === 0 || lines > MOST_LINES || hasLoneReturn(text)) return undefined;
  return { fields, span: { start: 0, end } };
}

/** The lines of a stored field. */
export function partsOf({ text, start, end }: StoredField): readonly FoldedPart[] {
  const parts: FoldedPart[] = [];
  for (let at = start; at < end;) {
    const feed = Math.min(lineEnd(text, at), end);
    parts.push({ start: at, text: text.slice(at, feed) });
    at = feed + 1;
  }
  return parts;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

function hasText(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (text.charCodeAt(at) > BLANK && text.charCodeAt(at) < 127) return true;
  return false;
}

/** Offset of the colon behind a name; -1 = no name, or blanks before the colon. */
function colonAt(text: string, start: number, end: number): number {
  if (!isLetter(text.charCodeAt(start))) return -1;
  const last = Math.min(end, start + LONGEST_NAME + 1);
  let at = start + 1;
  while (at < last && NAME_SIGN[text.charCodeAt(at)] === 1) at++;
  return at < last && text.charCodeAt(at) === COLON ? at : -1;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** `Note:` may be prose above the first field. */
function provesHeader(name: string): boolean {
  return isWellKnown(name) || isPartField(name) || name.includes('-');
}

const LONE_RETURN = /\r(?!\n|$)/;

function hasLoneReturn(text: string): boolean {
  return text.includes('\r') && LONE_RETURN.test(text);
}
