import type { FieldsData } from '@kenjiuno/msgreader';
import type { MessageArgs } from '../model/claim';
import type { AttachedText } from '../model/source';
import { isSoundCompoundFile } from './compoundFile';

/** Why a .msg file gives nothing: message key and arguments of one sentence. */
interface MsgProblem {
  readonly problem: { readonly key: string; readonly args: MessageArgs };
}

/** Above this the file is attachments; the header stands in the first kilobytes. */
const LARGEST_MB = 200;

/**
 * Text of an Outlook item file (MS-OXMSG): its internet header as Outlook kept it, or one made of its properties where it has none (a
 * draft, mail that never left its Exchange), and the messages attached to it. Never throws.
 */
export async function readMsg(bytes: Uint8Array, name: string): Promise<AttachedText | MsgProblem> {
  if (bytes.length > LARGEST_MB * 1e6) return problem('mime.msgTooLarge', { name, limit: LARGEST_MB });
  if (!isSoundCompoundFile(bytes)) return problem('mime.msgDamaged', { name });
  try {
    const { MsgReader } = await loadReader();
    // The reader takes the whole buffer behind a view, so it gets one of its own.
    const reader = new MsgReader(Uint8Array.from(bytes).buffer as ArrayBuffer & DataView);
    const fields = reader.getFileData();
    const contentOf = (attachment: FieldsData) => reader.getAttachment(attachment).content;
    const item = itemOf(fields, contentOf, 0);
    return item.text === '' && !item.attached ? problem('mime.msgEmpty', { name }) : item;
  } catch {
    return problem('mime.msgDamaged', { name });
  }
}

/** The package is CommonJS: bundler and runtime wrap it differently. */
async function loadReader(): Promise<{ MsgReader: typeof import('@kenjiuno/msgreader').default }> {
  const module = await import(/* webpackChunkName: "msgreader" */ '@kenjiuno/msgreader');
  const inner = module.default as unknown as { default?: typeof module.default };
  return { MsgReader: inner.default ?? module.default };
}

function problem(key: string, args: MessageArgs): MsgProblem {
  return { problem: { key, args } };
}

/** Messages in messages beyond this are not read. */
const DEEPEST = 8;
const EML = /\.eml$/i;

function itemOf(fields: FieldsData, contentOf: (attachment: FieldsData) => Uint8Array, depth: number): AttachedText {
  const attached: AttachedText[] = [];
  for (const attachment of depth < DEEPEST ? (fields.attachments ?? []) : []) {
    const name = attachment.fileName ?? attachment.name;
    const inner = attachment.innerMsgContentFields;
    if (inner) attached.push({ ...named(name ?? inner.subject), ...itemOf(inner, contentOf, depth + 1) });
    else if (name !== undefined && EML.test(name)) {
      attached.push({ ...named(name), text: new TextDecoder().decode(contentOf(attachment)) });
    }
  }
  const text = fields.headers?.trim() ? fields.headers : headerFrom(fields);
  return { text, ...(attached.length > 0 && { attached }) };
}

function named(name: string | undefined): { readonly name?: string } {
  return name ? { name } : {};
}

/** Line breaks inside a property would begin a new field. */
const BREAKS = /[\r\n]+/g;

/** The properties in the form of a header; empty when the item has none that a message has. */
function headerFrom(fields: FieldsData): string {
  const address = fields.senderSmtpAddress ?? fields.senderEmail ?? '';
  const from = fields.senderName && address ? `${fields.senderName} <${address}>` : (fields.senderName ?? address);
  const to = (fields.recipients ?? [])
    .map((recipient) => recipient.smtpAddress ?? recipient.email ?? recipient.name ?? '')
    .filter((one) => one !== '')
    .join(', ');
  const lines = [
    ['From', from],
    ['To', to],
    ['Subject', fields.subject ?? ''],
    ['Date', fields.clientSubmitTime ?? fields.messageDeliveryTime ?? ''],
    ['Message-ID', fields.messageId ?? ''],
  ] as const;
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value.replace(BREAKS, ' ')}\r\n`)
    .join('');
}
