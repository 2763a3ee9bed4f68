import { canonicalIp } from '../../model/address';
import type { AnalysisConfig } from '../../model/analysis';
import type { RouteGraph, Topology } from '../../model/topology';
import { findOpenPairs, type OpenPair } from './adjacent';
import { joinAliases, joinByPosition, type Aliases } from './aliases';
import { align, type Alignment } from './align';
import { findLoadBalancing } from './balancing';
import { describeNats, describePath, describeSpans } from './describe';
import { describeSegments, segmentIds } from './describeSegments';
import { findEnds } from './ends';
import { findBorders } from './border';
import { findCandidates } from './facing';
import { homeSegments } from './homeLan';
import { drawLinks } from './links';
import type { LinkSegment } from './moves';
import { findNats, type DraftNat } from './nat';
import { placeNodes, type Places } from './node';
import { joinPaths, type Path } from './path';
import { exchangesOf, type Exchanges } from './relation';
import { inferRoles, type Roles } from './roles';
import { describeRouters } from './routers';
import { chooseSegments, type DraftSegment } from './segments';
import { findSources } from './sources';
import { judgeSpans, type DraftSpan } from './spans';
import { placeRouters, type Stations } from './stations';
import { holdersOf, withExchanges } from './holders';
import { findTerritory } from './territory';
import { symmetricRows } from './symmetricRows';
import { voteTotal, type Vote } from './vote';
import { cleanUp } from './walk';

/**
 * Infers the router diagram: who goes which way, segments, routers, translations, where the two ways part, whose network
 * each router is in. Deterministic and independent of the order of the traces; every claim carries its reasons with their
 * weights in natural-log odds (design/topology.md, 2).
 */
export function inferRoute(topology: Topology, given: AnalysisConfig): RouteGraph {
  const config = canonicalEnds(given);
  const walks = [...topology.traces].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).map(cleanUp);
  const sources = findSources(walks);
  const roles = inferRoles(walks, sources, config);
  const roleOf = new Map(roles.traces.map((one) => [one.trace, one.role]));
  const places = placeNodes(walks, topology, roleOf, sources, config);
  const laid = joinPaths(roles, places).map((path) => layPath(path, places, exchangesOf(config), config));
  return describeGraph(drawPicture(laid, places, config), places, roles, config);
}

/** Turns what was found into the objects and claims of the graph. */
function describeGraph(picture: Picture, places: Places, roles: Roles, config: AnalysisConfig): RouteGraph {
  const roleOf = new Map(roles.traces.map((one) => [one.trace, one.role]));
  const segments = describeSegments(picture.segments, picture.open);
  const ids = segmentIds(picture.segments, picture.open);
  const linkSegments = picture.segments.map((draft): LinkSegment => ({
    id: ids.get(draft) ?? '',
    open: picture.open.has(draft),
    members: draft.members,
  }));
  const links = drawLinks({ ...picture, nodes: places.nodes, segments: linkSegments, roleOf });
  const owners = holdersOf(places.nodes, config);
  const territory = findTerritory({ ...picture, links, owners });
  const routers = describeRouters({ ...picture, openPairs: [...picture.open.values()], domainOf: territory.of });
  const nats = describeNats(picture.nats, picture.stations);
  const spans = describeSpans(picture.spans);
  const path = describePath(picture.spans);
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
    boundaries: crossed.boundaries,
    path: path.path,
    claims: [
      ...roles.traces.map((one) => one.claim),
      ...segments.claims,
      ...routers.claims,
      ...nats.claims,
      ...spans.claims,
      ...balanced.claims,
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

/** One path with its two directions side by side. */
interface LaidPath {
  readonly alignment: Alignment;
  readonly vote?: Vote;
  readonly nats: readonly DraftNat[];
}

function layPath(path: Path, { nodes }: Places, exchanges: Exchanges, config: AnalysisConfig): LaidPath {
  const vote = path.back.walks.length > 0 ? voteTotal(path, nodes) : undefined;
  const ends = findEnds(path, vote);
  const nats = findNats(path, ends, nodes, config);
  return { alignment: align(path, ends, nodes, exchanges), ...(vote && { vote }), nats };
}

interface Picture {
  readonly alignments: readonly Alignment[];
  readonly segments: readonly DraftSegment[];
  readonly open: ReadonlyMap<DraftSegment, OpenPair>;
  readonly aliases: Aliases;
  readonly nats: readonly DraftNat[];
  readonly stations: Stations;
  readonly spans: readonly DraftSpan[];
}

function drawPicture(laid: readonly LaidPath[], { nodes, walks }: Places, config: AnalysisConfig): Picture {
  const exchanges = exchangesOf(config);
  const alignments = laid.map((one) => one.alignment);
  const nats = laid.flatMap((one) => one.nats);
  const candidates = laid.flatMap(({ alignment, vote, nats: own }) =>
    findCandidates(alignment, vote, nodes, exchanges, own),
  );
  const segments = [...chooseSegments(candidates, exchanges), ...homeSegments(alignments, nodes, config)];
  const open = new Map(alignments.flatMap((one) => [...findOpenPairs(one, segments, nodes)]));
  const ends = new Map(
    alignments.flatMap(({ path, ends: { forward, back } }) => [
      ...path.forward.walks.map((walk) => [walk.trace.id, forward] as const),
      ...path.back.walks.map((walk) => [walk.trace.id, back] as const),
    ]),
  );
  const joined = joinAliases({ nodes, walks, segments, open, nats, ends });
  const judge = (stations: Stations): readonly DraftSpan[] =>
    alignments.flatMap((alignment) => judgeSpans({ alignment, stations, nodes, exchanges, open }));
  const first = placeRouters(alignments, joined.boxes, nodes, config);
  const rows = symmetricRows(judge(first), alignments);
  const aliases = joinByPosition(joined, nodes, rows);
  const stations = placeRouters(alignments, aliases.boxes, nodes, config);
  return { alignments, segments, open, aliases, nats, stations, spans: judge(stations) };
}
