import type { Analysis } from '../model/analysis';
import type {
  Boundary,
  Interface,
  Lane,
  Link,
  LoadBalanced,
  Nat,
  RouteGraph,
  Router,
  Segment,
} from '../model/topology';
import type { Hop, Trace } from '../model/trace';
import type { InspectorFact } from '../protocol/messages';
import { hopFacts } from './inspectHop';
import { registrationFacts } from './inspectRegistration';
import { entryOf, factOf, type Entry, type FactName, type Inspection } from './inspection';

/** Id of the entry about the route as a whole. */
export const ROUTE_OVERVIEW = 'overview:route';

/** The route with what is looked up again and again. */
interface RouteView extends Inspection {
  readonly route: RouteGraph;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly routers: ReadonlyMap<string, Router>;
  /** By trace, then by TTL. */
  readonly hops: ReadonlyMap<string, { readonly trace: Trace; readonly byTtl: ReadonlyMap<number, Hop> }>;
  readonly roles: ReadonlyMap<string, string>;
  readonly dataAsOf?: string;
}

export function inspectRoute(analysis: Analysis, route: RouteGraph, inspection: Inspection): readonly Entry[] {
  const view: RouteView = {
    ...inspection,
    route,
    interfaces: new Map(analysis.topology.interfaces.map((one) => [one.ip, one])),
    routers: new Map(route.routers.map((router) => [router.id, router])),
    hops: new Map(
      analysis.traces.map((trace) => [trace.id, { trace, byTtl: new Map(trace.hops.map((hop) => [hop.ttl, hop])) }]),
    ),
    roles: new Map(route.roles.map(({ trace, role }) => [trace, role])),
    ...(analysis.dataAsOf !== undefined && { dataAsOf: analysis.dataAsOf }),
  };
  return [
    overviewEntry(analysis, view),
    ...analysis.topology.interfaces.map((one) => interfaceEntry(one, view)),
    ...route.routers.map((router) => routerEntry(router, view)),
    ...route.segments.map((segment) => segmentEntry(segment, view)),
    ...route.links.map((link) => linkEntry(link, view)),
    ...route.nat.map((nat) => natEntry(nat, view)),
    ...route.boundaries.map((boundary) => boundaryEntry(boundary, view)),
    ...route.domains.map((domain) => {
      const members = domain.routers.map((id) => view.routers.get(id)?.label ?? id);
      return entryOf(
        view,
        domain.id,
        'domain',
        domain.label,
        members.map((name) => factOf(view, 'member', name)),
        [...view.claims.about(domain.id)],
      );
    }),
    ...route.loadBalanced.map((found) => loadBalancedEntry(found, view)),
  ];
}

function overviewEntry(analysis: Analysis, view: RouteView): Entry {
  const { t, ui, route, places, claims } = view;
  const traces = analysis.traces.map((trace): InspectorFact => {
    const role = view.roles.get(trace.id) ?? 'other';
    const target = trace.target ?? trace.targetIp ?? ui('ui.inspect.unknownTarget');
    return {
      name: t(`summary.direction.${role}`),
      value: ui('ui.inspect.trace', { target, hops: trace.hops.length }),
      evidence: places.linkIn(trace.source, trace.span),
    };
  });
  return entryOf(view, ROUTE_OVERVIEW, 'overview', ui('ui.inspect.route'), traces, [
    ...claims.byId(route.path.claim),
    ...route.roles.flatMap(({ claim }) => claims.byId(claim)),
    ...route.nat.flatMap(({ claim }) => claims.byId(claim)),
    ...route.loadBalanced.flatMap(({ claim }) => claims.byId(claim)),
  ]);
}

function addressFact(view: RouteView, ip: string, name: FactName = 'address'): InspectorFact | undefined {
  const known = view.interfaces.get(ip);
  const [sighting] = known?.sightings ?? [];
  const scope = known && known.scope !== 'global' ? ` (${view.ui(`ui.inspect.scope.${known.scope}`)})` : '';
  return factOf(view, name, `${ip}${scope}`, sighting && view.places.link(sighting.evidence, sighting.line));
}

function interfaceEntry(one: Interface, view: RouteView): Entry {
  const { t, ui, claims } = view;
  const facts = [
    addressFact(view, one.ip),
    ...one.names.map((name) => factOf(view, 'name', name)),
    ...registrationFacts(one, view.dataAsOf ?? '', t),
    ...one.sightings.flatMap((sighting) => [
      factOf(
        view,
        'hop',
        ui('ui.inspect.hop', {
          hop: sighting.ttl,
          direction: t(`summary.direction.${view.roles.get(sighting.trace) ?? 'other'}`),
          times: timesText(sighting.rttMs),
        }),
        view.places.link(sighting.evidence, sighting.line),
      ),
      ...roundFacts(view, sighting.trace, sighting.ttl),
    ]),
  ];
  return entryOf(view, one.id, 'interface', one.ip, facts, claims.about(one.id, one.ip));
}

/** Round-trip times as the tool printed them. */
function timesText(rttMs: readonly number[]): string {
  return rttMs.length > 0 ? `: ${rttMs.join(' / ')} ms` : '';
}

