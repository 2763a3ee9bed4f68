import type { Container } from '../model/mail';
import type { Span } from '../model/span';
import { childrenOf, type Entity } from './entity';

/** A part that is a message of its own, or the header of one. */
export interface AttachedPart {
  readonly kind: Container['kind'];
  /** `2.1`, as IMAP counts. */
  readonly path: string;
  readonly name?: string;
  readonly encoding: 'literal' | 'base64' | 'quoted-printable';
  /** An Outlook file: bytes, never literal. */
  readonly outlook: boolean;
  readonly span: Span;
}

/** Multiparts nested deeper are an attack on the reader; each level costs one more pass over its text. */
const DEEPEST = 12;
/** Parts looked at in one message. */
const MOST_PARTS = 2_000;

/** message/rfc822 (RFC 2046), message/global (RFC 6532), text/rfc822-headers (RFC 3462) and what programs write in its place. */
const MESSAGE_TYPE = /^(?:message\/(?:rfc822|global|news|rfc822-headers|global-headers)|text\/rfc822(?:-headers)?)$/;
const MESSAGE_FILE = /\.eml$/i;
const OUTLOOK_FILE = /\.msg$/i;

/** Messages attached to an entity at any depth of multiparts, in text order. Does not look inside them. Linear, total. */
export function attachedParts(text: string, root: Entity): readonly AttachedPart[] {
  const found: AttachedPart[] = [];
  let left = MOST_PARTS;

  const visit = (entity: Entity, path: string, parent: string, depth: number): void => {
    if (entity.type.startsWith('multipart/')) {
      if (depth >= DEEPEST) return;
      const children = childrenOf(text, entity, left);
      left -= children.length;
      children.forEach((child, index) =>
        visit(child, path === '' ? String(index + 1) : `${path}.${index + 1}`, entity.type, depth + 1),
      );
      return;
    }
    const part = attachedPart(entity, path || '1', parent);
    if (part) found.push(part);
  };
  visit(root, '', '', 0);
  return found;
}

function attachedPart(entity: Entity, path: string, parent: string): AttachedPart | undefined {
  const { type, name, encoding, body } = entity;
  const outlook = type === 'application/vnd.ms-outlook' || (name !== undefined && OUTLOOK_FILE.test(name));
  const isFile = type.startsWith('application/') && name !== undefined && MESSAGE_FILE.test(name);
  if (!outlook && !isFile && !MESSAGE_TYPE.test(type)) return undefined;
  const coding = encoding === 'base64' || encoding === 'quoted-printable' ? encoding : 'literal';
  if (outlook && coding !== 'base64') return undefined;
  return {
    kind: outlook ? 'outlook' : kindIn(parent),
    path,
    ...(name !== undefined && { name }),
    encoding: coding,
    outlook,
    span: body,
  };
}

function kindIn(parent: string): Container['kind'] {
  if (parent === 'multipart/report') return 'bounce';
  return parent === 'multipart/digest' ? 'digest' : 'attachment';
}

/** `=3D`, or `=` at the end of a line */
const QUOTED = /=(?:([0-9A-Fa-f]{2})|[ \t]{0,99}\r?\n)/g;

/** The bytes that an encoded part stands for. What is no valid encoding is passed over. */
export function decodePart(text: string, encoding: 'base64' | 'quoted-printable'): Uint8Array {
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(
    bytes.replace(QUOTED, (_, hex: string | undefined) => (hex ? String.fromCharCode(parseInt(hex, 16)) : '')),
    'latin1',
  );
}
