import { addressScope } from '../../../src/model/address';
import type { Link, RouteGraph, Router, RouterKind, Segment, Topology } from '../../../src/model/topology';

/** What a test says about one router; the rest is filled in. */
export interface RouterSketch {
  readonly id: string;
  readonly rank: number;
  readonly label?: string;
  readonly kind?: RouterKind;
  readonly domain?: string;
  readonly confidence?: number;
}

export interface LinkSketch {
  readonly a: string;
  readonly b: string;
  readonly aIp?: string;
  readonly bIp?: string;
  readonly segment?: Pick<Segment, 'id' | 'state'> & { readonly prefix?: string };
  /** `f`, `r`, `o` for forward, return and other; upper case = only possible. */
  readonly ways?: string;
  readonly rttMs?: number;
}

const DIRECTIONS = { f: 'forward', r: 'return', o: 'other' } as const;

/** A RouteGraph from a sketch: ids, interfaces, segments and domains follow from routers and links. */
export function graphOf(
  routers: readonly RouterSketch[],
  links: readonly LinkSketch[],
  more: Partial<RouteGraph> = {},
): RouteGraph {
  const addresses = addressesOf(links);
  const domains = [...new Set(routers.flatMap(({ domain }) => domain ?? []))];
  return {
    roles: [],
    routers: routers.map((router) => routerOf(router, addresses)),
    segments: segmentsOf(links),
    links: links.map(linkOf),
    nat: [],
    spans: [],
    loadBalanced: [],
    domains: domains.map((id) => ({
      id,
      label: id,
      routers: routers.filter((router) => router.domain === id).map((router) => router.id),
    })),
    boundaries: [],
    path: { verdict: 'unknown', confidence: 0.5 },
    claims: [],
    ...more,
  };
}

/** A tree: each router leads on to `fan` others. */
export function tree(count: number, fan: number): RouteGraph {
  const sketches = Array.from({ length: count }, (_, n): RouterSketch => {
    let rank = 0;
    for (let at = n; at > 0; at = Math.floor((at - 1) / fan)) rank += 1;
    return { id: `t${n}`, rank };
  });
  const wires = sketches.slice(1).map((_, n): LinkSketch => ({
    a: `t${Math.floor(n / fan)}`,
    b: `t${n + 1}`,
    bIp: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    ways: 'f',
  }));
  return graphOf(sketches, wires);
}

/** Addresses of each router, in the order of the links. */
function addressesOf(links: readonly LinkSketch[]): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { a, b, aIp, bIp } of links) {
    for (const [id, ip] of [
      [a, aIp],
      [b, bIp],
    ] as const) {
      if (ip !== undefined) found.set(id, (found.get(id) ?? new Set()).add(ip));
    }
  }
  return found;
}

function routerOf(sketch: RouterSketch, addresses: ReadonlyMap<string, Set<string>>): Router {
  return {
    id: sketch.id,
    label: sketch.label ?? sketch.id,
    kind: sketch.kind ?? 'router',
    names: [],
    ...(sketch.domain !== undefined && { domain: sketch.domain }),
    interfaces: [...(addresses.get(sketch.id) ?? [])],
    rank: sketch.rank,
    confidence: sketch.confidence ?? 0.95,
    hops: [{ trace: 'trace:a@1', ttl: sketch.rank }],
  };
}

function segmentsOf(links: readonly LinkSketch[]): readonly Segment[] {
  const ids = [...new Set(links.flatMap(({ segment }) => segment?.id ?? []))];
  return ids.flatMap((id) => {
    const own = links.filter(({ segment }) => segment?.id === id);
    const segment = own[0]?.segment;
    if (!segment) return [];
    const members = [...new Set(own.flatMap(({ aIp, bIp }) => [aIp ?? [], bIp ?? []].flat()))];
    const readings =
      segment.state === 'ambiguous'
        ? [
            { prefixes: ['192.0.2.0/30', '192.0.2.4/30'], confidence: 0.7, key: 'two' },
            { prefixes: ['192.0.2.0/29'], confidence: 0.3, key: 'one' },
          ]
        : [];
    return [{ ...segment, kind: 'p2p' as const, members, confidence: 0.9, readings, claim: `claim:${id}` }];
  });
}

function linkOf({ a, b, aIp, bIp, segment, ways = 'f', rttMs }: LinkSketch): Link {
  return {
    id: `link:${a}|${b}|${segment?.id ?? ''}`,
    a,
    b,
    ...(aIp !== undefined && { aIp }),
    ...(bIp !== undefined && { bIp }),
    ...(segment && { segment: segment.id }),
    lanes: [...ways].map((way) => ({
      direction: DIRECTIONS[way.toLowerCase() as keyof typeof DIRECTIONS],
      traces: ['trace:a@1'],
      certain: way === way.toLowerCase(),
      ...(rttMs !== undefined && { rttMs }),
    })),
  };
}

/** Interfaces of all routers, each seen once. */
export function topologyOf(graph: RouteGraph): Topology {
  const ips = [...new Set(graph.routers.flatMap((router) => router.interfaces))];
  return {
    interfaces: ips.map((ip, index) => ({
      id: `if:${ip}`,
      ip,
      scope: addressScope(ip),
      names: [],
      sightings: [
        {
          trace: 'trace:a@1',
          ttl: 1,
          probes: 1,
          rttMs: [1.5],
          evidence: { source: 'a', start: index * 10, end: index * 10 + 8 },
        },
      ],
    })),
    traces: [],
  };
}
