import type { Span } from '../../../model/span';
import type { Hop, HopStats, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import type { JsonValue } from '../json';
import { items, member, objects, memberAt, memberSpan, placeOf, textOf, ttlOf, unknownMembers } from '../member';
import { readLabels } from '../mpls';
import { isUntold, setHost, setHostOrIp } from '../responder';
import { FigureReader } from '../statistics';
import { targetOf } from '../target';

/** `trip --mode json`: figures for each hop, printed as strings. Source: trippy 0.9 to 0.12, report/json.rs and report/types.rs. */
export const trippy: JsonDialect = {
  id: 'trippy-json',
  name: 'traceroute.dialect.trippy-json',
  owns: (record) =>
    memberAt(record, 'info', 'target') !== undefined && member(items(member(record, 'hops'))[0], 'hosts') !== undefined,
  read(record, source): readonly Unnumbered[] {
    const info = member(record, 'info');
    const unparsed: Span[] = [
      ...unknownMembers(record, new Set(['info', 'hops'])),
      ...unknownMembers(info, new Set(['target', 'start_timestamp', 'end_timestamp'])),
    ];
    const hops = objects(member(record, 'hops')).flatMap((hop) => readHop(hop, unparsed) ?? []);
    const { targetIp } = targetOf(textOf(memberAt(info, 'target', 'ip')));
    const target = textOf(memberAt(info, 'target', 'hostname')) ?? targetIp;
    const startedAt = startOf(textOf(member(info, 'start_timestamp')));
    const facts = { ...(target && { target }), ...(targetIp && { targetIp }), ...(startedAt && { startedAt }) };
    const { cut } = record;
    const reading = { dialect: trippy.id, flow: 'unknown', aggregate: true, hops, facts, span: record, cut } as const;
    return [assemble(source, { ...reading, unparsed })];
  },
};

// "2024-01-07T08:19:47.123456Z"
const UTC_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/;

function startOf(text: string | undefined): string | undefined {
  const seconds = UTC_TIME.exec(text ?? '')?.[1];
  return seconds && `${seconds}.000Z`;
}

const FIGURES: Readonly<Record<string, keyof HopStats>> = {
  loss_pct: 'lossPct',
  sent: 'sent',
  recv: 'received',
  last: 'last',
  avg: 'avg',
  best: 'best',
  worst: 'worst',
  stddev: 'stdev',
  jitter: 'jitter',
  javg: 'javg',
  jmax: 'jmax',
  jinta: 'jint',
};

const KNOWN = new Set(['ttl', 'hosts', 'extensions', 'nat', 'tos', 'dscp', 'ecn']);

// trippy compares checksums of quoted probes; "not_detected" and "not_applicable" say nothing that the reader must know
const NO_NAT = /^(?:none|not)/i;

function readHop(hop: JsonValue, unparsed: Span[]): Hop | undefined {
  const ttl = ttlOf(member(hop, 'ttl'));
  if (ttl === undefined) return undefined;
  const probes = objects(member(hop, 'hosts')).flatMap((host, index) => readHost(host, index));
  const silent: Probe = { index: 0, lost: true, spans: { all: placeOf(member(hop, 'hosts') ?? hop) } };
  const extensions = member(hop, 'extensions');
  // Versions differ in whether the list stands in an object of its own name.
  const mpls = items(member(extensions, 'extensions') ?? extensions).flatMap((one) => labelsOf(one));
  const first = probes[0];
  if (first && mpls.length > 0) first.mpls = mpls;
  const figures = new FigureReader(FIGURES);
  for (const item of hop.items)
    if (!KNOWN.has(item.key) && !figures.take(item.key, item)) unparsed.push(memberSpan(item));
  const nat = textOf(member(hop, 'nat'));
  const note = nat !== undefined && !NO_NAT.test(nat) ? `nat: ${nat}` : undefined;
  const answered = probes.length > 0 ? probes : isUntold(silent, hop) ? [] : [silent];
  return {
    ttl,
    probes: answered,
    stats: figures.stats,
    statSpans: figures.statSpans,
    ...(note !== undefined && { note }),
    span: placeOf(hop),
  };
}

function readHost(host: JsonValue, index: number): readonly Growing<Probe>[] {
  const probe: Growing<Probe> = { index, lost: true, spans: { all: placeOf(host) } };
  const address = member(host, 'ip');
  if (address) setHostOrIp(probe, address);
  setHost(probe, member(host, 'hostname'));
  return isUntold(probe, host) ? [] : [probe];
}

function labelsOf(extension: JsonValue) {
  const stack = member(extension, 'mpls_label_stack') ?? member(extension, 'mpls');
  return readLabels(member(stack, 'members')) ?? [];
}
