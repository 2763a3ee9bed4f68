import type { AnalysisConfig } from '../../../model/analysis';
import type { Claim } from '../../../model/claim';
import type { Interface, RouteGraph, Router, Topology } from '../../../model/topology';
import { findBorders } from '../border';
import { claim, logistic, sumOf } from '../claim';
import { describeNats } from '../describe';
import { describeSegments, segmentIds } from '../describeSegments';
import { holdersOf, withExchanges } from '../holders';
import { numbersOf } from '../numbers';
import { addressesOf, isNumbered, type NumberedNode } from '../node';
import { HOME } from '../ownership';
import { ownersOf } from '../owner';
import { exchangesOf } from '../relation';
import type { DraftRouter } from '../stations';
import { settle, type Territory } from '../territory';
import { findBulkRouters, type BulkRouters } from './aliases';
import { isEarlier, TraceCollector, type Batch, type FirstSight, type Merged } from './collector';
import { occurrencesOf } from './occurrences';
import { claimPairs, comparePairs } from './pairs';
import { drawBulkLinks, findBulkNats, placeBulkRouters } from './picture';
import { findBulkSegments } from './segments';

export interface BulkProgress {
  readonly traces: number;
  readonly addresses: number;
}

export interface BulkOptions {
  readonly config?: AnalysisConfig;
  /** Called after every batch. */
  readonly onProgress?: (progress: BulkProgress) => void;
  /** Looked at after every batch (an AbortSignal fits): what has been read by then is the answer. */
  readonly signal?: { readonly aborted: boolean };
}

type Batches = AsyncIterable<Batch> | Iterable<Batch>;

/** What many traces say together. There is no list of the traces: there may be any number of them. */
export interface BulkAnswer {
  readonly topology: Topology;
  readonly route: RouteGraph;
  readonly traces: number;
  /** Different ways among them. */
  readonly ways: number;
  /** By address. */
  readonly firstSeen: ReadonlyMap<string, FirstSight>;
  /** Stopped by the signal: not all traces are in it. */
  readonly cancelled: boolean;
}

/**
 * The router graph of any number of traces (design/topology.md, 2.9): they are merged while they are read, and every claim about two
 * addresses is weighed once on the merged graph. The answer does not depend on the order of the traces.
 */
export async function inferBulk(
  batches: Batches,
  { config = {}, onProgress, signal }: BulkOptions = {},
): Promise<BulkAnswer> {
  const { merged, cancelled } = await mergeAll(batches, onProgress, signal);
  const interfaces = merged.nodes.filter(isNumbered).map(toInterface);
  return {
    topology: { interfaces: [...new Map(interfaces.map((one) => [one.ip, one])).values()], traces: [] },
    route: inferMerged(merged, config),
    traces: merged.traces,
    ways: merged.walks.length,
    firstSeen: firstPlaces(merged),
    cancelled,
  };
}

/** A private address has a node for each home. */
function firstPlaces({ nodes, firstSeen }: Merged): ReadonlyMap<string, FirstSight> {
  const places = new Map<string, FirstSight>();
  nodes.forEach(({ ip }, at) => {
    const [seen, known] = [firstSeen[at], places.get(ip)];
    if (seen && (!known || isEarlier(seen, known))) places.set(ip, seen);
  });
  return places;
}

/** What the collector holds beside the answer is gone when this returns. */
async function mergeAll(
  batches: Batches,
  onProgress: BulkOptions['onProgress'],
  signal: BulkOptions['signal'],
): Promise<{ readonly merged: Merged; readonly cancelled: boolean }> {
  const collector = new TraceCollector();
  let cancelled = signal?.aborted ?? false;
  if (!cancelled) {
    for await (const batch of batches) {
      for (const trace of batch.traces) collector.add(trace, batch.origin);
      onProgress?.({ traces: collector.traces, addresses: collector.addresses });
      cancelled = signal?.aborted ?? false;
      if (cancelled) break;
    }
  }
  return { merged: collector.merged(), cancelled };
}

function toInterface({ ip, scope, names, asn }: NumberedNode): Interface {
  return {
    id: `if:${ip}`,
    ip,
    scope,
    names: names.map(({ name }) => name),
    ...(asn.length > 0 && { asn }),
    sightings: [],
  };
}

