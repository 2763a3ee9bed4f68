import type { ProbeOrder, ProbePlace } from './protocol';

/** How many silent hops behind the last that answered are asked again in later rounds. */
const GAP = 3;

/**
 * Which probe is next. All TTLs of a round are under way at once; the first round finds the end of the path, the others go just so far,
 * and farther where their flow takes a longer path.
 */
export class Schedule {
  private round = 0;
  private ttl = 0;
  private last: number;
  private end: number | undefined;
  private farthest = 0;
  private open = 0;

  constructor(private readonly order: ProbeOrder) {
    this.last = order.maxHops;
  }

  /** `wait` = not before an answer or a loss is told; `over` = all were sent and are settled. */
  next(): ProbePlace | 'wait' | 'over' {
    if (this.ttl >= this.last) {
      if (this.round === this.order.rounds - 1) return this.open > 0 ? 'wait' : 'over';
      // Only what the first round finds tells how far the others go.
      if (this.round === 0 && this.end === undefined && this.open > 0) return 'wait';
      if (this.round === 0 && this.end === undefined) this.last = Math.min(this.order.maxHops, this.farthest + GAP);
      this.round += 1;
      this.ttl = 0;
    }
    this.ttl += 1;
    this.open += 1;
    return { ttl: this.ttl, round: this.round, flow: this.round % this.order.flows };
  }

  answered({ ttl }: ProbePlace, isEnd: boolean): void {
    this.open -= 1;
    this.farthest = Math.max(this.farthest, ttl);
    if (isEnd && this.end === undefined) this.last = this.end = ttl;
    else if (isEnd && this.round === 0) this.last = this.end = Math.min(ttl, this.end ?? ttl);
    else if (!isEnd && this.end !== undefined && ttl === this.last) {
      this.last = Math.min(ttl + 1, this.order.maxHops);
    }
  }

  lost(): void {
    this.open -= 1;
  }
}
