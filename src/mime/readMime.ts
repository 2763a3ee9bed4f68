import type { AddressObject, Attachment, ParsedMail } from 'mailparser';
import type { MessageProtection } from '../model/mail';
import { protectionOf } from './protection';

/** What mailparser makes of a message: header texts decoded, and how the message itself is protected. */
export interface MimeFacts {
  readonly subject?: string;
  /** `Name <address>`, several parted by commas. */
  readonly from?: string;
  readonly to?: string;
  /** ISO 8601 in UTC; absent when the field is missing or no date. */
  readonly date?: string;
  readonly messageId?: string;
  readonly protection: MessageProtection;
  /** File names as sent; an unnamed attachment is not listed. */
  readonly attachments: readonly string[];
}

export type ReadMime = (raw: string | Uint8Array) => Promise<MimeFacts>;

const NOTHING: MimeFacts = { protection: 'none', attachments: [] };

/**
 * Decodes a message (RFC 5322, 2047, MIME). Never throws: what mailparser cannot read is left out. A string is taken as UTF-8, so 7-bit
 * content (ISO-2022-JP, base64, quoted-printable) is exact; raw 8-bit bytes of other charsets were lost before it became a string.
 */
export const readMime: ReadMime = async (raw) => {
  try {
    const { simpleParser } = await import(/* webpackChunkName: "mailparser" */ 'mailparser');
    const bytes = typeof raw === 'string' ? Buffer.from(raw, 'utf8') : Buffer.from(raw);
    const parsed = await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true });
    return factsOf(parsed);
  } catch {
    return NOTHING;
  }
};

function factsOf(mail: ParsedMail): MimeFacts {
  const { value, params } = contentTypeOf(mail);
  const content = mail.attachments[0]?.content;
  const date = mail.headers.has('date') ? mail.date : undefined;
  return {
    ...text('subject', mail.subject),
    ...text('from', addresses(mail.from)),
    ...text('to', addresses(mail.to)),
    ...text('messageId', mail.messageId),
    ...(date && !Number.isNaN(date.getTime()) && { date: date.toISOString() }),
    protection: protectionOf({
      contentType: value.toLowerCase(),
      parameters: params,
      ...(content && { content }),
      ...(mail.text !== undefined && { text: mail.text }),
    }),
    attachments: mail.attachments.flatMap(({ filename }: Attachment) => (filename ? [filename] : [])),
  };
}

function text<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Record<K, string>) : {};
}

function contentTypeOf(mail: ParsedMail): { value: string; params: Readonly<Record<string, string>> } {
  const header = mail.headers.get('content-type');
  const structured = typeof header === 'object' && 'value' in header && 'params' in header ? header : undefined;
  return { value: String(structured?.value ?? 'text/plain'), params: structured?.params ?? {} };
}

function addresses(written: AddressObject | AddressObject[] | undefined): string | undefined {
  const lists = written === undefined ? [] : Array.isArray(written) ? written : [written];
  const all = lists.flatMap(({ value }) => value.flatMap((one) => one.group ?? [one]));
  return all.map(({ name, address }) => (name && address ? `${name} <${address}>` : (address ?? name))).join(', ');
}
