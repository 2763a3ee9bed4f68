import { recognize, splitLines } from '../analyzers/detect';
import type { Line } from '../analyzers/dialect';
import { claimsOfMessages } from '../analyzers/received/claims';
import { isMboxLine, readHeaderBlock } from '../analyzers/received/headerBlock';
import { readMessage } from '../analyzers/received/message';
import { judge } from '../analyzers/received/trust';
import { ALL_PARTS, type Analysis, type AnalysisConfig, type AnalysisPart, type Notice } from '../model/analysis';
import type { Claim } from '../model/claim';
import type { Container, MailMessage } from '../model/mail';
import type { AttachedText, Source } from '../model/source';
import { inSource, type Span } from '../model/span';
import { attachedParts, decodePart, type AttachedPart } from './attachedParts';
import { entityOf } from './entity';
import { readMsg } from './readMsg';

/** A forward of a forward of a forward …: nobody nests deeper, but a hostile file may. */
const DEEPEST = 8;
/** Attached messages read in one message of the input. */
const MOST = 200;

/**
 * Makes a message of its own of each message that is attached to another: literal ones keep their place in the text, encoded ones
 * (base64, Outlook files) get a source of their own behind the given ones. Every such message knows the chain of its containers.
 */
export async function withAttached(
  analysis: Analysis,
  config: AnalysisConfig,
  parts: readonly AnalysisPart[] = ALL_PARTS,
): Promise<Analysis> {
  const unfolding = new Unfolding(config, parts);
  for (const source of analysis.sources) {
    const messages = analysis.messages.filter((message) => message.source === source.id);
    if (messages.length > 0) await unfolding.add(new Page(source, messages));
  }
  if (!unfolding.foundAny) return analysis;
  const { messages, sources, claims, notices } = unfolding;
  return {
    ...analysis,
    sources: [...analysis.sources.map(({ attached: _, ...source }) => source), ...sources],
    messages,
    claims: [...analysis.claims, ...claims],
    ...(notices.length > 0 && { notices: [...(analysis.notices ?? []), ...notices] }),
  };
}

/** One text with the messages that the core found in it, in text order. */
class Page {
  private split: readonly Line[] | undefined;
  /** Where the last message of the text before the next mbox line ends, by index of the message. */
  private readonly ends: number[] = [];
  private ordinal: number;

  constructor(
    readonly source: Source,
    readonly messages: readonly MailMessage[],
    /** The text is not one of the given ones, so nobody has made claims about its messages yet. */
    private readonly isOwn = false,
  ) {
    this.ordinal = messages.length;
    let end = source.text.length;
    for (let index = messages.length - 1; index >= 0; index--) {
      this.ends[index] = end;
      const start = messages[index]?.span.start ?? 0;
      if (/^>?From /.test(source.text.slice(start, start + 6))) end = start;
    }
  }

  endOf(index: number): number {
    return this.ends[index] ?? this.source.text.length;
  }

  /** The message whose header begins the span: as the core found it, or else read here, because it proves itself a message by its place. */
  messageIn(
    span: Span,
    config: AnalysisConfig,
  ): { readonly message: MailMessage; readonly isNew: boolean } | undefined {
    const lines = (this.split ??= splitLines(this.source.text));
    let first = firstIndex(lines.length, (index) => (lines[index]?.start ?? 0) >= span.start);
    while (first < lines.length && (lines[first]?.start ?? Infinity) < span.end && isSkipped(lines[first])) first++;
    const block = readHeaderBlock(lines, first);
    const start = lines[first]?.start ?? Infinity;
    if (!block || start >= span.end) return undefined;
    const end = Math.min(span.end, lines[block.next - 1]?.end ?? start);
    const known =
      this.messages[firstIndex(this.messages.length, (index) => (this.messages[index]?.span.end ?? 0) > start)];
    if (known && known.span.start < end) return { message: known, isNew: this.isOwn };
    const read = readMessage(block, this.source.id, ++this.ordinal, { start, end });
    return { message: judge(read, config), isNew: true };
  }
}

/** Old versions of Outlook put this above the header that they kept. */
const OUTLOOK_LINE = 'Microsoft Mail Internet Headers';

function isSkipped(line: Line | undefined): boolean {
  return line !== undefined && (line.text.trim() === '' || isMboxLine(line) || line.text.startsWith(OUTLOOK_LINE));
}

/** The least index for which a condition holds that, once true, stays true; `length` when it never does. Binary search. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Collects messages, each before those attached to it. */
class Unfolding {
  readonly messages: MailMessage[] = [];
  readonly sources: Source[] = [];
  readonly claims: Claim[] = [];
  readonly notices: Notice[] = [];
  foundAny = false;
  private left = MOST;
  private readonly done = new Set<string>();
  private readonly opened = new Set<Page>();

