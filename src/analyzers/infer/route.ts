import { canonicalIp } from '../../model/address';
import type { AnalysisConfig } from '../../model/analysis';
import type { RouteGraph, Topology } from '../../model/topology';
import { findOpenRows, type OpenPair } from './adjacent';
import { findAliasPairs, indexSegments, type AliasPair } from './aliasPairs';
import { joinAliases, type Aliases } from './aliases';
import { align, type Alignment, type Anchor } from './align';
import { findLoadBalancing } from './balancing';
import { describeNats, describePath, describeSpans } from './describe';
import { describeSegments, segmentIds } from './describeSegments';
import { findBorders } from './border';
import { findCandidates, type Candidate } from './facing';
import { describeFamilies } from './dualStack/claims';
import { judgeFamilies } from './dualStack/judgeFamilies';
import { positionVotes } from './dualStack/positionVotes';
import { sharesNoNumbers } from './dualStack/twins';
import { findHiddenLinks } from './hiddenLinks';
import { findHiddenTunnels } from './hiddenTunnels';
import { homeSegments } from './homeLan';
import {
  allowedPairs,
  networksOf,
  openPairs,
  wishesOf,
  withWishedBorders,
  withWishedNats,
  withWishedSegments,
  type Wishes,
} from './corrections';
import { describeNames } from './describeNames';
import { drawLinks } from './links';
import { confirmPairs } from './confirm';
import { shareAmongAlternatives } from './exclusive';
import type { LinkSegment } from './moves';
import { findNats, type DraftNat } from './nat';
import { placeNodes, type Node, type Places } from './node';
import { ownBoxes, ownVotes, type OwnBox } from './ownBoxes';
import { joinPaths, type Path } from './path';
import { judgePath, type PathVerdict } from './pathVerdict';
import { exchangesOf, type Exchanges } from './relation';
import { findReplyArtefacts } from './replyArtefacts';
import { resolveNames, type ResolvedName } from './resolveNames';
import { inferRoles, type Roles } from './roles';
import { describeRouters } from './routers';
import { chooseSegments, openSegment, type DraftSegment } from './segments';
import { findSources } from './sources';
import { judgeSpans, type DraftSpan } from './spans';
import { placeRouters, type Stations } from './stations';
import { holdersOf, withExchanges } from './holders';
import { ownersOf, type Owners } from './owner';
import { serverNetwork } from './serverNetwork';
import { findTerritory } from './territory';
import { findTunnels } from './tunnels';
import { findUnseenEnds } from './unseenEnds';
import { cleanUp } from './walk';
import { weighWays, type OneWay } from './ways';

/**
 * Infers the router diagram: who goes which way, segments, routers, translations, where the two ways part, whose network
 * each router is in. Deterministic and independent of the order of the traces; every claim carries its reasons with their
 * weights in natural-log odds (design/topology.md, 2).
 */
export function inferRoute(topology: Topology, given: AnalysisConfig): RouteGraph {
  const ground = prepare(topology, given);
  return describeGraph(drawPicture(ground), ground);
}

/** What every later step starts from: who goes which way, and which traces face each other. */
export interface Ground {
  readonly config: AnalysisConfig;
  readonly roles: Roles;
  readonly places: Places;
  readonly owners: Owners;
  readonly exchanges: Exchanges;
  readonly paths: readonly Path[];
  readonly wishes: Wishes;
  /** Machines on the way that printed their own addresses. */
  readonly boxes: readonly OwnBox[];
  /** Names without address that were taken for one. */
  readonly resolved: readonly ResolvedName[];
}

export function prepare(printed: Topology, given: AnalysisConfig): Ground {
  const { topology, resolved } = resolveNames(printed);
  const config = canonicalEnds(given);
  const walks = [...topology.traces].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).map(cleanUp);
  const sources = findSources(walks);
  const roles = inferRoles(walks, sources, config);
  const roleOf = new Map(roles.traces.map((one) => [one.trace, one.role]));
  const places = placeNodes(walks, topology, roleOf, sources, config);
  const owners = holdersOf(places.nodes, ownersOf(places.nodes, config), config);
  const paths = joinPaths(roles, places);
  const wishes = wishesOf(config.corrections ?? [], places.nodes);
  const boxes = ownBoxes(topology, places.nodes);
  return { config, roles, places, owners, exchanges: exchangesOf(config), paths, wishes, boxes, resolved };
}

