import { inSource, type SourceSpan } from '../../model/span';
import type { Hop, Probe, Trace } from '../../model/trace';

/** When one address answered at one hop. Times rise, in ms. */
export interface AnswerTimes {
  readonly hop: number;
  readonly ip: string;
  /** All of them; of a report tool the best and the mean, which is all that it printed. */
  readonly times: readonly number[];
  /** Answers that these figures stand for. */
  readonly count: number;
  /** Others answered at this hop, too: the ways to them may differ in length. */
  readonly branches: boolean;
  /** Where the smallest stands. */
  readonly place: SourceSpan;
  /** Where the largest stands; absent where a report tool counted. */
  readonly latest?: SourceSpan;
}

/** One entry per address that answered in time and once; none where the text has no times. */
export function answerTimes({ source }: Trace, hop: Hop): readonly AnswerTimes[] {
  const byIp = new Map<string, Timed[]>();
  for (const probe of hop.probes) {
    const { ip, rttMs, late, duplicate } = probe;
    if (ip === undefined || late || duplicate) continue;
    const own = byIp.get(ip) ?? [];
    byIp.set(ip, own);
    if (rttMs !== undefined) own.push({ ...probe, rttMs });
  }
  const branches = byIp.size > 1;
  return [...byIp].flatMap(([ip, probes]): AnswerTimes[] => {
    const sorted = [...probes].sort((a, b) => a.rttMs - b.rttMs || a.index - b.index);
    const [first, last] = [sorted[0], sorted.at(-1)];
    const common = { hop: hop.ttl, ip, branches };
    if (!first || !last) return branches ? [] : counted(common, source, hop);
    const times = sorted.map((one) => one.rttMs);
    const [place, latest] = [first, last].map(({ spans }) => inSource(source, spans.time ?? spans.all));
    return place ? [{ ...common, times, count: times.length, place, ...(latest && { latest }) }] : [];
  });
}

type Timed = Probe & { readonly rttMs: number };

/** Figures of a report tool, which printed no single times. */
function counted(
  common: Pick<AnswerTimes, 'hop' | 'ip' | 'branches'>,
  source: string,
  { stats, statSpans, span }: Hop,
): AnswerTimes[] {
  const { best, avg, sent = 1, lossPct = 0, received } = stats ?? {};
  if (best === undefined) return [];
  const count = Math.max(1, received ?? Math.round((sent * (100 - lossPct)) / 100));
  const times = avg === undefined || count < 2 ? [best] : [best, Math.max(best, avg)];
  return [{ ...common, times, count, place: inSource(source, statSpans?.best ?? span) }];
}

export function least({ times }: AnswerTimes): number {
  return times[0] ?? Infinity;
}
