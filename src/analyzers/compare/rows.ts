import type { Link, Router } from '../../model/topology';

/**
 * Gives each router the row after the last of those that lead to it: what came in between two machines has a row of its own, instead of
 * the one of a machine that another look shows there. In a circle (two machines that changed places) the one nearer home comes first.
 */
export function rowsOf(routers: readonly Router[], links: readonly Link[]): readonly Router[] {
  const next = new Map<string, string[]>(routers.map(({ id }) => [id, []]));
  const open = new Map(routers.map(({ id }) => [id, 0]));
  for (const { a, b } of links) {
    if (a === b || !open.has(a) || !open.has(b)) continue;
    next.get(a)?.push(b);
    open.set(b, (open.get(b) ?? 0) + 1);
  }
  const rows = new Map<string, number>();
  const placed = new Set<string>();
  const place = (ready: string[]): void => {
    for (const id of ready) {
      if (placed.has(id)) continue;
      placed.add(id);
      for (const over of next.get(id) ?? []) {
        if (placed.has(over)) continue;
        rows.set(over, Math.max(rows.get(over) ?? 0, (rows.get(id) ?? 0) + 1));
        const left = (open.get(over) ?? 1) - 1;
        open.set(over, left);
        if (left === 0) ready.push(over);
      }
    }
  };
  const nearest = [...routers].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  place(nearest.filter((id) => open.get(id) === 0));
  for (const id of nearest) place([id]);
  return routers
    .map((router) => ({ ...router, rank: rows.get(router.id) ?? 0 }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}
