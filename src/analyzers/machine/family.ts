import type { Source } from '../../model/source';
import type { Span } from '../../model/span';
import type { CertainFamily, Found, Recognized } from '../dialect';
import type { JsonDialect, Unnumbered } from './dialect';
import { jsonDialects, xmlDialects } from './dialects';
import { readJsonObject, type JsonValue } from './json';
import { readXmlElement } from './xml';

/** A record that a dialect read, with its place. */
interface Piece {
  readonly dialect: string;
  readonly traces: readonly Unnumbered[];
  readonly span: Span;
}

/**
 * JSON and XML that path tracers write: the whole document, one object a line, or in the midst of prose. JSON and XML of other
 * origin is left alone.
 */
export const machineFamily: CertainFamily = {
  id: 'machine',
  find(source) {
    const pieces = [...jsonPieces(source), ...xmlPieces(source)].sort((a, b) => a.span.start - b.span.start);
    return runsOf(source.text, pieces).flatMap((run) => found(source, run) ?? []);
  },
};

/** The form leaves no doubt: better than any reading of the same lines as words. */
const SCORE = 0.99;

/**
 * Arrays around records need no reading: their signs stand between the records as line ends do in JSON lines. So a document of
 * any length needs the memory of one record and its traces, and a cut array gives all that was complete.
 */
function jsonPieces(source: Source): Piece[] {
  const { text } = source;
  const pieces: Piece[] = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    if (!beginsObject(text, at)) {
      at++;
      continue;
    }
    const { value, end } = readJsonObject(text, at);
    const swallowed = value.cut && ownerOf(value) ? recordInside(value, text) : undefined;
    collect(swallowed ? readJsonObject(text.slice(0, swallowed.start), at).value : value, source, pieces);
    at = swallowed?.start ?? end;
  }
  return pieces;
}