  constructor(
    private readonly config: AnalysisConfig,
    private readonly parts: readonly AnalysisPart[],
  ) {}

  async add(page: Page): Promise<void> {
    for (const [index, message] of page.messages.entries()) {
      if (this.done.has(message.id)) continue;
      this.left = MOST;
      await this.take(page, message, page.endOf(index), []);
    }
  }

  private async take(page: Page, message: MailMessage, end: number, chain: readonly Container[]): Promise<void> {
    this.done.add(message.id);
    this.messages.push(chain.length > 0 ? { ...message, containers: chain } : message);
    const attached = attachedTo(page.source.text, message, end);
    const outlook = this.outlookOf(page);
    if (attached.length + outlook.length === 0) return;
    this.foundAny = true;
    if (chain.length >= DEEPEST) return this.say('mime.tooDeep', message, DEEPEST);
    for (const part of attached) {
      if (this.left <= 0) return this.say('mime.tooMany', message, MOST);
      this.left--;
      const { name } = part;
      const container: Container = {
        kind: part.kind,
        message: message.id,
        part: part.path,
        ...(name !== undefined && { name }),
        span: inSource(page.source.id, part.span),
      };
      if (part.encoding === 'literal') await this.takeIn(page, part.span, [...chain, container]);
      else await this.takeDecoded(page, part, part.encoding, [...chain, container]);
    }
    for (const [index, text] of outlook.entries()) {
      if (this.left <= 0) return this.say('mime.tooMany', message, MOST);
      this.left--;
      const container: Container = {
        kind: 'outlook',
        message: message.id,
        part: String(index + 1),
        ...(text.name !== undefined && { name: text.name }),
        span: inSource(page.source.id, message.span),
      };
      await this.takeText(`${page.source.id}!${index + 1}`, text, [...chain, container]);
    }
  }

  /** What an Outlook file holds belongs to the one message that the file is. */
  private outlookOf(page: Page): readonly AttachedText[] {
    if (this.opened.has(page)) return [];
    this.opened.add(page);
    return page.source.attached ?? [];
  }

  private async takeIn(page: Page, span: Span, chain: readonly Container[]): Promise<void> {
    const found = page.messageIn(span, this.config);
    if (!found || this.done.has(found.message.id)) return;
    if (found.isNew && this.parts.includes('messages')) {
      this.claims.push(...claimsOfMessages([found.message], this.config));
    }
    await this.take(page, found.message, span.end, chain);
  }

  private async takeDecoded(
    page: Page,
    part: AttachedPart,
    encoding: 'base64' | 'quoted-printable',
    chain: readonly Container[],
  ): Promise<void> {
    const { id } = page.source;
    const bytes = decodePart(page.source.text.slice(part.span.start, part.span.end), encoding);
    if (!part.outlook) return this.takeText(`${id}!${part.path}`, { text: new TextDecoder().decode(bytes) }, chain);
    const read = await readMsg(bytes, part.name ?? part.path);
    if ('problem' in read) this.notices.push({ ...read.problem, source: id });
    else await this.takeText(`${id}!${part.path}`, read, chain);
  }

  /** A decoded text is a source of its own, named after the place it came from. */
  private async takeText(id: string, { text, attached }: AttachedText, chain: readonly Container[]): Promise<void> {
    const source: Source = { id: this.freeId(id), name: this.freeId(id), text, ...(attached && { attached }) };
    const page = new Page(source, recognize(source, this.config).messages, true);
    const before = this.messages.length;
    const { attached: _, ...plain } = source;
    this.sources.push(plain);
    await this.takeIn(page, { start: 0, end: text.length }, chain);
    if (this.messages.length === before) this.sources.splice(this.sources.indexOf(plain), 1);
  }

  private freeId(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.sources.some((source) => source.id === id); n++) id = `${wanted}(${n})`;
    return id;
  }

  private say(key: string, message: MailMessage, limit: number): void {
    this.notices.push({ key, args: { subject: message.subject ?? '', limit }, source: message.source });
  }
}

function attachedTo(text: string, message: MailMessage, end: number): readonly AttachedPart[] {
  const header = new Map<string, string>();
  for (const { name, value } of message.fields) {
    const key = name.toLowerCase();
    if (key.startsWith('content-') && !header.has(key)) header.set(key, value);
  }
  return attachedParts(text, entityOf(header, { start: message.span.end, end }, 'text/plain'));
}
