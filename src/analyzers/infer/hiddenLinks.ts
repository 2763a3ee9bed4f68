import type { SourceSpan } from '../../model/span';
import type { Alignment } from './align';
import { isNumbered, type Node } from './node';
import { nodesAt } from './path';
import type { Exchanges } from './relation';
import { closeness } from './relationClass';

/** A hop whose links nobody shows: one router or two, the texts would be the same. */
export interface HiddenLink {
  readonly ip: string;
  /** The neighbour that answers both ways by one address and so hides the link between the two. */
  readonly via: string;
  readonly evidence: readonly SourceSpan[];
}

/**
 * Hops at which a way that parts would print the same lines as one that does not: on one side the neighbour answers in both directions
 * by the same address (a loopback), so that no link to it is seen, and on the other side the two addresses are far from each other.
 */
export function findHiddenLinks(
  { path, ends, anchors }: Alignment,
  nodes: ReadonlyMap<string, Node>,
  exchanges: Exchanges,
): readonly HiddenLink[] {
  const hop = (way: 'forward' | 'back', ttl: number): readonly Node[] =>
    nodesAt(path[way], ttl, ends[way]).flatMap((id) => nodes.get(id) ?? []);
  const shared = (i: number, j: number): Node | undefined => {
    const back = hop('back', j);
    return hop('forward', i).find((node) => back.includes(node));
  };
  const linked = (ahead: readonly Node[], behind: readonly Node[]): boolean =>
    ahead.filter(isNumbered).some((a) => ['p', 'n'].includes(closeness(a, behind.filter(isNumbered), exchanges)));
  return anchors.slice(1, -1).flatMap(({ forward: i, back: j }): HiddenLink[] => {
    const [there, here] = [hop('forward', i), hop('back', j)];
    const [one, another] = there;
    // A server's network has one route inside, and load balancing is told apart by its own signs.
    if (!one || another || here.length !== 1 || here.includes(one)) return [];
    const [before, after] = [shared(i - 1, j + 1), shared(i + 1, j - 1)];
    const via =
      before && !linked(hop('forward', i + 1), here)
        ? before
        : after && !linked(there, hop('back', j + 1))
          ? after
          : undefined;
    return via
      ? [{ ip: one.ip, via: via.ip, evidence: [...one.evidence, ...here.flatMap((node) => node.evidence)] }]
      : [];
  });
}
