import { compareAddresses, linkMates } from '../../model/prefix';
import { operatorBlock } from './habits';
import type { Node } from './node';
import type { Path } from './path';

/**
 * Whether two facing addresses stand in the order that the sure links around them have: `A` against all of two or more, `a` against a
 * single one, `W` and `w` with them, `m` where they disagree, `u` where there is none, `-` for addresses that are not of one block.
 */
export type Order = 'A' | 'a' | 'W' | 'w' | 'm' | 'u' | '-';

interface Counts {
  readonly forwardHigher: number;
  readonly backHigher: number;
}

const NONE: Counts = { forwardHigher: 0, backHigher: 0 };

/** Links of one order that make it a rule. */
const RULE = 2;

/**
 * Which end of a link gets the lower number: an operator that gives it to the end nearer the core does so on every link (the nine /30s of
 * the lecture's example, design/topology.md, 1.4). The forward way shows the far ends, the way back the near ones; so where two addresses
 * face each other the other way round, they are the ends of two links rather than of one.
 */
export function ordersOf({ forward, back }: Path, nodes: ReadonlyMap<string, Node>): (a: Node, b: Node) => Order {
  const shown = new Set(back.rows.flatMap((row) => row.nodes));
  const seen = new Map<string, Counts>();
  for (const id of new Set(forward.rows.flatMap((row) => row.nodes))) {
    const a = nodes.get(id);
    const b = a && mateOf(a, shown, nodes);
    if (!a || !b) continue;
    const key = operatorBlock(a);
    seen.set(key, sum(seen.get(key) ?? NONE, signOf(a, b)));
  }
  return (a, b) => {
    const key = operatorBlock(a);
    if (key !== operatorBlock(b)) return '-';
    const all = seen.get(key) ?? NONE;
    // A pair is no evidence for itself.
    const own = mateOf(a, shown, nodes) === b ? signOf(a, b) : NONE;
    return orderOf(signOf(a, b), all.forwardHigher - own.forwardHigher, all.backHigher - own.backHigher);
  };
}

function mateOf(a: Node, shown: ReadonlySet<string>, nodes: ReadonlyMap<string, Node>): Node | undefined {
  const id = linkMates(a.address).find((ip) => shown.has(ip));
  return id === undefined ? undefined : nodes.get(id);
}

function signOf(a: Node, b: Node): Counts {
  return compareAddresses(a.address, b.address) > 0
    ? { forwardHigher: 1, backHigher: 0 }
    : { forwardHigher: 0, backHigher: 1 };
}

function sum(a: Counts, b: Counts): Counts {
  return { forwardHigher: a.forwardHigher + b.forwardHigher, backHigher: a.backHigher + b.backHigher };
}

function orderOf({ forwardHigher }: Counts, up: number, down: number): Order {
  if (up + down === 0) return 'u';
  if (up > 0 && down > 0) return 'm';
  const agrees = forwardHigher > 0 === up > 0;
  if (up + down >= RULE) return agrees ? 'W' : 'A';
  return agrees ? 'w' : 'a';
}
