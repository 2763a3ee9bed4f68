import type { HostRoute } from './host';
import { commonLength, parseAddress, parsePrefix, type Address } from './prefix';

export type MatchVerdict =
  | { readonly kind: 'wins'; readonly by: 'length' | 'metric' | 'order' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'shorter' }
  | { readonly kind: 'metric' }
  | { readonly kind: 'order' };

export interface MatchedRoute {
  readonly route: HostRoute;
  /** Bits of its prefix. */
  readonly length: number;
  readonly verdict: MatchVerdict;
}

export interface LongestMatch {
  readonly winner?: MatchedRoute;
  /** Every route of the destination's family, in the order of the table. */
  readonly routes: readonly MatchedRoute[];
}

interface Candidate {
  readonly route: HostRoute;
  readonly length: number;
  readonly holds: boolean;
}

/**
 * Which route a packet to `destination` takes: the longest prefix that holds it (RFC 1812, 5.2.4.3), then the lowest metric (absent = 0),
 * then the first of the table. Undefined when the destination is no address. Linear in the number of routes.
 */
export function longestMatch(routes: readonly HostRoute[], destination: string): LongestMatch | undefined {
  const address = parseAddress(destination);
  if (!address) return undefined;
  const candidates = routes.flatMap((route) => candidateOf(route, address) ?? []);
  let best: Candidate | undefined;
  for (const one of candidates) if (one.holds && (!best || isBetter(one, best))) best = one;
  const rivals = candidates.filter(({ holds, length }) => holds && length === best?.length);
  const winner = best;
  const matched = candidates.map((one): MatchedRoute => ({
    route: one.route,
    length: one.length,
    verdict: one === winner ? { kind: 'wins', by: reasonOf(one, rivals) } : lossOf(one, winner),
  }));
  const won = matched.find(({ verdict }) => verdict.kind === 'wins');
  return { ...(won && { winner: won }), routes: matched };
}

function candidateOf(route: HostRoute, address: Address): Candidate | undefined {
  const prefix = parsePrefix(route.prefix);
  if (!prefix || prefix.family !== address.family) return undefined;
  return { route, length: prefix.length, holds: commonLength(prefix, address) >= prefix.length };
}

const metricOf = ({ route }: Candidate): number => route.metric ?? 0;

function isBetter(a: Candidate, b: Candidate): boolean {
  return a.length !== b.length ? a.length > b.length : metricOf(a) < metricOf(b);
}

function reasonOf(winner: Candidate, rivals: readonly Candidate[]): 'length' | 'metric' | 'order' {
  if (rivals.length < 2) return 'length';
  return rivals.some((one) => one !== winner && metricOf(one) === metricOf(winner)) ? 'order' : 'metric';
}

function lossOf(one: Candidate, winner: Candidate | undefined): MatchVerdict {
  if (!one.holds || !winner) return { kind: 'outside' };
  if (one.length < winner.length) return { kind: 'shorter' };
  return { kind: metricOf(one) > metricOf(winner) ? 'metric' : 'order' };
}
