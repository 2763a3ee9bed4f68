import { addressScope } from './address';
import type { HostAddress, Machine } from './host';
import { blockOf, contains, parseAddress, parsePrefix } from './prefix';

/** A link that a machine stands on. */
export interface Lan {
  /** `machine:<source>` */
  readonly machine: string;
  /** Its prefix; else the first own address on it, whose mask nothing tells; `lan` where even that is missing. */
  readonly id: string;
  readonly prefix?: string;
  readonly own: readonly HostAddress[];
  /** Default gateways on it. */
  readonly gateways: readonly string[];
}

/** The same while addresses can still be asked about. */
interface OpenLan extends Lan {
  /** The address is on this link, as far as the text tells. */
  holds(ip: string): boolean;
}

/** Where packets go that no other route takes. */
export function gatewaysOf({ gateways, routes }: Machine): ReadonlySet<string> {
  const defaults = routes.filter(({ prefix }) => prefix === '0.0.0.0/0' || prefix === '::/0');
  return new Set([...gateways.map(({ ip }) => ip), ...defaults.flatMap(({ gateway }) => gateway ?? [])]);
}

/** The links of a machine: by the masks of its addresses, then by its routes without a next hop, then what is left. */
export function lansOf(machine: Machine): readonly OpenLan[] {
  const { addresses, routes, neighbours } = machine;
  const real = addresses.filter(({ ip }) => isReal(ip));
  const prefixes = new Set(real.flatMap((one) => prefixOf(one) ?? []));
  for (const { prefix, gateway, reject } of routes) {
    const block = parsePrefix(prefix);
    const isLink = block && gateway === undefined && !reject && block.length > 0 && block.length < hostLength(block);
    if (isLink && isReal(prefix.slice(0, prefix.indexOf('/')))) prefixes.add(prefix);
  }
  const gateways = [...gatewaysOf(machine)];
  const lans = [...prefixes].map((prefix): OpenLan => {
    const holds = (ip: string): boolean => isIn(prefix, ip);
    const own = real.filter(({ ip }) => holds(ip));
    return { machine: machine.id, id: prefix, prefix, own, gateways: gateways.filter(holds), holds };
  });
  const isElsewhere = (ip: string): boolean => lans.some((lan) => lan.holds(ip));
  const own = real.filter(({ ip }) => !isElsewhere(ip));
  const lost = gateways.filter((ip) => isReal(ip) && !isElsewhere(ip));
  const near = neighbours.some(({ ip, mac }) => mac !== undefined && isReal(ip) && !isElsewhere(ip));
  if (own.length + lost.length === 0 && !near) return lans;
  const holds = (ip: string): boolean => isReal(ip) && !isElsewhere(ip);
  return [...lans, { machine: machine.id, id: own[0]?.ip ?? 'lan', own, gateways: lost, holds }];
}

function isReal(ip: string): boolean {
  return !['loopback', 'link-local', 'multicast', 'reserved'].includes(addressScope(ip));
}

const hostLength = ({ family }: { readonly family: 4 | 6 }): number => (family === 4 ? 32 : 128);

function prefixOf({ ip, length }: HostAddress): string | undefined {
  const address = parseAddress(ip);
  if (!address || length === undefined || length === 0 || length >= hostLength(address)) return undefined;
  return blockOf(address, length);
}

function isIn(prefix: string, ip: string): boolean {
  const [block, address] = [parsePrefix(prefix), parseAddress(ip)];
  return block !== undefined && address !== undefined && contains(block, address);
}
