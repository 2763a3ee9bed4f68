import ipaddr from 'ipaddr.js';

/** An address as 32-bit words, most significant first: one word for IPv4, four for IPv6. Comparing needs no bigint. */
export interface Address {
  readonly family: 4 | 6;
  readonly words: readonly number[];
}

export interface Prefix {
  readonly family: 4 | 6;
  readonly words: readonly number[];
  readonly length: number;
  /** Canonical text, host bits cleared: `202.244.38.64/26`. */
  readonly text: string;
}

/** At least two colons, and nothing that no IPv6 address has: most tokens with a colon are times and names. */
export const IPV6_FORM = /^[\da-f]{0,4}:[\da-f]{0,4}:[\da-f:.]{0,40}(?:%\S{1,20})?$/i;

/**
 * Four plain decimal parts without leading zeros, the only form tools print, as a number; undefined for anything else. (ipaddr.js takes
 * '12' and '0x7f.1' too, and makes an Error with its stack for every token that is none.)
 */
export function ipv4Number(token: string): number | undefined {
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

/** Words of a canonical address (see `canonicalIp`); undefined for text that is none. */
export function parseAddress(ip: string): Address | undefined {
  const number = ipv4Number(ip);
  if (number !== undefined) return { family: 4, words: [number] };
  // ipaddr.js makes an Error with its stack for whatever is no address, which costs more than all else: the form is looked at first.
  if (ip.length > 45 || !IPV6_FORM.test(ip) || !ipaddr.IPv6.isValid(ip)) return undefined;
  const bytes = ipaddr.IPv6.parse(ip).toByteArray();
  const words = [0, 4, 8, 12].map((i) =>
    uint32(bytes[i] ?? 0, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0, bytes[i + 3] ?? 0),
  );
  return { family: 6, words };
}

function uint32(a: number, b: number, c: number, d: number): number {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

function textOf(words: readonly number[]): string {
  const [first = 0] = words;
  if (words.length === 1) return `${first >>> 24}.${(first >>> 16) & 255}.${(first >>> 8) & 255}.${first & 255}`;
  const bytes = words.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  return ipaddr.fromByteArray(bytes).toString();
}

function clearHostBits(words: readonly number[], length: number): number[] {
  return words.map((word, i) => {
    const kept = Math.min(32, Math.max(0, length - 32 * i));
    return kept === 0 ? 0 : (word & (0xffffffff << (32 - kept))) >>> 0;
  });
}

/** The block of the given length around an address, as canonical text. */
export function blockOf(address: Address, length: number): string {
  return `${textOf(clearHostBits(address.words, length))}/${length}`;
}

/** `192.0.2.0/24`, `2001:db8::/32`, or a bare address (then its full length); undefined for anything else. */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return undefined;
  const bits = address.family === 4 ? 32 : 128;
  const digits = slash < 0 ? String(bits) : text.slice(slash + 1);
  const length = Number(digits);
  if (!/^\d{1,3}$/.test(digits) || length > bits) return undefined;
  return {
    family: address.family,
    words: clearHostBits(address.words, length),
    length,
    text: blockOf(address, length),
  };
}

/** Number of leading bits two addresses share; 0 across families. */
export function commonLength(a: Pick<Address, 'family' | 'words'>, b: Pick<Address, 'family' | 'words'>): number {
  if (a.family !== b.family) return 0;
  for (let i = 0; i < a.words.length; i++) {
    const difference = (a.words[i] ?? 0) ^ (b.words[i] ?? 0);
    if (difference !== 0) return 32 * i + Math.clz32(difference);
  }
  return 32 * a.words.length;
}

export function contains(prefix: Prefix, address: Address): boolean {
  return prefix.family === address.family && commonLength(prefix, address) >= prefix.length;
}

/**
 * False when the address is the network or broadcast address of its block of that length.
 * IPv4 /31 (RFC 3021), /32 and IPv6 have neither, so there every address is a host.
 */
export function isHost(address: Address, length: number): boolean {
  if (address.family === 6 || length >= 31) return true;
  const mask = length === 0 ? 0xffffffff : (1 << (32 - length)) - 1;
  const host = ((address.words[0] ?? 0) & mask) >>> 0;
  return host !== 0 && host !== mask >>> 0;
}

/** Lengths an IPv6 link is numbered with (RFC 6164, RFC 4291, common practice); between them nobody cuts. */
const IPV6_LENGTHS = [127, 126, 64, 60, 56, 48, 32];

/**
 * Length of the smallest block in which both addresses are hosts, or undefined when there is none (same address, two
 * families, no common bits). Two IPv4 neighbours that are not both hosts of a /30 give 31 (RFC 3021).
 */
export function hostBlockLength(a: Address, b: Address): number | undefined {
  if (a.family !== b.family) return undefined;
  const common = commonLength(a, b);
  if (common === (a.family === 4 ? 32 : 128)) return undefined;
  if (a.family === 6) {
    // ::0 and ::3 of four are no pair of router addresses: ::0 is the anycast address of the block (RFC 4291, 2.6.1).
    const hosts126 = (((a.words[3] ?? 0) & 3) % 3) * (((b.words[3] ?? 0) & 3) % 3) !== 0;
    return IPV6_LENGTHS.find((length) => length <= common && (length !== 126 || hosts126));
  }
  if (common === 31) return 31;
  for (let length = Math.min(common, 30); length > 0; length--) {
    if (isHost(a, length) && isHost(b, length)) return length;
  }
  return undefined;
}

/**
 * The addresses that can be the other end of a point-to-point link, the likelier first: the other host of the /30, then of
 * the /31; in IPv6 the other address of the /127, then the other host of the /126.
 */
export function linkMates(address: Address): readonly string[] {
  const last = address.words.length - 1;
  const word = address.words[last] ?? 0;
  const flipped = (bits: number): string => textOf([...address.words.slice(0, last), (word ^ bits) >>> 0]);
  const host = word & 3;
  const middle = host === 1 || host === 2;
  if (address.family === 4) return middle ? [flipped(3), flipped(1)] : [flipped(1)];
  return middle ? [flipped(1), flipped(3)] : [flipped(1)];
}

/** The two neighbouring /30s, lower first, when each IPv4 address is a host of its own one; undefined otherwise. */
export function adjacentThirties(a: Address, b: Address): readonly [string, string] | undefined {
  if (a.family !== 4 || b.family !== 4 || !isHost(a, 30) || !isHost(b, 30)) return undefined;
  const [low, high] = (a.words[0] ?? 0) < (b.words[0] ?? 0) ? [a, b] : [b, a];
  if (((high.words[0] ?? 0) >>> 2) - ((low.words[0] ?? 0) >>> 2) !== 1) return undefined;
  return [blockOf(low, 30), blockOf(high, 30)];
}

/** IPv4 before IPv6, then by value: the order in which people list addresses. */
export function compareAddresses(a: Address, b: Address): number {
  if (a.family !== b.family) return a.family - b.family;
  for (let i = 0; i < a.words.length; i++) {
    const difference = (a.words[i] ?? 0) - (b.words[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
