import { commonLength } from '../../model/prefix';
import type { Node } from './node';

/** Addresses that share this many bits with the server are taken for its own network's. */
const OWN_BITS = { 4: 21, 6: 48 } as const;

/**
 * True for a link numbered by the network that the server stands in. Its interior has one route only (lecture, S08), so two
 * facing addresses there are one segment.
 */
export function isServerNetwork(a: Node, b: Node, server: Node): boolean {
  const bits = OWN_BITS[server.address.family];
  const near = (node: Node): boolean => commonLength(node.address, server.address) >= bits;
  if (near(a) && near(b)) return true;
  const domain = server.names.find((name) => name.domain)?.domain;
  const named = (node: Node): boolean => node.names.some((name) => name.domain === domain && !name.addressDerived);
  // The block of the link is the network's own when one end carries its name and the other end lies in the same /24.
  return domain !== undefined && (named(a) || named(b)) && commonLength(a.address, b.address) >= bits + 3;
}
