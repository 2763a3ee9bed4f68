import type { Node } from './node';

/**
 * Distance in hops of two addresses within one trace: 0 = alternatives of one hop or never seen together. Two members of
 * one segment never stand apart in a loop-free trace (accuracy condition of Gunes and Sarac, design/topology.md, 2.3).
 */
export function distanceInOneTrace(a: Node, b: Node): number {
  const ttls = new Map<string, number[]>();
  for (const { trace, ttl } of a.seen) ttls.set(trace, [...(ttls.get(trace) ?? []), ttl]);
  let widest = 0;
  for (const { trace, ttl } of b.seen) {
    const own = ttls.get(trace);
    if (!own) continue;
    const nearest = Math.min(...own.map((one) => Math.abs(one - ttl)));
    widest = Math.max(widest, nearest);
  }
  return widest;
}
