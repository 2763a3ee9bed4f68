import type { Hop, Trace } from '../../model/trace';
import type { PlacedWalk } from './node';

/** TTLs that hosts and routers start their packets with. */
const INITIAL_TTLS = [64, 128, 255];

/** One hop more or less is noise: some routers decrement their own errors (design/topology.md, 2.7). */
const NOISE = 1;

/** How many hops a reply took, as the TTL that was left of it tells, and the TTL that it probably started with. */
export function lengthOf(replyTtl: number): { readonly hops: number; readonly initial: number } | undefined {
  const initial = INITIAL_TTLS.find((one) => one >= replyTtl);
  return initial === undefined ? undefined : { hops: initial - replyTtl + 1, initial };
}

/** Hops on the way to a router and on the way of its reply; read from what the tool itself counted. */
export interface ReplyLength {
  readonly hop: Hop;
  readonly ttl: number;
  readonly back: number;
}

/** Of every hop whose answer tells: tracepath's `asymm`, `traceroute --back`, the TTL of the reply. */
export function replyLengths(trace: Trace): readonly ReplyLength[] {
  return trace.hops.flatMap((hop) => {
    const back = replyHops(hop);
    return back === undefined ? [] : [{ hop, ttl: hop.ttl, back }];
  });
}

/**
 * Hops of a trace whose reply took another number of hops than the probe, while those of the next hop did not: that router's way back
 * is not the way out. A difference that stays is as well a tunnel, and says nothing about one router. Answers with the hops of the
 * reply, by TTL.
 */
export function oddReplies({ trace }: PlacedWalk): ReadonlyMap<number, number> {
  const lengths = replyLengths(trace);
  const found = new Map<number, number>();
  lengths.forEach(({ ttl, back }, index) => {
    const [before, next] = [lengths[index - 1], lengths[index + 1]];
    const odd = (one: { readonly ttl: number; readonly back: number }): boolean => Math.abs(one.back - one.ttl) > NOISE;
    if (odd({ ttl, back }) && before && next && !odd(before) && !odd(next)) found.set(ttl, back);
  });
  return found;
}

function replyHops({ asymm, ttl, probes }: Hop): number | undefined {
  if (asymm !== undefined) return asymm;
  const [printed] = probes.flatMap((probe) => probe.backHops ?? []);
  if (printed !== undefined) return printed;
  const [left] = probes.flatMap((probe) => probe.replyTtl ?? []);
  const told = left === undefined ? undefined : lengthOf(left)?.hops;
  if (told !== undefined) return told;
  // These tools print a length only where it differs.
  return probes.some((probe) => probe.ip !== undefined) ? ttl : undefined;
}
