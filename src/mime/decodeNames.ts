import type { MailMessage } from '../model/mail';
import type { Mailbox, MailEntry } from '../model/mailbox';
import { readMime, type ReadMime } from './readMime';

/** `=?ISO-2022-JP?B?…?=` (RFC 2047) */
const ENCODED = /=\?[^?\s]{1,80}\?[bq]\?/i;

/** Subject and people as they were written, for a message of which only the header is at hand. Costs nothing where nothing is encoded. */
export async function decodeNames(message: MailMessage, read: ReadMime = readMime): Promise<MailMessage> {
  const named = [message.subject, message.from, message.to];
  if (!named.some((value) => value !== undefined && ENCODED.test(value))) return message;
  const lines = ['Subject', 'From', 'To'].map((name, index) => `${name}: ${named[index] ?? ''}\r\n`);
  const { subject, from, to } = await read(`${lines.join('')}\r\n`);
  return {
    ...message,
    ...(subject !== undefined && { subject }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** The same for the subjects that a mailbox lists. */
export async function decodeSubjects(mailbox: Mailbox, read: ReadMime = readMime): Promise<Mailbox> {
  const origins: Mailbox['origins'][number][] = [];
  for (const origin of mailbox.origins) {
    const messages: MailEntry[] = [];
    for (const entry of origin.messages) messages.push(await decodedEntry(entry, read));
    origins.push({ ...origin, messages });
  }
  return { ...mailbox, origins };
}

async function decodedEntry(entry: MailEntry, read: ReadMime): Promise<MailEntry> {
  if (entry.subject === undefined || !ENCODED.test(entry.subject)) return entry;
  const { subject } = await read(`Subject: ${entry.subject}\r\n\r\n`);
  return { ...entry, ...(subject !== undefined && { subject }) };
}
