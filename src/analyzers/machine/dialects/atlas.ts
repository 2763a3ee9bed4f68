import type { Source } from '../../../model/source';
import type { Span } from '../../../model/span';
import type { Annotation, Hop, Probe, TraceWarning } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { readAddress } from '../../traceroute/words';
import { assemble, type MachineFacts } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import type { JsonValue } from '../json';
import { items, member, objects, memberSpan, numberOf, placeOf, textOf, ttlOf, unknownMembers } from '../member';
import { readIcmpExtensions } from '../mpls';
import { protocolOf } from '../protocol';
import { addressOf, isUntold, setHostOrIp, setTime } from '../responder';
import { isoOfSeconds } from '../when';

/**
 * Traceroute results of RIPE Atlas: an array, one a line, or a single object.
 * Source: "Data structure v2 for firmware 5080", https://atlas.ripe.net/docs/apis/result-format/ (traceroute).
 */
export const atlas: JsonDialect = {
  id: 'ripe-atlas',
  name: 'traceroute.dialect.ripe-atlas',
  owns(record) {
    const type = member(record, 'type');
    if (type && type.scalar !== 'traceroute') return false;
    const first = items(member(record, 'result'))[0];
    if (first) return Boolean(member(first, 'hop') ?? (type && member(first, 'error')));
    return Boolean(type && (member(record, 'msm_id') ?? member(record, 'prb_id')));
  },
  read: readResult,
};

/** Members that are understood; those without a field in the model are bookkeeping of the platform. */
const KNOWN = new Set([
  ...['af', 'bundle', 'destination_option_size', 'dst_addr', 'dst_name', 'endtime', 'error', 'from', 'fw', 'group_id'],
  ...['hop_by_hop_option_size', 'lts', 'msm_id', 'msm_name', 'mver', 'paris_id', 'prb_id', 'proto', 'result', 'size'],
  ...['src_addr', 'stored_timestamp', 'timestamp', 'tos', 'ttr', 'type'],
  ...['name', 'addr', 'srcaddr', 'mode', 'pf'],
]);

function readResult(record: JsonValue, source: Source): readonly Unnumbered[] {
  const unparsed: Span[] = [...unknownMembers(record, KNOWN)];
  const warnings: TraceWarning[] = [];
  const hops: Hop[] = [];
  const paris = numberOf(member(record, 'paris_id'));
  const result = member(record, 'result');
  for (const item of result?.kind === 'object' ? [result] : objects(result)) {
    const hop = readHop(item, unparsed, warnings);
    if (hop) hops.push(hop);
  }
  noteError(member(record, 'error'), warnings);
  const facts = factsOf(record, paris);
  const flow = paris === undefined ? 'unknown' : paris > 0 ? 'fixed' : 'per-probe';
  const { span, cut } = { span: record, cut: record.cut };
  return [assemble(source, { dialect: atlas.id, flow, hops, facts, span, cut, unparsed, warnings })];
}

/** What probes with firmware 1 called them (before 2013). */
const OLD_NAMES = new Map([
  ['name', 'dst_name'],
  ['addr', 'dst_addr'],
  ['srcaddr', 'src_addr'],
  ['mode', 'proto'],
  ['pf', 'af'],
]);

function factsOf(record: JsonValue, paris: number | undefined): MachineFacts {
  const facts: Growing<MachineFacts> = {};
  for (const item of record.items) {
    const text = textOf(item);
    if (text === undefined) continue;
    const key = OLD_NAMES.get(item.key) ?? item.key;
    if (key === 'dst_name') facts.target = text;
    else if (key === 'dst_addr') facts.targetIp = addressOf(text);
    else if (key === 'src_addr') facts.sourceIp = addressOf(text);
    else if (item.key === 'from') facts.publicIp = addressOf(text);
    else if (key === 'proto') facts.protocol = protocolOf(text);
    else if (item.key === 'size') facts.packetSize = numberOf(item);
    else if (item.key === 'timestamp') facts.startedAt = isoOfSeconds(numberOf(item));
    else if (item.key === 'prb_id') facts.probeId = text;
    else if (item.key === 'msm_id') facts.measurementId = text;
  }
  if (paris !== undefined && paris > 0) facts.flowId = String(paris);
  return facts;
}

