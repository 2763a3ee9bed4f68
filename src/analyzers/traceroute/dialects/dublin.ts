import type { Span } from '../../../model/span';
import type { Hop, Trace, TraceWarning } from '../../../model/trace';
import { endsTrace } from '../annotation';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf } from '../scan';
import { readAddress } from '../words';
import { readDublinRow } from './dublinRow';

/**
 * Text of dublin-traceroute: each flow is a section and becomes a trace of its own, for only within a flow is one hop behind the other.
 * Source: hops.cc and icmp_messages.cc of dublin-traceroute 0.4.2.
 */
export const dublin: Dialect = {
  id: 'dublin-text',
  name: 'traceroute.dialect.dublin-text',
  most: 0.98,
  opens(line) {
    if (FLOW.test(line.text)) return 'header';
    return PREAMBLE.some((pattern) => pattern.test(line.text)) ? 'preamble' : undefined;
  },
  detect(block) {
    const rows = block.rows.slice(0, SAMPLE);
    const flow = block.others.some((line) => FLOW.test(line.text));
    if (!flow && !rows.some(({ text }) => text.includes('IP ID: '))) return 0;
    const read = rows.flatMap((line) => readDublinRow(line, undefined) ?? []);
    if (flow) {
      return rows.length === 0 ? 0.5 : read.length > 0 ? 0.5 + (read.length / rows.length) * 0.48 : 0;
    }
    const answers = read.filter(({ probe }) => !probe.lost).length;
    return answers > 0 ? 0.9 * (read.length / rows.length) : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
  link: shareTarget,
};

// "== Flow ID 33434 =="
const FLOW = /^ *== Flow ID (\d{1,5}) == *$/;
// "Traceroute from 0.0.0.0:12345 to 192.0.2.70:33434~33437 (probing 4 paths, min TTL is 1, max TTL is 24, delay is 10 ms)"
const SUMMARY =
  /^ *Traceroute +from +([\da-fA-F:.]{2,45}):\d{1,5} +to +([\da-fA-F:.]{2,45}):\d{1,5}~\d{1,5} +\(probing +\d{1,5} +paths, +min +TTL +is +\d{1,3}, +max +TTL +is +(\d{1,3}), +delay +is/;
const PREAMBLE: readonly RegExp[] = [
  // "WARNING: you are running this program as root. Consider setting the CAP_NET_RAW"
  /^ *WARNING: you are running this program as root\. Consider setting the CAP_NET_RAW/,
  // "         capability and running as non-root user as a more secure alternative."
  /^ *capability and running as non-root user as a more secure alternative/,
  // "Starting dublin-traceroute"
  /^ *Starting dublin-traceroute *$/,
  SUMMARY,
];
const FOOTER: readonly RegExp[] = [
  // "Saved JSON file to trace.json ."
  /^ *Saved JSON file to \S/,
  // "You can convert it to DOT by running python -m dublintraceroute plot trace.json"
  /^ *You can convert it to DOT by running python/,
];
/** The footer stands directly below the last row. */
const FOOTER_LINES = 4;
const SAMPLE = 6;

function read(block: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const warnings: TraceWarning[] = [];
  let flowId: string | undefined;
  let facts: Reading['facts'] = { protocol: 'udp' };
  let since = 0;
  for (const line of block.lines) {
    const row = line.row && readDublinRow(line, flowId);
    const head = hops.length === 0 && !line.row;
    const flow = head ? FLOW.exec(line.text) : null;
    const summary = head ? SUMMARY.exec(line.text) : null;
    since = row ? 0 : since + 1;
    if (row && row.ttl > (hops.at(-1)?.ttl ?? 0)) {
      hops.push({ ttl: row.ttl, probes: [row.probe], span: row.span });
      const { underflow } = row;
      if (underflow) warnings.push(tooSmall(row.ttl, underflow));
    } else if (flow) {
      flowId = flow[1];
      facts = { ...facts, port: Number(flowId) };
      frame.push(inkOf(line));
    } else if (summary) {
      facts = { ...facts, ...factsOf(summary) };
      frame.push(inkOf(line));
    } else if ((head ? PREAMBLE : since <= FOOTER_LINES ? FOOTER : []).some((pattern) => pattern.test(line.text))) {
      frame.push(inkOf(line));
    }
  }
  // Of a silent end the tool prints one line only, so that is no cut.
  const complete = hops.at(-1)?.probes[0]?.lost ?? false;
  return { dialect: dublin.id, flow: 'fixed', hops, frame, unparsed: [], warnings, complete, facts };
}

function tooSmall(ttl: number, { value, span }: { readonly value: number; readonly span: Span }): TraceWarning {
  return { code: 'traceroute.warning.time-underflow', args: { ttl, value }, span };
}

function factsOf([, source, target, maxHops]: RegExpExecArray): Reading['facts'] {
  const sourceIp = readAddress(source ?? '', 0)?.ip;
  const targetIp = readAddress(target ?? '', 0)?.ip;
  return {
    // 0.0.0.0 stands for "whatever the system chooses".
    ...(sourceIp && sourceIp !== '0.0.0.0' && sourceIp !== '::' && { sourceIp }),
    ...(targetIp && { target: targetIp, targetIp }),
    maxHops: Number(maxHops),
  };
}

/** The line about source and target stands above the first flow only and holds for all of them. */
function shareTarget(traces: readonly Trace[]): readonly Trace[] {
  let known: Trace | undefined;
  return traces.map((trace) => {
    if (trace.targetIp) known = trace;
    const { target, targetIp, sourceIp, maxHops } = known ?? {};
    if (trace.targetIp || targetIp === undefined) return trace;
    const facts = { target, targetIp, ...(sourceIp && { sourceIp }), maxHops };
    const reached = reachedIn(trace, targetIp, maxHops);
    return { ...trace, ...facts, reached, truncated: reached === 'unknown' };
  });
}

function reachedIn({ hops }: Trace, targetIp: string, maxHops = 0): Trace['reached'] {
  const last = hops.at(-1);
  const probe = last?.probes[0];
  if (probe?.ip === targetIp) return 'yes';
  const refused = probe?.annotation !== undefined && endsTrace(probe.annotation);
  return refused || probe?.lost || (last !== undefined && last.ttl >= maxHops) ? 'no' : 'unknown';
}
