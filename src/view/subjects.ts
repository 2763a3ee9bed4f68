import type { Analysis } from '../model/analysis';
import { hostNameOf } from '../model/hostName';
import type { SourceSpan, Span } from '../model/span';
import type { Trace } from '../model/trace';

/**
 * Ids of what the text at an offset is about, the machine before its interface: for the caret in the editor. A caret inside one
 * probe's text picks that probe, elsewhere on a line the whole line counts. Mail hops are found anywhere in their folded field.
 */
export function subjectsAt(analysis: Analysis, source: string, offset: number): readonly string[] {
  return [
    ...analysis.traces.filter((trace) => trace.source === source).flatMap((trace) => inTrace(analysis, trace, offset)),
    ...analysis.messages
      .filter((message) => message.source === source)
      .flatMap((message) => message.hops.filter((hop) => covers(hop.span, offset)))
      .flatMap(({ id }) => [id, ...onRoute(analysis, id)]),
    ...besideRoute(analysis, source, offset),
  ];
}

/** The relay that wrote a field and the machine of the route that it is. */
function onRoute({ mailOnRoute = [] }: Analysis, hop: string): readonly string[] {
  const own = mailOnRoute.flatMap(({ stations }) => stations).filter(({ wrote }) => wrote === hop);
  return own.flatMap(({ id, onRoute: place }) => (place === undefined ? [id] : [id, place]));
}

/** A caret behind the last letter of a line still stands on it. */
function covers({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function inTrace(analysis: Analysis, trace: Trace, offset: number): readonly string[] {
  const text = analysis.sources.find(({ id }) => id === trace.source)?.text ?? '';
  const line = lineAround(text, offset);
  // A hop may be wrapped over several lines (one probe each), and a line may hold several hops (one-line formats).
  const hop = trace.hops.find(({ span }) => covers(span, offset)) ?? trace.hops.find(({ span }) => overlap(span, line));
  if (!hop) return [];
  const exact = hop.probes.filter(({ spans }) => covers(spans.all, offset));
  const meant = exact.some(({ ip, host }) => ip ?? host) ? exact : hop.probes;
  const ips = new Set(meant.flatMap(({ ip }) => (ip ? [ip] : [])));
  const names = new Set(meant.flatMap(({ ip, host }) => (ip || !host ? [] : [hostNameOf(host)])));
  const here = (analysis.route?.routers ?? []).filter(({ hops }) =>
    hops.some(({ trace: id, ttl }) => id === trace.id && ttl === hop.ttl),
  );
  const named = here.filter((router) => router.names.some((name) => names.has(name)));
  const addressed = (analysis.route?.routers ?? []).filter((router) => router.interfaces.some((ip) => ips.has(ip)));
  const found = [...new Set([...addressed, ...named])];
  const routers = found.length > 0 || ips.size > 0 ? found : here;
  return [...routers.map(({ id }) => id), ...[...ips].map((ip) => `if:${ip}`)];
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function lineAround(text: string, offset: number): Span {
  const isBreak = (index: number): boolean => text[index] === '\n' || text[index] === '\r';
  let start = Math.min(Math.max(offset, 0), text.length);
  let end = start;
  while (start > 0 && !isBreak(start - 1)) start -= 1;
  while (end < text.length && !isBreak(end)) end += 1;
  return { start, end };
}

/** Neighbours, connections and lines of a conversation that the offset's line tells of. */
function besideRoute(analysis: Analysis, source: string, offset: number): readonly string[] {
  const here = (place: SourceSpan): boolean => place.source === source && covers(place, offset);
  const stretches = (analysis.sessions?.chains ?? []).flatMap((chain) => chain.stretches);
  return [
    ...(analysis.extraHosts ?? []).filter(({ evidence = [] }) => evidence.some(here)).map(({ id }) => id),
    ...stretches.filter(({ evidence }) => evidence.some(here)).map(({ id }) => id),
    ...(analysis.sessionReports ?? []).flatMap((report) =>
      report.kind === 'dialogue'
        ? report.turns.flatMap(({ evidence }, index) => (here(evidence) ? [`${report.id}#${index}`] : []))
        : [],
    ),
  ];
}
