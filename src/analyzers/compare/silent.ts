import type { Link, RouteGraph } from '../../model/topology';

/**
 * What a silent hop is the same as in another look: the one that lies as many silent hops above the same machine and below the same
 * machine. `machine` names a machine in a way that both looks share. Hops at a branch are like no other.
 */
export function silentKeys(
  { routers, links }: Pick<RouteGraph, 'routers' | 'links'>,
  machine: (router: string) => string,
): ReadonlyMap<string, string> {
  const silent = new Set(routers.filter(({ kind }) => kind === 'silent').map(({ id }) => id));
  const [below, above] = [single(links, 'b', 'a'), single(links, 'a', 'b')];
  const keys = new Map<string, string>();
  for (const first of silent) {
    const foot = below.get(first);
    if (foot === undefined || silent.has(foot)) continue;
    const run = [first];
    for (let next = above.get(first); next !== undefined && silent.has(next); next = above.get(next)) run.push(next);
    const head = above.get(run.at(-1) ?? first);
    const between = `${machine(foot)} ${head === undefined ? '' : machine(head)}`;
    run.forEach((id, index) => keys.set(id, `silent ${between} ${index} of ${run.length}`));
  }
  return keys;
}

/** The neighbour at the other end, where there is only one and which leads back. */
function single(links: readonly Link[], from: 'a' | 'b', to: 'a' | 'b'): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const link of links) {
    const known = found.get(link[from]);
    if (known !== undefined && known !== link[to]) several.add(link[from]);
    found.set(link[from], link[to]);
  }
  for (const id of several) found.delete(id);
  return found;
}
