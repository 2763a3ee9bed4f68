import type { AnalysisConfig } from '../../model/analysis';
import type { Alternative, Claim, MessageArgs } from '../../model/claim';
import type { Correction } from '../../model/correction';
import type { RouteGraph, Router, Topology } from '../../model/topology';
import { alternative, claim, uniqueSpans } from './claim';
import { inferRoute } from './route';

/** A reading that the inference took without weighing the other one: better than even. */
const TAKEN = 0.5;

/**
 * The route under the user's corrections. Each correction is a claim `user/<kind>` with confidence 1, and what the inference says without
 * any of them is kept in it as the reading that was not taken. Corrections of what the traces do not show make no claim.
 */
export function inferCorrected(topology: Topology, config: AnalysisConfig): RouteGraph {
  const { corrections = [], ...uncorrected } = config;
  if (corrections.length === 0) return inferRoute(topology, config);
  const before = inferRoute(topology, uncorrected);
  const graph = inferRoute(topology, config);
  const said = new Map<string, Said>();
  for (const correction of corrections) {
    const one = claimOf(correction, graph, before, topology);
    if (one) said.set(one.claim.id, one);
  }
  const all = [...said.values()].sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
  return withClaims(graph, all);
}

interface Said {
  readonly correction: Correction;
  readonly claim: Claim;
}

/** What a correction is about in a graph. */
interface About {
  readonly subject: readonly string[];
  readonly args: MessageArgs;
  /** Readings of the graph without corrections. */
  readonly rejected: readonly Alternative[];
}

function claimOf(correction: Correction, graph: RouteGraph, before: RouteGraph, topology: Topology): Said | undefined {
  const about = aboutOf(correction, graph, before);
  if (!about) return undefined;
  const seen = new Set(addressesOf(correction));
  const evidence = topology.interfaces.flatMap(({ ip, sightings }) =>
    seen.has(ip) ? sightings.map((sighting) => sighting.evidence) : [],
  );
  const made = claim({
    rule: `user/${correction.kind}`,
    subject: about.subject,
    key: `user.claim.${correction.kind}`,
    args: about.args,
    reasons: [{ key: 'user.reason.said', args: {}, evidence: uniqueSpans(evidence) }],
    confidence: 1,
    alternatives: about.rejected,
  });
  // By what was said: two corrections may be about one router.
  return { correction, claim: { ...made, id: `claim:${made.rule}:${[...seen].join('|')}` } };
}

function addressesOf(correction: Correction): readonly string[] {
  switch (correction.kind) {
    case 'belongs':
      return [correction.address, correction.router];
    case 'nat':
    case 'no-nat':
    case 'network':
      return [correction.address];
    case 'border':
    case 'no-border':
      return correction.between;
    default:
      return correction.addresses;
  }
}

function holder({ routers }: RouteGraph, ip: string): Router | undefined {
  return routers.find(({ interfaces }) => interfaces.includes(ip));
}

function rejectedClaims({ claims }: RouteGraph, ids: ReadonlySet<string | undefined>): readonly Alternative[] {
  return claims
    .filter(({ id }) => ids.has(id))
    .map(({ key, args, reasons, confidence }) => alternative(key, args, reasons, confidence));
}

/** Claims that some of these routers are one box of these addresses. */
function aliasClaims(graph: RouteGraph, routers: ReadonlySet<string | undefined>): readonly Alternative[] {
  const own = graph.claims.filter(({ rule, subject }) => rule === 'alias/one-router' && routers.has(subject[0]));
  return rejectedClaims(graph, new Set(own.map(({ id }) => id)));
}

function aboutOf(correction: Correction, graph: RouteGraph, before: RouteGraph): About | undefined {
  switch (correction.kind) {
    case 'one-router':
    case 'different-routers':
      return aboutRouters(correction.kind, correction.addresses, graph, before);
    case 'belongs': {
      const { address, router } = correction;
      const [now, then] = [holder(graph, router), holder(before, address)];
      if (!now?.interfaces.includes(address)) return undefined;
      const same = then?.interfaces.includes(router);
      return {
        subject: [now.id],
        args: { ip: address, router },
        rejected: same ? [] : aliasClaims(before, new Set([then?.id])),
      };
    }
    case 'nat':
    case 'no-nat':
      return aboutNat(correction.kind, correction.address, graph, before);
    case 'segment':
    case 'no-segment':
      return aboutSegment(correction.kind, correction.addresses, graph, before);
    case 'network': {
      const router = holder(graph, correction.address);
      const domain = holder(before, correction.address)?.domain;
      if (!router) return undefined;
      const rejected =
        domain === undefined || domain === correction.network
          ? []
          : [alternative('user.reading.network', { network: domain }, [], TAKEN)];
      return { subject: [router.id], args: { ip: correction.address, network: correction.network }, rejected };
    }
    case 'border':
    case 'no-border':
      return aboutBorder(correction.kind, correction.between, graph, before);
  }
}

function aboutRouters(
  kind: 'one-router' | 'different-routers',
  addresses: readonly string[],
  graph: RouteGraph,
  before: RouteGraph,
): About | undefined {
  const shown = addresses.filter((ip) => holder(graph, ip));
  if (shown.length < 2) return undefined;
  const args = { ips: shown.join(', ') };
  const subject = [...new Set(shown.flatMap((ip) => holder(graph, ip)?.id ?? []))];
  const then = new Set(shown.map((ip) => holder(before, ip)?.id));
  if (kind === 'different-routers') {
    return { subject, args, rejected: then.size < shown.length ? aliasClaims(before, then) : [] };
  }
  const apart = alternative('user.reading.different-routers', args, [], TAKEN);
  return { subject, args, rejected: then.size > 1 ? [apart, ...aliasClaims(before, then)] : [] };
}

