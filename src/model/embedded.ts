import { contains, parseAddress, parsePrefix, type Address, type Prefix } from './prefix';

/** An IPv4 address that an IPv6 address carries, and by which mechanism. */
export interface Embedded {
  readonly kind: 'nat64' | '6to4' | 'teredo';
  readonly ip: string;
}

interface Form {
  readonly kind: Embedded['kind'];
  readonly prefix: Prefix;
  /** Bit at which the IPv4 address begins. */
  readonly at: number;
}

/**
 * NAT64 (RFC 6052, 2.2; the local-use block of RFC 8215 is taken for a /96, its usual size): the address as the IPv6 side sees it. 6to4
 * (RFC 3056, 2): the router at the end of the tunnel. Teredo (RFC 4380, 4): the server; the client's own address is scrambled.
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
  if (!form) return undefined;
  const octet = (n: number): number => {
    const bit = form.at + 8 * n;
    return ((address.words[bit >>> 5] ?? 0) >>> (24 - (bit & 31))) & 255;
  };
  return { kind: form.kind, ip: [0, 1, 2, 3].map(octet).join('.') };
}

/** The IPv4 address in a NAT64 address; any other address as it is. */
export function plainIp(ip: string): string {
  if (!ip.startsWith('64:ff9b:')) return ip;
  const address = parseAddress(ip);
  const embedded = address && embeddedIpv4(address);
  return embedded?.kind === 'nat64' ? embedded.ip : ip;
}
