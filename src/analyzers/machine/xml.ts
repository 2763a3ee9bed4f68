import type { Span } from '../../model/span';

/** A piece of text of an element or attribute: references are decoded, the span is what stands there without quotes and outer blanks. */
export interface XmlText extends Span {
  readonly scalar: string;
}

export interface XmlElement extends Span {
  /** Without namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, XmlText>>;
  readonly children: readonly XmlElement[];
  /** First piece of text directly inside. */
  readonly text?: XmlText;
  /** The text broke off before the closing tag. */
  readonly cut: boolean;
}

export interface XmlReading {
  readonly element: XmlElement;
  /** Where reading stopped; behind the element's last tag when no more tags follow. */
  readonly end: number;
}

type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlElement[] };

/** Deeper elements are skipped: none of the formats has them. */
const DEEPEST = 64;

/**
 * Reads the element that begins at `start`, with all inside it. No document type, no entity but the five of XML 1.0: nothing expands.
 * Wrong nesting is mended, a missing end leaves all open elements `cut`; so does an element that is one of the `strangers`, which belong to
 * another document. Total, without recursion, linear in what it reads.
 */
export function readXmlElement(
  text: string,
  start: number,
  strangers: ReadonlySet<string> = NOBODY,
): XmlReading | undefined {
  const root = readTag(text, start);
  if (!root) return undefined;
  const open: Open[] = root.closed ? [] : [root.element];
  let at = root.end;
  let lastTag = root.end;
  let skipped = 0;
  while (open.length > 0) {
    const top = open[open.length - 1] as Open;
    const next = text.indexOf('<', at);
    if (next < 0) return breakOff(open, root.element, lastTag, text.length);
    if (isForeign(text, at, next, top)) return breakOff(open, root.element, lastTag, lastTag);
    top.text ??= readText(text, at, next);
    const markup = skipMarkup(text, next);
    if (markup !== undefined) at = markup;
    else if (text[next + 1] === '/') {
      at = closingTagEnd(text, next);
      if (skipped > 0) skipped--;
      else close(open, text.slice(next + 2, Math.max(next + 2, at - 1)), at);
      lastTag = at;
    } else {
      const tag = readTag(text, next);
      at = tag?.end ?? next + 1;
      if (!tag) continue;
      // None of the formats nests its root: the first one was cut, here another begins.
      if (tag.element.name === root.element.name || strangers.has(tag.element.name))
        return breakOff(open, root.element, lastTag, next);
      lastTag = tag.end;
      if (open.length < DEEPEST) {
        top.children.push(tag.element);
        if (!tag.closed) open.push(tag.element);
      } else if (!tag.closed) skipped++;
    }
  }
  return { element: root.element, end: at };
}

// A line of its own with ink, not counting the quote marks of mail: "\nAnd the way back:\n"
const INKED_LINE = /\n[ \t\r>|]*[^\s>|][^\n]*(?=\n)/g;

/**
 * None of the formats has elements and text side by side, nor text of several lines: the document was cut, and this is what stands below
 * it. Prefixes of a log stand in the line of a tag and are no line of their own.
 */
function isForeign(text: string, from: number, to: number, { children }: XmlElement): boolean {
  if (to - from < 4) return false;
  const inked = (text.slice(from, to).match(INKED_LINE) ?? []).length;
  return inked > (children.length > 0 ? 0 : 1);
}

/** Comments, processing instructions, declarations and CDATA: none of them holds a value in our formats. */
function skipMarkup(text: string, at: number): number | undefined {
  if (text.startsWith('<!--', at)) return endOf(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return endOf(text, ']]>', at);
  if (text.startsWith('<?', at)) return endOf(text, '?>', at);
  return text.startsWith('<!', at) ? endOf(text, '>', at) : undefined;
}

/** Behind the next `sign`; the end of the text where there is none, so that no second search goes the same way. */
function endOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}

/** A closing tag that is cut ends where the next tag begins. */
function closingTagEnd(text: string, start: number): number {
  const end = endOf(text, '>', start);
  const next = text.indexOf('<', start + 1);
  return next >= 0 && next < end ? next : end;
}

const NOBODY: ReadonlySet<string> = new Set();

/** A closing tag ends all that was opened since its opening one; without any it is ignored. */
function close(open: Open[], printed: string, end: number): void {
  const name = localName(printed.trim());
  let at = open.length - 1;
  while (at >= 0 && open[at]?.name !== name) at--;
  if (at < 0) return;
  for (const element of open.splice(at)) {
    element.end = end;
    element.cut = false;
  }
}

/** What follows the last tag, prose or another tool's text, is none of the element's. */
function breakOff(open: readonly Open[], root: XmlElement, lastTag: number, end: number): XmlReading {
  for (const element of open) element.end = lastTag;
  return { element: root, end };
}

// '<hop ttl="1"', '<junos:rtt', '<Loss%>' of old mtr, which is no XML name
const TAG_NAME = /<([a-z_][\w.:%-]{0,63})/iy;
// ' ttl="1"', " host='a'", ' COUNT=1' of old mtr
const ATTRIBUTE = /\s*([a-z_][\w.:-]{0,63})\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>/]+))/iy;
// ' />', '>'
const TAG_END = /\s*(\/?)>/y;

function readTag(text: string, start: number): { element: Open; end: number; closed: boolean } | undefined {
  const name = matchAt(TAG_NAME, text, start);
  if (!name) return undefined;
  const attributes: Record<string, XmlText> = Object.create(null) as Record<string, XmlText>;
  let at = start + name[0].length;
  for (let found = matchAt(ATTRIBUTE, text, at); found; found = matchAt(ATTRIBUTE, text, at)) {
    at += found[0].length;
    const raw = found[2] ?? found[3] ?? found[4] ?? '';
    const valueEnd = found[4] === undefined ? at - 1 : at;
    attributes[localName(found[1] ?? '')] ??= { scalar: decode(raw), start: valueEnd - raw.length, end: valueEnd };
  }
  const tail = matchAt(TAG_END, text, at);
  if (!tail) return undefined;
  const end = at + tail[0].length;
  const closed = tail[1] === '/';
  const element: Open = { name: localName(name[1] ?? ''), attributes, children: [], start, end, cut: !closed };
  return { element, end, closed };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readText(text: string, from: number, to: number): XmlText | undefined {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  const start = from + raw.indexOf(trimmed);
  return { scalar: decode(trimmed), start, end: start + trimmed.length };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

// "&amp;", "&#45;", "&#x2d;"
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(REFERENCE, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Children of one name, in the order of the text. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (element?.children ?? []).filter((child) => child.name === name);
}

/** Text of the first child of that name. */
export function childText(element: XmlElement | undefined, name: string): XmlText | undefined {
  return element?.children.find((child) => child.name === name)?.text;
}

/** The element itself or the first one of that name below it. Depth is bounded by the reader. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = findElement(child, name);
    if (found) return found;
  }
  return undefined;
}
