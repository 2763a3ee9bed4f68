import type { Span } from '../../model/span';
import type { Hop, Reached, Trace, TraceWarning } from '../../model/trace';
import type { Line } from '../dialect';
import { endsTrace } from './annotation';
import type { Block } from './blocks';
import { inkOf } from './scan';

/** What a dialect read from a block. All that is the same for every dialect is added by `assemble`. */
export interface Reading {
  readonly dialect: string;
  readonly flow: Trace['flow'];
  readonly hops: readonly Hop[];
  /** Header, table head and footer. */
  readonly frame: readonly Span[];
  /** Words inside a hop that the form does not know. */
  readonly unparsed: readonly Span[];
  readonly warnings?: readonly TraceWarning[];
  /** `^C`, or an address without the time that follows it. */
  readonly broken?: boolean;
  /** Statistics only: no probe is told by itself. */
  readonly aggregate?: boolean;
  /** The tool printed its closing line. */
  readonly complete?: boolean;
  /** What the tool itself said of the target, for example `reached`; absent = to be found from the last hop. */
  readonly reached?: Reached;
  readonly facts: Pick<
    Trace,
    | 'target'
    | 'targetIp'
    | 'sourceHost'
    | 'sourceIp'
    | 'protocol'
    | 'port'
    | 'maxHops'
    | 'packetSize'
    | 'vrf'
    | 'flowId'
    | 'startedAt'
    | 'pmtu'
    | 'hopsForward'
    | 'hopsBack'
  >;
}

export function assemble(block: Block, id: string, reading: Reading): Trace | undefined {
  const { dialect, flow, hops, facts } = reading;
  const frame = block.command && reading.hops.length > 0 ? [block.command, ...reading.frame] : reading.frame;
  const taken = [...frame, ...hops.map((hop) => hop.span)].sort((a, b) => a.start - b.start);
  const first = taken[0];
  if (!first) return undefined;
  const span = { start: first.start, end: taken.reduce((end, one) => Math.max(end, one.end), first.end) };
  const reached = reading.reached ?? reachedBy(reading);
  const left = [...reading.unparsed, ...linesBetween(block.lines, taken, span)].sort((a, b) => a.start - b.start);
  return {
    id,
    source: block.source.id,
    dialect,
    ...(block.source.role && { role: block.source.role }),
    ...facts,
    flow,
    reached,
    truncated: isTruncated(reading, reached),
    aggregate: reading.aggregate ?? false,
    hops,
    warnings: reading.warnings ?? [],
    span,
    frame: frame.map(({ start, end }) => ({ start, end })),
    unparsed: left.map(({ start, end }) => ({ source: block.source.id, start, end })),
  };
}

/** Lines inside the trace that are neither hop nor frame, without their outer blanks. Both lists are in text order. */
export function linesBetween(lines: readonly Line[], taken: readonly Span[], span: Span): readonly Span[] {
  const left: Span[] = [];
  let next = 0;
  let covered = 0;
  for (const line of lines) {
    if (line.end <= span.start || line.start >= span.end) continue;
    for (let one = taken[next]; one && one.start < line.end; one = taken[++next]) covered = Math.max(covered, one.end);
    const ink = inkOf(line);
    if (ink.end > ink.start && covered <= line.start) left.push(ink);
  }
  return left;
}

/**
 * `yes`: the target's address answered at the last hop (T10). `no`: a router said that it goes no further, or the last TTL was tried.
 * `unknown`: the text does not tell.
 */
function reachedBy({ hops, facts, complete }: Reading): Reached {
  const last = hops.at(-1);
  if (!last) return 'unknown';
  const { target, targetIp, maxHops } = facts;
  const answers = last.probes.filter((probe) => !probe.lost);
  const isTarget = targetIp
    ? answers.some((probe) => probe.ip === targetIp || (probe.ip === undefined && probe.host === (target ?? '')))
    : target !== undefined && answers.some((probe) => probe.host === target || probe.ip === target);
  if (isTarget) return 'yes';
  // A closed port is the target's answer, or that of a filter: without a target nobody knows.
  const refusal = answers.find((probe) => probe.annotation && endsTrace(probe.annotation))?.annotation;
  if (refusal) return refusal.kind === 'port-unreachable' && !(targetIp ?? target) ? 'unknown' : 'no';
  if (maxHops !== undefined && last.ttl >= maxHops) return 'no';
  return complete && (targetIp ?? target) ? 'no' : 'unknown';
}

/** The text breaks off: `^C`, fewer probes at the last hop than before (T8), or an end before the last TTL for no stated reason. */
function isTruncated(reading: Reading, reached: Reached): boolean {
  const { hops, facts, broken, complete } = reading;
  if (broken) return true;
  if (complete || reading.aggregate) return false;
  const last = hops.at(-1);
  if (!last) return true;
  if (reached === 'unknown' && facts.maxHops !== undefined) return true;
  const usual = hops.reduce((most, hop) => Math.max(most, hop.probes.length), 0);
  const stated = last.probes.some((probe) => probe.annotation && endsTrace(probe.annotation));
  return last.probes.length < usual && !stated;
}
