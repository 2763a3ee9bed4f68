import type { Span } from '../../../model/span';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { rewordRouter } from '../routerWords';
import { inkOf } from '../scan';
import { readAddress } from '../words';
import { joinFlows } from './huaweiFlows';

const form: InlineForm = {
  dialect: 'huawei-vrp',
  // " traceroute to  192.0.2.1(192.0.2.1), max hops: 30 ,packet length: 40,press CTRL_C to break "
  // "traceroute to vpna 192.168.1.2(192.168.1.2), max hops:30,packet length:40,press CTRL_C to break"
  // "traceroute to 2001:db8::1  30 hops max,60 bytes packet"
  header:
    /^ *tracer(?:oute|t)6?(?: +multipath)? +to +(?:([^\s(),]{1,64}) +)?([^\s(),]{1,255}?)(?: *\(([^\s()]{1,255})\))?(?: *, *max +hops *: *(\d{1,3}) *,? *packet +length *: *(\d{1,5})| +(\d{1,3}) +hops +max *, *(\d{1,5}) +bytes +packet)(?: *,? *press +CTRL[_+]C +to +break)?/i,
  facts: factsOf,
  grammar: { reword: rewordRouter, anyHost: true, codesAlone: 'untimed' },
  accepts: () => true,
};

/** `tracert` of Huawei VRP, also `tracert multipath -detail`. Source: VRP command reference, "Ping and Tracert Configuration Commands". */
export const huaweiVrp: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.huawei-vrp',
  most: 0.98,
  opens: (line) =>
    form.header.test(line.text) || FLOW.test(line.text) || SUMMARY.test(line.text) ? 'header' : undefined,
  detect: score,
  parse: (block, id) => (isSummary(block) ? undefined : assemble(block, id, read(block))),
  link: joinFlows,
  continues: (block) => isFlow(block) || isSummary(block),
  takes: (block) => (isSummary(block) ? summaryOf(block) : undefined),
};

// " destination-port: 33434" begins the next flow of a multipath trace
const FLOW = /^ *destination-port *: *(\d{1,5}) *$/i;
// "--- summary of all paths ---" is followed by the paths once more
const SUMMARY = /^ *-{2,} *summary of all paths *-{2,} *$/i;

function score(block: Block): number {
  if (isSummary(block)) return 0.9;
  const flow = isFlow(block);
  if (!flow && !isHeaded(block, form)) return 0;
  const { rows, good } = weighInline(block, form);
  if (rows === 0) return flow ? 0 : 0.97;
  return good > 0 ? 0.55 + (good / rows) * 0.42 : 0;
}

function read(block: Block): Reading {
  const first = block.lines[0];
  const port = FLOW.exec(first?.text ?? '')?.[1];
  const reading = readInlineTrace(block, form, port ? 'fixed' : 'per-probe');
  if (!first || !port) return reading;
  const hops = reading.hops.map((hop) => ({ ...hop, probes: hop.probes.map((probe) => ({ ...probe, flowId: port })) }));
  return {
    ...reading,
    hops,
    frame: [inkOf(first), ...reading.frame],
    facts: { ...reading.facts, protocol: 'udp', port: Number(port), flowId: port },
  };
}

/** `vpna 192.168.1.2(192.168.1.2)`: the VPN instance stands before the target; with -name the name stands in the brackets. */
function factsOf([, vrf, first, inBrackets, hops, length, hops6, length6]: RegExpExecArray): Reading['facts'] {
  const own = readAddress(first ?? '', 0)?.ip;
  const enclosed = readAddress(inBrackets ?? '', 0)?.ip;
  const maxHops = hops ?? hops6;
  const packetSize = length ?? length6;
  const targetIp = enclosed ?? own;
  return {
    target: (enclosed ? first : (inBrackets ?? first)) ?? '',
    ...(targetIp && { targetIp }),
    ...(maxHops && { maxHops: Number(maxHops) }),
    ...(packetSize && { packetSize: Number(packetSize) }),
    ...(vrf && { vrf }),
  };
}

function isFlow(block: Block): boolean {
  return FLOW.test(block.lines[0]?.text ?? '');
}

function isSummary(block: Block): boolean {
  return SUMMARY.test(block.lines[0]?.text ?? '');
}

/** Down to the first blank line or prompt: nothing in it is new. */
function summaryOf({ lines }: Block): Span | undefined {
  const end = lines.findIndex((line, n) => n > 0 && (line.text.trim() === '' || PROMPT.test(line.text)));
  const taken = end < 0 ? lines : lines.slice(0, end);
  const first = taken[0];
  const last = taken.at(-1);
  return first && last && { start: inkOf(first).start, end: inkOf(last).end };
}

// "<HUAWEI>", "[~HUAWEI]"
const PROMPT = /^ *(?:<[^<>]{1,64}>|\[[^[\]]{1,64}\])/;
