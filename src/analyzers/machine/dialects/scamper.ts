import type { Span } from '../../../model/span';
import type { Hop, Probe, Trace } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble, type MachineFacts } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import { groupHops, type Placed } from '../hops';
import { setIcmp } from '../icmp';
import type { JsonValue } from '../json';
import { objects, member, memberAt, memberSpan, numberOf, placeOf, textOf, ttlOf, unknownMembers } from '../member';
import { readIcmpExtensions } from '../mpls';
import { protocolOf } from '../protocol';
import { setHost, setHostOrIp, setTime } from '../responder';
import { originOf, targetOf } from '../target';
import { isoOfSeconds } from '../when';

/** `scamper -O json` and sc_warts2json, traces. Source: scamper_trace_json.c of scamper 20211212 and its man page. */
export const scamper: JsonDialect = {
  id: 'scamper-json',
  name: 'traceroute.dialect.scamper-json',
  owns(record) {
    const type = member(record, 'type')?.scalar;
    if (type === 'cycle-start' || type === 'cycle-stop') return member(record, 'list_name') !== undefined;
    return type === 'trace' && member(record, 'method') !== undefined && member(record, 'dst') !== undefined;
  },
  read(record, source): readonly Unnumbered[] {
    if (member(record, 'type')?.scalar !== 'trace') return [];
    const unparsed: Span[] = [...unknownMembers(record, KNOWN)];
    const hops = readHops(objects(member(record, 'hops')), unparsed);
    const flow = flowOf(textOf(member(record, 'method')));
    const facts = scamperFacts(record);
    const { cut } = record;
    return [assemble(source, { dialect: scamper.id, flow, hops, facts, span: record, cut, unparsed })];
  },
};

const KNOWN = new Set([
  ...[
    'attempts',
    'confidence',
    'cycle_id',
    'dport',
    'dst',
    'dtree_firsthop',
    'firsthop',
    'gaplimit',
    'hop_count',
    'hops',
  ],
  ...['hoplimit', 'icmp_sum', 'list_id', 'list_name', 'loops', 'method', 'monitor', 'offset', 'payload', 'pmtud'],
  ...[
    'probe_count',
    'probe_size',
    'probec',
    'rtr',
    'sport',
    'squeries',
    'src',
    'start',
    'stop_data',
    'stop_reason',
    'tos',
  ],
  ...['type', 'userid', 'version', 'wait', 'wait_probe', 'wait_timeout'],
]);

const HOP = new Set([
  ...['addr', 'name', 'icmp_code', 'icmp_nhmtu', 'icmp_q_ipl', 'icmp_q_tos', 'icmp_q_ttl', 'icmp_type', 'icmpext'],
  ...['probe_id', 'probe_size', 'probe_ttl', 'reply_ipid', 'reply_size', 'reply_tos', 'reply_ttl', 'rtt', 'rx', 'tx'],
  ...['tcp_flags'],
]);

/** Paris methods keep what balancers hash; classic UDP counts its port up. */
function flowOf(method: string | undefined): Trace['flow'] {
  if (method?.includes('paris')) return 'fixed';
  return method === 'udp' ? 'per-probe' : 'unknown';
}

/** Shared with tracelb, whose records begin alike. */
export function scamperFacts(record: JsonValue): MachineFacts {
  const facts: Growing<MachineFacts> = {
    ...targetOf(textOf(member(record, 'dst'))),
    ...originOf(textOf(member(record, 'src'))),
  };
  const protocol = protocolOf(textOf(member(record, 'method')));
  const port = numberOf(member(record, 'dport'));
  const sport = textOf(member(record, 'sport'));
  const maxHops = numberOf(member(record, 'hoplimit'));
  const packetSize = numberOf(member(record, 'probe_size'));
  const stopReason = textOf(member(record, 'stop_reason'));
  const startedAt = isoOfSeconds(numberOf(memberAt(record, 'start', 'sec')));
  if (protocol) facts.protocol = protocol;
  if (port !== undefined) facts.port = port;
  if (sport !== undefined && textOf(member(record, 'method'))?.includes('paris')) facts.flowId = sport;
  if (maxHops) facts.maxHops = maxHops;
  if (packetSize !== undefined) facts.packetSize = packetSize;
  if (stopReason !== undefined) facts.stopReason = stopReason;
  if (startedAt) facts.startedAt = startedAt;
  return facts;
}

/**
 * Only answers are written. `probe_id` counts the attempts at a TTL, so a number that is left out is a lost probe. Silent TTLs are
 * missing as they are in the record.
 */
function readHops(entries: readonly JsonValue[], unparsed: Span[]): readonly Hop[] {
  const first = entries.reduce((least, entry) => Math.min(least, numberOf(member(entry, 'probe_id')) ?? 1), 1);
  const next = new Map<number, number>();
  const placed: Placed[] = [];
  for (const entry of entries) {
    const ttl = ttlOf(member(entry, 'probe_ttl'));
    if (ttl === undefined) continue;
    const id = member(entry, 'probe_id');
    const number = numberOf(id) ?? first;
    const expected = next.get(ttl) ?? first;
    for (let lost = expected; id && lost < number && lost < expected + MOST_ATTEMPTS; lost++)
      placed.push({ ttl, probe: { index: 0, lost: true, spans: { all: placeOf(id) } }, span: placeOf(entry) });
    next.set(ttl, Math.max(expected, number + 1));
    placed.push({ ttl, probe: readProbe(entry, unparsed), span: placeOf(entry) });
  }
  return groupHops(placed);
}

/** scamper allows 20 (`-q`). */
const MOST_ATTEMPTS = 20;

function readProbe(entry: JsonValue, unparsed: Span[]): Growing<Probe> {
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(entry) } };
  const address = member(entry, 'addr');
  if (address) setHostOrIp(probe, address);
  setHost(probe, member(entry, 'name'));
  setTime(probe, member(entry, 'rtt'));
  setIcmp(probe, member(entry, 'icmp_type'), member(entry, 'icmp_code'));
  const replyTtl = numberOf(member(entry, 'reply_ttl'));
  const size = numberOf(member(entry, 'reply_size'));
  const tos = numberOf(member(entry, 'reply_tos'));
  const quotedTtl = numberOf(member(entry, 'icmp_q_ttl'));
  const pmtu = numberOf(member(entry, 'icmp_nhmtu'));
  const extensions = member(entry, 'icmpext');
  const mpls = extensions && readIcmpExtensions(extensions);
  if (replyTtl !== undefined) probe.replyTtl = replyTtl;
  if (size !== undefined) probe.size = size;
  if (tos !== undefined) probe.tos = tos;
  if (quotedTtl !== undefined) probe.quotedTtl = quotedTtl;
  if (pmtu) probe.pmtu = pmtu;
  if (mpls) probe.mpls = mpls;
  for (const item of entry.items) if (!HOP.has(item.key)) unparsed.push(memberSpan(item));
  return probe;
}
