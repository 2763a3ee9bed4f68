import type { AuthenticationField, MailAddress, Read } from '../../../model/mail';
import { sourceSpan, type Unfolded } from '../fold';
import { readAddress } from '../mailAddress';

/** What a reader of one field finds; its place and its writer among the hops are added by attach.ts. */
export type FoundAuthentication = Omit<AuthenticationField, 'id' | 'name' | 'hop' | 'isUnderneath' | 'span'>;

/** Reads the body of one kind of field. Total: what cannot be read has no results. */
export interface AuthenticationReader {
  /** Field names in lower case. */
  readonly names: readonly string[];
  read(body: Unfolded): FoundAuthentication | undefined;
}

export function readAt(body: Unfolded, start: number, end: number): Read<string> {
  return { value: body.text.slice(start, end), span: sourceSpan(body, start, end) };
}

/** `192.0.2.1`, `2001:db8::1`, `IPv6:::1`; most words of a sentence are none, and asking costs */
export const LIKE_ADDRESS = /\d\.\d|:[\da-f:]/i;
const TOKEN = /[^\s,;()=[\]]+/g;
/** A sentence that names an address is short. */
const LONGEST_SENTENCE = 400;

/** The first address in `text[start, end)`: `sender IP is 192.0.2.1`, `domain of a designates 2001:db8::1 as permitted sender`. */
export function addressIn(body: Unfolded, start: number, end: number): MailAddress | undefined {
  const sentence = body.text.slice(start, Math.min(end, start + LONGEST_SENTENCE));
  for (const match of sentence.matchAll(TOKEN)) {
    if (!LIKE_ADDRESS.test(match[0])) continue;
    const found = readAddress(match[0], start + match.index, (from, to) => sourceSpan(body, from, to));
    if (found?.address.ip !== undefined) return found.address;
  }
  return undefined;
}

/** Host names and domains: a writer that is none (a sentence, a megabyte) is nobody. */
const WRITER = /^[A-Za-z0-9_][A-Za-z0-9._:-]{0,253}$/;

export function writerAt(body: Unfolded, start: number, end: number): Read<string> | undefined {
  return isWriter(body.text.slice(start, Math.min(end, start + 256))) ? readAt(body, start, end) : undefined;
}

export function isWriter(word: string): boolean {
  return WRITER.test(word);
}
