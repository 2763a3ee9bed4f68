import type { Hop } from './trace';

/** Of one hop over all rounds. Times in milliseconds; absent when nobody answered or the tool printed none. */
export interface HopStatistics {
  readonly sent: number;
  readonly lost: number;
  readonly best?: number;
  readonly avg?: number;
  readonly worst?: number;
}

/** What a report tool counted itself, else what its probes come to; undefined where the text tells of no probes. */
export function statisticsOf({ probes, stats }: Hop): HopStatistics | undefined {
  if (stats) {
    const { sent, lossPct, best, avg, worst } = stats;
    if (sent === undefined || lossPct === undefined) return undefined;
    return { sent, lost: Math.round((sent * lossPct) / 100), ...defined({ best, avg, worst }) };
  }
  if (probes.length === 0) return undefined;
  const counts = { sent: probes.length, lost: probes.filter(({ lost }) => lost).length };
  const times = probes.flatMap(({ rttMs }) => (rttMs === undefined ? [] : [rttMs]));
  if (times.length === 0) return counts;
  const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
  const least = (a: number, b: number): number => Math.min(a, b);
  const most = (a: number, b: number): number => Math.max(a, b);
  return { ...counts, best: times.reduce(least), avg: sum(times) / times.length, worst: times.reduce(most) };
}

function defined(times: { readonly [name in 'best' | 'avg' | 'worst']: number | undefined }): Partial<HopStatistics> {
  return Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined));
}

export function lossPercent({ sent, lost }: HopStatistics): number {
  return sent === 0 ? 0 : Math.round((100 * lost) / sent);
}
