/** A word or comment with its place in the unfolded text. A comment's text has its parentheses taken off, a quoted word its quotes. */
interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands between two semicolons. */
export interface Piece {
  readonly words: readonly Part[];
  readonly comments: readonly Part[];
  readonly start: number;
  readonly end: number;
}

/** `key=value` of a word; both sides may be empty. */
export interface Assignment extends Part {
  readonly key: string;
  readonly value: string;
}

/** No field of mail has more pieces or words; what goes beyond them is an attack on the reader. */
export const MOST_PIECES = 400;

/** Cuts a field of the form `a (comment) b=c; d="e"` at its semicolons (RFC 8601 section 2.2). Total and linear: each character is looked at once. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let words: Part[] = [];
  let comments: Part[] = [];
  let start = 0;
  const close = (end: number) => {
    if (words.length + comments.length > 0) pieces.push({ words, comments, start, end });
    [words, comments, start] = [[], [], end + 1];
  };
  for (let at = 0; at < text.length && pieces.length < MOST_PIECES;) {
    const c = text.charCodeAt(at);
    if (c === SEMICOLON) close(at++);
    else if (isBlank(text, at)) at++;
    else if (c === OPEN) {
      const end = commentEnd(text, at);
      comments.push({ text: text.slice(at + 1, end - 1), start: at, end });
      at = end;
    } else {
      const end = wordEnd(text, at);
      words.push({ text: text.slice(at, end), start: at, end });
      at = end;
    }
  }
  close(text.length);
  return pieces;
}

export const [SEMICOLON, OPEN] = [59, 40];
const [QUOTE, CLOSE, EQUALS, BACKSLASH, BLANK] = [34, 41, 61, 92, 32];

/** What unfolding makes a blank of counts as one: text is read folded too. */
const ODD_BLANK = /[\u00a0\u2007\u202f\u3000]/;

export function isBlank(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c <= BLANK || (c > 127 && ODD_BLANK.test(text.charAt(at)));
}

/** Comments nest; one that is never closed reaches to the end. */
export function commentEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === BACKSLASH) at++;
    else if (c === OPEN) depth++;
    else if (c === CLOSE && --depth === 0) return at + 1;
  }
  return text.length + 1;
}

/** A word ends at a blank, semicolon or comment; blanks around `=` belong to it (`spf = pass`), and so does what is quoted. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === SEMICOLON || c === OPEN) break;
    if (c === QUOTE) at = quoteEnd(text, at);
    else if (isBlank(text, at)) {
      const next = afterBlanks(text, at);
      if (text.charCodeAt(next) !== EQUALS) break;
      at = afterBlanks(text, next + 1);
    } else at++;
  }
  return at;
}

function quoteEnd(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
  return end < 0 ? text.length : end + 1;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlank(text, at)) at++;
  return at;
}

/** Reads a word as an assignment; undefined for a word without `=`. The key is in lower case. */
export function assignmentOf(word: Part): Assignment | undefined {
  const sign = word.text.indexOf('=');
  if (sign <= 0) return undefined;
  const value = word.text.slice(sign + 1).trim();
  const bare = value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  const { text, start, end } = word;
  return { text, start, end, key: text.slice(0, sign).trim().toLowerCase(), value: bare };
}

/** The tags of a `tag=value;` list (RFC 6376 section 3.2); the first of each name counts. A value may hold blanks where it was folded. */
export function tagsOf(text: string): ReadonlyMap<string, { readonly value: string; readonly start: number }> {
  const tags = new Map<string, { value: string; start: number }>();
  let start = 0;
  while (start < text.length && tags.size < MOST_PIECES) {
    const semicolon = text.indexOf(';', start);
    const end = semicolon < 0 ? text.length : semicolon;
    const sign = text.indexOf('=', start);
    if (sign >= 0 && sign < end) {
      const key = text.slice(start, sign).trim().toLowerCase();
      const raw = text.slice(sign + 1, end);
      const lead = raw.length - raw.trimStart().length;
      if (!tags.has(key)) tags.set(key, { value: raw.trim(), start: sign + 1 + lead });
    } else if (sign < 0) break;
    start = end + 1;
  }
  return tags;
}
