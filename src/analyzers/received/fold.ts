import type { Span } from '../../model/span';

/** A stretch of unfolded text and where it stands in the source; a fold or an entity is one character with a longer source. */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly source: Span;
}

/** A field body with its folds undone (RFC 5322 section 2.2.3) that still knows where each character came from. */
export interface Unfolded {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Answer for an empty text. */
  readonly origin: number;
}

/** One physical line of a field body; `start` is the offset of its first character in the source. */
export interface FoldedPart {
  readonly start: number;
  readonly text: string;
}

/** `&lt;`, `&#60;`, `&#x3C;` — a header that was copied out of a web page; `a@b.example<mailto:a@b.example>` — out of Outlook or Gmail. */
const DAMAGE = /&(?:lt|gt|amp|quot|apos|nbsp|#\d{2,4}|#[xX][\dA-Fa-f]{2,4});|<(?:mailto:|https?:\/\/)[^<>\s]{1,400}>/g;
const ENTITY_TEXT: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What stood there before; a link that a mail client put behind its text stood not at all. */
function repaired(damage: string): string {
  if (damage.startsWith('<')) return '';
  const name = damage.slice(1, -1);
  if (!name.startsWith('#')) return ENTITY_TEXT[name] ?? damage;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 32 ? String.fromCharCode(code) : ' ';
}

/** Blanks that copying from mail clients puts in place of spaces. */
const ODD_BLANKS = /[\t\u00a0\u2007\u202f\u3000]/g;
const OUTER_BLANK = /[\s\u00a0]/;

/**
 * Undoes folding: each line break with the blanks around it becomes one space, whatever the blanks were, so folding never changes
 * what is read. `damaged` undoes what web pages and mail clients write
 * into a copy; only trace fields want that, a Subject may mean `&amp;`.
 */
export function unfold(parts: readonly FoldedPart[], damaged: boolean): Unfolded {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let at = 0;
  const add = (text: string, source: Span) => {
    if (text === '') return;
    pieces.push({ at, length: text.length, source });
    texts.push(text);
    at += text.length;
  };
  let previousEnd: number | undefined;
  for (const part of parts) {
    const trimmed = trimPart(part);
    if (trimmed.text === '') continue;
    if (previousEnd !== undefined) add(' ', { start: previousEnd, end: trimmed.start });
    if (damaged && MAY_BE_DAMAGED.test(trimmed.text)) addRepaired(trimmed, add);
    else add(trimmed.text, { start: trimmed.start, end: trimmed.start + trimmed.text.length });
    previousEnd = trimmed.start + trimmed.text.length;
  }
  return { text: texts.join('').replace(ODD_BLANKS, ' '), pieces, origin: parts[0]?.start ?? 0 };
}

/** The same text as `unfold` gives, for readers that never ask for a place: every span of it is empty. */
export function unfoldText(parts: readonly FoldedPart[], damaged: boolean): Unfolded {
  const texts: string[] = [];
  for (const { text } of parts) {
    const first = firstOf(text);
    const trimmed = text.slice(first, lastOf(text, first));
    if (trimmed === '') continue;
    texts.push(damaged && MAY_BE_DAMAGED.test(trimmed) ? trimmed.replace(DAMAGE, repaired) : trimmed);
  }
  return { text: texts.join(' ').replace(ODD_BLANKS, ' '), pieces: NOWHERE, origin: 0 };
}

const NOWHERE: Unfolded['pieces'] = [];
/** A sign that every damage has, and little else: `&lt;`, `<mailto:`, `<https:`; not `<bob@x.example>`. */
const MAY_BE_DAMAGED = /&|<(?:mailto|https?):/;

function trimPart({ start, text }: FoldedPart): FoldedPart {
  const first = firstOf(text);
  return { start: start + first, text: text.slice(first, lastOf(text, first)) };
}

/** Where the text begins behind its outer blanks: linear where a pattern anchored at the end would try again from every blank. */
function firstOf(text: string): number {
  let first = 0;
  while (first < text.length && isOuterBlank(text, first)) first++;
  return first;
}

function lastOf(text: string, first: number): number {
  let last = text.length;
  while (last > first && isOuterBlank(text, last - 1)) last--;
  return last;
}

function isOuterBlank(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  // Plain letters and signs are what stands at nearly all ends.
  return c > 32 && c < 127 ? false : OUTER_BLANK.test(text.charAt(at));
}

function addRepaired(part: FoldedPart, add: (text: string, source: Span) => void): void {
  let done = 0;
  for (const match of part.text.matchAll(DAMAGE)) {
    add(part.text.slice(done, match.index), { start: part.start + done, end: part.start + match.index });
    done = match.index + match[0].length;
    add(repaired(match[0]), { start: part.start + match.index, end: part.start + done });
  }
  add(part.text.slice(done), { start: part.start + done, end: part.start + part.text.length });
}

/** Place in the source of `text[start, end)`; a fold inside the range lies inside the span. */
export function sourceSpan(unfolded: Unfolded, start: number, end: number): Span {
  const first = pieceAt(unfolded.pieces, start);
  if (!first) return { start: unfolded.origin, end: unfolded.origin };
  const from = isPlain(first) ? first.source.start + (start - first.at) : first.source.start;
  if (end <= start) return { start: from, end: from };
  const last = pieceAt(unfolded.pieces, end - 1) ?? first;
  return { start: from, end: isPlain(last) ? last.source.start + (end - last.at) : last.source.end };
}

function isPlain(piece: Piece): boolean {
  return piece.length === piece.source.end - piece.source.start;
}

/** Last piece that begins at or before the offset. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
