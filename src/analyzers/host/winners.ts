import type { Claim } from '../../model/claim';
import { routeId, type Machine } from '../../model/host';
import { longestMatch, type LongestMatch, type MatchedRoute } from '../../model/longestMatch';
import { commonLength, parsePrefix, type Prefix } from '../../model/prefix';
import type { Trace } from '../../model/trace';
import { alternative, claim, reason } from '../infer/claim';

/** Losers that are worth a line: those that hold the destination too. */
const MOST_LOSERS = 8;

/** For each traced destination the route of the home machine that wins, and why the others that hold it lose (RFC 1812, 5.2.4.3). */
export function winnersOf(machine: Machine | undefined, traces: readonly Trace[]): readonly Claim[] {
  if (!machine || machine.routes.length === 0) return [];
  const destinations = new Set(traces.flatMap(({ targetIp }) => targetIp ?? []));
  return [...destinations].flatMap((destination) => {
    const match = longestMatch(machine.routes, destination);
    return match?.winner ? [winnerClaim(destination, match.winner, match)] : [];
  });
}

function winnerClaim(destination: string, winner: MatchedRoute, match: LongestMatch): Claim {
  const { prefix, gateway, reject, evidence } = winner.route;
  const how = reject ? 'refused' : gateway === undefined ? 'direct' : 'via';
  const by = winner.verdict.kind === 'wins' ? winner.verdict.by : 'length';
  const why = { length: 'wins', metric: 'winsMetric', order: 'winsOrder' }[by];
  const losers = match.routes.filter(({ verdict }) => verdict.kind !== 'wins' && verdict.kind !== 'outside');
  return claim({
    rule: 'host/longest-match',
    subject: [`if:${destination}`, destination],
    key: `host.claim.route-${how}`,
    args: { destination, prefix, gateway: gateway ?? '' },
    reasons: [reason(`host.match.${why}`, { length: winner.length }, 6.9, [evidence])],
    alternatives: losers.slice(0, MOST_LOSERS).map((one) => lost(one, winner)),
  });
}

function lost({ route, length, verdict }: MatchedRoute, winner: MatchedRoute) {
  const args = { length, best: winner.length };
  const metrics = { metric: route.metric ?? 0, best: winner.route.metric ?? 0 };
  const why = reason(`host.match.${verdict.kind}`, verdict.kind === 'metric' ? metrics : args, 0, [route.evidence]);
  return alternative('host.reading.route', { prefix: route.prefix, gateway: route.gateway ?? '–' }, [why], 0.001);
}

/** Routes that are told apart: more of them are a router's table, and no picture. */
const MOST_ROUTES = 60;

/** For each route of a machine that is shown alone: which longer prefixes take destinations from it, and from which it takes some. */
export function orderOfRoutes({ routes }: Machine): readonly Claim[] {
  const told = routes.slice(0, MOST_ROUTES).flatMap((route) => {
    const prefix = parsePrefix(route.prefix);
    return prefix ? [{ route, prefix }] : [];
  });
  const isInside = (inner: Prefix, outer: Prefix): boolean =>
    inner.family === outer.family && inner.length > outer.length && commonLength(inner, outer) >= outer.length;
  return told.map(({ route, prefix }) => {
    const named = (key: string, others: typeof told) =>
      others
        .slice(0, MOST_LOSERS)
        .map((one) => reason(key, { prefix: one.route.prefix, length: one.prefix.length }, 2.3, [one.route.evidence]));
    return claim({
      rule: 'host/route-order',
      subject: [routeId(route)],
      key: 'host.claim.route-takes',
      args: { prefix: route.prefix },
      reasons: [
        ...named(
          'host.reason.yields',
          told.filter((one) => isInside(one.prefix, prefix)),
        ),
        ...named(
          'host.reason.beats',
          told.filter((one) => isInside(prefix, one.prefix)),
        ),
      ],
      confidence: 0.999,
    });
  });
}
