import { dialectNameOf } from '../../messages/dialectName';
import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { MailHop } from '../../model/mail';
import type { Span } from '../../model/span';
import { answerers, type Hop } from '../../model/trace';

/** The text as a tree: traces with their hops, messages with their relays, in the order of the text. */
export interface OutlineItem {
  readonly source: string;
  readonly kind: 'trace' | 'hop' | 'message' | 'relay';
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly children: readonly OutlineItem[];
}

export function outlineOf({ traces, messages }: Analysis, t: Translate): readonly OutlineItem[] {
  const items: readonly OutlineItem[] = [
    ...traces.map((trace): OutlineItem => {
      const dialect = dialectNameOf(trace, t);
      const target = trace.target ?? trace.targetIp;
      return {
        source: trace.source,
        kind: 'trace',
        name: target === undefined ? dialect : t('editor.outline.trace', { dialect, target }),
        detail: t('editor.lens.route', { hops: trace.hops.length }),
        span: trace.span,
        children: trace.hops.map((hop) => hopItem(trace.source, hop, t)),
      };
    }),
    ...messages.map((message): OutlineItem => ({
      source: message.source,
      kind: 'message',
      name: t('editor.outline.mail', { subject: message.subject ?? t('summary.noSubject') }),
      detail: t('editor.lens.mail', { hops: message.hops.length }),
      span: message.span,
      // The text has the newest first; the outline follows the text.
      children: [...message.hops]
        .sort((a, b) => a.span.start - b.span.start)
        .map((hop) => relayItem(message.source, hop)),
    })),
  ];
  return [...items].sort((a, b) => a.span.start - b.span.start);
}

function hopItem(source: string, hop: Hop, t: Translate): OutlineItem {
  const name = hop.probes.find(({ host, ip }) => host !== undefined && ip !== undefined && host !== ip)?.host;
  const times = hop.probes.flatMap(({ rttMs }) => rttMs ?? []);
  const detail = [name, times.length > 0 ? `${Math.min(...times)} ms` : undefined].filter((part) => part !== undefined);
  return {
    source,
    kind: 'hop',
    name: `${t('editor.outline.hop', { ttl: hop.ttl })}: ${answerers(hop).join(', ') || t('editor.outline.silent')}`,
    detail: detail.join(' · '),
    span: hop.span,
    children: [],
  };
}

function relayItem(source: string, { by, from, headerName, span }: MailHop): OutlineItem {
  const client = from?.address?.raw ?? from?.rdns?.value ?? from?.helo?.value;
  return {
    source,
    kind: 'relay',
    name: by?.host?.value ?? by?.address?.raw ?? headerName,
    detail: client === undefined ? '' : `← ${client}`,
    span,
    children: [],
  };
}
