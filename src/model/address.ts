import ipaddr from 'ipaddr.js';
import type { SpecialRange } from './enrichment';
import { commonLength, ipv4Number, IPV6_FORM, parseAddress, parsePrefix, type Address, type Prefix } from './prefix';
import { SPECIAL_RANGES } from './specialRanges';

/**
 * Class of an address, from the IANA special-purpose registries (RFC 6890 and its updates).
 * Our own table: ipaddr.js calls documentation, benchmark and 240/4 all "reserved" (design/data.md).
 */
export type AddressScope =
  | 'global'
  | 'private'
  | 'shared'
  | 'loopback'
  | 'link-local'
  | 'unique-local'
  | 'multicast'
  | 'documentation'
  | 'benchmark'
  | 'ds-lite'
  | 'nat64'
  | 'reserved';

interface Row {
  readonly scope: AddressScope;
  readonly special: SpecialRange;
  readonly prefix: Prefix;
}

const ROWS = SPECIAL_RANGES.flatMap(([text, scope, name, rfc]): readonly Row[] => {
  const prefix = parsePrefix(text);
  return prefix ? [{ scope, special: { prefix: text, name, rfc }, prefix }] : [];
});

const RANGES_V6 = ROWS.filter(({ prefix }) => prefix.family === 6);

/** IPv4 rows as numbers: a mailbox asks some hundred thousand times. */
const RANGES_V4 = ROWS.filter(({ prefix }) => prefix.family === 4).map((row) => ({
  ...row,
  first: row.prefix.words[0] ?? 0,
  size: 2 ** (32 - row.prefix.length),
}));

function parseIpv6(token: string): ipaddr.IPv6 | undefined {
  return IPV6_FORM.test(token) && ipaddr.IPv6.isValid(token) ? ipaddr.IPv6.parse(token) : undefined;
}

/** Canonical text of an address token, or undefined when it is none. IPv4-mapped IPv6 becomes IPv4. Zone ids are refused. */
export function canonicalIp(token: string): string | undefined {
  if (isPlainIpv6(token)) return token;
  if (ipv4Number(token) !== undefined) return token;
  if (token.includes('%')) return undefined;
  const address = parseIpv6(token);
  return address?.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address?.toString();
}

// "2001:db8:0:4::1"
const IPV6_GROUPS = /^(?:[1-9a-f][\da-f]{0,3}|0)(?:::?(?:[1-9a-f][\da-f]{0,3}|0)){1,7}$/;
// ":0:0:", "0::1", "1::0": zero groups in a row belong under the "::"
const ZEROS_IN_A_ROW = /(?:^|:)0(?::0(?:$|:)|::)|::0(?:$|:)/;

/** Already in the canonical form of RFC 5952, without the forms that are rare: most of what tools print, and no work at all. */
function isPlainIpv6(token: string): boolean {
  if (!IPV6_GROUPS.test(token) || ZEROS_IN_A_ROW.test(token)) return false;
  const gap = token.indexOf('::');
  let signs = 0;
  for (let i = 0; i < token.length; i++) if (token.charCodeAt(i) === 58) signs++;
  // "::" stands for two groups or more, and only once.
  return gap < 0 ? signs === 7 : signs <= 6 && token.indexOf('::', gap + 1) < 0;
}

function rowOf({ family, words }: Pick<Address, 'family' | 'words'>): Row | undefined {
  const [word = 0] = words;
  if (family === 4) return RANGES_V4.find(({ first, size }) => word >= first && word < first + size);
  return RANGES_V6.find(({ prefix }) => commonLength(prefix, { family, words }) >= prefix.length);
}

/** Class of a canonical address; `reserved` for text that is none. */
export function addressScope(ip: string): AddressScope {
  const number = ipv4Number(ip);
  const address = number === undefined ? parseIpv6Words(ip) : { family: 4 as const, words: [number] };
  return address ? (rowOf(address)?.scope ?? 'global') : 'reserved';
}

/** The special-purpose range around an address. */
export function specialRange(address: Address): SpecialRange | undefined {
  return rowOf(address)?.special;
}

/** Words of an address in any plain form, without the cost of a general parser; undefined for text that is none. */
export function addressWords(ip: string): Address | undefined {
  const number = ipv4Number(ip);
  return number === undefined ? parseIpv6Words(ip) : { family: 4, words: [number] };
}

/** Hexadecimal groups by hand; an address with a dotted tail or a zone goes to ipaddr.js. */
function parseIpv6Words(token: string): Address | undefined {
  const groups = [0, 0, 0, 0, 0, 0, 0, 0];
  let count = 0;
  let gap = -1;
  let value = -1;
  for (let i = 0; i <= token.length; i++) {
    const c = i === token.length ? 58 : token.charCodeAt(i);
    if (c !== 58) {
      const digit = c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 102 ? c - 87 : c >= 65 && c <= 70 ? c - 55 : -1;
      if (digit < 0 || value > 0xfff) return generalIpv6(token);
      value = (value < 0 ? 0 : value) * 16 + digit;
    } else if (value >= 0) {
      if (count === 8) return undefined;
      groups[count++] = value;
      value = -1;
    } else if (i === token.length) {
      if (gap !== count || token.length < 2) return undefined;
    } else if (i > 0 || token.charCodeAt(1) === 58) {
      if (i === 0) continue;
      if (gap >= 0) return undefined;
      gap = count;
    } else return undefined;
  }
  if (gap < 0 ? count !== 8 : count > 7) return undefined;
  return { family: 6, words: wordsOf(groups, count, gap) };
}

function wordsOf(groups: readonly number[], count: number, gap: number): readonly number[] {
  const group = (index: number): number => {
    if (gap < 0 || index < gap) return groups[index] ?? 0;
    const shifted = index - (8 - count);
    return shifted < gap ? 0 : (groups[shifted] ?? 0);
  };
  return [0, 2, 4, 6].map((index) => group(index) * 65_536 + group(index + 1));
}

function generalIpv6(token: string): Address | undefined {
  const address = parseIpv6(token);
  return address && parseAddress(address.toString());
}

/** Scopes that lie behind a translator when a globally routed one follows; 192.0.0.0/29 between the ends of DS-Lite and 464XLAT. */
export function isInside(scope: AddressScope): boolean {
  return scope === 'private' || scope === 'shared' || scope === 'unique-local' || scope === 'ds-lite';
}

/** Addresses that somebody outside could ask about: routed ones, and those that documents use in their place. */
export function isReachable(scope: AddressScope | undefined): boolean {
  return scope === 'global' || scope === 'documentation';
}