function aboutNat(kind: 'nat' | 'no-nat', ip: string, graph: RouteGraph, before: RouteGraph): About | undefined {
  const router = holder(graph, ip);
  if (!router) return undefined;
  const then = before.nat.filter(({ inside }) => inside.includes(ip));
  const found = rejectedClaims(before, new Set(then.map(({ claim: id }) => id)));
  const denied = then.length > 0 ? [] : [alternative('user.reading.no-nat', { ip }, [], TAKEN)];
  return { subject: [router.id], args: { ip }, rejected: kind === 'nat' ? denied : found };
}

function aboutSegment(
  kind: 'segment' | 'no-segment',
  addresses: readonly string[],
  graph: RouteGraph,
  before: RouteGraph,
): About | undefined {
  const shown = addresses.filter((ip) => holder(graph, ip));
  if (shown.length < 2) return undefined;
  const args = { ips: shown.join(', ') };
  const met = before.segments.filter(({ members }) => members.some((ip) => shown.includes(ip)));
  const whole = met.filter(({ members, state }) => state === 'accepted' && shown.every((ip) => members.includes(ip)));
  if (kind === 'no-segment') {
    const subject = [...new Set(shown.flatMap((ip) => holder(graph, ip)?.id ?? []))];
    const joint = met.filter(({ members }) => members.filter((ip) => shown.includes(ip)).length > 1);
    return { subject, args, rejected: rejectedClaims(before, new Set(joint.map(({ claim: id }) => id))) };
  }
  const now = graph.segments.find(({ members }) => shown.every((ip) => members.includes(ip)));
  if (!now) return undefined;
  const others = met.filter((one) => !whole.includes(one));
  const none = met.length > 0 ? [] : [alternative('user.reading.no-segment', args, [], TAKEN)];
  return {
    subject: [now.id, ...shown],
    args: { ...args, prefix: now.prefix ?? '' },
    rejected: [...none, ...rejectedClaims(before, new Set(others.map(({ claim: id }) => id)))],
  };
}

function aboutBorder(
  kind: 'border' | 'no-border',
  [a, b]: readonly [string, string],
  graph: RouteGraph,
  before: RouteGraph,
): About | undefined {
  const [x, y] = [holder(graph, a)?.id, holder(graph, b)?.id];
  if (x === undefined || y === undefined) return undefined;
  const links = graph.links.filter((link) => (link.a === x && link.b === y) || (link.a === y && link.b === x));
  if (links.length === 0) return undefined;
  const ids = new Set(links.map(({ id }) => id));
  const args = { a, b };
  const then = before.boundaries.filter(({ link }) => ids.has(link ?? ''));
  const found = rejectedClaims(before, new Set(then.map(({ claim: id }) => id)));
  if (kind === 'no-border') return { subject: [x, y], args, rejected: found };
  const now = graph.boundaries.filter(({ link }) => ids.has(link ?? '')).map(({ id }) => id);
  const none = then.length > 0 ? found : [alternative('user.reading.no-border', args, [], TAKEN)];
  return { subject: [...now, x, y], args, rejected: none };
}

/** What the user said takes the place of the inferred claims about the same thing. */
function withClaims(graph: RouteGraph, said: readonly Said[]): RouteGraph {
  const replaced = new Set<string>();
  const instead = (old: string, user: Claim): string => {
    if (old !== '') replaced.add(old);
    return user.id;
  };
  const about = (kind: Correction['kind'], fits: (correction: Correction, made: Claim) => boolean): Claim | undefined =>
    said.find(({ correction, claim: made }) => correction.kind === kind && fits(correction, made))?.claim;
  const nat = graph.nat.map((one) => {
    const user = about('nat', (correction) => correction.kind === 'nat' && one.inside.includes(correction.address));
    return user ? { ...one, confidence: 1, claim: instead(one.claim, user) } : one;
  });
  const segments = graph.segments.map((one) => {
    const user = about('segment', (_, made) => made.subject[0] === one.id);
    return user ? { ...one, confidence: 1, claim: instead(one.claim, user) } : one;
  });
  const boundaries = graph.boundaries.map((one) => {
    const user = about('border', (_, made) => made.subject.includes(one.id));
    return user ? { ...one, confidence: 1, claim: instead(one.claim, user) } : one;
  });
  const routers = graph.routers.map((one) => {
    const user = about(
      'one-router',
      (correction) =>
        correction.kind === 'one-router' && one.interfaces.every((ip) => correction.addresses.includes(ip)),
    );
    return user ? { ...one, confidence: 1 } : one;
  });
  const kept = new Set(graph.boundaries.map(({ claim: id }) => id));
  const removed = graph.claims.filter(({ rule, id }) => rule === 'boundary/responsibility' && !kept.has(id));
  for (const { id } of removed) replaced.add(id);
  const claims = [...graph.claims.filter(({ id }) => !replaced.has(id)), ...said.map((one) => one.claim)];
  return { ...graph, nat, segments, boundaries, routers, claims };
}
