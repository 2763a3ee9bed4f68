import type { Span } from '../model/span';

/** A MIME entity (RFC 2045 section 2.4): what its header says about its content, and where the content lies in the text. */
export interface Entity {
  /** Lower case, without parameters: `multipart/mixed`. */
  readonly type: string;
  readonly boundary?: string;
  /** Lower case; `7bit` where nothing is said. */
  readonly encoding: string;
  readonly name?: string;
  readonly body: Span;
}

/** Values of the fields by lower-case name, unfolded. */
export type PartHeader = ReadonlyMap<string, string>;

/** `boundary="a b"`, `boundary=ab` behind a semicolon. */
const BOUNDARY = /;\s{0,99}boundary\s{0,9}=\s{0,9}(?:"([^"]{1,300})"|([^\s";]{1,300}))/i;
/** `filename="mail.eml"` in Content-Disposition, `name=mail.eml` in Content-Type. */
const NAME = /;\s{0,99}(?:file)?name\s{0,9}=\s{0,9}(?:"([^"]{1,300})"|([^\s";]{1,300}))/i;
/** RFC 2231: `filename*=UTF-8''a%20b.eml` */
const EXTENDED_NAME = /;\s{0,99}(?:file)?name\*\s{0,9}=\s{0,9}[^'\s;]{0,40}'[^'\s;]{0,40}'([^\s;]{1,900})/i;

export function entityOf(header: PartHeader, body: Span, defaultType: string): Entity {
  const contentType = header.get('content-type') ?? '';
  const type = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  const boundary = matched(BOUNDARY.exec(contentType));
  const disposition = header.get('content-disposition') ?? '';
  const name = nameIn(disposition) ?? nameIn(contentType);
  return {
    type: type.includes('/') ? type : defaultType,
    ...(boundary !== undefined && { boundary }),
    encoding: (header.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase(),
    ...(name !== undefined && { name }),
    body,
  };
}

function matched(match: RegExpExecArray | null): string | undefined {
  return match?.[1] ?? match?.[2];
}

function nameIn(value: string): string | undefined {
  const extended = EXTENDED_NAME.exec(value)?.[1];
  if (extended === undefined) return matched(NAME.exec(value));
  try {
    return decodeURIComponent(extended);
  } catch {
    return extended;
  }
}

/** Parts of a multipart entity in their order; the text before the first and behind the last delimiter belongs to none (RFC 2046 section 5.1). */
export function childrenOf(text: string, parent: Entity, most: number): readonly Entity[] {
  if (parent.boundary === undefined) return [];
  const delimiter = `--${parent.boundary}`;
  const children: Entity[] = [];
  const defaultType = parent.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  let open: number | undefined;
  let at = parent.body.start;
  while (at < parent.body.end && children.length < most) {
    const found = text.indexOf(delimiter, at);
    if (found < 0 || found >= parent.body.end) break;
    const lineEnd = endOfLine(text, found, parent.body.end);
    const rest = text.slice(found + delimiter.length, Math.min(lineEnd, found + delimiter.length + 80)).trimEnd();
    at = afterLineBreak(text, lineEnd);
    if (!startsLine(text, found) || (rest !== '' && rest !== '--')) continue;
    if (open !== undefined) children.push(childAt(text, open, beforeLineBreak(text, found, open), defaultType));
    open = at;
    if (rest === '--') return children;
  }
  // A cut message has no closing delimiter: what is there counts.
  if (open !== undefined && open < parent.body.end && children.length < most)
    children.push(childAt(text, open, parent.body.end, defaultType));
  return children;
}

function childAt(text: string, start: number, end: number, defaultType: string): Entity {
  const fields = new Map<string, string>();
  let name: string | undefined;
  let at = start;
  while (at < end) {
    const lineEnd = endOfLine(text, at, end);
    const line = text.slice(at, lineEnd);
    if (line.trim() === '') {
      at = Math.min(end, afterLineBreak(text, lineEnd));
      break;
    }
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) {
      if (name !== undefined) fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`.slice(0, LONGEST_VALUE));
    } else if (colon > 0) {
      name = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
    } else {
      // No header at all: the content begins here.
      break;
    }
    at = afterLineBreak(text, lineEnd);
  }
  return entityOf(fields, { start: Math.min(at, end), end }, defaultType);
}

/** More than any Content-Type has; keeps the joining of ten thousand folded lines linear. UTF-16 units. */
const LONGEST_VALUE = 2_000;

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';
}

function endOfLine(text: string, offset: number, end: number): number {
  for (let at = offset; at < end; at++) if (text[at] === '\n' || text[at] === '\r') return at;
  return end;
}

function afterLineBreak(text: string, offset: number): number {
  return text[offset] === '\r' && text[offset + 1] === '\n' ? offset + 2 : offset + 1;
}

/** The line break before a delimiter belongs to the delimiter. */
function beforeLineBreak(text: string, offset: number, start: number): number {
  const one = offset > start && startsLine(text, offset) ? offset - 1 : offset;
  return one > start && text[one] === '\n' && text[one - 1] === '\r' ? one - 1 : one;
}
