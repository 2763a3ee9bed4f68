import type { Hop, Trace } from '../../../model/trace';
import { lenderOf } from './nmapRow';

/** A lender may itself borrow; nmap's chains are short, and a circle must end. */
const LONGEST_CHAIN = 4;

/**
 * Fills in "Hops 1-3 are the same as for 10.0.0.1" from that host's trace in the same report. nmap sends no probe twice: its XML
 * prints the very same times for both hosts. The copied probes keep their spans, which point into the other host's table.
 */
export function borrowHops(traces: readonly Trace[]): readonly Trace[] {
  const places = new Map<string, number[]>();
  traces.forEach(({ targetIp }, place) => {
    if (targetIp === undefined) return;
    const known = places.get(targetIp);
    if (known) known.push(place);
    else places.set(targetIp, [place]);
  });
  const fill = (hop: Hop, place: number, depth: number): Hop => {
    const lender = hop.probes.length > 0 || depth > LONGEST_CHAIN ? undefined : lenderOf(hop);
    const at = lender === undefined ? undefined : nearest(places.get(lender) ?? [], place);
    const lent = at === undefined ? undefined : traces[at]?.hops.find((other) => other.ttl === hop.ttl);
    return lent && at !== undefined ? { ...hop, probes: fill(lent, at, depth + 1).probes } : hop;
  };
  return traces.map((trace, place) => ({ ...trace, hops: trace.hops.map((hop) => fill(hop, place, 1)) }));
}

/** Several scans of the same hosts may stand in one text: the nearest table is of the same scan. Binary search. */
function nearest(places: readonly number[], to: number): number | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < to) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [places[low - 1], places[low]];
  if (before === undefined || after === undefined) return before ?? after;
  return to - before <= after - to ? before : after;
}
