import type { RouteGraph, Router } from '../../model/topology';
import { groupBy } from '../route/groups';

/** Silent hops one behind the other, without a branch, fold into one. */
export function silentRunsOf(graph: RouteGraph): readonly (readonly Router[])[] {
  const silent = new Map(graph.routers.filter(({ kind }) => kind === 'silent').map((router) => [router.id, router]));
  const above = groupBy(graph.links, (link) => link.a);
  const below = groupBy(graph.links, (link) => link.b);
  const next = (id: string): Router | undefined => {
    const [only, ...more] = above.get(id) ?? [];
    if (!only || more.length > 0 || below.get(only.b)?.length !== 1) return undefined;
    return silent.get(only.b);
  };
  const inner = new Set([...silent.keys()].flatMap((id) => next(id)?.id ?? []));
  const runs: Router[][] = [];
  for (const [id, router] of silent) {
    if (inner.has(id)) continue;
    const run = [router];
    for (let one = next(id); one && run.length < silent.size; one = next(one.id)) run.push(one);
    runs.push(run);
  }
  const reached = new Set(runs.flat());
  return [...runs, ...[...silent.values()].filter((router) => !reached.has(router)).map((router) => [router])];
}