// '{"', '{ "', '{' and a line end before '"'
const OBJECT_START = /\{[\s>]*["]/y;

function beginsObject(text: string, at: number): boolean {
  OBJECT_START.lastIndex = at;
  return OBJECT_START.test(text);
}

/** The first record that begins on a line of its own in a record that was cut: it stands below it, though it reads as a value in it. */
function recordInside(value: JsonValue, text: string): JsonValue | undefined {
  for (const item of value.items) {
    const inner =
      ownerOf(item) && LINE_START.test(text.slice(Math.max(0, item.start - 40), item.start)) ? item : undefined;
    const found = inner ?? (item.items.length > 0 ? recordInside(item, text) : undefined);
    if (found) return found;
  }
  return undefined;
}

// "\n", "\r\n> ", "\n["
const LINE_START = /[\r\n][\s>[]*$/;

function ownerOf(value: JsonValue): JsonDialect | undefined {
  return value.kind === 'object' ? jsonDialects.find((one) => one.owns(value)) : undefined;
}

/** A record may stand inside an object of somebody else: an answer of an interface, a line of a log. Depth is bounded by the reader. */
function collect(value: JsonValue, source: Source, pieces: Piece[]): void {
  const dialect = ownerOf(value);
  if (dialect) pieces.push(pieceOf(dialect, value, source));
  else for (const item of value.items) if (item.items.length > 0) collect(item, source, pieces);
}

function pieceOf(dialect: JsonDialect, value: JsonValue, source: Source): Piece {
  return { dialect: dialect.id, span: { start: value.start, end: value.end }, traces: dialect.read(value, source) };
}

// "<MTR SRC=", "<nmaprun>", "<junos:traceroute-results "
const XML_ROOT = new RegExp(
  `<(?:[a-z]{1,20}:)?(${xmlDialects.flatMap((dialect) => dialect.roots).join('|') || '$^'})(?=[\\s>])`,
  'gi',
);

/** What begins a page around another text. */
const HTML = ['html', 'head', 'body', 'pre', 'code', 'br', 'p', 'div', 'textarea'];

/** Of each root the roots of all other formats, and HTML: where one stands inside, the first document was cut. */
const STRANGERS = new Map(
  xmlDialects.flatMap(({ roots }) => {
    const others = xmlDialects.flatMap((other) => (other.roots === roots ? [] : other.roots));
    return roots.map((root) => [root, new Set([...others, ...HTML])] as const);
  }),
);

function xmlPieces(source: Source): Piece[] {
  const { text } = source;
  const pieces: Piece[] = [];
  if (!text.includes('<')) return pieces;
  XML_ROOT.lastIndex = 0;
  for (let start = XML_ROOT.exec(text); start; start = XML_ROOT.exec(text)) {
    const reading = readXmlElement(text, start.index, STRANGERS.get(start[1] ?? ''));
    if (!reading) continue;
    XML_ROOT.lastIndex = Math.max(XML_ROOT.lastIndex, reading.end);
    const { element } = reading;
    for (const dialect of xmlDialects) {
      if (!dialect.roots.includes(element.name)) continue;
      const traces = dialect.read(element, source);
      if (traces.length === 0) continue;
      pieces.push({ dialect: dialect.id, span: { start: prologStart(text, element.start), end: element.end }, traces });
      break;
    }
  }
  return pieces;
}

/** XML declaration, document type, style sheet and comments before the root are its own. */
function prologStart(text: string, root: number): number {
  let first = root;
  for (;;) {
    let at = first - 1;
    while (at >= 0 && text.charCodeAt(at) <= 32) at--;
    const open = text[at] === '>' ? text.lastIndexOf('<', at) : -1;
    if (open < 0 || (text[open + 1] !== '?' && text[open + 1] !== '!')) return first;
    first = open;
  }
}

/** Records of one array, of lines in a row, or on one line make one find: finds may not share a line. */
function runsOf(text: string, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const runs: Piece[][] = [];
  let end = -1;
  for (const piece of pieces) {
    if (piece.span.start < end) continue;
    const run = runs.at(-1);
    if (run && isJoined(text, end, piece.span.start)) run.push(piece);
    else runs.push([piece]);
    end = piece.span.end;
  }
  return runs;
}

function isJoined(text: string, from: number, to: number): boolean {
  if (afterSigns(text, from, to) >= to) return true;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return false;
  }
  return true;
}

function found(source: Source, run: readonly Piece[]): Found | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return undefined;
  const traces = run.flatMap((piece) => piece.traces);
  if (traces.length === 0) return undefined;
  const { text } = source;
  const span = { start: beforeSigns(text, first.span.start), end: lastSign(text, last.span.end) };
  return {
    dialect: traces[0]?.dialect ?? first.dialect,
    span,
    score: SCORE,
    parse: (ordinal) => number(source, traces, span, ordinal),
  };
}

/** Traces of this family are counted apart from those that the text dialects find: hence the letter. */
function number(source: Source, traces: readonly Unnumbered[], span: Span, ordinal: number): Recognized {
  const numbered = traces.map((trace, n) => ({ id: `trace:${source.id}@m${ordinal + n}`, ...trace }));
  return { traces: numbered, messages: [], taken: [span] };
}

/** `[ , ]`, blanks and the quote mark of mail: what stands around and between records. */
function isSign(code: number): boolean {
  return code <= 32 || code === 44 || code === 62 || code === 91 || code === 93 || code === 0xa0 || code === 0xfeff;
}

function afterSigns(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSign(text.charCodeAt(at))) at++;
  return at;
}

/** Behind the last `]` that closes an array behind the records. */
function lastSign(text: string, from: number): number {
  let last = from;
  for (let at = from; at < text.length && isSign(text.charCodeAt(at)); at++) if (text[at] === ']') last = at + 1;
  return last;
}

/** The first `[` of the signs before the records. */
function beforeSigns(text: string, from: number): number {
  let first = from;
  for (let at = from - 1; at >= 0 && isSign(text.charCodeAt(at)); at--) if (text[at] === '[') first = at;
  return first;
}
