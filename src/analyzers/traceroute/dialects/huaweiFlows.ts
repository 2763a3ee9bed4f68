import type { Trace } from '../../../model/trace';

/**
 * A multipath trace prints its header once and then a trace for each destination port: the header, which has no hops of its own,
 * goes to the first flow, and what it says of the target to all of them.
 */
export function joinFlows(traces: readonly Trace[]): readonly Trace[] {
  const joined: Trace[] = [];
  let head: Trace | undefined;
  for (const trace of traces) {
    if (!isFlow(trace)) {
      head = trace;
      joined.push(trace);
      continue;
    }
    const flow = head ? withTarget(trace, head) : trace;
    const before = joined.at(-1);
    if (before && before === head && before.hops.length === 0) joined[joined.length - 1] = withHeader(flow, before);
    else joined.push(flow);
  }
  return joined.map((trace, n) => ({ ...trace, id: traces[n]?.id ?? trace.id }));
}

function isFlow(trace: Trace): boolean {
  return trace.port !== undefined && trace.flow === 'fixed';
}

function withTarget(flow: Trace, { target, targetIp, maxHops, packetSize, vrf }: Trace): Trace {
  const arrived = flow.hops.at(-1)?.probes.some((probe) => probe.ip !== undefined && probe.ip === targetIp) ?? false;
  return {
    ...flow,
    ...(target !== undefined && { target }),
    ...(targetIp !== undefined && { targetIp }),
    ...(maxHops !== undefined && { maxHops }),
    ...(packetSize !== undefined && { packetSize }),
    ...(vrf !== undefined && { vrf }),
    reached: arrived ? 'yes' : flow.reached,
    truncated: flow.truncated || (!arrived && flow.reached === 'unknown'),
  };
}

function withHeader(flow: Trace, head: Trace): Trace {
  return {
    ...flow,
    span: { start: head.span.start, end: flow.span.end },
    frame: [...(head.frame ?? []), ...(flow.frame ?? [])],
    unparsed: [...head.unparsed, ...flow.unparsed],
  };
}