function inferMerged(merged: Merged, config: AnalysisConfig): RouteGraph {
  const nodes = new Map(merged.nodes.map((node) => [node.id, node]));
  const places = occurrencesOf(merged);
  const { segments, mates } = findBulkSegments(merged, places, exchangesOf(config));
  const boxes = findBulkRouters(merged, places, mates, segments);
  const stations = placeBulkRouters(merged, boxes);
  const links = drawBulkLinks(merged, stations, segments, segmentIds(segments, new Map()));
  const owners = holdersOf(nodes, ownersOf(nodes, config), config);
  const nats = findBulkNats(merged);
  const routers = [...stations.routers.values()];
  const none = new Set<string>();
  const fixed = new Map(
    nats.flatMap(({ kind, inside }) =>
      kind === 'cgn' ? [] : inside.flatMap(({ id }) => stations.of(id) ?? []).map((id) => [id, HOME] as const),
    ),
  );
  const settled = settle({
    routers,
    links,
    owners,
    numbers: numbersOf(nodes, owners),
    fixed,
    served: none,
    first: none,
  });
  const territory = withinHomes(settled, fixed);
  const borders = findBorders(territory, links, { stations, alignments: [] });
  const crossed = withExchanges(borders.boundaries, territory.domains, nodes, owners);
  const described = describeSegments(segments, new Map());
  const translated = describeNats(nats, stations);
  const pairs = comparePairs(merged, config);
  const verdicts = new Set(pairs.map(({ verdict }) => verdict));
  const verdict = verdicts.has('asymmetric')
    ? 'asymmetric'
    : verdicts.size === 1
      ? ([...verdicts][0] ?? 'unknown')
      : 'unknown';
  const aliases = claimAliases(merged, boxes, stations.of);
  const translators = new Set(translated.nat.map(({ router }) => router));
  return {
    roles: [],
    routers: routers
      .map((draft) => toRouter(draft, territory.of.get(draft.id), translators.has(draft.id), aliases.get(draft.id)))
      .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)),
    segments: described.segments,
    links,
    nat: translated.nat,
    spans: [],
    loadBalanced: [],
    domains: crossed.domains,
    boundaries: crossed.boundaries.filter(({ inside, outside }) => inside !== HOME || outside !== HOME),
    path: {
      verdict,
      confidence: Math.max(0.5, ...pairs.flatMap((one) => (one.verdict === verdict ? one.confidence : []))),
    },
    claims: [...aliases.values(), ...described.claims, ...translated.claims, ...borders.claims, ...claimPairs(pairs)],
  };
}

/** Of many homes none reaches beyond its translators: what nothing names behind them stays without a network. */
function withinHomes(settled: Territory, homes: ReadonlyMap<string, string>): Territory {
  const keeps = (id: string, domain: string): boolean => domain !== HOME || homes.has(id);
  const domains = settled.domains.map((one) => ({
    ...one,
    routers: one.routers.filter((id) => keeps(id, one.id)),
  }));
  return {
    ...settled,
    domains: domains.filter(({ routers }) => routers.length > 0),
    of: new Map([...settled.of].filter(([id, domain]) => keeps(id, domain))),
    standings: new Map([...settled.standings].filter(([id, { domain }]) => keeps(id, domain))),
  };
}

function toRouter({ id, nodes, rank }: DraftRouter, domain: string | undefined, nat: boolean, alias?: Claim): Router {
  const boxes = [...new Set(nodes.flatMap((node) => node.names.flatMap(({ router }) => router ?? [])))].sort();
  const alone = nodes.flatMap((node) => (isNumbered(node) ? [] : node.names.map(({ name }) => name)));
  return {
    id,
    label: boxes[0] ?? nodes[0]?.ip ?? id,
    kind: nat ? 'nat' : 'router',
    names: [...new Set([...boxes, ...alone])],
    ...(domain !== undefined && { domain }),
    interfaces: addressesOf(nodes),
    rank,
    confidence: alias?.confidence ?? 0.99,
    hops: [],
  };
}

/** One claim per router of several addresses; as sure as its weakest link. */
function claimAliases(
  { nodes }: Merged,
  { taken }: BulkRouters,
  routerOf: (node: string) => string | undefined,
): ReadonlyMap<string, Claim> {
  const votes = new Map<string, BulkRouters['taken'][number][]>();
  for (const vote of taken) {
    const router = routerOf(nodes[vote.a]?.id ?? '') ?? '';
    const list = votes.get(router);
    if (list) list.push(vote);
    else votes.set(router, [vote]);
  }
  return new Map(
    [...votes].map(([router, own]) => {
      const ips = [...new Set(own.flatMap(({ a, b }) => [a, b]))]
        .sort((x, y) => x - y)
        .map((at) => nodes[at]?.ip ?? '');
      const made = claim({
        rule: 'alias/one-router',
        subject: [router],
        key: 'route.claim.alias',
        args: { ips: ips.join(', ') },
        reasons: own.flatMap(({ reasons }) => reasons),
        confidence: Math.min(...own.map(({ reasons }) => logistic(sumOf(reasons)))),
      });
      return [router, made];
    }),
  );
}
