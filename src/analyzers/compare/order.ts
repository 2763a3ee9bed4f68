/** A thing that both looks show, with its place in each. */
export interface Placed {
  readonly before: number;
  readonly after: number;
}

/**
 * The things that stand elsewhere among the others: those that are not in every longest chain which keeps its order. So one machine that
 * went past five is one that moved, two that changed places are two, and what merely comes later because something was put in before it
 * has not moved. Exchanging before and after gives the same things. O(n log n).
 */
export function displaced<T extends Placed>(things: readonly T[]): ReadonlySet<T> {
  const sorted = [...things].sort((a, b) => a.before - b.before || a.after - b.after);
  const upTo = chainLengths(sorted.map(({ after }) => after));
  const onward = chainLengths(sorted.map(({ after }) => -after).reverse()).reverse();
  const longest = upTo.reduce((most, length) => Math.max(most, length), 0);
  const kept = (index: number): boolean => (upTo[index] ?? 0) + (onward[index] ?? 0) - 1 === longest;
  const atLevel = new Map<number, number>();
  upTo.forEach((level, index) => kept(index) && atLevel.set(level, (atLevel.get(level) ?? 0) + 1));
  return new Set(sorted.filter((_, index) => !kept(index) || atLevel.get(upTo[index] ?? 0) !== 1));
}

/** For each value the length of the longest sequence that ends with it and never falls. */
function chainLengths(values: readonly number[]): number[] {
  /** Smallest last value of a chain, by its length less one. */
  const ends: number[] = [];
  return values.map((value) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    ends[low] = value;
    return low + 1;
  });
}
