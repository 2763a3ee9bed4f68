import { addressScope, isInside, isReachable } from '../../model/address';
import type { Reason } from '../../model/claim';
import type { OwnAddresses, Topology } from '../../model/topology';
import type { Vote } from './aliases';
import { reason, uniqueSpans } from './claim';
import type { Node } from './node';

/** Natural-log odds that what a machine prints as its own addresses are its own: beyond any sign, short of what the user says. */
const PRINTED = 9;

/** A machine on the way that printed its own addresses, as far as the traces or its own text name them. */
export interface OwnBox {
  readonly nodes: readonly Node[];
  readonly facts: OwnAddresses;
}

/**
 * Addresses of machines on the way that nothing else names: all global ones of a machine of which one hop answered. What else it has,
 * private networks and tunnels, is none of the route's business.
 */
export function unseenAddresses({ interfaces, ownAddresses = [] }: Topology): OwnAddresses['addresses'] {
  const answered = new Set(interfaces.map(({ ip }) => ip));
  return ownAddresses.flatMap(({ addresses }) =>
    addresses.some(({ ip }) => answered.has(ip))
      ? addresses.filter(({ ip }) => !answered.has(ip) && isReachable(addressScope(ip)))
      : [],
  );
}

/** A private address that stands in two homes is nobody's for certain; a link-local or loopback one stands on every machine. */
export function ownBoxes({ ownAddresses = [] }: Topology, nodes: ReadonlyMap<string, Node>): readonly OwnBox[] {
  const byIp = new Map<string, Node[]>();
  for (const node of nodes.values()) byIp.set(node.ip, [...(byIp.get(node.ip) ?? []), node]);
  return ownAddresses.flatMap((facts): readonly OwnBox[] => {
    const found = facts.addresses.flatMap(({ ip }) => {
      const scope = addressScope(ip);
      const [node, other] = byIp.get(ip) ?? [];
      return node && !other && (isReachable(scope) || isInside(scope)) ? [node] : [];
    });
    const unique = [...new Set(found)];
    return unique.length > 0 ? [{ nodes: unique, facts }] : [];
  });
}

/** One vote per neighbour in the list joins them all. */
export function ownVotes(boxes: readonly OwnBox[]): readonly Vote[] {
  return boxes.flatMap(({ nodes, facts }) =>
    nodes.slice(1).flatMap((node, index): readonly Vote[] => {
      const before = nodes[index];
      return before ? [{ a: before.id, b: node.id, reasons: [printedReason(facts, [before, node])] }] : [];
    }),
  );
}

/** The lines in which the machine prints these addresses. */
export function printedReason({ addresses }: OwnAddresses, [a, b]: readonly Node[]): Reason {
  const ips = [a?.ip ?? '', b?.ip ?? ''];
  const evidence = addresses.flatMap((one) => (ips.includes(one.ip) ? [one.evidence] : []));
  return reason('route.reason.alias-printed', { a: ips[0] ?? '', b: ips[1] ?? '' }, PRINTED, uniqueSpans(evidence));
}
