import type { Side } from '../../model/source';
import type { Lane, Link, RouteGraph, Router } from '../../model/topology';
import type { Machines } from './machines';
import { rowsOf } from './rows';

/** `R3`, `R3b`: what a router is called that no name tells (infer/routers.ts). */
const UNNAMED = /^R\d+[a-z]*$/;

/**
 * One graph of two, for a drawing that shows both: what both have is there once, as the newer one has it. The verdict is that of the newer
 * one, since the older one is not how the route is.
 */
export function mergeRoutes(looks: Readonly<Record<Side, RouteGraph>>, machines: Machines): RouteGraph {
  const older = renamed(looks.before, idsOf('before', machines));
  const newer = renamed(looks.after, idsOf('after', machines));
  const links = mergeLinks([...newer.links, ...older.links]);
  return {
    ...newer,
    roles: [...older.roles, ...newer.roles],
    routers: labelled(rowsOf(mergeRouters([...newer.routers, ...older.routers]), links)),
    links,
    segments: unique([...newer.segments, ...older.segments], ({ id }) => id),
    nat: unique([...newer.nat, ...older.nat], ({ router }) => router),
    loadBalanced: unique([...newer.loadBalanced, ...older.loadBalanced], ({ claim }) => claim),
    domains: mergeDomains([...newer.domains, ...older.domains]),
    boundaries: unique([...newer.boundaries, ...older.boundaries], ({ id }) => id),
    claims: unique([...newer.claims, ...older.claims], ({ id }) => id),
  };
}

/** The ids that things of a look have in the merged graph. */
interface Ids {
  router(id: string): string;
  link(link: Pick<Link, 'id' | 'a' | 'b'>): string;
}

export function idsOf(side: Side, machines: Machines): Ids {
  const router = (id: string): string => {
    const ids = machines.of[side].get(id)?.ids;
    return ids?.after ?? ids?.before ?? id;
  };
  return {
    router,
    link: ({ id, a, b }) => `link:${router(a)}|${router(b)}|${id.slice(`link:${a}|${b}|`.length)}`,
  };
}

function renamed(route: RouteGraph, ids: Ids): RouteGraph {
  const links = new Map(route.links.map((link) => [link.id, ids.link(link)]));
  return {
    ...route,
    routers: route.routers.map((router) => ({ ...router, id: ids.router(router.id) })),
    links: route.links.map((link) => ({ ...link, id: ids.link(link), a: ids.router(link.a), b: ids.router(link.b) })),
    nat: route.nat.map((nat) => ({ ...nat, router: ids.router(nat.router) })),
    spans: route.spans.map((span) => ({ ...span, from: ids.router(span.from), to: ids.router(span.to) })),
    domains: route.domains.map((domain) => ({ ...domain, routers: domain.routers.map(ids.router) })),
    boundaries: route.boundaries.map((one) => ({
      ...one,
      ...(one.link !== undefined && { link: links.get(one.link) ?? one.link }),
    })),
  };
}

/** The first of each. */
function unique<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const one of all) if (!first.has(key(one))) first.set(key(one), one);
  return [...first.values()];
}

function gathered<T>(all: readonly T[], key: (one: T) => string, merge: (a: T, b: T) => T): readonly T[] {
  const made = new Map<string, T>();
  for (const one of all) {
    const known = made.get(key(one));
    made.set(key(one), known === undefined ? one : merge(known, one));
  }
  return [...made.values()];
}

function mergeRouters(routers: readonly Router[]): readonly Router[] {
  return gathered(
    routers,
    ({ id }) => id,
    (a, b) => ({
      ...(a.kind === 'silent' ? b : a),
      id: a.id,
      names: [...new Set([...a.names, ...b.names])],
      interfaces: [...new Set([...a.interfaces, ...b.interfaces])],
      hops: [...a.hops, ...b.hops],
    }),
  );
}

function mergeLinks(links: readonly Link[]): readonly Link[] {
  return gathered(
    links,
    ({ id }) => id,
    (one, other) => ({ ...one, lanes: mergeLanes([...one.lanes, ...other.lanes]) }),
  );
}

function mergeLanes(lanes: readonly Lane[]): readonly Lane[] {
  return gathered(
    lanes,
    ({ direction }) => direction,
    (one, other) => {
      // The newer one comes first: a time in the drawing is the one that holds now.
      const rttMs = one.rttMs ?? other.rttMs;
      return {
        direction: one.direction,
        traces: [...new Set([...one.traces, ...other.traces])],
        certain: one.certain || other.certain,
        ...(rttMs !== undefined && { rttMs }),
      };
    },
  );
}

function mergeDomains(domains: RouteGraph['domains']): RouteGraph['domains'] {
  const all = gathered(
    domains,
    ({ id }) => id,
    (one, other) => ({ ...one, routers: [...one.routers, ...other.routers] }),
  );
  // What one look puts into a network and the other into another one is where the newer has it.
  const taken = new Set<string>();
  return all.map((one) => {
    const routers = one.routers.filter((id) => !taken.has(id));
    for (const id of routers) taken.add(id);
    return { ...one, routers: [...new Set(routers)] };
  });
}

/** Numbers of two graphs do not fit together: what has no name is counted anew. */
function labelled(routers: readonly Router[]): readonly Router[] {
  const unnamed = ({ names, label }: Router): boolean => names.length === 0 && UNNAMED.test(label);
  const counts = new Map<number, number>();
  for (const router of routers) if (unnamed(router)) counts.set(router.rank, (counts.get(router.rank) ?? 0) + 1);
  const numbers = new Map<number, number>();
  return routers.map((router) => {
    if (!unnamed(router)) return router;
    const number = numbers.get(router.rank) ?? 0;
    numbers.set(router.rank, number + 1);
    const several = (counts.get(router.rank) ?? 0) > 1;
    return { ...router, label: `R${router.rank}${several ? letterOf(number) : ''}` };
  });
}

/** a, b … z, aa, ab … */
function letterOf(number: number): string {
  const letter = String.fromCharCode(97 + (number % 26));
  return number < 26 ? letter : letterOf(Math.floor(number / 26) - 1) + letter;
}
