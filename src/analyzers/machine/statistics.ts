import type { HopStats, StatSpans } from '../../model/trace';
import { numberOf, type Printed } from './member';

/** Figures of a hop with the place of each. */
export interface Figures {
  readonly stats: HopStats;
  readonly statSpans: StatSpans;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** Collects figures under the names that one tool prints. */
export class FigureReader implements Figures {
  readonly stats: Growing<HopStats> = {};
  readonly statSpans: Growing<StatSpans> = {};

  constructor(private readonly names: Readonly<Record<string, keyof HopStats>>) {}

  /** False when the tool has no such figure. The percent sign is not part of the place. */
  take(name: string, printed: Printed | undefined): boolean {
    const field = Object.hasOwn(this.names, name) ? this.names[name] : undefined;
    if (!field) return false;
    const value = numberOf(printed);
    if (value === undefined || !printed) return true;
    const percent = typeof printed.scalar === 'string' && printed.scalar.endsWith('%') ? 1 : 0;
    this.stats[field] = value;
    this.statSpans[field] = { start: printed.start, end: printed.end - percent };
    return true;
  }
}

/** Columns of mtr in JSON and XML (mtr 0.85 to 0.96, ui/report.c); older ones wrote `Loss` and `Recv` too. */
export const MTR_FIGURES: Readonly<Record<string, keyof HopStats>> = {
  'Loss%': 'lossPct',
  Loss: 'lossPct',
  Drop: 'drop',
  Rcv: 'received',
  Recv: 'received',
  Snt: 'sent',
  Last: 'last',
  Best: 'best',
  Avg: 'avg',
  Wrst: 'worst',
  StDev: 'stdev',
  Gmean: 'gmean',
  Jttr: 'jitter',
  Javg: 'javg',
  Jmax: 'jmax',
  Jint: 'jint',
};
