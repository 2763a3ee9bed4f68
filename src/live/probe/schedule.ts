import type { ProbeOrder, ProbePlace } from './protocol';

/** How many silent hops behind the last that answered are asked again in later rounds. */
const GAP = 3;

/**
 * Which probe is next. All TTLs of a round are under way at once. The first round looks for the end of the path; the others follow
 * without waiting for it, so far as hops are known to be there, and farther where their flow takes a longer path.
 */
export class Schedule {
  /** By round: the farthest TTL that was asked. */
  private readonly asked: number[];
  /** By TTL: probes that are neither answered nor lost. */
  private readonly open: number[];
  private end: { readonly ttl: number; readonly round: number } | undefined;
  /** Behind the end when a flow goes farther than the one that found it. */
  private last: number;
  private farthest = 0;

  constructor(private readonly order: ProbeOrder) {
    this.asked = Array.from({ length: order.rounds }, () => 0);
    this.open = Array.from({ length: order.maxHops + 1 }, () => 0);
    this.last = order.maxHops;
  }

  /** `wait` = not before an answer or a loss is told; `over` = all that tells something was sent and is settled. */
  next(): ProbePlace | 'wait' | 'over' {
    const round = this.asked.findIndex((ttl, at) => ttl < this.limitOf(at));
    // What went past the end says nothing of the path: nobody waits for it.
    if (round < 0) return this.open.slice(0, this.last + 1).some((count) => count > 0) ? 'wait' : 'over';
    const ttl = (this.asked[round] ?? 0) + 1;
    this.asked[round] = ttl;
    this.open[ttl] = (this.open[ttl] ?? 0) + 1;
    return { ttl, round, flow: round % this.order.flows };
  }

  answered(place: ProbePlace, isEnd: boolean): void {
    this.settle(place);
    this.learn(place, isEnd);
  }

  lost(place: ProbePlace): void {
    this.settle(place);
  }

  /** What an answer tells, also one to a probe that had been given up. */
  learn({ ttl, round }: ProbePlace, isEnd: boolean): void {
    this.farthest = Math.max(this.farthest, ttl);
    if (isEnd && (!this.end || (round === this.end.round && ttl < this.end.ttl))) {
      this.end = { ttl, round };
      this.last = ttl;
    } else if (!isEnd && this.end && ttl === this.last) {
      this.last = Math.min(ttl + 1, this.order.maxHops);
    }
  }

  private limitOf(round: number): number {
    return round === 0 || this.end ? this.last : Math.min(this.order.maxHops, this.farthest + GAP);
  }

  private settle({ ttl }: ProbePlace): void {
    this.open[ttl] = (this.open[ttl] ?? 0) - 1;
  }
}