/** Hop 255 is a last try beyond the gap: the TTL is kept as it is (T10). */
function readHop(item: JsonValue, unparsed: Span[], warnings: TraceWarning[]): Hop | undefined {
  let ttl: number | undefined;
  let probes: readonly Probe[] = [];
  for (const part of item.items) {
    if (part.key === 'hop') ttl = ttlOf(part);
    else if (part.key === 'result') probes = readProbes(part, unparsed);
    else if (part.key === 'error') noteError(part, warnings);
    else unparsed.push(memberSpan(part));
  }
  if (ttl === undefined) return undefined;
  return { ttl, probes, span: placeOf(item) };
}

function readProbes(result: JsonValue, unparsed: Span[]): readonly Probe[] {
  const told = objects(result);
  const probes = told.map((item, index) => readProbe(item, index, unparsed));
  const [last, end] = [probes.at(-1), told.at(-1)];
  return last && end && isUntold(last, end) ? probes.slice(0, -1) : probes;
}

function noteError(error: JsonValue | undefined, warnings: TraceWarning[]): void {
  const text = textOf(error);
  if (error && text) warnings.push({ code: 'tool-notice', args: { text }, span: placeOf(error) });
}

/** Nearly all answers have the same four members: made in one piece, they cost half the time and memory of an object that grows. */
function readProbe(item: JsonValue, index: number, unparsed: Span[]): Probe {
  const [from, ttl, size, rtt] = item.items;
  const isUsual =
    item.items.length === 4 && from?.key === 'from' && ttl?.key === 'ttl' && size?.key === 'size' && rtt?.key === 'rtt';
  if (isUsual) {
    const address = readAddress(textOf(from) ?? '', from.start);
    const [rttMs, replyTtl, bytes] = [numberOf(rtt), numberOf(ttl), numberOf(size)];
    if (address?.ip !== undefined && rttMs !== undefined) {
      const spans = { address: address.span, time: placeOf(rtt), all: placeOf(item) };
      return { index, ip: address.ip, rttMs, lost: false, replyTtl, size: bytes, spans };
    }
  }
  const probe: Growing<Probe> = { index, lost: true, spans: { all: placeOf(item) } };
  for (const part of item.items) setField(probe, part, unparsed);
  return probe;
}

function setField(probe: Growing<Probe>, part: JsonValue, unparsed: Span[]): void {
  switch (part.key) {
    case 'from':
      setHostOrIp(probe, part);
      break;
    case 'rtt':
      setTime(probe, part);
      break;
    case 'ttl':
      probe.replyTtl = numberOf(part);
      break;
    case 'size':
      probe.size = numberOf(part);
      break;
    case 'err':
      probe.annotation = errorOf(part);
      break;
    case 'late':
      probe.late = true;
      break;
    case 'dup':
      probe.duplicate = true;
      break;
    case 'mtu':
      probe.pmtu = numberOf(part);
      break;
    case 'ittl':
      probe.quotedTtl = numberOf(part);
      break;
    case 'tos':
      probe.tos = numberOf(part);
      break;
    case 'icmpext':
      probe.mpls = readIcmpExtensions(part);
      break;
    default:
      if (!UNUSED.has(part.key)) unparsed.push(memberSpan(part));
  }
}

/** Understood, but nothing that a route needs: `x` says "lost", which the missing address says as well. */
const UNUSED = new Set(['x', 'edst', 'srcaddr', 'flags', 'itos', 'dstoptsize', 'hbhoptsize', 'rtt_min', 'rx']);

const ERRORS: Readonly<Record<string, Annotation['kind']>> = {
  N: 'network-unreachable',
  H: 'host-unreachable',
  A: 'prohibited',
  P: 'protocol-unreachable',
  p: 'port-unreachable',
  // "beyond scope" in the code of the probes, an unreachable of IPv6
  h: 'host-unreachable',
};

function errorOf(part: JsonValue): Annotation | undefined {
  const raw = textOf(part);
  if (raw === undefined) return undefined;
  const code = numberOf(part);
  if (code !== undefined) return { raw, kind: 'icmp-code', icmpCode: code, span: placeOf(part) };
  const kind = Object.hasOwn(ERRORS, raw) ? ERRORS[raw] : undefined;
  return { raw, kind: kind ?? 'unknown', span: placeOf(part) };
}
