import type { Span } from '../../../model/span';
import type { Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import { groupHops, type Placed } from '../hops';
import { setIcmp } from '../icmp';
import type { JsonValue } from '../json';
import { items, member, objects, numberOf, placeOf, textOf, ttlOf, unknownMembers } from '../member';
import { readIcmpExtensions } from '../mpls';
import { isUntold, setHostOrIp, setTime } from '../responder';
import { scamperFacts } from './scamper';

/**
 * `scamper -c tracelb` in JSON: all paths that a balancer offers (MDA). Each probe keeps its flow id, so the path of a flow is read by
 * following it from TTL to TTL; flows that were not tried at a TTL are not there. Source: scamper_tracelb_json.c of scamper 20211212.
 */
export const tracelb: JsonDialect = {
  id: 'scamper-tracelb',
  name: 'traceroute.dialect.scamper-tracelb',
  owns: (record) => member(record, 'type')?.scalar === 'tracelb' && member(record, 'nodes')?.kind === 'array',
  read(record, source): readonly Unnumbered[] {
    const unparsed: Span[] = [...unknownMembers(record, KNOWN)];
    const nodes = items(member(record, 'nodes'));
    const placed = [...firstNode(nodes[0], record), ...nodes.flatMap(probesBehind)];
    const hops = groupHops(placed);
    const facts = scamperFacts(record);
    const { cut } = record;
    const reading = { dialect: tracelb.id, flow: 'per-probe', hops, facts, span: record, cut, unparsed } as const;
    return [assemble(source, reading)];
  },
};

const KNOWN = new Set([
  ...[
    'attempts',
    'confidence',
    'dport',
    'dst',
    'firsthop',
    'gaplimit',
    'linkc',
    'method',
    'nodec',
    'nodes',
    'probe_size',
  ],
  ...[
    'probec',
    'probec_max',
    'sport',
    'src',
    'start',
    'tos',
    'type',
    'userid',
    'version',
    'wait_probe',
    'wait_timeout',
  ],
]);

/** Probes stand at the links, so the node that all begin at has none of its own: it answered at the first TTL, at no known time. */
function firstNode(node: JsonValue | undefined, record: JsonValue): readonly Placed[] {
  const address = member(node, 'addr');
  const ttl = ttlOf(member(record, 'firsthop'));
  if (!address || ttl === undefined) return [];
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(address) } };
  setHostOrIp(probe, address);
  return probe.lost ? [] : [{ ttl, probe, span: placeOf(address) }];
}

/** `links` is a list of TTLs behind the node, each with the responders there. */
function probesBehind(node: JsonValue): readonly Placed[] {
  return items(member(node, 'links')).flatMap((set) =>
    items(set).flatMap((responder) =>
      objects(member(responder, 'probes')).flatMap((probe) => readProbe(probe, member(responder, 'addr'))),
    ),
  );
}

function readProbe(item: JsonValue, address: JsonValue | undefined): readonly Placed[] {
  const ttl = ttlOf(member(item, 'ttl'));
  if (ttl === undefined) return [];
  const flowId = textOf(member(item, 'flowid'));
  const replies = objects(member(item, 'replies'));
  const span = placeOf(item);
  const lost: Growing<Probe> = { index: 0, lost: true, spans: { all: span } };
  if (isUntold(lost, item) && replies.length === 0) return [];
  const probes = replies.length === 0 ? [lost] : replies.map((reply) => readReply(reply, address));
  return probes.map((probe) => {
    if (flowId !== undefined) probe.flowId = flowId;
    return { ttl, probe, span };
  });
}

function readReply(reply: JsonValue, address: JsonValue | undefined): Growing<Probe> {
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(reply) } };
  if (address) setHostOrIp(probe, address);
  setTime(probe, member(reply, 'rtt'));
  setIcmp(probe, member(reply, 'icmp_type'), member(reply, 'icmp_code'));
  const replyTtl = numberOf(member(reply, 'ttl'));
  const quotedTtl = numberOf(member(reply, 'icmp_q_ttl'));
  const extensions = member(reply, 'icmpext') ?? member(reply, 'icmp_ext');
  const mpls = extensions && readIcmpExtensions(extensions);
  if (replyTtl !== undefined) probe.replyTtl = replyTtl;
  if (quotedTtl !== undefined) probe.quotedTtl = quotedTtl;
  if (mpls) probe.mpls = mpls;
  return probe;
}
