import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { MailHop, MailMessage } from '../../model/mail';
import type { Span } from '../../model/span';
import type { Hop, Probe, Trace } from '../../model/trace';
import type { InspectorEntry } from '../../protocol/messages';
import { explanationText } from '../explain/explanationText';
import { fieldExplainer } from '../explain/explainField';
import { inspectorOf } from '../inspect';
import { utcText } from '../inspectMail';
import { registrationFacts } from '../inspectRegistration';
import { subjectsAt } from '../subjects';

/** What is known about the token under the pointer. `lines` are plain text: nothing of it is markup. */
export interface Hover {
  readonly span: Span;
  readonly title: string;
  readonly lines: readonly string[];
  /** The token is the address of a machine, or its name. */
  readonly address?: string;
}

/** Lines about an address by the offline tables. */
type Told = (ip: string | undefined) => readonly string[];

/** The inspector is made once for an analysis and only when a pointer rests on something. */
export function hoversOf(analysis: Analysis, t: Translate): (source: string, offset: number) => Hover | undefined {
  let entries: Readonly<Record<string, InspectorEntry>> | undefined;
  const told: Told = (ip) => {
    const known = analysis.registrations?.find((one) => one.ip === ip);
    const facts = known ? registrationFacts(known, analysis.dataAsOf ?? '', t) : [];
    return facts.map(({ name, value }) => `${name}: ${value}`);
  };
  const about = (source: string, offset: number): readonly InspectorEntry[] => {
    const known = (entries ??= inspectorOf(analysis, t));
    return subjectsAt(analysis, source, offset).flatMap((id) => known[id] ?? []);
  };
  return (source, offset) => {
    const trace = analysis.traces.find((one) => one.source === source && covers(one.span, offset));
    if (trace)
      return traceHover(
        trace,
        offset,
        t,
        () => about(source, offset),
        () => onTime(analysis, source, offset, t),
      );
    const message = analysis.messages.find((one) => one.source === source && covers(one.span, offset));
    return message && mailHover(message, offset, t, told);
  };
}

function covers(span: Span | undefined, offset: number): span is Span {
  return span !== undefined && span.start <= offset && offset < span.end;
}

function traceHover(
  { hops }: Trace,
  offset: number,
  t: Translate,
  about: () => readonly InspectorEntry[],
  oddities: () => readonly string[],
): Hover | undefined {
  for (const hop of hops) {
    if (!covers(hop.span, offset)) continue;
    for (const probe of hop.probes) {
      const { address, host, time, all } = probe.spans;
      const name = [address, host].find((span) => covers(span, offset));
      if (name) return entryHover(name, about(), probe.ip);
      if (covers(time, offset)) {
        const { title, lines } = timeWords(hop, probe, t);
        return { span: time, title, lines: [...lines, ...oddities()] };
      }
      const note = probe.annotation;
      if (note && covers(note.span, offset))
        return { span: note.span, title: note.raw, lines: [t(`traceroute.annotation.${note.kind}`)] };
      if (probe.lost && covers(all, offset))
        return { span: all, title: t('editor.hover.lost', { index: probe.index + 1, ttl: hop.ttl }), lines: [] };
    }
  }
  return undefined;
}

/** What is claimed about the reply whose time stands here. */
function onTime({ claims }: Analysis, source: string, offset: number, t: Translate): readonly string[] {
  return claims
    .filter(({ rule }) => rule.startsWith('rtt/'))
    .flatMap(({ key, reasons }) =>
      reasons
        .filter(({ evidence: [place] }) => place?.source === source && covers(place, offset))
        .map(({ args }) => t(key, args)),
    );
}

function timeWords(hop: Hop, { index, rttMs = 0 }: Probe, t: Translate): Omit<Hover, 'span'> {
  const least = Math.min(...hop.probes.flatMap((probe) => probe.rttMs ?? []));
  const title = t('editor.hover.probe', { index: index + 1, ttl: hop.ttl, rtt: rttMs });
  return { title, lines: least < rttMs ? [t('editor.hover.median', { least })] : [] };
}

/** The machine, then its interface: facts first, then what is inferred with how sure. */
function entryHover(span: Span, entries: readonly InspectorEntry[], address: string | undefined): Hover | undefined {
  const [first] = entries;
  if (!first) return undefined;
  const lines = entries.flatMap(({ facts, claims }) => [
    ...facts.map(({ name, value }) => `${name}: ${value}`),
    ...claims.map(({ text, grade }) => `${text} (${grade})`),
  ]);
  return {
    span,
    title: `${first.kind}: ${first.title}`,
    lines: [...new Set(lines)],
    ...(address !== undefined && { address }),
  };
}

function mailHover(message: MailMessage, offset: number, t: Translate, told: Told): Hover | undefined {
  const field = message.fields.find(({ nameSpan }) => covers(nameSpan, offset));
  if (field) {
    const lines = explanationText(fieldExplainer(message)(field), t).split('\n');
    return { span: field.nameSpan, title: field.name, lines };
  }
  const hop = message.hops.find(({ span }) => covers(span, offset));
  return hop && clauseHover(hop, offset, t, told);
}

function clauseHover(
  { from, by, with: protocol, queueId, date }: MailHop,
  offset: number,
  t: Translate,
  told: Told,
): Hover | undefined {
  const state = from ? t(`ui.inspect.rdns.${from.rdnsState}`) : '';
  const address = from?.address;
  if (address && covers(address.span, offset)) {
    const lines = [t('editor.hover.clause.address'), ...told(address.ip)];
    return { span: address.span, title: address.raw, lines };
  }
  const clauses: readonly (readonly [Span | undefined, string, string | undefined])[] = [
    [from?.helo?.span, t('editor.hover.clause.helo'), from?.helo?.value],
    [from?.rdns?.span, t('editor.hover.clause.rdns', { state }), from?.rdns?.value],
    [by?.host?.span, t('editor.hover.clause.by'), by?.host?.value],
    [protocol?.span, t('editor.hover.clause.with'), protocol?.value],
    [queueId?.span, t('editor.hover.clause.id'), queueId?.value],
    [
      date?.span,
      t('editor.hover.clause.date', { utc: date?.epochMs === undefined ? '?' : `${utcText(date.epochMs)} UTC` }),
      date?.raw,
    ],
  ];
  for (const [span, line, title] of clauses)
    if (covers(span, offset)) return { span, title: title ?? '', lines: [line] };
  return undefined;
}
