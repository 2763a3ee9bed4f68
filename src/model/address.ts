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

type Parsed = ReturnType<typeof ipaddr.parse>;

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

const RANGES = SPECIAL.map(([prefix, scope]) => ({ range: ipaddr.parseCIDR(prefix), scope }));

/** The IPv4 rows as numbers: a route asks for the class of each address many times. */
const RANGES4 = RANGES.filter(({ range }) => range[0].kind() === 'ipv4').map(({ range: [base, length], scope }) => {
  const first = base.toByteArray().reduce((value, byte) => value * 256 + byte, 0);
  return { first, last: first + 2 ** (32 - length) - 1, scope };
});

// "203.0.113.7"
const QUAD = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** An IPv4 address as a number from 0 to 2³² − 1; undefined for anything else. */
function number4(ip: string): number | undefined {
  const parts = QUAD.exec(ip);
  if (!parts) return undefined;
  const [a, b, c, d] = [Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4])];
  return Math.max(a, b, c, d) > 255 ? undefined : a * 2 ** 24 + b * 2 ** 16 + c * 256 + d;
}

function parse(token: string): Parsed | undefined {
  // ipaddr.js alone accepts '12' and '0x7f.1'; four plain decimal parts are the only IPv4 form tools print.
  if (token.includes(':'))
    return token.length <= 45 && ipaddr.IPv6.isValid(token) ? ipaddr.IPv6.parse(token) : undefined;
  return ipaddr.IPv4.isValidFourPartDecimal(token) ? ipaddr.IPv4.parse(token) : undefined;
}

/** Canonical text of an address token, or undefined when it is none. IPv4-mapped IPv6 becomes IPv4. Zone ids are refused. */
export function canonicalIp(token: string): string | undefined {
  if (isPlainIpv6(token)) return token;
  const address = parse(token);
  if (!address || token.includes('%')) return undefined;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  return address.toString();
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
  const value = number4(ip);
  if (value !== undefined) return RANGES4.find(({ first, last }) => first <= value && value <= last)?.scope ?? 'global';
  const address = parse(ip);
  if (!address) return 'reserved';
  for (const { range, scope } of RANGES) {
    if (range[0].kind() === address.kind() && address.match(range as never)) return scope;
  }
  return 'global';
}

/** Scopes that lie behind a translator when a globally routed one follows. */
export function isInside(scope: AddressScope): boolean {
  return scope === 'private' || scope === 'shared' || scope === 'unique-local';
}

/** Addresses that somebody outside could ask about: routed ones, and those that documents use in their place. */
export function isReachable(scope: AddressScope | undefined): boolean {
  return scope === 'global' || scope === 'documentation';
}