/** Turns what was found into the objects and claims of the graph. */
function describeGraph(picture: Picture, { places, roles, owners, wishes, resolved }: Ground): RouteGraph {
  const tracesById = places.walks.map(({ trace }) => trace);
  const roleOf = new Map(roles.traces.map((one) => [one.trace, one.role]));
  const segments = describeSegments(picture.segments, picture.open);
  const ids = segmentIds(picture.segments, picture.open);
  const linkSegments = picture.segments.map((draft): LinkSegment => ({
    id: ids.get(draft) ?? '',
    open: picture.open.has(draft),
    members: draft.members,
  }));
  const links = drawLinks({ ...picture, nodes: places.nodes, segments: linkSegments, roleOf });
  const fixed = networksOf(wishes, picture.stations);
  const territory = findTerritory({ ...picture, nodes: places.nodes, links, owners, fixed });
  const routers = describeRouters({ ...picture, openPairs: [...picture.open.values()], domainOf: territory.of });
  const nats = describeNats(picture.nats, picture.stations);
  const spans = describeSpans(picture.spans, places.nodes);
  const path = describePath(picture.spans, picture.verdicts);
  const borders = findBorders(territory, links, picture);
  const crossed = withExchanges(borders.boundaries, territory.domains, places.nodes, owners);
  const balanced = findLoadBalancing(picture.alignments, picture.stations, places.nodes);
  return {
    roles: roles.traces.map(({ trace, role, claim }) => ({ trace, role, claim: claim.id })),
    routers: routers.routers,
    segments: segments.segments,
    links,
    nat: nats.nat,
    spans: spans.spans,
    loadBalanced: balanced.loadBalanced,
    domains: crossed.domains,
    boundaries: withWishedBorders(crossed.boundaries, links, wishes, picture.stations, territory.of),
    path: path.path,
    claims: [
      ...roles.traces.map((one) => one.claim),
      ...segments.claims,
      ...routers.claims,
      ...nats.claims,
      ...spans.claims,
      ...balanced.claims,
      ...findTunnels(tracesById),
      ...findHiddenTunnels(places.walks),
      ...findReplyArtefacts(tracesById),
      ...findUnseenEnds(picture.alignments, places.nodes),
      ...describeFamilies(picture.alignments, picture.stations, places.nodes),
      ...describeNames(places, resolved, picture.stations),
      ...borders.claims,
      ...path.claims,
    ],
  };
}

/** The ends as the traces write them; what is no address is left out. */
function canonicalEnds(config: AnalysisConfig): AnalysisConfig {
  const ends = Object.entries(config.endpoints ?? {}).flatMap(([name, text]) => {
    const ip = text === undefined ? undefined : canonicalIp(text.trim());
    return ip === undefined ? [] : [[name, ip] as const];
  });
  return { ...config, endpoints: Object.fromEntries(ends) };
}

/** Each path with its two directions side by side. */
export function alignAll(ground: Ground): readonly Alignment[] {
  return ground.paths.map((path) =>
    align(path, ground.places.nodes, ground.exchanges, serverOf(ground, path), ground.owners),
  );
}

function serverOf({ places: { nodes }, owners }: Ground, { forward }: Path): (node: Node) => boolean {
  return serverNetwork(forward.target === undefined ? undefined : nodes.get(forward.target), owners);
}

function natsOf({ places, config, wishes, boxes }: Ground, alignments: readonly Alignment[]): readonly DraftNat[] {
  return alignments.flatMap(({ path, ends }) =>
    withWishedNats(findNats(path, ends, places.nodes, config, boxes), path, places.nodes, wishes),
  );
}

/** Every pair of addresses that may share a segment. */
export function findPairs(ground: Ground, alignments: readonly Alignment[]): readonly Candidate[] {
  const { nodes } = ground.places;
  const { exchanges, owners } = ground;
  return alignments.flatMap((alignment) => {
    const nats = natsOf(ground, [alignment]);
    return findCandidates({ alignment, nodes, exchanges, owners, nats });
  });
}

/** What is said about links: the segments, those of them whose two readings stay open, and the hops between such rows. */
export interface Chosen {
  readonly segments: readonly DraftSegment[];
  readonly open: ReadonlyMap<DraftSegment, OpenPair>;
  readonly openHops: ReadonlyMap<string, readonly Anchor[]>;
}

