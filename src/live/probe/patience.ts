/**
 * traceroute's `-w max,here,near` waits 3 times what the hop's first answer took, or 10 times what the next hop's did, and so drops late
 * answers of fast hops (design/lab.md, section 4). The same idea with floors: a floor costs a trace less than a second, once.
 */
const NEAR = 10;
const HERE = 3;
const NEAR_FLOOR_MS = 1000;
const HERE_FLOOR_MS = 500;

/**
 * How long an answer is waited for, in ms. Silence is waited out once for every hop, by the first probe that asks it: the later ones can
 * be no surprise. An answer that comes even later still counts, as long as the trace goes on.
 */
export class Patience {
  private full: number;
  private slowest = 0;
  private readonly known = new Set<number>();

  constructor(timeoutMs: number) {
    this.full = timeoutMs;
  }

  of(ttl: number): number {
    return this.known.has(ttl) ? Math.min(this.full, Math.max(HERE_FLOOR_MS, HERE * this.slowest)) : this.full;
  }

  answered(ttl: number, rttMs: number, isTarget: boolean): void {
    this.known.add(ttl);
    this.slowest = Math.max(this.slowest, rttMs);
    // Nobody on the way will yet say that the target cannot be reached, which is what takes seconds.
    if (isTarget) this.full = Math.min(this.full, Math.max(NEAR_FLOOR_MS, NEAR * rttMs));
  }

  lost(ttl: number): void {
    this.known.add(ttl);
  }
}
