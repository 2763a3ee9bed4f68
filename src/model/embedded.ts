import { contains, parseAddress, parsePrefix, type Address, type Prefix } from './prefix';

/** An IPv4 address that an IPv6 address carries, and by which mechanism. */
export interface Embedded {
  readonly kind: 'nat64' | '6to4' | 'teredo' | 'isatap';
  readonly ip: string;
  /** Of Teredo the public address of the client, which the other one serves. */
  readonly client?: string;
}

interface Form {
  readonly kind: Embedded['kind'];
  readonly prefix: Prefix;
  /** Bit at which the IPv4 address begins. */
  readonly at: number;
}

/**
 * NAT64 (RFC 6052, 2.2; the local-use block of RFC 8215 is taken for a /96, its usual size): the address as the IPv6 side sees it. 6to4
 * (RFC 3056, 2): the router at the end of the tunnel. Teredo (RFC 4380, 4): the server; the client's public address has all its bits
 * turned. ISATAP (RFC 5214, 6.1): the host or router itself, whatever the prefix.
 */
const FORMS: readonly Form[] = (
  [
    ['nat64', '64:ff9b::/96', 96],
    ['nat64', '64:ff9b:1::/48', 96],
    ['6to4', '2002::/16', 16],
    ['teredo', '2001::/32', 32],
  ] as const
).flatMap(([kind, text, at]) => {
  const prefix = parsePrefix(text);
  return prefix ? [{ kind, prefix, at }] : [];
});

/** What an IPv6 address says about IPv4; undefined for all others. */
export function embeddedIpv4(address: Address): Embedded | undefined {
  if (address.family === 4) return undefined;
  const form = FORMS.find(({ prefix }) => contains(prefix, address));
  const [, , high = 0, low = 0] = address.words;
  if (!form) return ISATAP.has(high) ? { kind: 'isatap', ip: dotted(low) } : undefined;
  const ip = ipv4At(address, form.at);
  return form.kind === 'teredo' ? { kind: form.kind, ip, client: dotted(~low) } : { kind: form.kind, ip };
}

/** Upper half of an ISATAP interface identifier, for a private and for a unique IPv4 address. */
const ISATAP: ReadonlySet<number> = new Set([0x00005efe, 0x02005efe]);

function ipv4At({ words }: Address, at: number): string {
  const [word, shift] = [at >>> 5, at & 31];
  const upper = (words[word] ?? 0) << shift;
  return dotted(shift === 0 ? upper : upper | ((words[word + 1] ?? 0) >>> (32 - shift)));
}

function dotted(word: number): string {
  return [24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join('.');
}

// "192", "5"
const DECIMAL = /^\d{1,3}$/;

/** What a group says to somebody who takes its digits for decimal ones; undefined where it has letters. */
function decimalOf(group: number): number | undefined {
  const digits = group.toString(16);
  return DECIMAL.test(digits) ? Number(digits) : undefined;
}

/** The same of the last two groups, `…:113:5`; undefined where they cannot be octets. */
export function lowOctets({ family, words }: Address): readonly [number, number] | undefined {
  const low = words[3] ?? 0;
  const [before, last] = [decimalOf(low >>> 16), decimalOf(low & 0xffff)];
  return family === 6 && before !== undefined && last !== undefined && before <= 255 && last <= 255
    ? [before, last]
    : undefined;
}

/**
 * IPv4 addresses that the low words of an address spell by custom: `::192:0:2:1` (octets as if they were decimal), `::c000:201`. Anybody
 * may number like this by chance; what speaks is an address that answers elsewhere.
 */
export function spelledIpv4({ family, words }: Address): readonly string[] {
  if (family === 4) return [];
  const [, , high = 0, low = 0] = words;
  const groups = [high >>> 16, high & 0xffff, low >>> 16, low & 0xffff];
  const octets = groups.map((group) => decimalOf(group) ?? 256);
  if ((octets[0] ?? 0) > 0 && octets.every((octet) => octet <= 255)) return [octets.join('.')];
  return high === 0 && low >>> 24 !== 0 ? [dotted(low)] : [];
}

/** The IPv4 address in a NAT64 address; any other address as it is. */
export function plainIp(ip: string): string {
  if (!ip.startsWith('64:ff9b:')) return ip;
  const address = parseAddress(ip);
  const embedded = address && embeddedIpv4(address);
  return embedded?.kind === 'nat64' ? embedded.ip : ip;
}
