import type { Source } from '../../../model/source';
import type { Span } from '../../../model/span';
import type { Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble, type MachineFacts } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import { groupHops, type Placed } from '../hops';
import { setIcmp } from '../icmp';
import type { JsonValue } from '../json';
import { items, member, objects, memberAt, memberSpan, numberOf, placeOf, textOf, ttlOf } from '../member';
import { readLabels } from '../mpls';
import { isUntold, setHost, setHostOrIp, setTime } from '../responder';
import { originOf, targetOf } from '../target';
import { isoOfSeconds } from '../when';

/** dublin-traceroute, one trace for each flow; times in µs. Source: hop.cc of dublin-traceroute 0.4. */
export const dublin: JsonDialect = {
  id: 'dublin-json',
  name: 'traceroute.dialect.dublin-json',
  owns(record) {
    const flows = member(record, 'flows');
    const entry = items(flows?.kind === 'object' ? flows.items[0] : undefined)[0];
    return member(entry, 'sent') !== undefined && member(entry, 'received') !== undefined;
  },
  read(record, source): readonly Unnumbered[] {
    const flows = member(record, 'flows')?.items ?? [];
    const swapped = flows.some((flow) => items(flow).some(hasSwappedIcmp));
    const traces = flows.flatMap((flow) => readFlow(flow, swapped, source) ?? []);
    return traces;
  },
};

const TIME_EXCEEDED = 11;

/** Some releases write the ICMP code as `type` and the type as `code`: there is no code 11 of an echo reply. */
function hasSwappedIcmp(entry: JsonValue): boolean {
  const icmp = memberAt(entry, 'received', 'icmp');
  return numberOf(member(icmp, 'code')) === TIME_EXCEEDED && numberOf(member(icmp, 'type')) !== 3;
}

const KNOWN = new Set([
  ...['flowhash', 'is_last', 'name', 'nat_id', 'received', 'rtt_usec', 'sent', 'zerottl_forwarding_bug'],
]);

function readFlow(flow: JsonValue, swapped: boolean, source: Source): Unnumbered | undefined {
  const unparsed: Span[] = [];
  const placed: Placed[] = [];
  for (const entry of objects(flow)) {
    const ttl = ttlOf(memberAt(entry, 'sent', 'ip', 'ttl'));
    const probe = readProbe(entry, swapped);
    if (ttl === undefined || isUntold(probe, entry)) unparsed.push(placeOf(entry));
    else placed.push({ ttl, probe, span: placeOf(entry) });
    for (const item of entry.items) if (!KNOWN.has(item.key)) unparsed.push(memberSpan(item));
  }
  if (placed.length === 0) return undefined;
  const hops = groupHops(placed);
  const facts = factsOf(items(flow)[0], flow.key);
  const { cut } = flow;
  const span = memberSpan(flow);
  return assemble(source, { dialect: dublin.id, flow: 'fixed', hops, facts, span, cut, unparsed });
}

function factsOf(entry: JsonValue | undefined, flowId: string): MachineFacts {
  const sent = member(entry, 'sent');
  const port = numberOf(memberAt(sent, 'udp', 'dport'));
  const startedAt = isoOfSeconds(numberOf(member(sent, 'timestamp')));
  return {
    ...targetOf(textOf(memberAt(sent, 'ip', 'dst'))),
    ...originOf(textOf(memberAt(sent, 'ip', 'src'))),
    ...(member(sent, 'udp') && { protocol: 'udp' as const }),
    ...(port !== undefined && { port }),
    ...(startedAt && { startedAt }),
    flowId,
  };
}

const MICROSECONDS = 1000;

function readProbe(entry: JsonValue, swapped: boolean): Growing<Probe> {
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(entry) } };
  const received = member(entry, 'received');
  const address = memberAt(received, 'ip', 'src');
  if (!address) return probe;
  setHostOrIp(probe, address);
  setHost(probe, member(entry, 'name'));
  setTime(probe, member(entry, 'rtt_usec'), MICROSECONDS);
  const icmp = member(received, 'icmp');
  const [type, code] = [member(icmp, 'type'), member(icmp, 'code')];
  setIcmp(probe, swapped ? code : type, swapped ? type : code);
  const replyTtl = numberOf(memberAt(received, 'ip', 'ttl'));
  const natId = numberOf(member(entry, 'nat_id'));
  const mpls = readLabels(member(icmp, 'mpls_labels'));
  if (replyTtl !== undefined) probe.replyTtl = replyTtl;
  if (natId !== undefined) probe.natId = natId;
  if (mpls) probe.mpls = mpls;
  // The bug is that the probe arrived with TTL 0: a router before forwards what has run out (T11).
  if (member(entry, 'zerottl_forwarding_bug')?.scalar === true) probe.quotedTtl = 0;
  return probe;
}
