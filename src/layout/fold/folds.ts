import type { Translate } from '../../messages/catalog';
import type { RouteGraph, Router } from '../../model/topology';
import { aggregate } from './budget';
import { collapse, type Group } from './collapse';
import { domainGroups, ecmpGroups } from './groups';
import { nameOfGroup } from './names';
import { silentRunsOf } from './silentRuns';

/** How the things of a drawing can be folded, and how they stand. */
export interface Folding {
  /** Router → the fold that it turns over. */
  readonly of: ReadonlyMap<string, { readonly id: string; readonly folded: boolean }>;
  /** Id of a drawn fold → ids of the routers in it. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Silent hops that stand alone although they form a run. */
  readonly unrolled: ReadonlySet<string>;
}

export const UNFOLDED: Folding = { of: new Map(), members: new Map(), unrolled: new Set() };

export const isFold = ({ id }: Pick<Router, 'id'>): boolean => id.startsWith('fold:');

/**
 * The graph as it is drawn. Silent runs and what is beyond the budget are folded by themselves, equal paths and the inner hops of an
 * operator only when asked for; `turned` names the folds that stand the other way round. Nothing is lost: every fold names its members.
 */
export function foldRoute(
  graph: RouteGraph,
  turned: readonly string[],
  t: Translate,
): { readonly graph: RouteGraph; readonly folding: Folding } {
  const asked = new Set(turned);
  const of = new Map<string, { id: string; folded: boolean }>();
  const members = new Map<string, readonly string[]>();
  let shown = graph;
  const close = (groups: readonly Group[]): void => {
    shown = collapse(shown, groups, (group, own) => nameOfGroup(group, own, graph, t));
    for (const { id, routers } of groups) {
      members.set(
        id,
        routers.flatMap((router) => members.get(router) ?? [router]),
      );
      of.set(id, { id, folded: true });
    }
  };
  const offer = (groups: readonly Group[]): void => {
    for (const { id, routers } of groups)
      for (const router of routers) if (!of.has(router)) of.set(router, { id, folded: false });
    close(groups.filter(({ id }) => asked.has(id)));
  };
  // First what is too much, so that everything after it works on little.
  const { groups, opened } = aggregate(graph, asked);
  close(groups);
  for (const [anchor, id] of opened) of.set(anchor, { id, folded: false });
  offer(ecmpGroups(shown));
  offer(domainGroups(shown));
  const unrolled = new Set<string>();
  for (const run of silentRunsOf(shown)) {
    const [first] = run;
    if (!first || run.length < 2) continue;
    const id = `fold:silent:${first.id}`;
    const folded = !asked.has(id);
    for (const router of run) {
      of.set(router.id, { id, folded });
      if (!folded) unrolled.add(router.id);
    }
  }
  return { graph: shown, folding: { of, members, unrolled } };
}
