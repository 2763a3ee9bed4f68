import type { PictureKey } from '../../messages/picture';
import type { MessageArgs } from '../../model/claim';
import { CHANGES, type Change } from '../../model/comparison';
import { parsePrefix, type Prefix } from '../../model/prefix';
import type { Role } from '../../model/source';

/** One condition; all of a query must hold. */
export type Term =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ip'; readonly prefix: Prefix }
  /** Milliseconds, both ends included unless `open`. */
  | { readonly kind: 'rtt'; readonly from: number; readonly to: number; readonly open: boolean }
  | { readonly kind: 'asn'; readonly asn: number }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'direction'; readonly direction: Role }
  /** Without one: any. */
  | { readonly kind: 'diff'; readonly change?: Change }
  | { readonly kind: 'silent' }
  | { readonly kind: 'private' };

/** One sentence about the first thing that cannot be understood. */
export interface QueryProblem {
  readonly key: PictureKey;
  readonly args: MessageArgs;
}

export type Query = { readonly terms: readonly Term[] } | { readonly problem: QueryProblem };

export const ROLES = ['router', 'host', 'nat', 'firewall', 'switch', 'server', 'silent', 'relay'] as const;
const DIRECTIONS: readonly Role[] = ['forward', 'return', 'other'];

/** A pasted file is no query; what lies behind is not read. */
const LONGEST = 1000;

/** Words and operators, all of which must hold: `core @ip:10.0.0.0/8 @rtt:>50 "two words"`. */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  for (const token of tokensOf(text.slice(0, LONGEST))) {
    const term = token.quoted || !token.text.startsWith('@') ? wordOf(token.text) : operatorOf(token.text);
    if ('key' in term) return { problem: term };
    terms.push(term);
  }
  return { terms };
}

const wordOf = (text: string): Term => ({ kind: 'text', text: text.toLowerCase() });

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

/** `core "two words" @silent`; a quote that is never closed reaches to the end. */
const TOKEN = /"([^"]*)"?|([^\s"]+)/g;

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)]
    .map(([, quoted, plain]) => ({ text: quoted ?? plain ?? '', quoted: quoted !== undefined }))
    .filter((token) => token.text !== '');
}

function operatorOf(token: string): Term | QueryProblem {
  const colon = token.indexOf(':');
  const name = (colon < 0 ? token.slice(1) : token.slice(1, colon)).toLowerCase();
  const value = colon < 0 ? '' : token.slice(colon + 1);
  switch (name) {
    case 'ip':
      return ipTerm(value);
    case 'rtt':
      return rttTerm(value);
    case 'asn':
      return asnTerm(value);
    case 'role':
      return roleTerm(value.toLowerCase());
    case 'dir':
      return directionTerm(value.toLowerCase());
    case 'diff':
      return diffTerm(value.toLowerCase());
    case 'silent':
    case 'private':
      return { kind: name };
    default:
      return { key: 'picture.query.unknown', args: { name: `@${name}` } };
  }
}

function ipTerm(value: string): Term | QueryProblem {
  const prefix = parsePrefix(value);
  return prefix ? { kind: 'ip', prefix } : { key: 'picture.query.ip', args: { value } };
}

/** `>50`, `>=50`, `<5.5`, `<=5`, `=3`, `10-20`, `50`. */
const RTT = /^(>=|<=|>|<|=)?(\d{1,9}(?:\.\d{1,6})?)(?:-(\d{1,9}(?:\.\d{1,6})?))?(?:ms)?$/;

function rttTerm(value: string): Term | QueryProblem {
  const [whole, sign = '=', first, second] = RTT.exec(value) ?? [];
  if (whole === undefined || (second !== undefined && sign !== '='))
    return { key: 'picture.query.rtt', args: { value } };
  const ms = Number(first);
  const open = sign === '>' || sign === '<';
  if (sign.startsWith('>')) return { kind: 'rtt', from: ms, to: Infinity, open };
  if (sign.startsWith('<')) return { kind: 'rtt', from: -Infinity, to: ms, open };
  return { kind: 'rtt', from: ms, to: second === undefined ? ms : Number(second), open };
}

/** `2907`, `AS2907`. */
const ASN = /^(?:as)?(\d{1,10})$/i;

function asnTerm(value: string): Term | QueryProblem {
  const [, digits] = ASN.exec(value) ?? [];
  return digits === undefined ? { key: 'picture.query.asn', args: { value } } : { kind: 'asn', asn: Number(digits) };
}

function roleTerm(role: string): Term | QueryProblem {
  const known = ROLES.some((one) => one === role);
  return known ? { kind: 'role', role } : { key: 'picture.query.role', args: { value: role, known: ROLES.join(', ') } };
}

function directionTerm(value: string): Term | QueryProblem {
  const direction = DIRECTIONS.find((one) => one === value);
  return direction ? { kind: 'direction', direction } : { key: 'picture.query.dir', args: { value } };
}

function diffTerm(value: string): Term | QueryProblem {
  if (value === '') return { kind: 'diff' };
  const change = CHANGES.find((one) => one === value);
  return change ? { kind: 'diff', change } : { key: 'picture.query.diff', args: { value, known: CHANGES.join(', ') } };
}
