import { contains, parsePrefix, type Address } from '../model/prefix';

/**
 * Peering LANs that are widely known, from what the exchanges publish about themselves; bulk lists may not be passed on (design of the
 * data, "IXP prefixes"), and the setting `hopscope.prefixes` takes more. The IPv6 rows are blocks from which the registries number
 * exchanges alone (RIPE: 2001:7f8::/32, ARIN: 2001:504::/30, APNIC: 2001:7fa::/32).
 */
const LANS: readonly (readonly [prefix: string, name: string])[] = [
  ['202.249.2.0/24', 'NSPIXP2'],
  ['210.171.224.0/24', 'JPIX'],
  ['210.173.176.0/24', 'JPNAP'],
  ['80.81.192.0/21', 'DE-CIX'],
  ['80.249.208.0/21', 'AMS-IX'],
  ['195.66.224.0/21', 'LINX'],
  ['193.239.116.0/22', 'NL-ix'],
  ['37.49.236.0/22', 'France-IX'],
  ['123.255.88.0/21', 'HKIX'],
  ['206.81.80.0/22', 'SIX'],
  ['2001:7f8::/64', 'DE-CIX'],
  ['2001:7f8:1::/64', 'AMS-IX'],
  ['2001:7f8:4::/64', 'LINX'],
  ['2001:7f8::/32', 'IX'],
  ['2001:504::/30', 'IX'],
  ['2001:7fa::/32', 'IX'],
];

const ROWS = LANS.flatMap(([text, name]) => {
  const prefix = parsePrefix(text);
  return prefix ? [{ prefix, name }] : [];
});

/** Name of the exchange on whose LAN an address lies, as far as it is widely known. */
export function exchangeAt(address: Address): string | undefined {
  return ROWS.find(({ prefix }) => contains(prefix, address))?.name;
}
