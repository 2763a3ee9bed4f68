import { addressScope, canonicalIp } from '../../model/address';
import type { MailAddress } from '../../model/mail';
import type { Span } from '../../model/span';
import { remembered } from './memory';

/** An address token taken apart; offsets count in the unfolded text and cover the address alone. */
interface AddressToken {
  readonly address: MailAddress;
  readonly port?: number;
}

/** `xxx.xxx.xx.xx`, `192.168.x.x`, `203.0.113.***`: four parts, each digits or one mask sign repeated, at least one of them hidden */
const MASKED_V4 = /^(?:\d{1,3}|[xX*#?]{1,3})(?:\.(?:\d{1,3}|[xX*#?]{1,3})){3}$/;
/** `2001:db8:xxxx::x` */
const MASKED_V6 = /^(?=[^:]*:[^:]*:)[0-9a-fA-FxX*]{0,4}(?::[0-9a-fA-FxX*]{0,4}){2,7}$/;
/** `300.1.2.3`: has the form of an address, is none */
const DOTTED_QUAD = /^\d{1,5}(?:\.\d{1,5}){3}$/;
/** `192.0.2.1:25` and `10.0.8.6.13219` */
const WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3})[:.](\d{1,5})$/;
/** What stands around an address: `[IPv6:…]`, `?IPv6:…?`, `[fe80::1%9]]`, a trailing dot or comma */
const LEADING = /^[[?<({"']{0,3}(?:IPv6:|IPv4:|ip=)?/i;
const TRAILING = /[\]?>)}"',.;]{1,4}$/;
const ZONE_ID = /%[A-Za-z0-9._-]{1,20}$/;
const LONGEST = 80;

/** `[192.0.2.1]:25`: a port behind the bracket */
const BRACKET_PORT = /^(.{2,64})\]:(\d{1,5})$/;
/** `[?.?.?.?]`: every octet hidden */
const ALL_HIDDEN = /^\[?[?*xX]{1,3}(?:\.[?*xX]{1,3}){3}\]?$/;
/** `[unix socket]` (Cyrus, amavis), `[local]` (OpenSMTPD, Postfix): the client ran on the same machine */
const SAME_MACHINE = /^(?:unix socket|local|localhost|stdin)$/i;

/**
 * Reads a token as an address, or as something written like one (masked, octet over 255). `start` is the token's offset in its text,
 * `place` says where a range of that text stands in the source. Undefined for names and everything else.
 */
export function readAddress(
  token: string,
  start: number,
  place: (start: number, end: number) => Span,
): AddressToken | undefined {
  if (token.length > LONGEST || !MAY_BE_ADDRESS.test(token)) return undefined;
  return PLAIN_V4.test(token) ? readPlain(token, start, place) : readAny(token, start, place);
}

/** `192.0.2.1`, `[192.0.2.1]`: what most are */
const PLAIN_V4 = /^\[?\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\]?$/;

/** Four numbers as an address, or as what is written like one. */
export function plainAddress(text: string, span: Span): MailAddress {
  const { masked, found } = addressKind(text) ?? NO_ADDRESS;
  const { ip, scope } = found;
  return ip === undefined || scope === undefined ? { raw: text, masked, span } : { raw: text, masked, span, ip, scope };
}

function readPlain(token: string, start: number, place: (start: number, end: number) => Span): AddressToken {
  const lead = token.startsWith('[') ? 1 : 0;
  const text = token.slice(lead, token.endsWith(']') ? -1 : undefined);
  return { address: plainAddress(text, place(start + lead, start + lead + text.length)) };
}

function readAny(token: string, start: number, place: (start: number, end: number) => Span): AddressToken | undefined {
  const outer = BRACKET_PORT.exec(token);
  const body = outer?.[1] ?? token;
  const lead = ALL_HIDDEN.test(body) ? Number(body.startsWith('[')) : (LEADING.exec(body)?.[0].length ?? 0);
  const bare = body.slice(lead).replace(ALL_HIDDEN.test(body) ? /\]$/ : TRAILING, '');
  const withPort = WITH_PORT.exec(bare);
  const text = withPort?.[1] ?? bare;
  const kind = addressKind(text);
  if (!kind) return undefined;
  const port = Number(outer?.[2] ?? withPort?.[2] ?? NaN);
  const span = place(start + lead, start + lead + text.length);
  const address: MailAddress = { raw: text, masked: kind.masked, span, ...kind.found };
  return port <= 65535 ? { address, port } : { address };
}

/**
 * What stands in brackets where an address belongs: kept even when it is none (`[unknown]`, `[1.2.3]`), of several (`[192.0.2.1,
 * 10.0.0.1]`) the first. Undefined for empty brackets.
 */
export function readBracketed(
  token: string,
  start: number,
  place: (start: number, end: number) => Span,
): AddressToken | undefined {
  const found = readAddress(token, start, place);
  if (found) return found;
  const inner = /^\[\s{0,3}([^\],\s]{1,80}(?: [^\],\s]{1,20})?)/.exec(token);
  if (!inner?.[1]) return undefined;
  const at = start + inner[0].length - inner[1].length;
  const first = readAddress(inner[1], at, place);
  if (first) return first;
  const span = place(at, at + inner[1].length);
  const address = { raw: inner[1], masked: false, span };
  return { address: SAME_MACHINE.test(inner[1]) ? { ...address, scope: 'loopback' } : address };
}

/** `300.1.2.3`, `1.2.3`; not `local` (OpenSMTPD), `unix socket` (Cyrus), `unknown` (Postfix, when the client was gone) */
const NUMBERS = /^[\d.]*\d[\d.]*$|^[\da-f]*:[\da-f:.]*$/i;

/** Written in the numbers of an address, and none: no program writes it. */
export function isImpossible({ ip, masked, raw }: Pick<MailAddress, 'ip' | 'masked' | 'raw'>): boolean {
  return ip === undefined && !masked && NUMBERS.test(raw);
}

/** A quick no for what is asked most often: a name without two dots or colons between digits or mask signs. */
const MAY_BE_ADDRESS = /[\dxX*#?]\.[\dxX*#?]|:/;

/** `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1`: asked before the library is, which builds an exception for every name */
const ADDRESS_SIGNS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/;

/** Four numbers always have the form of an address, so this stands for nothing that is written. */
const NO_ADDRESS: AddressKind = { masked: false, found: {} };

interface AddressKind {
  readonly masked: boolean;
  readonly found: Pick<MailAddress, 'ip' | 'scope'>;
}

const addressKind = remembered(judgeAddress);

function judgeAddress(text: string): AddressKind | undefined {
  const bare = text.replace(ZONE_ID, '');
  const ip = ADDRESS_SIGNS.test(bare) ? canonicalIp(bare) : undefined;
  if (ip !== undefined) return { masked: false, found: { ip, scope: addressScope(ip) } };
  if (DOTTED_QUAD.test(text)) return { masked: false, found: {} };
  if (MASKED_V4.test(text) || (/[xX*]/.test(text) && MASKED_V6.test(text))) return { masked: true, found: {} };
  return undefined;
}
