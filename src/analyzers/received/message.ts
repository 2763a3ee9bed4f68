import { between, type HeaderField, type MailDate, type MailHop, type MailMessage } from '../../model/mail';
import { joinSpans, type Span } from '../../model/span';
import { readAuthentication } from './authentication/read';
import { dateAt, unreadableDate } from './date';
import { isTraceField } from './fieldNames';
import { sourceSpan, unfold, type Unfolded } from './fold';
import type { FoldedField, HeaderBlock } from './headerBlock';
import { inherit, placeDate, readHop } from './hop';
import type { Writable } from './writable';

interface ReadField extends HeaderField {
  readonly body: Unfolded;
}

/** Facts of a message; who is to be believed is added by trust.ts. */
export type ReadMessage = Omit<
  MailMessage,
  'trust' | 'boundary' | 'origin' | 'claimed' | 'authenticationTrust' | 'steps'
>;

/** Reads a header block. `span` covers the block (with its mbox line, if any). */
export function readMessage(block: HeaderBlock, source: string, ordinal: number, span: Span): ReadMessage {
  const id = `message:${source}@${ordinal}`;
  const fields = block.fields.map(readField);
  const hops = readHops(fields, id, 'received');
  const twins = readHops(fields, id, 'x-received');
  const sent = readSent(fields.find(({ name }) => name.toLowerCase() === 'date'));
  const total = totalMs(hops);
  const authentication = readAuthentication(fields, hops, id);
  return {
    id,
    source,
    fields: fields.map(({ name, value, nameSpan, valueSpan }) => ({ name, value, nameSpan, valueSpan })),
    ...named(fields, 'subject', 'subject'),
    ...named(fields, 'from', 'from'),
    ...named(fields, 'to', 'to'),
    ...named(fields, 'messageId', 'message-id'),
    ...(sent && { sent }),
    ...(sent?.epochMs !== undefined && { date: new Date(sent.epochMs).toISOString() }),
    hops,
    ...(twins.length > 0 && { twins }),
    ...(authentication.length > 0 && { authentication }),
    ...(total !== undefined && { totalMs: total }),
    span,
    ...(block.leftOut && { leftOut: block.leftOut }),
    unparsed: [
      ...hops.flatMap((hop) => hop.unparsed.map((range) => ({ source, ...range }))),
      ...(block.leftOut ? [{ source, start: block.leftOut.start, end: block.leftOut.end }] : []),
    ],
  };
}

function readField(field: FoldedField): ReadField {
  const body = unfold(field.parts, isTraceField(field.name));
  return {
    name: field.name,
    value: body.text,
    nameSpan: field.nameSpan,
    valueSpan: sourceSpan(body, 0, body.text.length),
    body,
  };
}

function named(
  fields: readonly HeaderField[],
  key: 'subject' | 'from' | 'to' | 'messageId',
  name: string,
): Partial<MailMessage> {
  const value = fields.find((field) => field.name.toLowerCase() === name)?.value;
  return value === undefined || value === '' ? {} : { [key]: value };
}

function readSent(field: ReadField | undefined): MailDate | undefined {
  if (!field || field.value === '') return undefined;
  const found = dateAt(field.body.text, 0) ?? unreadableDate(field.body.text, 0, field.body.text.length);
  return placeDate({ unfolded: field.body }, found);
}

/** Header order is newest first (RFC 5321 section 4.4); the answer is in path order with the delays filled in. */
function readHops(fields: readonly ReadField[], message: string, name: 'received' | 'x-received'): readonly MailHop[] {
  const letter = name === 'received' ? '' : 'x';
  const written = fields
    .filter((field) => field.name.toLowerCase() === name)
    .map((field, headerIndex) =>
      readHop(field.body, {
        id: `hop:${message}#${letter}${headerIndex}`,
        headerName: field.name,
        headerIndex,
        span: joinSpans(field.nameSpan, field.valueSpan),
      }),
    );
  const path: MailHop[] = [];
  for (const hop of written.reverse()) path.push(inContext(hop, path.at(-1)));
  return path;
}

/** What a hop owes to its older neighbour: the delay, and the operator when the hand-over was inside one machine. */
function inContext(hop: Writable<MailHop>, older: MailHop | undefined): MailHop {
  const delayMs = older && between(older.date, hop.date);
  inherit(hop, older);
  if (delayMs !== undefined) hop.delayMs = delayMs;
  return hop;
}

function totalMs(hops: readonly MailHop[]): number | undefined {
  return hops.length > 1 ? between(hops[0]?.date, hops[hops.length - 1]?.date) : undefined;
}
