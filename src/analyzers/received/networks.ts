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
