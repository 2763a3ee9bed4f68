import { commonLength } from '../../model/prefix';
import type { Node } from './node';
import type { Owners } from './owner';

/** Addresses that share this many bits with the server are taken for its own network's. */
const OWN_BITS = { 4: 21, 6: 48 } as const;

/**
 * True for an address of the network that the server stands in, by its owner where that is known, else by its first bits. Such a
 * network has one route inside as a rule (lecture, S08), whatever its shape.
 */
export function serverNetwork(server: Node | undefined, owners: Owners): (node: Node) => boolean {
  if (!server) return () => false;
  const owner = owners.of.get(server.id);
  return (node) => {
    const known = owners.of.get(node.id);
    if (known !== undefined && owner !== undefined) return known === owner;
    if (!node.address || !server.address) return false;
    return commonLength(node.address, server.address) >= OWN_BITS[server.address.family];
  };
}
