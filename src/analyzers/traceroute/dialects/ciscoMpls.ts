import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import type { Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress } from '../words';
import { isPreamble } from './cisco';
import { readLspRow, type LspRow } from './ciscoMplsRow';

/** `traceroute mpls` of IOS and IOS XR: a code, the TTL, the answering router and the labels it sends on. Source: RFC 8029; Cisco MPLS LSP ping/traceroute guide. */
export const ciscoMpls: Dialect = {
  id: 'cisco-mpls',
  name: 'traceroute.dialect.cisco-mpls',
  most: 0.96,
  // Not a header: "Type escape sequence to abort." follows it and belongs to it.
  opens(line) {
    if (HEADER.test(line.text)) return 'preamble';
    return PATH.test(line.text) ? 'header' : undefined;
  },
  owns: (line) => readLspRow(line) !== undefined,
  detect(block) {
    const headed = block.others.some(({ text }) => HEADER.test(text) || PATH.test(text));
    if (!headed && !block.rows[0]?.row?.words.some(({ text }) => text === 'MRU')) return 0;
    const rows = block.lines.filter((line) => readLspRow(line) !== undefined).length;
    return rows === 0 ? 0 : headed ? 0.96 : rows > 1 ? 0.8 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
  // The paths of a multipath trace are traces of one target, which is told above the first of them.
  continues: ({ lines }) => lines.some(({ text }) => PATH.test(text)) && !lines.some(({ text }) => HEADER.test(text)),
  link(traces) {
    const { target, targetIp } = traces[0] ?? {};
    return traces.map((one) =>
      one.target ? one : { ...one, ...(target && { target }), ...(targetIp && { targetIp }) },
    );
  },
};

// "Tracing MPLS Label Switched Path to 192.0.2.252/32, timeout is 2 seconds", "Tracing MPLS TE Label Switched Path on Tunnel1, timeout …"
// "Starting LSP Multipath Traceroute for 192.0.2.252/32"
const HEADER =
  /^ *(?:Tracing +MPLS +(?:TE +)?Label +Switched +Path +(?:to|on|with)|Starting +LSP +(?:Multipath +Traceroute|Path +Discovery) +for) +([^,\s]{1,64})/;
// "Path 0 found,"
const PATH = /^ *Path \d{1,4} (?:found|broken|unexplorable) *,/;
// " output interface Et0/0 source 192.0.2.1 destination 127.0.0.1"; IOS XR names the next hop before the source
const SELECTOR = /\boutput interface [^,\n]{1,120}? source ([\da-fA-F.:]{2,45}) destination ([\da-fA-F.:]{2,45})/;
// "LLL!": a sign for each answer, while the tool searches
const PROGRESS = /^ *[LRBQDFMNPXIfmpx.]{0,200}!? *$/;
// "Paths (found/broken/unexplored) (4/0/0)", " Echo Request (sent/fail) (9/0)"
const SUMMARY = /^ *(?:Paths|Echo Request|Echo Reply) \([a-z/]{1,40}\) \([\d/]{1,40}\) *$/;
// "Codes: '!' - success, 'Q' - request not transmitted,", "  '.' - timeout, 'U' - unreachable,"
const LEGEND = /^ *(?:Codes: *)?'[!.A-Za-z]' - /;
// "Total Time Elapsed 12 ms"
const ELAPSED = /^ *Total Time Elapsed \d{1,9} ms *$/;
// "^C" on a line of its own
const INTERRUPT = /^ *\^C *$/;
// "192.0.2.252/32"
const PREFIX = /^([\da-fA-F.:]{2,45})\/(\d{1,3})$/;

function read(block: Block): Reading {
  const hops: GrowingHop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  /** Other words since the last row: inside the hop, if it goes on. */
  let between: Span[] = [];
  let facts: Reading['facts'] = {};
  let last: LspRow | undefined;
  let broken = false;
  for (const line of block.lines) {
    const row = readLspRow(line);
    if (row && (!last || row.ttl >= last.ttl)) {
      if (addRow(hops, row)) for (const span of between) unparsed.push(span);
      between = [];
      last = row;
    } else if (HEADER.test(line.text) && hops.length === 0) {
      facts = targetOf(HEADER.exec(line.text)?.[1] ?? '');
      frame.push(inkOf(line));
    } else if (hops.length === 0 && (PATH.test(line.text) || SELECTOR.test(line.text))) {
      facts = { ...facts, ...flowOf(line.text) };
      frame.push(inkOf(line));
    } else if (last && INTERRUPT.test(line.text)) {
      frame.push(inkOf(line));
      broken = true;
      break;
    } else if (isFrame(line, hops.length > 0)) frame.push(inkOf(line));
    else if (line.text.trim() !== '') between.push(inkOf(line));
  }
  const start = hops[0]?.ttl === 0 ? hops[0].probes[0]?.ip : undefined;
  if (start) facts = { ...facts, sourceIp: start };
  const reached = reachedBy(last);
  const complete = reached === 'yes';
  return { dialect: ciscoMpls.id, flow: 'fixed', hops, frame, unparsed, reached, complete, broken, facts };
}

function isFrame({ text }: ScanLine, behind: boolean): boolean {
  if (PROGRESS.test(text)) return text.trim() !== '';
  return behind ? ELAPSED.test(text) || SUMMARY.test(text) : LEGEND.test(text) || isPreamble(text);
}

/** The address in 127/8 that chooses the path is what makes a flow (RFC 8029, 2.1). */
function flowOf(text: string): Reading['facts'] {
  const [, source, destination] = SELECTOR.exec(text) ?? [];
  const sourceIp = readAddress(source ?? '', 0)?.ip;
  return { ...(sourceIp && { sourceIp }), ...(destination && { flowId: destination }) };
}

/** Several paths answer at the same TTL: true when the hop went on. */
function addRow(hops: GrowingHop[], { ttl, span, probe }: LspRow): boolean {
  const open = hops.at(-1);
  if (open?.ttl !== ttl) {
    hops.push({ ttl, probes: [probe], span });
    return false;
  }
  probe.index = open.probes.length;
  probe.spans = { ...probe.spans, all: span };
  open.probes.push(probe);
  open.span = { start: open.span.start, end: span.end };
  return true;
}

type GrowingHop = Growing<Hop> & { readonly probes: Probe[] };

/** A host prefix is an address; any other is a name for what is traced. */
function targetOf(printed: string): Reading['facts'] {
  const [, address, length] = PREFIX.exec(printed) ?? [];
  const ip = readAddress(address ?? printed, 0)?.ip;
  const isHost = length === undefined || length === (ip?.includes(':') ? '128' : '32');
  return { target: printed, ...(ip && isHost && { targetIp: ip }) };
}

/** `!` is the egress; `L`, `R`, `B` are on the way, `.` did not answer; any other code says what is wrong there. */
function reachedBy(last: LspRow | undefined): Reading['reached'] {
  if (last?.code === '!') return 'yes';
  return last?.code && !'LRB.'.includes(last.code) ? 'no' : 'unknown';
}
