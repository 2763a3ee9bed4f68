import type { Span } from '../../../model/span';
import type { Annotation, MplsLabel, Probe } from '../../../model/trace';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress } from '../words';

/** One line of dublin-traceroute below its flow. */
export interface DublinRow {
  readonly ttl: number;
  readonly probe: Probe;
  /** A time that ran below zero, in milliseconds as printed. */
  readonly underflow?: { readonly value: number; readonly span: Span };
  readonly span: Span;
}

// "1    *"
const SILENT = /^ *(\d{1,3}) +\* *$/;
// "3    203.0.113.5 (gw.example), IP ID: 50201 RTT 5.130 ms  ICMP (type=11, code=0) 'TTL expired in transit', NAT ID: 0, flow hash: 2365"
const ANSWERED =
  /^ *(\d{1,3}) +([\da-fA-F:.]{2,45}) \(([^()\s]{0,255})\), IP ID: \d{1,5} +RTT (\d{1,10})\.(\d{1,3}) ms +(ICMP \(type=(\d{1,3}), code=(\d{1,3})\) '[^']{0,80}')/;
// "MPLS(label=24005, experimental=0, bottom_of_stack=1, ttl=1)"
const LABEL = /MPLS\(label=(\d{1,7}), experimental=(\d), bottom_of_stack=([01]), ttl=(\d{1,3})\)/g;
// ", NAT ID: 50390 (NAT detected)"
const NAT_ID = /, NAT ID: (\d{1,5})/;

const LONGEST_LINE = 4_000;
/** Above this a 32-bit count of microseconds has run below zero. */
const UNDERFLOW_MS = 4_290_000;

export function readDublinRow(line: ScanLine, flowId: string | undefined): DublinRow | undefined {
  if (line.text.length > LONGEST_LINE) return undefined;
  const silent = SILENT.exec(line.text);
  const parts = silent ? null : ANSWERED.exec(line.text);
  if (!silent && !parts) return undefined;
  const ink = inkOf(line);
  if (silent) {
    const ttl = Number(silent[1]);
    return ttl > 255 ? undefined : { ttl, probe: lostProbe(0, { start: ink.end - 1, end: ink.end }), span: ink };
  }
  return parts ? answered(line, parts, ink, flowId) : undefined;
}

function answered(
  line: ScanLine,
  parts: RegExpExecArray,
  ink: Span,
  flowId: string | undefined,
): DublinRow | undefined {
  const [whole, ttl = '', ip = '', name = '', ms = '', fraction = ''] = parts;
  const at = line.start + whole.indexOf(ip, whole.indexOf(ttl) + ttl.length);
  const address = readAddress(ip, at);
  if (!address || Number(ttl) > 255) return undefined;
  const hostStart = at + ip.length + ' ('.length;
  const host =
    name === '' || name === ip ? {} : { host: name, hostSpan: { start: hostStart, end: hostStart + name.length } };
  const time = timeSpan(line, whole, `${ms}.${fraction} ms`);
  // It prints the microseconds without leading zeros: "7.97 ms" is 7 ms and 97 µs.
  const value = Number(`${ms}.${fraction.padStart(3, '0')}`);
  const over = value > UNDERFLOW_MS;
  const rtt = over ? undefined : { value, lessThan: false, unit: 'ms' };
  const probe = answeredProbe(0, { address, ...host }, { start: at, end: ink.end }, time, rtt);
  tell(probe, line, parts, flowId);
  return { ttl: Number(ttl), probe, span: ink, ...(over && { underflow: { value, span: time } }) };
}

function timeSpan(line: ScanLine, whole: string, printed: string): Span {
  const start = line.start + whole.indexOf(`RTT ${printed}`) + 'RTT '.length;
  return { start, end: start + printed.length };
}

/** What stands behind the time: the ICMP message, the label stack, the NAT id. */
function tell(probe: Growing<Probe>, line: ScanLine, parts: RegExpExecArray, flowId: string | undefined): void {
  const [whole, , , , , , icmp = '', type, code] = parts;
  const rest = line.text.slice(whole.length);
  const mpls = [...rest.matchAll(LABEL)].map(labelOf);
  const natId = NAT_ID.exec(rest)?.[1];
  if (mpls.length > 0) probe.mpls = mpls;
  if (natId !== undefined) probe.natId = Number(natId);
  if (flowId !== undefined) probe.flowId = flowId;
  if (type === UNREACHABLE) {
    const end = line.start + whole.length;
    const kind = BY_CODE[code ?? ''] ?? 'icmp-code';
    probe.annotation = { raw: icmp, kind, icmpCode: Number(code), span: { start: end - icmp.length, end } };
  }
}

function labelOf([, label, tc, s, ttl]: RegExpMatchArray): MplsLabel {
  return { label: Number(label), tc: Number(tc), s: Number(s), ttl: Number(ttl) };
}

/** "Destination unreachable" of IPv4 and its codes (RFC 792, RFC 1812); all else is "time exceeded". */
const UNREACHABLE = '3';
const BY_CODE: Readonly<Record<string, Annotation['kind']>> = {
  '0': 'network-unreachable',
  '1': 'host-unreachable',
  '2': 'protocol-unreachable',
  '3': 'port-unreachable',
  '4': 'fragmentation-needed',
  '9': 'prohibited',
  '10': 'prohibited',
  '13': 'prohibited',
};
