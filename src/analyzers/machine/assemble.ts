import type { Source } from '../../model/source';
import type { Span } from '../../model/span';
import type { Hop, Reached, Trace, TraceWarning } from '../../model/trace';
import { endsTrace } from '../traceroute/annotation';
import type { Unnumbered } from './dialect';

/** Facts of the trace as a whole that formats carry in different measure. */
export type MachineFacts = Partial<
  Pick<
    Trace,
    | 'target'
    | 'targetIp'
    | 'sourceHost'
    | 'sourceIp'
    | 'publicIp'
    | 'protocol'
    | 'port'
    | 'maxHops'
    | 'packetSize'
    | 'startedAt'
    | 'flowId'
    | 'probeId'
    | 'measurementId'
    | 'stopReason'
  >
>;

/** What a dialect read from a record. All that is the same for every dialect is added by `assemble`. */
export interface RecordReading {
  readonly dialect: string;
  readonly flow: Trace['flow'];
  readonly aggregate?: boolean;
  /** In ascending TTL. */
  readonly hops: readonly Hop[];
  readonly facts: MachineFacts;
  readonly span: Span;
  /** The record ends before it is closed. */
  readonly cut: boolean;
  /** Members that the dialect does not know. */
  readonly unparsed: readonly Span[];
  readonly warnings?: readonly TraceWarning[];
}

export function assemble(source: Source, reading: RecordReading): Unnumbered {
  const { dialect, flow, hops, facts, span, cut, unparsed } = reading;
  return {
    source: source.id,
    dialect,
    ...(source.role && { role: source.role }),
    ...facts,
    flow,
    reached: reachedBy(reading),
    truncated: cut,
    aggregate: reading.aggregate ?? false,
    hops,
    warnings: reading.warnings ?? [],
    span: { start: span.start, end: span.end },
    frame: frameOf(span, hops),
    unparsed: unparsed.map(({ start, end }) => ({ source: source.id, start, end })),
  };
}

/** What stands before the first hop of the record and behind the last. */
function frameOf(span: Span, hops: readonly Hop[]): readonly Span[] {
  let first = span.end;
  let last = span.start;
  for (const hop of hops) {
    if (hop.span.start < first) first = hop.span.start;
    if (hop.span.end > last) last = hop.span.end;
  }
  if (last <= first) return [{ start: span.start, end: span.end }];
  return last < span.end
    ? [
        { start: span.start, end: first },
        { start: last, end: span.end },
      ]
    : [{ start: span.start, end: first }];
}

/** Tools write a record when they have finished: a whole one in which the target never answers says that it was not reached. */
function reachedBy({ hops, facts, cut }: RecordReading): Reached {
  const { target, targetIp } = facts;
  if (target === undefined && targetIp === undefined) return 'unknown';
  let refused = false;
  for (let at = hops.length - 1; at >= 0; at--) {
    for (const probe of hops[at]?.probes ?? []) {
      if (probe.lost) continue;
      if (targetIp !== undefined ? probe.ip === targetIp : probe.host === target || probe.ip === target) return 'yes';
      refused ||= probe.annotation !== undefined && endsTrace(probe.annotation);
    }
  }
  return cut && !refused ? 'unknown' : 'no';
}
