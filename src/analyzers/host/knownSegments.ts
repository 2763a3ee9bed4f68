import { addressScope, isReachable } from '../../model/address';
import type { Claim } from '../../model/claim';
import type { HostAddress, Machine } from '../../model/host';
import type { RouteGraph, Segment } from '../../model/topology';
import { alternative, claim, reason } from '../infer/claim';
import { holds, prefixOfAddress, type Home } from './home';

/**
 * Segments whose prefix a machine on them states are known, not inferred: the claim `host/segment` replaces the inferred one, which stays
 * as the reading that was not taken. Private addresses count only on the home machine, for every second home has the same ones.
 */
export function withKnownSegments(route: RouteGraph, machines: readonly Machine[], home: Home | undefined): RouteGraph {
  const known = new Map<string, { readonly segment: Segment; readonly made: Claim }>();
  for (const machine of machines) {
    for (const address of machine.addresses) {
      if (machine !== home?.machine && !isReachable(addressScope(address.ip))) continue;
      const segment = route.segments.find(({ members }) => members.includes(address.ip));
      const prefix = prefixOfAddress(address);
      if (
        !segment ||
        prefix === undefined ||
        known.has(segment.id) ||
        !segment.members.every((ip) => holds(prefix, ip))
      )
        continue;
      known.set(segment.id, knownSegment(segment, address, prefix, route));
    }
  }
  if (known.size === 0 && !home) return route;
  return {
    ...route,
    segments: route.segments.map((one) => known.get(one.id)?.segment ?? one),
    links: route.links.map((link) => {
      const renamed = known.get(link.segment ?? '')?.segment.id;
      return renamed === undefined ? link : { ...link, segment: renamed };
    }),
    claims: [
      ...route.claims.filter(
        ({ id }) => ![...known.values()].some(({ segment }) => segment.claim !== id && id === oldClaim(route, segment)),
      ),
      ...[...known.values()].map(({ made }) => made),
      ...(home ? homeClaims(home) : []),
    ],
  };
}

function oldClaim({ segments }: RouteGraph, known: Segment): string | undefined {
  return segments.find(({ members }) => members === known.members)?.claim;
}

function knownSegment(
  segment: Segment,
  address: HostAddress,
  prefix: string,
  { claims }: RouteGraph,
): { readonly segment: Segment; readonly made: Claim } {
  const id = `segment:${prefix}`;
  const old = claims.find((one) => one.id === segment.claim);
  const made = claim({
    rule: 'host/segment',
    subject: [id, ...segment.members],
    key: 'host.claim.segment',
    args: { address: address.ip, prefix },
    reasons: [reason('host.reason.segment', {}, 6.9, [address.evidence])],
    alternatives: old && segment.prefix !== prefix ? [alternative(old.key, old.args, old.reasons, 1 - 0.999)] : [],
  });
  const { confidence } = made;
  return { segment: { ...segment, id, prefix, confidence, state: 'accepted', readings: [], claim: made.id }, made };
}

function homeClaims({ address, gateway, machine }: Home): readonly Claim[] {
  const named = [
    ...machine.gateways.filter(({ ip }) => ip === gateway).map(({ evidence }) => evidence),
    ...machine.routes.filter((one) => one.gateway === gateway).map(({ evidence }) => evidence),
  ];
  const host = claim({
    rule: 'host/address',
    subject: [`if:${address.ip}`],
    key: 'host.claim.home',
    args: { address: address.ip },
    reasons: [reason('host.reason.home', { gateway }, 4.6, [address.evidence])],
  });
  if (named.length === 0) return [host];
  const way = claim({
    rule: 'host/gateway',
    subject: [`if:${gateway}`],
    key: 'host.claim.gateway',
    args: { gateway },
    reasons: [reason('host.reason.gateway', {}, 6.9, named)],
  });
  return [host, way];
}
