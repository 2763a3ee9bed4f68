import { canonicalIp } from '../../model/address';
import type { HostAddress, HostCommand, HostRoute, Neighbour } from '../../model/host';
import { blockOf, parseAddress } from '../../model/prefix';
import type { SourceSpan } from '../../model/span';

/** One line without what copying and mailing add; offsets count in the source. */
export interface HostLine {
  readonly text: string;
  readonly evidence: SourceSpan;
}

/** What one row, or one section of indented rows, says. */
export interface Reading {
  /** Index of the first line that it did not take. */
  readonly next: number;
  readonly hostName?: string;
  readonly addresses?: readonly HostAddress[];
  readonly routes?: readonly HostRoute[];
  readonly gateways?: readonly { readonly ip: string; readonly evidence: SourceSpan }[];
  readonly neighbours?: readonly Neighbour[];
}

/** One command = one file. `read` looks at the line at `at` and answers at once when it is none of its rows. */
export interface HostForm {
  readonly command: HostCommand;
  read(lines: readonly HostLine[], at: number): Reading | undefined;
}

/** Canonical address of a token; zone ids (`fe80::1%en0`) are dropped. */
export function ipOf(token: string | undefined): string | undefined {
  if (token === undefined || token.length > 80) return undefined;
  const zone = token.indexOf('%');
  return canonicalIp(zone < 0 ? token : token.slice(0, zone));
}

export function prefixOf(ip: string, length: number): string | undefined {
  const address = parseAddress(ip);
  return address && length <= (address.family === 4 ? 32 : 128) ? blockOf(address, length) : undefined;
}

// "0:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E"
const MAC = /^[\da-f]{1,2}(?:[:-][\da-f]{1,2}){5}$/i;

/** `00:1a:2b:3c:4d:5e` of any spelling; undefined for what is none. */
export function macOf(token: string | undefined): string | undefined {
  if (token === undefined || !MAC.test(token)) return undefined;
  return token
    .split(/[:-]/)
    .map((part) => part.padStart(2, '0').toLowerCase())
    .join(':');
}

/** Longest line that is looked at; no row of any command comes near. UTF-16 units. */
export const LONGEST_ROW = 400;

export function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** End of the section that begins at `at`: its indented lines, without a blank one. */
export function sectionEnd(lines: readonly HostLine[], at: number): number {
  let end = at + 1;
  while (end < lines.length && /^\s+\S/.test(lines[end]?.text ?? '')) end++;
  return end;
}
