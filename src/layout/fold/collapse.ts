import type { Lane, Link, RouteGraph, Router } from '../../model/topology';
import { groupBy } from '../route/groups';

/** Routers that are drawn as one. */
export interface Group {
  /** `fold:<kind>:<what it is about>`, from content, so that it survives a new reading. */
  readonly id: string;
  readonly kind: 'ecmp' | 'domain' | 'rest';
  readonly routers: readonly string[];
  /** Of a rest: the only router that it stays tied to; absent = none. */
  readonly anchor?: string;
}

/** Replaces each group by one router. Links inside it go; those to one neighbour become one, with what all of them agree on. */
export function collapse(
  graph: RouteGraph,
  groups: readonly Group[],
  name: (group: Group, routers: readonly Router[]) => string,
): RouteGraph {
  if (groups.length === 0) return graph;
  const byId = new Map(graph.routers.map((router) => [router.id, router]));
  const groupOf = new Map(groups.flatMap((group) => group.routers.map((id) => [id, group] as const)));
  const drawn = (id: string): string => groupOf.get(id)?.id ?? id;
  const folds = groups.map((group) =>
    foldOf(
      group,
      group.routers.flatMap((id) => byId.get(id) ?? []),
      name,
    ),
  );
  const renamed = new Map<string, string>();
  const links = linksOf(graph.links, groupOf, drawn, renamed);
  const kept = new Set(links.map(({ id }) => id));
  return {
    ...graph,
    routers: [...graph.routers.filter(({ id }) => !groupOf.has(id)), ...folds],
    links,
    nat: graph.nat.filter(({ router }) => !groupOf.has(router)),
    boundaries: graph.boundaries.flatMap((boundary) => {
      const link = boundary.link === undefined ? undefined : (renamed.get(boundary.link) ?? boundary.link);
      if (link === undefined || kept.has(link)) return [{ ...boundary, ...(link !== undefined && { link }) }];
      return [];
    }),
    domains: graph.domains.map((domain) => ({ ...domain, routers: [...new Set(domain.routers.map(drawn))] })),
  };
}

function foldOf(
  group: Group,
  routers: readonly Router[],
  name: (group: Group, routers: readonly Router[]) => string,
): Router {
  const domains = new Set(routers.map(({ domain }) => domain));
  const [domain] = domains;
  return {
    id: group.id,
    label: name(group, routers),
    kind: 'router',
    names: [],
    ...(domains.size === 1 && domain !== undefined && { domain }),
    interfaces: [],
    rank: routers.reduce((least, { rank }) => Math.min(least, rank), Infinity),
    confidence: 1,
    hops: routers.flatMap(({ hops }) => hops),
  };
}

function linksOf(
  links: readonly Link[],
  groupOf: ReadonlyMap<string, Group>,
  drawn: (id: string) => string,
  renamed: Map<string, string>,
): readonly Link[] {
  const stays = ({ a, b }: Link): boolean => {
    const [low, high] = [groupOf.get(a), groupOf.get(b)];
    if (low === high) return low === undefined;
    const tied = (group: Group | undefined, other: string): boolean => group?.kind !== 'rest' || group.anchor === other;
    return tied(low, b) && tied(high, a);
  };
  const touched = (link: Link): boolean => groupOf.has(link.a) || groupOf.has(link.b);
  const left = links.filter(stays);
  const merged = groupBy(left.filter(touched), ({ a, b }) => `${drawn(a)} ${drawn(b)}`);
  const made = [...merged.values()].flatMap((same) => {
    const link = mergedLink(same, drawn);
    for (const { id } of same) if (link) renamed.set(id, link.id);
    return link ?? [];
  });
  return [...left.filter((link) => !touched(link)), ...made];
}

function mergedLink(links: readonly Link[], drawn: (id: string) => string): Link | undefined {
  const [first] = links;
  if (!first) return undefined;
  const [a, b] = [drawn(first.a), drawn(first.b)];
  const agreed = (values: readonly (string | undefined)[]): string | undefined =>
    new Set(values).size === 1 ? values[0] : undefined;
  const aIp = agreed(links.map((link) => link.aIp));
  const bIp = agreed(links.map((link) => link.bIp));
  const segment = agreed(links.map((link) => link.segment));
  return {
    id: `link:${a}|${b}|${segment ?? ''}`,
    a,
    b,
    ...(aIp !== undefined && { aIp }),
    ...(bIp !== undefined && { bIp }),
    ...(segment !== undefined && { segment }),
    lanes: lanesOf(links.flatMap(({ lanes }) => lanes)),
  };
}

function lanesOf(lanes: readonly Lane[]): readonly Lane[] {
  return [...groupBy(lanes, ({ direction }) => direction)].map(([direction, same]) => {
    const rttMs = same.reduce((least, lane) => Math.min(least, lane.rttMs ?? Infinity), Infinity);
    return {
      direction,
      traces: [...new Set(same.flatMap(({ traces }) => traces))],
      certain: same.some(({ certain }) => certain),
      ...(rttMs < Infinity && { rttMs }),
    };
  });
}
