import type { Analysis } from '../model/analysis';
import type { MailMessage } from '../model/mail';
import { decodeNames, decodeSubjects } from './decodeNames';
import { readMime, type ReadMime } from './readMime';

/** Fields that are long and hold nothing to decode. */
const LEFT_OUT = /^(?:x-)?(?:received|dkim-signature|arc-|authentication-results|google-dkim|domainkey)/i;
/** Bodies beyond this are attachments of attachments; their names are not worth the wait. UTF-16 code units. */
const LONGEST_BODY = 4_000_000;

/** More messages than this are a mailbox: bodies of all of them would take minutes. */
const MOST_WHOLE = 200;

/**
 * Fills in what only MIME decoding tells: subject, from, to, date as people wrote them, protection and attachment names. The core alone
 * leaves those texts as they stand in the header. A message that cannot be read keeps them so; nothing is ever thrown.
 */
export async function withMime(analysis: Analysis, read: ReadMime = readMime): Promise<Analysis> {
  const texts = new Map(analysis.sources.map(({ id, text }) => [id, text]));
  const messages: MailMessage[] = [];
  const ends = bodyEnds(analysis.messages);
  const many = analysis.messages.length > MOST_WHOLE;
  for (const [index, message] of analysis.messages.entries()) {
    messages.push(
      many
        ? await decodeNames(message, read)
        : await decoded(message, texts.get(message.source) ?? '', ends[index], read),
    );
  }
  const mailbox = analysis.mailbox && (await decodeSubjects(analysis.mailbox, read));
  return { ...analysis, messages, ...(mailbox && { mailbox }) };
}

/** A body ends with the part that holds it, or where the next message of the same text begins that is not attached to this one. */
function bodyEnds(messages: readonly MailMessage[]): readonly (number | undefined)[] {
  const ends: (number | undefined)[] = [];
  const nextStart = new Map<string, number>();
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index];
    if (!message) continue;
    const part = message.containers?.at(-1)?.span;
    ends[index] = part?.source === message.source ? part.end : nextStart.get(message.source);
    if (message.containers === undefined) nextStart.set(message.source, message.span.start);
  }
  return ends;
}

async function decoded(
  message: MailMessage,
  text: string,
  end: number | undefined,
  read: ReadMime,
): Promise<MailMessage> {
  const body = text.slice(message.span.end, Math.min(end ?? text.length, message.span.end + LONGEST_BODY));
  const { subject, from, to, date, protection, attachments } = await read(rawOf(message, body));
  return {
    ...message,
    ...(subject !== undefined && { subject }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    // Our own reading of the Date field knows more forms and more mistakes; mailparser's is taken where ours has none.
    ...(message.date === undefined && date !== undefined && message.sent?.problems.includes('unreadable') && { date }),
    protection,
    attachments,
  };
}

/** The header written anew from its unfolded fields, so that quoted and indented pastes can be read as well. */
function rawOf(message: MailMessage, body: string): string {
  const kept = message.fields.filter(({ name }) => !LEFT_OUT.test(name));
  const header = kept.map(({ name, value }) => `${name}: ${value}`).join('\r\n');
  return `${header}\r\n${body.replace(/^(?:\r\n|\n|\r)?/, '\r\n')}`;
}
