import type { Read } from '../../../model/mail';
import type { PathHop } from '../hop';
import { protocolOf } from '../protocol';
import type { Writable } from '../writable';
import type { UsualHost } from './host';

/** What a field says beside its date and its place, which hop.ts adds. */
export type UsualHop = Writable<PathHop>;

/** The way in which one program writes most of its fields, cut by one pattern. */
export interface UsualForm {
  /** Up to the date. */
  readonly pattern: RegExp;
  /** Undefined for words that only the general reader can judge. */
  readonly read: (found: RegExpExecArray) => UsualHop | undefined;
}

/** A blank, or a line that was folded at it (RFC 5322 section 2.2.3). */
const BLANK = String.raw`(?: |\r?\n[\t ]{1,20})`;

/** Each blank of the source may be a fold. */
export function patternOf(source: string): RegExp {
  return new RegExp(source.replaceAll(' ', BLANK), 'y');
}

/** `mx.example.org`, `localhost`: with a dot in it, a name is never taken for a keyword */
export const HOST = String.raw`(?:localhost|[A-Za-z0-9][A-Za-z0-9-]{0,60}\.[A-Za-z0-9.-]{0,180}[A-Za-z])`;
/** `192.0.2.1` */
export const QUAD = String.raw`\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}`;
/** `bob@example.net`; nothing that a web page or a mail client may have damaged */
export const RECIPIENT = String.raw`[^<>\s,"();:&]{1,320}`;

const NOWHERE = { start: 0, end: 0 };
const NOBODY: readonly never[] = [];

export function read(value: string): Read<string> {
  return { value, span: NOWHERE };
}

/** Whole objects: to copy one for the sake of a key costs more than all that stands in it. */
export function usualHop(
  software: string,
  from: PathHop['from'],
  by: UsualHost,
  recipient: string | undefined,
): UsualHop {
  const recipients = recipient === undefined ? NOBODY : [read(recipient)];
  const hop: UsualHop = { id: '', headerIndex: 0, kind: 'smtp', by: by.clause, recipients, software };
  if (from) hop.from = from;
  if (by.organisation !== undefined) hop.organisation = by.organisation;
  return hop;
}

/** `ESMTPSA` says who took the message, and that somebody logged in. */
export function withProtocol(hop: UsualHop, protocol: string): UsualHop {
  const { kind, auth } = protocolOf(protocol);
  hop.kind = kind;
  if (auth) hop.auth = read(protocol);
  return hop;
}
