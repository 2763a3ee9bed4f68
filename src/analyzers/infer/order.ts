import { compareAddresses, isHost, linkMates } from '../../model/prefix';
import { operatorBlock } from './habits';
import { isNumbered, type Node, type NumberedNode } from './node';
import type { Path } from './path';

/**
 * Whether two facing addresses stand in the order that the sure links around them have, and how many of those there are: one, two or
 * more, four or more. `mixed` where they disagree, `none` where there is none, `-` for addresses that are not of one block.
 */
export type Order = `${'with' | 'against'} ${1 | 2 | 4}` | 'mixed' | 'none' | '-';

interface Counts {
  readonly forwardHigher: number;
  readonly backHigher: number;
  /** Pairs of the two addresses of a /31 that are not the two hosts of a /30. */
  readonly thirtyOnes: number;
}

const NONE: Counts = { forwardHigher: 0, backHigher: 0, thirtyOnes: 0 };

/**
 * Which end of a link gets the lower number: an operator that gives it to the end nearer the core does so on every link (the nine /30s of
 * the lecture's example, design/topology.md, 1.4). The forward way shows the far ends, the way back the near ones; so where two addresses
 * face each other the other way round, they are the ends of two links rather than of one.
 */
export function ordersOf(
  { forward, back }: Path,
  nodes: ReadonlyMap<string, Node>,
): (a: NumberedNode, b: NumberedNode) => Order {
  // The traced address is a customer's: which end of its link is the lower one says nothing about those of the core.
  const customer = back.target === undefined ? back.rows.at(-1)?.nodes : [back.target];
  const shown = new Set(back.rows.flatMap((row) => row.nodes).filter((id) => !customer?.includes(id)));
  const seen = new Map<string, Counts>();
  for (const id of new Set(forward.rows.flatMap((row) => row.nodes))) {
    const a = nodes.get(id);
    const b = a && isNumbered(a) ? mateOf(a, shown, nodes) : undefined;
    if (!a || !isNumbered(a) || !b) continue;
    const key = operatorBlock(a);
    seen.set(key, sum(seen.get(key) ?? NONE, signOf(a, b)));
  }
  return (a, b) => {
    const key = operatorBlock(a);
    if (key !== operatorBlock(b)) return '-';
    const all = seen.get(key) ?? NONE;
    // A pair is no evidence for itself.
    const own = mateOf(a, shown, nodes) === b ? signOf(a, b) : NONE;
    const order = orderOf(signOf(a, b), all.forwardHigher - own.forwardHigher, all.backHigher - own.backHigher);
    // Two links need addresses that could be ends of such links as this operator is seen to number.
    return order.startsWith('against') && all.thirtyOnes === 0 && !mayEndThirties(a, b) ? 'none' : order;
  };
}

/** IPv6 leaves room: there every address may be the end of a link. */
function mayEndThirties(a: NumberedNode, b: NumberedNode): boolean {
  return [a, b].every(({ address }) => address.family === 6 || isHost(address, 30));
}

function mateOf(
  a: NumberedNode,
  shown: ReadonlySet<string>,
  nodes: ReadonlyMap<string, Node>,
): NumberedNode | undefined {
  const id = linkMates(a.address).find((ip) => shown.has(ip));
  const mate = id === undefined ? undefined : nodes.get(id);
  return mate && isNumbered(mate) ? mate : undefined;
}

function signOf(a: NumberedNode, b: NumberedNode): Counts {
  const higher = compareAddresses(a.address, b.address) > 0;
  return { forwardHigher: higher ? 1 : 0, backHigher: higher ? 0 : 1, thirtyOnes: mayEndThirties(a, b) ? 0 : 1 };
}

function sum(a: Counts, b: Counts): Counts {
  return {
    forwardHigher: a.forwardHigher + b.forwardHigher,
    backHigher: a.backHigher + b.backHigher,
    thirtyOnes: a.thirtyOnes + b.thirtyOnes,
  };
}

function orderOf({ forwardHigher }: Counts, up: number, down: number): Order {
  const count = up + down;
  if (count === 0) return 'none';
  if (up > 0 && down > 0) return 'mixed';
  const agrees = forwardHigher > 0 === up > 0;
  return `${agrees ? 'with' : 'against'} ${count < 2 ? 1 : count < 4 ? 2 : 4}`;
}
