import ipaddr from 'ipaddr.js';

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

/** First match wins, so narrow rows stand before wide ones. */
const SPECIAL: readonly (readonly [string, AddressScope])[] = [
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['10.0.0.0/8', 'private'],
  ['172.16.0.0/12', 'private'],
  ['192.168.0.0/16', 'private'],
  ['100.64.0.0/10', 'shared'],
  ['192.0.0.0/29', 'ds-lite'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'documentation'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['198.18.0.0/15', 'benchmark'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['0.0.0.0/8', 'reserved'],
  ['::1/128', 'loopback'],
  ['::/128', 'reserved'],
  ['64:ff9b::/96', 'nat64'],
  ['64:ff9b:1::/48', 'nat64'],
  ['2001:db8::/32', 'documentation'],
  ['3fff::/20', 'documentation'],
  ['2001:2::/48', 'benchmark'],
  ['100::/64', 'reserved'],
  ['fe80::/10', 'link-local'],
  ['fc00::/7', 'unique-local'],
  ['ff00::/8', 'multicast'],
];

const RANGES_V6 = SPECIAL.filter(([prefix]) => prefix.includes(':')).map(([prefix, scope]) => ({
  range: ipaddr.parseCIDR(prefix),
  scope,
}));

/** IPv4 rows as numbers: a mailbox asks some hundred thousand times. */
const RANGES_V4 = SPECIAL.filter(([prefix]) => !prefix.includes(':')).map(([prefix, scope]) => {
  const [base = '', length = ''] = prefix.split('/');
  const size = 2 ** (32 - Number(length));
  return { first: ipv4Number(base) ?? 0, size, scope };
});

/**
 * Four plain decimal parts without leading zeros, the only form tools print, as a number; undefined for anything else. (ipaddr.js takes
 * '12' and '0x7f.1' too, and makes an Error with its stack for every token that is none.)
 */
function ipv4Number(token: string): number | undefined {
  if (token.length < 7 || token.length > 15) return undefined;
  let whole = 0;
  let part = -1;
  let parts = 1;
  for (let i = 0; i < token.length; i++) {
    const c = token.charCodeAt(i);
    if (c === 46) {
      if (part < 0) return undefined;
      whole = whole * 256 + part;
      part = -1;
      parts++;
    } else {
      if (c < 48 || c > 57 || part === 0) return undefined;
      part = (part < 0 ? 0 : part * 10) + c - 48;
      if (part > 255) return undefined;
    }
  }
  return parts === 4 && part >= 0 ? whole * 256 + part : undefined;
}

/** At least two colons, and nothing that no IPv6 address has: most tokens with a colon are times and names. */
const IPV6_FORM = /^[\da-f]{0,4}:[\da-f]{0,4}:[\da-f:.]{0,40}(?:%\S{1,20})?$/i;

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

/** Class of a canonical address; `reserved` for text that is none. */
export function addressScope(ip: string): AddressScope {
  const number = ipv4Number(ip);
  if (number !== undefined) {
    return RANGES_V4.find(({ first, size }) => number >= first && number < first + size)?.scope ?? 'global';
  }
  const address = parseIpv6(ip);
  if (!address) return 'reserved';
  return RANGES_V6.find(({ range }) => address.match(range as never))?.scope ?? 'global';
}

/** Scopes that lie behind a translator when a globally routed one follows. */
export function isInside(scope: AddressScope): boolean {
  return scope === 'private' || scope === 'shared' || scope === 'unique-local';
}

/** Addresses that somebody outside could ask about: routed ones, and those that documents use in their place. */
export function isReachable(scope: AddressScope | undefined): boolean {
  return scope === 'global' || scope === 'documentation';
}
