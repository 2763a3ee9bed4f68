import type { Hop, Probe, Trace } from '../../../src/model/trace';
import type { Recognition } from '../../../src/analyzers/detect';
import type { Span } from '../../../src/model/span';

/** A recognition in the short form of the fixtures' `.json`: one line a hop, so that a person can check it against the paste. */
export function render({ traces, messages, unparsed }: Recognition, text: string) {
  const slice = ({ start, end }: Span) => text.slice(start, end);
  return {
    traces: traces.map((trace) => renderTrace(trace, slice)),
    ...(messages.length > 0 && { messages: messages.length }),
    unparsed: unparsed.map(slice),
  };
}

/** Not told again: where it stands is in `begins` and `ends`, the ids are tested in detect.test.ts. */
const ELSEWHERE = ['id', 'source', 'aggregate', 'span', 'frame', 'hops', 'warnings', 'unparsed'];

function renderTrace(trace: Trace, slice: (span: Span) => string) {
  const { dialect, span, frame, hops, warnings, unparsed } = trace;
  const printed = slice(span).split(/[\r\n]/);
  return {
    dialect,
    ...Object.fromEntries(Object.entries(trace).filter(([key]) => !ELSEWHERE.includes(key))),
    hops: hops.map((hop) =>
      [
        `${hop.ttl}${hop.ttlGuessed ? '?' : ''}: ${hop.probes.map(renderProbe).join(' | ')}`,
        ...measured(hop),
        ...(hop.note ? [hop.note] : []),
      ].join('  # '),
    ),
    ...(warnings.length > 0 && { warnings: warnings.map(({ code, args }) => `${code} ${JSON.stringify(args)}`) }),
    begins: printed[0],
    ends: printed.at(-1),
    frame: (frame ?? []).length,
    unparsed: unparsed.map(slice),
  };
}

function measured({ asymm, pmtu, stats, nodeLossPct, linkLossPct }: Hop): readonly string[] {
  return [
    ...(asymm === undefined ? [] : [`asymm=${asymm}`]),
    ...(pmtu === undefined ? [] : [`pmtu=${pmtu}`]),
    ...(stats ? [JSON.stringify(stats)] : []),
    ...(nodeLossPct === undefined ? [] : [`node=${nodeLossPct}%`]),
    ...(linkLossPct === undefined ? [] : [`link=${linkLossPct}%`]),
  ];
}

function renderProbe(probe: Probe): string {
  if (probe.lost)
    return [probe.annotation?.raw, probe.pmtu && `F=${probe.pmtu}`].reduce(
      (all, one) => (one ? `${all} ${one}` : all),
      '*',
    ) as string;
  const parts = [
    probe.host,
    probe.ip ?? '?',
    probe.ipRaw && `raw=${probe.ipRaw}`,
    probe.asn && `AS=${probe.asn.join('/')}`,
    probe.mpls && `L=${probe.mpls.map(({ label, tc, s, ttl }) => [label, tc, s, ttl].join('.')).join('/')}`,
    probe.vrf && `vrf=${probe.vrf}`,
    probe.mru && `mru=${probe.mru}`,
    probe.backHops !== undefined && `back=${probe.backHops}`,
    probe.rttMs === undefined ? 'no-time' : `${probe.rttLessThan ? '<' : ''}${probe.rttMs}ms`,
    probe.pmtu && `F=${probe.pmtu}`,
    probe.late && 'late',
    probe.duplicate && 'dup',
    probe.state,
    probe.geo && `geo=${probe.geo}`,
    probe.natId !== undefined && `nat=${probe.natId}`,
    probe.replyTtl !== undefined && `replyTtl=${probe.replyTtl}`,
    probe.quotedTtl !== undefined && `quotedTtl=${probe.quotedTtl}`,
    probe.icmpType !== undefined && `icmp=${probe.icmpType}/${probe.icmpCode ?? ''}`,
    probe.size !== undefined && `size=${probe.size}`,
    probe.tos !== undefined && `tos=${probe.tos}`,
    probe.flowId && `flow=${probe.flowId}`,
    probe.annotation && `${probe.annotation.raw} (${probe.annotation.kind})`,
  ];
  return parts.filter(Boolean).join(' ');
}
