/** Log-odds of two traces that begin and end in the same two networks: enough for a pair, less than routers met. */
const SAME_ENDS = 2;

/** Hops from the start that are still in the network that a trace leaves from, or next to it. */
export const OPENING_HOPS = 2;

/** The networks at the two ends of a trace, by any name that both traces use. */
export interface EndNetworks {
  readonly start: ReadonlySet<string>;
  readonly stop: string | undefined;
}

/** Each begins where the other one ends, or both begin and end alike; undefined where neither shows. `weight` in natural-log odds. */
export function compareEnds(
  x: EndNetworks,
  y: EndNetworks,
):
  { readonly order: 'opposite' | 'same'; readonly weight: number; readonly a: string; readonly b: string } | undefined {
  if (x.stop === undefined || y.stop === undefined) return undefined;
  const stops = { a: x.stop, b: y.stop };
  if (x.stop !== y.stop && x.start.has(y.stop) && y.start.has(x.stop))
    return { order: 'opposite', weight: SAME_ENDS, ...stops };
  const alike = x.stop === y.stop && [...x.start].some((one) => one !== x.stop && y.start.has(one));
  return alike ? { order: 'same', weight: -SAME_ENDS, ...stops } : undefined;
}
