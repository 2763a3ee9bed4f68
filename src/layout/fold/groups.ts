import type { Link, RouteGraph, Router } from '../../model/topology';
import { groupBy } from '../route/groups';
import type { Group } from './collapse';

/** What every search for groups looks up. */
interface Neighbours {
  readonly below: ReadonlyMap<string, readonly Link[]>;
  readonly above: ReadonlyMap<string, readonly Link[]>;
}

const neighboursOf = ({ links }: RouteGraph): Neighbours => ({
  below: groupBy(links, ({ b }) => b),
  above: groupBy(links, ({ a }) => a),
});

/** A translator and a host are what a reader looks for: they never go into a fold. */
function foldable(graph: RouteGraph): (router: Router) => boolean {
  const nats = new Set(graph.nat.map(({ router }) => router));
  return ({ id, kind }) => (kind === 'router' || kind === 'silent') && !nats.has(id) && !id.startsWith('fold:');
}

/**
 * Equal paths: the routers between the two ends of a load balancer, and routers of the same neighbours on both sides that the same
 * directions pass. Where the directions differ, the paths are not equal but asymmetric.
 */
export function ecmpGroups(graph: RouteGraph): readonly Group[] {
  const fits = foldable(graph);
  // Alternatives of one hop go by their names where the tool printed no addresses.
  const byIp = new Map(
    graph.routers.flatMap((router) => [...router.names, ...router.interfaces].map((key) => [key, router] as const)),
  );
  const taken = new Set<string>();
  const groups: Group[] = [];
  const add = (routers: readonly Router[]): void => {
    const own = [...new Set(routers)].filter((router) => fits(router) && !taken.has(router.id));
    const ids = own.map(({ id }) => id).sort();
    if (ids.length < 2) return;
    for (const id of ids) taken.add(id);
    groups.push({ id: `fold:ecmp:${ids[0]}`, kind: 'ecmp', routers: ids });
  };
  for (const { ips } of graph.loadBalanced) add(ips.flatMap((ip) => byIp.get(ip) ?? []));
  const { below, above } = neighboursOf(graph);
  const twins = groupBy(graph.routers, ({ id }) => {
    const [low, high] = [below.get(id) ?? [], above.get(id) ?? []];
    if (low.length === 0 || high.length === 0) return id;
    const ways = [...low, ...high].flatMap(({ lanes }) => lanes.map(({ direction }) => direction));
    const side = (ids: readonly string[]): string => [...new Set(ids)].sort().join(' ');
    return `${side(low.map(({ a }) => a))} | ${side(high.map(({ b }) => b))} | ${side(ways)}`;
  });
  for (const routers of twins.values()) add(routers);
  return groups;
}

/** The inner hops of one operator, as far as they hang together: those that link to another operator stay, so its borders do. */
export function domainGroups(graph: RouteGraph): readonly Group[] {
  const fits = foldable(graph);
  const { below, above } = neighboursOf(graph);
  const domains = domainsWithSilent(graph, below, above);
  const inner = new Set(
    graph.routers
      .filter((router) => {
        const own = domains.get(router.id);
        const [low, high] = [below.get(router.id) ?? [], above.get(router.id) ?? []];
        if (own === undefined || !fits(router) || low.length === 0 || high.length === 0) return false;
        return low.every(({ a }) => domains.get(a) === own) && high.every(({ b }) => domains.get(b) === own);
      })
      .map(({ id }) => id),
  );
  const seen = new Set<string>();
  const groups: Group[] = [];
  for (const start of inner) {
    if (seen.has(start)) continue;
    seen.add(start);
    const routers = [start];
    for (const id of routers) {
      const near = [...(below.get(id) ?? []).map(({ a }) => a), ...(above.get(id) ?? []).map(({ b }) => b)];
      for (const next of near) {
        if (!inner.has(next) || seen.has(next)) continue;
        seen.add(next);
        routers.push(next);
      }
    }
    const ids = [...routers].sort();
    if (ids.length > 1) groups.push({ id: `fold:domain:${ids[0]}`, kind: 'domain', routers: ids });
  }
  return groups;
}

/** A silent hop between two hops of one operator is that operator's too. */
function domainsWithSilent(
  { routers }: RouteGraph,
  below: Neighbours['below'],
  above: Neighbours['above'],
): ReadonlyMap<string, string | undefined> {
  const known = new Map(routers.map(({ id, domain }) => [id, domain]));
  const own = new Map(known);
  for (const { id, kind, domain } of routers) {
    if (kind !== 'silent' || domain !== undefined) continue;
    const near = [...(below.get(id) ?? []).map(({ a }) => a), ...(above.get(id) ?? []).map(({ b }) => b)];
    const around = new Set(near.map((one) => known.get(one)));
    const [only] = around;
    if (around.size === 1) own.set(id, only);
  }
  return own;
}
