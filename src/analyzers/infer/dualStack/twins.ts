import { embeddedIpv4, plainIp, spelledIpv4 } from '../../../model/embedded';
import type { Node } from '../node';
import type { Path, Side } from '../path';

/** Before the IPv4 address of a key. */
export const IP_KEY = 'ip ';

/**
 * What one address of each family must share to be met as one router before any alias is joined: the router in their names, or the IPv4
 * address that an IPv6 one carries (design/topology.md, 2.9: join by name; beyond it addresses that say so themselves).
 */
export function twinKeys({ ip, address, names }: Pick<Node, 'ip' | 'address' | 'names'>): readonly string[] {
  const boxes = names.flatMap(({ router }) => (router === undefined ? [] : [`name ${router}`]));
  if (!address) return boxes;
  const embedded = embeddedIpv4(address);
  const carried = embedded?.kind === '6to4' || embedded?.kind === 'isatap' ? [embedded.ip] : spelledIpv4(address);
  return [...boxes, ...(address.family === 4 ? [plainIp(ip)] : carried).map((one) => `${IP_KEY}${one}`)];
}

/** The way out is all of one address family and the way back all of the other one; what a translator joins is no such path. */
export function facesOtherFamily({ forward, back, inside }: Path, nodes: ReadonlyMap<string, Node>): boolean {
  const [out, home] = [familyOf(forward, inside, nodes), familyOf(back, 0, nodes)];
  return out !== undefined && home !== undefined && out !== home;
}

function familyOf({ rows, target }: Side, inside: number, nodes: ReadonlyMap<string, Node>): 4 | 6 | undefined {
  const ids = [...rows.slice(inside + 1).flatMap((row) => row.nodes), ...(target === undefined ? [] : [target])];
  const families = new Set(ids.flatMap((id) => nodes.get(id)?.address?.family ?? []));
  const [only] = families;
  return families.size === 1 ? only : undefined;
}

/**
 * Numbers join nothing of the two directions: they are of two families, or the tool printed names without addresses for most hops of one
 * of them. What joins them then is what joins two families: names.
 */
export function sharesNoNumbers(path: Path, nodes: ReadonlyMap<string, Node>): boolean {
  const { forward, back } = path;
  if (forward.walks.length === 0 || back.walks.length === 0) return false;
  return facesOtherFamily(path, nodes) || [forward, back].some((side) => isNamed(side, nodes));
}

function isNamed({ rows }: Side, nodes: ReadonlyMap<string, Node>): boolean {
  const answered = rows.filter((row) => row.nodes.length > 0);
  const named = answered.filter((row) => row.nodes.every((id) => nodes.get(id)?.address === undefined));
  return named.length > 0 && 2 * named.length >= answered.length;
}
