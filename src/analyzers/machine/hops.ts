import { joinSpans, type Span } from '../../model/span';
import type { Hop, Probe } from '../../model/trace';
import type { Growing } from '../traceroute/probe';

/** A probe with its TTL, where the format lists answers and not hops. */
export interface Placed {
  readonly ttl: number;
  readonly probe: Growing<Probe>;
  /** What the hop takes of the text for this probe. */
  readonly span: Span;
}

/** Hops in ascending TTL; probes keep the order of the text and get their index. */
export function groupHops(placed: readonly Placed[]): readonly Hop[] {
  const hops = new Map<number, { ttl: number; probes: Probe[]; span: Span }>();
  for (const { ttl, probe, span } of placed) {
    const hop = hops.get(ttl);
    probe.index = hop?.probes.length ?? 0;
    if (!hop) hops.set(ttl, { ttl, probes: [probe], span });
    else {
      hop.probes.push(probe);
      hop.span = joinSpans(hop.span, span);
    }
  }
  return [...hops.values()].sort((a, b) => a.ttl - b.ttl);
}
