import ipaddr from 'ipaddr.js';

type Range = readonly [ReturnType<typeof ipaddr.parse>, number];

/** Prefixes made ready for many questions. A text that is no prefix is left out: it can match nothing. */
export function readNetworks(prefixes: readonly string[] | undefined): readonly Range[] {
  return (prefixes ?? []).flatMap((prefix) => {
    const text = prefix.trim();
    if (ipaddr.isValidCIDR(text)) return [ipaddr.parseCIDR(text)];
    return ipaddr.isValid(text) ? [single(ipaddr.parse(text))] : [];
  });
}

function single(address: ReturnType<typeof ipaddr.parse>): Range {
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Whether a canonical address lies in one of the networks. */
export function isInNetworks(ip: string | undefined, networks: readonly Range[]): boolean {
  if (ip === undefined || networks.length === 0 || !ipaddr.isValid(ip)) return false;
  const address = ipaddr.parse(ip);
  return networks.some(([base, bits]) => base.kind() === address.kind() && address.match([base, bits] as never));
}

/** Whether a text is a prefix or an address that `readNetworks` takes. */
export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text) || (/[.:]/.test(text) && ipaddr.isValid(text));
}

/** Longest prefix within which two addresses pass for one site: a /24, or the /48 that RFC 6177 gives to one. */
const SITE_BITS = { ipv4: 24, ipv6: 48 } as const;

export function isNeighbour(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || !ipaddr.isValid(a) || !ipaddr.isValid(b)) return false;
  const [one, two] = [ipaddr.parse(a), ipaddr.parse(b)];
  return one.kind() === two.kind() && one.match([two, SITE_BITS[one.kind()]] as never);
}
