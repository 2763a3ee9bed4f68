import type { RouteGraph, Topology } from '../../model/topology';

/** One of two pictures that are compared. */
export interface Look {
  readonly route: Pick<RouteGraph, 'routers' | 'links' | 'roles'>;
  readonly topology: Topology;
}

/** What only these traces show of a route that was inferred from more. Ids stay, so that two such looks speak of the same machines. */
export function lookOf({ route, topology }: Look, traces: ReadonlySet<string>): Look {
  const links = route.links.flatMap((link) => {
    const lanes = link.lanes
      .map((lane) => ({ ...lane, traces: lane.traces.filter((id) => traces.has(id)) }))
      .filter((lane) => lane.traces.length > 0);
    return lanes.length > 0 ? [{ ...link, lanes }] : [];
  });
  const linked = new Set(links.flatMap(({ a, b }) => [a, b]));
  const routers = route.routers
    .map((router) => ({ ...router, hops: router.hops.filter(({ trace }) => traces.has(trace)) }))
    .filter(({ id, hops }) => hops.length > 0 || linked.has(id));
  return {
    route: { routers, links, roles: route.roles.filter(({ trace }) => traces.has(trace)) },
    topology: onlyOf(topology, traces),
  };
}

/** What these traces say. */
export function onlyOf(topology: Topology, traces: ReadonlySet<string>): Topology {
  const interfaces = topology.interfaces.map((one) => ({
    ...one,
    sightings: one.sightings.filter(({ trace }) => traces.has(trace)),
  }));
  return {
    traces: topology.traces.filter(({ id }) => traces.has(id)),
    interfaces: interfaces.filter(({ sightings }) => sightings.length > 0),
  };
}
