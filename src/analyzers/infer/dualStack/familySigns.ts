import { embeddedIpv4, lowOctets, spelledIpv4 } from '../../../model/embedded';
import { linkMates } from '../../../model/prefix';
import { isNumbered, type Node, type NumberedNode } from '../node';
import type { Owners } from '../owner';
import { differentRouterNames, sameRouterName } from '../relation';

/** What an address of each family says about being on one router. */
export type RouterSign = 'name' | 'carried' | 'octets' | 'other name' | 'owner' | 'other owner' | 'none';

/** The same about being the two ends of one link. */
export type LinkSign = 'carried' | 'octets' | 'owner' | 'other owner' | 'none';

const ROUTER_SIGNS: readonly RouterSign[] = ['name', 'carried', 'octets', 'other name', 'owner', 'other owner', 'none'];
const LINK_SIGNS: readonly LinkSign[] = ['carried', 'octets', 'owner', 'other owner', 'none'];

/** The first sign of the list that any pair of two hops shows; undefined where one of them kept silent. */
export function routerSignOf(left: readonly Node[], right: readonly Node[], owners: Owners): RouterSign | undefined {
  const found = new Set(left.flatMap((a) => right.map((b) => readRouter(a, b, owners))));
  return ROUTER_SIGNS.find((sign) => found.has(sign));
}

export function linkSignOf(left: readonly Node[], right: readonly Node[], owners: Owners): LinkSign | undefined {
  const found = new Set(left.flatMap((a) => right.map((b) => readLink(a, b, owners))));
  return LINK_SIGNS.find((sign) => found.has(sign));
}

function readRouter(a: Node, b: Node, owners: Owners): RouterSign {
  if (a === b || sameRouterName(a, b)) return 'name';
  const [four, six] = byFamily(a, b);
  if (!four || !six) return differentRouterNames(a, b) ? 'other name' : ownerSign(a, b, owners);
  if (carriedBy(six).includes(four.ip)) return 'carried';
  const [octet, group] = lastOctets(four, six);
  if (octet !== undefined && octet === group) return 'octets';
  return differentRouterNames(a, b) ? 'other name' : ownerSign(a, b, owners);
}

function readLink(a: Node, b: Node, owners: Owners): LinkSign {
  if (isPair(a, b)) return 'carried';
  const [four, six] = byFamily(a, b);
  if (!four || !six) return ownerSign(a, b, owners);
  const mates = linkMates(four.address);
  if (carriedBy(six).some((ip) => mates.includes(ip))) return 'carried';
  const [octet, group] = lastOctets(four, six);
  if (octet !== undefined && group !== undefined && mates.some((ip) => ip.endsWith(`.${group}`))) return 'octets';
  return ownerSign(a, b, owners);
}

/** Nothing where one has no address, or both are of one family: then no number of one is written into the other. */
function byFamily(a: Node, b: Node): readonly [NumberedNode, NumberedNode] | readonly [] {
  if (!isNumbered(a) || !isNumbered(b) || a.address.family === b.address.family) return [];
  return a.address.family === 4 ? [a, b] : [b, a];
}

/** The two ends of a point-to-point link, where the few addresses beside names show them. */
function isPair(a: Node, b: Node): boolean {
  return isNumbered(a) && isNumbered(b) && linkMates(a.address).includes(b.ip);
}

function carriedBy(six: NumberedNode): readonly string[] {
  const embedded = embeddedIpv4(six.address);
  return embedded?.kind === '6to4' || embedded?.kind === 'isatap' ? [embedded.ip] : spelledIpv4(six.address);
}

/** Half of all links are numbered .1 and .2, in both families. */
const SMALLEST = 3;

/** The last octet of an IPv4 address, and the last group of an IPv6 one that may repeat it. */
function lastOctets(four: NumberedNode, six: NumberedNode): readonly [number | undefined, number | undefined] {
  const octet = (four.address.words[0] ?? 0) & 255;
  const [, group] = lowOctets(six.address) ?? [];
  return [octet < SMALLEST ? undefined : octet, group !== undefined && group >= SMALLEST ? group : undefined];
}

function ownerSign(a: Node, b: Node, { of, exchange }: Owners): 'owner' | 'other owner' | 'none' {
  if (exchange.has(a.id) || exchange.has(b.id)) return exchange.has(a.id) && exchange.has(b.id) ? 'owner' : 'none';
  const [x, y] = [of.get(a.id), of.get(b.id)];
  if (x === undefined || y === undefined) return 'none';
  return x === y ? 'owner' : 'other owner';
}
