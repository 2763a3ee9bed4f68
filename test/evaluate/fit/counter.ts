/** Largest log value that a table may hold. */
const CLIP = 9;

/** Weighted counts by group and value. */
export class Counter {
  private readonly groups = new Map<string, Map<string, number>>();

  add(group: string, value: string, weight = 1): void {
    const counts = this.groups.get(group) ?? new Map<string, number>();
    this.groups.set(group, counts.set(value, (counts.get(value) ?? 0) + weight));
  }

  /** One observation that shows several values at once. */
  addAll(group: string, values: readonly string[], weight = 1): void {
    for (const value of values) this.add(group, value, weight / values.length);
  }

  /** ln of each value's share within its group; `prior` counts are added in proportion to the shares over all groups. */
  logShares(prior: number): Record<string, Record<string, number>> {
    const all = this.overall();
    return this.table((group, value) => this.share(group, value, all, prior));
  }

  /** ln (share here / share in `other`), both smoothed towards their shares over all groups. */
  logRatios(other: Counter, prior: number): Record<string, Record<string, number>> {
    const values = new Set([...this.overall().keys(), ...other.overall().keys()]);
    const floor = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
      new Map([...values].map((value) => [value, (counts.get(value) ?? 0) + 0.5]));
    const [mine, theirs] = [floor(this.overall()), floor(other.overall())];
    return this.table(
      (group, value) => this.share(group, value, mine, prior) / other.share(group, value, theirs, prior),
      values,
    );
  }

  private overall(): ReadonlyMap<string, number> {
    const all = new Map<string, number>();
    for (const counts of this.groups.values())
      for (const [value, n] of counts) all.set(value, (all.get(value) ?? 0) + n);
    return all;
  }

  private share(group: string, value: string, all: ReadonlyMap<string, number>, prior: number): number {
    const counts = this.groups.get(group) ?? new Map<string, number>();
    const sum = (map: ReadonlyMap<string, number>): number => [...map.values()].reduce((x, y) => x + y, 0);
    return ((counts.get(value) ?? 0) + (prior * (all.get(value) ?? 0)) / sum(all)) / (sum(counts) + prior);
  }

  private table(
    value: (group: string, value: string) => number,
    values: ReadonlySet<string> = new Set(this.overall().keys()),
  ): Record<string, Record<string, number>> {
    // Nothing seen in a few thousand cases is impossible.
    const rounded = (x: number): number => Math.round(100 * Math.max(-CLIP, Math.min(CLIP, Math.log(x)))) / 100;
    return Object.fromEntries(
      [...this.groups.keys()]
        .sort()
        .map((group) => [
          group,
          Object.fromEntries([...values].sort().map((one) => [one, rounded(value(group, one))])),
        ]),
    );
  }
}