function routerEntry(router: Router, view: RouteView): Entry {
  const { t, ui, claims, route } = view;
  const own = new Set([router.id, ...router.interfaces, ...router.interfaces.map((ip) => `if:${ip}`)]);
  const hops = router.hops.flatMap(({ trace, ttl }) => {
    const direction = t(`summary.direction.${view.roles.get(trace) ?? 'other'}`);
    const value = ui('ui.inspect.hop', { hop: ttl, direction, times: '' });
    return [factOf(view, 'hop', value, hopLink(view, trace, ttl)), ...roundFacts(view, trace, ttl)];
  });
  const facts = [
    ...router.names.map((name) => factOf(view, 'name', name)),
    router.interfaces.length === 0 && router.names.length > 0
      ? factOf(view, 'address', t('names.noAddress'))
      : undefined,
    ...router.interfaces.flatMap((ip) => {
      const known = view.interfaces.get(ip);
      return [addressFact(view, ip), ...(known ? registrationFacts(known, view.dataAsOf ?? '', t) : [])];
    }),
    ...hops,
  ];
  const nats = route.nat.filter((nat) => nat.router === router.id).flatMap((nat) => claims.byId(nat.claim));
  return entryOf(view, router.id, router.kind, router.label, facts, [
    ...claims.about(router.id),
    // A tunnel is about each router in it.
    ...claims.about(...router.interfaces).filter(({ rule }) => rule.startsWith('mpls/')),
    ...nats,
    ...claims.within(own),
  ]);
}

function hopLink(view: RouteView, id: string, ttl: number): InspectorFact['evidence'] {
  const { trace, byTtl } = view.hops.get(id) ?? {};
  const hop = byTtl?.get(ttl);
  return trace && hop && view.places.linkIn(trace.source, hop.span);
}

function roundFacts(view: RouteView, id: string, ttl: number): readonly InspectorFact[] {
  const { trace, byTtl } = view.hops.get(id) ?? {};
  const hop = byTtl?.get(ttl);
  return trace && hop ? hopFacts(view, trace, hop) : [];
}

function segmentEntry(segment: Segment, view: RouteView): Entry {
  const { ui, claims } = view;
  const members = segment.members.map((ip) => addressFact(view, ip, 'member'));
  return entryOf(view, segment.id, 'segment', segment.prefix ?? ui('ui.inspect.unknownPrefix'), members, [
    ...claims.byId(segment.claim),
    ...claims.about(segment.id),
  ]);
}

function linkEntry(link: Link, view: RouteView): Entry {
  const { claims, route } = view;
  const [a, b] = [link.a, link.b].map((id) => view.routers.get(id)?.label ?? id);
  const facts = [
    link.aIp === undefined ? undefined : addressFact(view, link.aIp, 'nearEnd'),
    link.bIp === undefined ? undefined : addressFact(view, link.bIp, 'farEnd'),
    ...link.lanes.map((lane) => laneFact(lane, view)),
  ];
  const segment = route.segments.find(({ id }) => id === link.segment);
  const borders = route.boundaries.filter((boundary) => boundary.link === link.id);
  return entryOf(view, link.id, 'link', `${a} — ${b}`, facts, [
    ...claims.about(link.id),
    ...claims.byId(segment?.claim),
    ...borders.flatMap((boundary) => claims.byId(boundary.claim)),
  ]);
}

function laneFact(lane: Lane, view: RouteView): InspectorFact {
  const { t, ui } = view;
  const rtt = lane.rttMs === undefined ? '' : ui('ui.inspect.rtt', { ms: lane.rttMs });
  const seen = ui(lane.certain ? 'ui.inspect.lane.certain' : 'ui.inspect.lane.possible', { rtt });
  return { name: t(`summary.direction.${lane.direction}`), value: seen };
}

function natEntry(nat: Nat, view: RouteView): Entry {
  const facts = [
    ...nat.inside.map((ip) => addressFact(view, ip, 'inside')),
    ...nat.outside.map((ip) => addressFact(view, ip, 'outside')),
  ];
  const title = view.routers.get(nat.router)?.label ?? nat.router;
  const claims = view.claims.byId(nat.claim);
  return entryOf(view, nat.claim, 'nat', title, facts, claims);
}

function boundaryEntry(boundary: Boundary, view: RouteView): Entry {
  const [inside, outside] = boundary.between;
  const title = [boundary.inside, boundary.exchange, boundary.outside].filter((one) => one !== undefined).join(' | ');
  return entryOf(
    view,
    boundary.id,
    'responsibility',
    title,
    [addressFact(view, inside, 'inside'), addressFact(view, outside, 'outside')],
    view.claims.byId(boundary.claim),
  );
}

function loadBalancedEntry(found: LoadBalanced, view: RouteView): Entry {
  const facts = found.ips.map((ip) => addressFact(view, ip));
  const claims = view.claims.byId(found.claim);
  return entryOf(view, found.claim, 'loadBalanced', found.ips.join(' / '), facts, claims);
}
