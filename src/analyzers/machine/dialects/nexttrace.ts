import type { Span } from '../../../model/span';
import type { MplsLabel, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import { groupHops, type Placed } from '../hops';
import type { JsonValue } from '../json';
import { items, member, objects, memberAt, memberSpan, placeOf, textOf, ttlOf, unknownMembers } from '../member';
import { isUntold, setAsn, setHost, setHostOrIp, setTime } from '../responder';

/**
 * `nexttrace --json`; times in ns. The target is not written. Source: trace/trace.go of NextTrace 1.2, `Result` and `Hop`, ipgeo.IPGeoData.
 */
export const nexttrace: JsonDialect = {
  id: 'nexttrace-json',
  name: 'traceroute.dialect.nexttrace-json',
  owns(record) {
    const first = items(items(member(record, 'Hops'))[0])[0];
    return member(first, 'TTL') !== undefined && member(first, 'Success') !== undefined;
  },
  read(record, source): readonly Unnumbered[] {
    const unparsed: Span[] = [...unknownMembers(record, new Set(['Hops', 'TraceMapUrl']))];
    const placed = items(member(record, 'Hops')).flatMap((hop) => objects(hop).flatMap((one) => place(one, unparsed)));
    const hops = groupHops(placed);
    const { cut } = record;
    const reading = { dialect: nexttrace.id, flow: 'unknown', hops, facts: {}, span: record, cut, unparsed } as const;
    return [assemble(source, reading)];
  },
};

const KNOWN = new Set(['Success', 'Address', 'Hostname', 'TTL', 'RTT', 'Error', 'Geo', 'Lang', 'MPLS']);

const NANOSECONDS = 1_000_000;

function place(item: JsonValue, unparsed: Span[]): readonly Placed[] {
  const ttl = ttlOf(member(item, 'TTL'));
  if (ttl === undefined) return [];
  for (const one of item.items) if (!KNOWN.has(one.key)) unparsed.push(memberSpan(one));
  const probe = readProbe(item);
  return isUntold(probe, item) ? [] : [{ ttl, probe, span: placeOf(item) }];
}

function readProbe(item: JsonValue): Growing<Probe> {
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(item) } };
  const address = memberAt(item, 'Address', 'IP');
  if (address) setHostOrIp(probe, address);
  if (probe.lost) return probe;
  setHost(probe, member(item, 'Hostname'));
  setTime(probe, member(item, 'RTT'), NANOSECONDS);
  setAsn(probe, memberAt(item, 'Geo', 'asnumber'));
  const geo = PLACE.flatMap((name) => textOf(memberAt(item, 'Geo', name)) || []).join(' ');
  if (geo !== '') probe.geo = geo;
  const mpls = items(member(item, 'MPLS')).flatMap((one) => labelOf(textOf(one) ?? '') ?? []);
  if (mpls.length > 0) probe.mpls = mpls;
  return probe;
}

/** In the order in which NextTrace prints them in its text. */
const PLACE = ['whois', 'country', 'prov', 'city', 'district', 'owner'] as const;

// "[MPLS: Lbl 24000, TC 0, S 1, TTL 1]"
const LABEL = /Lbl (\d{1,7}), ?TC (\d), ?S (\d), ?TTL (\d{1,3})/;

function labelOf(text: string): MplsLabel | undefined {
  const parts = LABEL.exec(text);
  return parts
    ? { label: Number(parts[1]), tc: Number(parts[2]), s: Number(parts[3]), ttl: Number(parts[4]) }
    : undefined;
}
