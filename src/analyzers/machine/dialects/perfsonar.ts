import type { Annotation, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import { groupHops, type Placed } from '../hops';
import type { JsonValue } from '../json';
import { items, member, memberAt, numberOf, objects, placeOf, textOf, ttlOf } from '../member';
import { isUntold, setAsn, setHost, setHostOrIp, setTime } from '../responder';

/**
 * perfSONAR: `pscheduler task --format json trace` (`paths`, a list of hops for each run of the tool, times as ISO 8601 durations) and the
 * `packet-trace` of its archive (`val`, a list of probes, times in ms). Source: pScheduler data types "trace" 1, esmond API v2.
 */
export const perfsonar: JsonDialect = {
  id: 'perfsonar-json',
  name: 'traceroute.dialect.perfsonar-json',
  owns: (record) => isPath(items(member(record, 'paths'))[0]) || isArchive(member(record, 'val')),
  read(record, source): readonly Unnumbered[] {
    const paths = items(member(record, 'paths')).filter(isPath);
    const archive = member(record, 'val');
    const placed = isArchive(archive) ? [objects(archive).flatMap(readArchived)] : paths.map(readPath);
    return placed.map((one, n) => {
      const hops = groupHops(one);
      const span = placed.length === 1 ? record : (paths[n] ?? record);
      const { cut } = span;
      return assemble(source, { dialect: perfsonar.id, flow: 'unknown', hops, facts: {}, span, cut, unparsed: [] });
    });
  },
};

function isPath(value: JsonValue | undefined): boolean {
  const first = objects(value)[0];
  const answered = member(first, 'ip') !== undefined && typeof member(first, 'rtt')?.scalar === 'string';
  return answered || (first?.items.length === 1 && textOf(member(first, 'error')) === NO_RESPONSE);
}

function isArchive(value: JsonValue | undefined): boolean {
  const first = objects(value)[0];
  return ['ttl', 'query', 'success'].every((name) => member(first, name) !== undefined);
}

const NO_RESPONSE = 'no-response';

function readPath(path: JsonValue): readonly Placed[] {
  return objects(path).flatMap((hop, n) => {
    const probe = readProbe(hop, member(hop, 'ip'), member(hop, 'error'));
    setDuration(probe, member(hop, 'rtt'));
    return isUntold(probe, hop) ? [] : [{ ttl: n + 1, probe, span: placeOf(hop) }];
  });
}

function readArchived(item: JsonValue): readonly Placed[] {
  const ttl = ttlOf(member(item, 'ttl'));
  const probe = readProbe(item, member(item, 'ip'), member(item, 'error_message'));
  if (!probe.lost) setTime(probe, member(item, 'rtt'));
  return ttl === undefined || isUntold(probe, item) ? [] : [{ ttl, probe, span: placeOf(item) }];
}

function readProbe(item: JsonValue, ip: JsonValue | undefined, error: JsonValue | undefined): Growing<Probe> {
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(item) } };
  if (ip) setHostOrIp(probe, ip);
  if (probe.lost) return probe;
  setHost(probe, member(item, 'hostname'));
  setAsn(probe, memberAt(item, 'as', 'number'));
  const owner = textOf(memberAt(item, 'as', 'owner'));
  if (owner !== undefined) probe.geo = owner;
  const mtu = numberOf(member(item, 'mtu'));
  if (mtu !== undefined) probe.pmtu = mtu;
  const raw = textOf(error);
  if (error && raw !== undefined && raw !== NO_RESPONSE) {
    const kind = Object.hasOwn(ERRORS, raw) ? ERRORS[raw] : undefined;
    probe.annotation = { raw, kind: kind ?? 'unknown', span: placeOf(error) };
  }
  return probe;
}

/** `icmp-error` of pScheduler, which says what the router did. */
const ERRORS: Readonly<Record<string, Annotation['kind']>> = {
  'net-unreachable': 'network-unreachable',
  'net-unreachable-tos': 'network-unreachable',
  'net-unknown': 'network-unreachable',
  'host-unreachable': 'host-unreachable',
  'host-unreachable-tos': 'host-unreachable',
  'host-unknown': 'host-unreachable',
  'protocol-unreachable': 'protocol-unreachable',
  'port-unreachable': 'port-unreachable',
  'fragmentation-needed': 'fragmentation-needed',
  'source-route-failed': 'source-route-failed',
  'net-admin-prohibited': 'prohibited',
  'host-admin-prohibited': 'prohibited',
  'comm-admin-prohibited': 'prohibited',
  'host-precedence-violation': 'precedence',
  'precedence-cutoff': 'precedence',
};

// "PT0.000345S", "PT1.2S"
const DURATION = /^PT(\d{1,6}(?:\.\d{1,12})?)S$/;

function setDuration(probe: Growing<Probe>, printed: JsonValue | undefined): void {
  const seconds = DURATION.exec(textOf(printed) ?? '')?.[1];
  if (!printed || seconds === undefined) return;
  // Six decimals of a millisecond: 0.000345 s are 0.345 ms and not 0.34500000000000003.
  const rtt = Number((Number(seconds) * 1000).toFixed(6));
  probe.lost = false;
  probe.rttMs = rtt;
  const start = printed.start + 'PT'.length;
  probe.spans = { ...probe.spans, time: { start, end: start + seconds.length } };
}
