import { dateAt } from './date';

/** A piece of a Received field; offsets count in the unfolded text. A comment's text has its outer parentheses taken off. */
export interface Token {
  readonly kind: 'word' | 'comment' | 'semicolon' | 'junk';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const BLANK = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const ANGLE = 60;
const BACKSLASH = 92;

/**
 * Cuts the text up to `end` into words, outermost comments and semicolons; an unclosed parenthesis is junk, what follows it is read on.
 * Only a semicolon stands at an `end` that is not the text's.
 */
export function tokenize(text: string, end = text.length): readonly Token[] {
  const comments = new Comments(text);
  const tokens: Token[] = [];
  for (let at = skipBlanks(text, 0); at < end; at = skipBlanks(text, at)) {
    const token = tokenAt(text, at, comments);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number, comments: Comments): Token {
  const c = text.charCodeAt(start);
  if (c === SEMICOLON) return { kind: 'semicolon', text: ';', start, end: start + 1 };
  if (c === OPEN || c === CLOSE) {
    const close = c === OPEN ? comments.closeOf(start) : undefined;
    if (close === undefined)
      return { kind: 'junk', text: text.charAt(start), start, end: junkEnd(text, start, comments) };
    return { kind: 'comment', text: text.slice(start + 1, close), start, end: close + 1 };
  }
  const end = wordEnd(text, start);
  return { kind: 'word', text: text.slice(start, end), start, end };
}

/** Ten thousand open parentheses are one stretch that nobody understood. */
function junkEnd(text: string, start: number, comments: Comments): number {
  let end = start + 1;
  while (text.charCodeAt(end) === CLOSE || (text.charCodeAt(end) === OPEN && comments.closeOf(end) === undefined))
    end++;
  return end;
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= BLANK) at++;
  return at;
}

/**
 * Where comments end. A closed one is walked once, by its outermost parenthesis; the first that never closes has all pairs found in one
 * pass, so that a megabyte of `(` stays linear.
 */
class Comments {
  private pairs: ReadonlyMap<number, number> | undefined;

  constructor(private readonly text: string) {}

  closeOf(open: number): number | undefined {
    if (this.pairs) return this.pairs.get(open);
    let depth = 0;
    for (let i = open; i < this.text.length; i++) {
      const c = this.text.charCodeAt(i);
      if (c === BACKSLASH) i++;
      else if (c === OPEN) depth++;
      else if (c === CLOSE && --depth === 0) return i;
    }
    this.pairs = pairsIn(this.text);
    return this.pairs.get(open);
  }
}

function pairsIn(text: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closing = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === BACKSLASH) i++;
    else if (c === OPEN) open.push(i);
    else if (c === CLOSE) {
      const start = open.pop();
      if (start !== undefined) closing.set(start, i);
    }
  }
  return closing;
}

/** A word ends at a blank, a parenthesis or a separating semicolon; `<multiple recipients>` and `"John Doe"@x.example` are one word. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c <= BLANK || c === OPEN || c === CLOSE) break;
    if (c === SEMICOLON && separates(text, at)) break;
    at = c === ANGLE ? angleEnd(text, at) : c === QUOTE && at === start ? quoteEnd(text, at) : at + 1;
  }
  return at;
}

/** `id abc;def` keeps its semicolon; `id abc;Fri, 31 Jan` does not. */
function separates(text: string, semicolon: number): boolean {
  const next = semicolon + 1;
  return next >= text.length || text.charCodeAt(next) <= BLANK || dateAt(text, next) !== undefined;
}

/** End of `<…>`; another `<` before `>` means the first was none, so no character is looked at twice in vain. */
function angleEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 62) return at + 1;
    if (c === ANGLE || c === SEMICOLON || c === OPEN) break;
  }
  return start + 1;
}

/** Longest local part and host name together (RFC 5321 section 4.5.3.1); an open quote costs no more than this. */
const LONGEST_QUOTED = 320;

/** End of `"…"`; a quote mark that is never closed is a character like any other. */
function quoteEnd(text: string, start: number): number {
  const end = Math.min(text.length, start + LONGEST_QUOTED);
  for (let at = start + 1; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c === BACKSLASH) at++;
    else if (c === QUOTE) return at + 1;
    else if (c === SEMICOLON || c === OPEN) break;
  }
  return start + 1;
}
