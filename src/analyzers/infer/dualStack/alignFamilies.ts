import type { Alignment, Anchor } from '../align';
import type { Ends } from '../ends';
import type { Node } from '../node';
import { nodesAt, type Path } from '../path';
import { twinKeys } from './twins';

/**
 * Lays a way out in one address family beside a way back in the other one. No address lies beside one of the other family, so nothing is
 * weighed: the common routers are those that names or carried addresses show in both, the longest chain of them in opposite order.
 */
export function alignFamilies(path: Path, nodes: ReadonlyMap<string, Node>): Alignment {
  const ends = endsOf(path, nodes);
  const keysAt = (way: 'forward' | 'back', ttl: number): readonly string[] =>
    nodesAt(path[way], ttl, ends[way]).flatMap((id) => {
      const node = nodes.get(id);
      return node ? twinKeys(node) : [];
    });
  const forward = Array.from(
    { length: Math.max(0, ends.forward) },
    (_, i) => new Set(i > ends.owner ? keysAt('forward', i) : []),
  );
  const back = Array.from({ length: Math.max(0, ends.back) }, (_, j) => (j > 0 ? keysAt('back', j) : []));
  const meets = (i: number, j: number): boolean => back[j]?.some((key) => forward[i]?.has(key)) ?? false;
  const inner = longestChain(ends, meets);
  return {
    path,
    ends,
    anchors: [{ forward: ends.owner, back: ends.back }, ...inner, { forward: ends.forward, back: 0 }],
  };
}

/** The address that the server sees: over IPv4 that of the home's router, which translates, over IPv6 that of the host itself. */
function endsOf({ forward, back }: Path, nodes: ReadonlyMap<string, Node>): Ends {
  const seen = back.rows.some((row) => row.nodes.some((id) => nodes.get(id)?.address.family === 4)) ? 1 : 0;
  const length = forward.reachedAt ?? forward.rows.length;
  return {
    forward: length,
    back: back.reachedAt ?? back.rows.length,
    owner: Math.min(seen, Math.max(0, length - 1)),
    forwardKnown: forward.reachedAt !== undefined,
    backKnown: back.reachedAt !== undefined,
  };
}

/** Dynamic programming over forward hops that rise and return hops that fall. */
function longestChain({ owner, forward, back }: Ends, meets: (i: number, j: number) => boolean): readonly Anchor[] {
  const width = back + 1;
  const best = new Uint16Array((forward + 1) * width);
  const at = (i: number, j: number): number => (i > forward || j < 0 ? 0 : (best[i * width + j] ?? 0));
  for (let i = forward - 1; i > owner; i--) {
    for (let j = 1; j < back; j++) {
      const joined = meets(i, j) ? at(i + 1, j - 1) + 1 : 0;
      best[i * width + j] = Math.max(joined, at(i + 1, j), at(i, j - 1));
    }
  }
  const chain: Anchor[] = [];
  let [i, j] = [owner + 1, back - 1];
  while (i < forward && j > 0) {
    if (meets(i, j) && at(i, j) === at(i + 1, j - 1) + 1) chain.push({ forward: i++, back: j-- });
    else if (at(i + 1, j) >= at(i, j - 1)) i++;
    else j--;
  }
  return chain;
}
