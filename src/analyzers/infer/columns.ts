import type { Alignment } from './align';

/** Rank (hops from home) of every hop of a path, by TTL. */
interface Columns {
  readonly forward: readonly number[];
  readonly back: readonly number[];
}

/**
 * Facing hops share a rank. Where the ways part, both stretches lie side by side between the common routers, and the longer
 * one sets the distance; so no link of either direction runs backwards.
 */
export function columnsOf({ path, ends, anchors }: Alignment): Columns {
  const forward = Array.from({ length: ends.forward + 1 }, (_, ttl) => ttl);
  const back = Array.from({ length: ends.back + 1 }, (_, ttl) => ends.back - ttl);
  if (path.forward.walks.length === 0) return { forward: [], back };
  if (path.back.walks.length === 0) return { forward, back: [] };
  let rank = ends.owner;
  back[ends.back] = rank;
  anchors.slice(1).forEach((anchor, index) => {
    const before = anchors[index] ?? anchor;
    const alone = anchor.forward - before.forward - 1;
    const backAlone = before.back - anchor.back - 1;
    for (let k = 1; k <= alone; k++) forward[before.forward + k] = rank + k;
    for (let k = 1; k <= backAlone; k++) back[before.back - k] = rank + k;
    rank += Math.max(alone, backAlone) + 1;
    forward[anchor.forward] = rank;
    back[anchor.back] = rank;
  });
  return { forward, back };
}