export function chooseAll(ground: Ground, alignments: readonly Alignment[]): Chosen {
  const { config, places, exchanges, wishes } = ground;
  const candidates = allowedPairs(findPairs(ground, alignments), wishes);
  const unsaid = openPairs(candidates, wishes);
  const rows = alignments.map((one) => ({ id: one.path.id, ...findOpenRows(one, unsaid, places.nodes) }));
  const open = new Map(rows.flatMap(({ pairs }) => pairs.map((pair) => [openSegment(pair.candidate), pair] as const)));
  const taken = new Set([...open.keys()].flatMap(({ members }) => members));
  const free = candidates.filter(({ a, b }) => !taken.has(a) || !taken.has(b));
  const found = [...open.keys(), ...chooseSegments(free, exchanges), ...homeSegments(alignments, places.nodes, config)];
  const segments = withWishedSegments(found, wishes);
  return { segments, open, openHops: new Map(rows.map(({ id, anchors }) => [id, anchors])) };
}

/** Every pair of addresses that may belong to one router. */
export function findAliases(
  { places: { nodes }, owners, exchanges }: Ground,
  alignments: readonly Alignment[],
  { segments, open, openHops }: Chosen,
): readonly AliasPair[] {
  const index = indexSegments(segments, new Set(open.keys()));
  return alignments.flatMap((alignment) =>
    findAliasPairs({
      alignment,
      nodes,
      owners,
      exchanges,
      segments: index,
      openHops: openHops.get(alignment.path.id) ?? [],
    }),
  );
}

/** Joins addresses to routers. */
export function joinAll(
  ground: Ground,
  alignments: readonly Alignment[],
  chosen: Chosen,
  pairs: readonly AliasPair[] = findAliases(ground, alignments, chosen),
): Aliases {
  const nats = natsOf(ground, alignments);
  const { nodes } = ground.places;
  const places = positionVotes(alignments, nodes, ground.owners);
  return joinAliases(pairs, nodes, chosen.segments, nats, ground.wishes, ownVotes(ground.boxes), places);
}

/** For every address, whether the other direction passes its router; by path. */
export function weighAll(
  ground: Ground,
  alignments: readonly Alignment[],
  { segments, open }: Chosen,
  aliases: Aliases,
): ReadonlyMap<string, readonly OneWay[]> {
  const { places, exchanges } = ground;
  const index = indexSegments(segments, new Set(open.keys()));
  return new Map(
    alignments.map((alignment) => {
      const ways = weighWays({ alignment, nodes: places.nodes, exchanges, aliases, segments: index });
      return [alignment.path.id, ways];
    }),
  );
}

interface Picture {
  readonly alignments: readonly Alignment[];
  readonly segments: readonly DraftSegment[];
  readonly open: ReadonlyMap<DraftSegment, OpenPair>;
  readonly aliases: Aliases;
  readonly nats: readonly DraftNat[];
  readonly stations: Stations;
  readonly spans: readonly DraftSpan[];
  readonly verdicts: readonly PathVerdict[];
}

function drawPicture(ground: Ground): Picture {
  const { config, places } = ground;
  const { nodes } = places;
  const alignments = alignAll(ground);
  const nats = natsOf(ground, alignments);
  const chosen = chooseAll(ground, alignments);
  const { segments, open } = chosen;
  const pairs = findAliases(ground, alignments, chosen);
  const ways = weighAll(ground, alignments, chosen, joinAll(ground, alignments, chosen, pairs));
  const aliases = joinAll(ground, alignments, chosen, shareAmongAlternatives(confirmPairs(pairs, ways)));
  const stations = placeRouters(alignments, aliases.boxes, nodes, config);
  const of = (alignment: Alignment): readonly OneWay[] => ways.get(alignment.path.id) ?? [];
  const [mixed, plain] = [true, false].map((is) =>
    alignments.filter(({ path }) => sharesNoNumbers(path, nodes) === is),
  ) as [Alignment[], Alignment[]];
  const families = mixed.map((alignment) => judgeFamilies(alignment, stations, nodes));
  const spans = [
    ...plain.flatMap((alignment) => judgeSpans({ alignment, stations, ways: of(alignment), open })),
    ...families.flatMap((one) => one.spans),
  ];
  const verdicts = [
    ...plain.flatMap((one) => judgePath(one, of(one), findHiddenLinks(one, nodes, ground.exchanges)) ?? []),
    ...families.map((one) => one.verdict),
  ];
  return { alignments, segments, open, aliases, nats, stations, spans, verdicts };
}
