import type { Translate } from '../messages/catalog';
import { lossPercent, statisticsOf } from '../model/hopStatistics';
import { answerers, type Hop, type Trace } from '../model/trace';
import type { Choice } from './choose';
import type { TraceOutcome, TraceProgress, TraceRequest } from './tracer';

/** Lines of ours in a trace's text begin so; src/analyzers/liveNotes.ts reads them. */
const MARK = '# hopscope:';

export interface Told {
  readonly request: TraceRequest;
  readonly choice: Choice;
  /** Name of the machine that the trace starts at. */
  readonly vantage: string;
}

/** The text of a live trace as it lands in the editor: where from, how and why so; the trace; what the rounds came to. */
export function labelledText(told: Told, progress: TraceProgress | TraceOutcome, t: Translate): string {
  const { text, trace } = progress;
  const head = [labelOf(told, t)];
  if (told.choice.refused.length > 0) head.push(t('live.label.because', { reasons: reasonsOf(told.choice, t) }));
  if (told.choice.tracer?.pacing === 'never') head.push(t('live.label.unpaced', { method: told.choice.tracer.name }));
  if ('end' in progress && progress.end === 'cancelled') head.push(t('live.label.cancelled'));
  const foot = 'end' in progress && trace ? roundsOf(trace, t) : [];
  const lines = (texts: readonly string[]): string => texts.map((line) => `${MARK} ${oneLine(line)}\n`).join('');
  return `${lines(head)}${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines(foot)}`;
}

export function labelOf({ request, choice, vantage }: Told, t: Translate): string {
  const { target, address } = request;
  const method = choice.tracer?.name ?? '?';
  const protocol = choice.tracer?.protocol ?? request.protocol;
  return t('live.label', { vantage, target, address, method, protocol: protocol.toUpperCase() });
}

export function reasonsOf({ refused }: Choice, t: Translate): string {
  return refused.map(({ key, args }) => t(key, args)).join('; ');
}

/** What a tool complained of may be anything. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}

function roundsOf({ hops }: Trace, t: Translate): readonly string[] {
  return hops.flatMap((hop) => [
    statsLine(hop, t),
    ...(hop.changes ?? []).map(({ before, after }) => t('live.changed', { ttl: hop.ttl, before, after })),
  ]);
}

function statsLine(hop: Hop, t: Translate): string {
  const { ttl } = hop;
  const statistics = statisticsOf(hop) ?? { sent: 0, lost: 0 };
  const { sent, lost, best, avg, worst } = statistics;
  if (best === undefined || avg === undefined || worst === undefined) return t('live.silent', { ttl, sent });
  const times = { best: best.toFixed(3), avg: avg.toFixed(3), worst: worst.toFixed(3) };
  return t('live.stats', { ttl, ip: answerers(hop).join(' | '), sent, lost, loss: lossPercent(statistics), ...times });
}
