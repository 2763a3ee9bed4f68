import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import { durationText } from '../../model/duration';
import type { MailMessage } from '../../model/mail';
import type { Span } from '../../model/span';
import { answerers, responders, type Trace } from '../../model/trace';

/** One line over a block of the text. `span` is what a click draws. */
export interface Lens {
  readonly source: string;
  readonly span: Span;
  readonly title: string;
}

const SEPARATOR = ' · ';

/** A lens over every trace and every message, and one over the first trace that draws all of them together. */
export function lensesOf(analysis: Analysis, t: Translate): readonly Lens[] {
  const { traces, messages } = analysis;
  const lenses = [
    ...traces.map((trace) => lensOf(trace, traceTitle(trace, analysis, t))),
    ...messages.map((message) => lensOf(message, mailTitle(message, t))),
  ];
  const [first] = traces;
  const last = traces.at(-1);
  if (!first || !last || first === last || first.source !== last.source) return lenses;
  const span = { start: first.span.start, end: last.span.end };
  return [{ source: first.source, span, title: t('editor.lens.all', { count: traces.length }) }, ...lenses];
}

function lensOf({ source, span }: Trace | MailMessage, title: string): Lens {
  return { source, span, title };
}

function traceTitle(trace: Trace, { route }: Analysis, t: Translate): string {
  const silent = trace.hops.filter((hop) => answerers(hop).length === 0).length;
  const seen = new Set(trace.hops.flatMap(responders));
  const nats = (route?.nat ?? []).filter(({ inside }) => inside.some((ip) => seen.has(ip))).length;
  return [
    t('editor.lens.route', { hops: trace.hops.length }),
    ...(nats > 0 ? [t('editor.lens.nat', { count: nats })] : []),
    ...(silent > 0 ? [t('editor.lens.silent', { count: silent })] : []),
  ].join(SEPARATOR);
}

function mailTitle({ hops, totalMs, origin }: MailMessage, t: Translate): string {
  const ip = origin?.ip ?? origin?.raw;
  return [
    t('editor.lens.mail', { hops: hops.length }),
    ...(totalMs === undefined ? [] : [durationText(totalMs)]),
    ...(ip === undefined ? [] : [t('editor.lens.origin', { ip })]),
  ].join(SEPARATOR);
}
