import type { Annotation, Hop, HopStats, Probe, RouteChange, Trace } from '../../../model/trace';
import { readAnnotation } from '../../traceroute/annotation';
import type { Growing } from '../../traceroute/probe';
import { assemble, type MachineFacts } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import { setIcmp } from '../icmp';
import type { JsonValue } from '../json';
import { items, member, numberOf, objects, placeOf, textOf, ttlOf, unknownMembers } from '../member';
import { readLabels } from '../mpls';
import { addressOf, isUntold, setHost, setHostOrIp, setTime } from '../responder';
import { FigureReader } from '../statistics';

/**
 * What Hopscope prints itself (docs/design/contract.md): a trace of `convert --to json` and `trace --json`, or the whole document of
 * `analyze --json` and a line of `--jsonl`, of which the traces are read and the rest is inferred again.
 */
export const hopscope: JsonDialect = {
  id: 'hopscope-json',
  name: 'traceroute.dialect.hopscope-json',
  owns: (record) => isTrace(record) || isDocument(record),
  read(record, source): readonly Unnumbered[] {
    const traces = isTrace(record) ? [record] : objects(member(record, 'traces')).filter(isTrace);
    return traces.map((trace) => {
      const [first] = objects(member(trace, 'hops'));
      const unparsed = [...unknownMembers(trace, TRACE), ...unknownMembers(first, HOP)];
      const hops = objects(member(trace, 'hops')).flatMap((hop) => hopOf(hop) ?? []);
      const reading = { dialect: hopscope.id, hops, facts: factsOf(trace), span: trace, cut: trace.cut, unparsed };
      const isAggregate = member(trace, 'aggregate')?.scalar === true;
      const assembled = assemble(source, { ...reading, flow: flowOf(trace), aggregate: isAggregate });
      const isCut = trace.cut || member(trace, 'truncated')?.scalar === true;
      return { ...assembled, ...rest(trace), reached: reachedOf(trace), truncated: isCut };
    });
  },
};

function isTrace(record: JsonValue): boolean {
  const hops = member(record, 'hops');
  if (member(record, 'dialect') === undefined || member(record, 'source') === undefined) return false;
  return hops?.kind === 'array' && (hops.items.length === 0 || member(hops.items[0], 'probes') !== undefined);
}

function isDocument(record: JsonValue): boolean {
  const traces = member(record, 'traces');
  return traces?.items[0] !== undefined && isTrace(traces.items[0]);
}

const TRACE = new Set([
  ...['id', 'source', 'dialect', 'role', 'target', 'targetIp', 'sourceIp', 'sourceHost', 'protocol', 'port', 'maxHops'],
  ...[
    'packetSize',
    'vrf',
    'startedAt',
    'reached',
    'stopReason',
    'truncated',
    'aggregate',
    'pmtu',
    'hopsForward',
    'flow',
  ],
  ...['hopsBack', 'flowId', 'publicIp', 'probeId', 'measurementId', 'hops', 'unparsed'],
]);

const HOP = new Set([
  ...['ttl', 'ttlGuessed', 'probes', 'stats', 'linkLossPct', 'nodeLossPct', 'asymm', 'pmtu', 'changes', 'note'],
]);

type Field<T, V> = { readonly [K in keyof T]-?: V extends NonNullable<T[K]> ? K : never }[keyof T];

/** The members of the names given that are numbers. */
function numbers<T>(record: JsonValue, names: readonly (Field<T, number> & string)[]): Partial<T> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = numberOf(member(record, name));
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Partial<T>;
}

function texts<T>(record: JsonValue, names: readonly (Field<T, string> & string)[]): Partial<T> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = textOf(member(record, name));
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Partial<T>;
}

function factsOf(trace: JsonValue): MachineFacts {
  const protocol = (['icmp', 'udp', 'tcp'] as const).find((one) => one === member(trace, 'protocol')?.scalar);
  const addresses = (['targetIp', 'sourceIp', 'publicIp'] as const).flatMap((name) => {
    const ip = addressOf(textOf(member(trace, name)));
    return ip === undefined ? [] : [[name, ip]];
  });
  return {
    ...texts<Trace>(trace, ['target', 'sourceHost', 'startedAt', 'flowId', 'probeId', 'measurementId', 'stopReason']),
    ...numbers<Trace>(trace, ['port', 'maxHops', 'packetSize']),
    ...(Object.fromEntries(addresses) as MachineFacts),
    ...(protocol && { protocol }),
  };
}

/** What only some tools tell. */
function rest(trace: JsonValue): Partial<Trace> {
  return {
    ...texts<Trace>(trace, ['vrf']),
    ...numbers<Trace>(trace, ['pmtu', 'hopsForward', 'hopsBack']),
  };
}

function flowOf(trace: JsonValue): Trace['flow'] {
  return (['per-probe', 'fixed'] as const).find((one) => one === member(trace, 'flow')?.scalar) ?? 'unknown';
}

function reachedOf(trace: JsonValue): Trace['reached'] {
  const told = member(trace, 'reached')?.scalar;
  return told === true ? 'yes' : told === false ? 'no' : 'unknown';
}

const FIGURES: Readonly<Record<keyof HopStats, keyof HopStats>> = {
  sent: 'sent',
  received: 'received',
  lossPct: 'lossPct',
  last: 'last',
  avg: 'avg',
  best: 'best',
  worst: 'worst',
  stdev: 'stdev',
  drop: 'drop',
  gmean: 'gmean',
  jitter: 'jitter',
  javg: 'javg',
  jmax: 'jmax',
  jint: 'jint',
};

function hopOf(hop: JsonValue): Hop | undefined {
  const ttl = ttlOf(member(hop, 'ttl'));
  if (ttl === undefined) return undefined;
  const probes = objects(member(hop, 'probes')).flatMap((probe, index) => probeOf(probe, index));
  const stats = member(hop, 'stats');
  const figures = new FigureReader(FIGURES);
  for (const figure of stats?.items ?? []) figures.take(figure.key, figure);
  const changes = objects(member(hop, 'changes')).flatMap(changeOf);
  return {
    ttl,
    probes,
    ...(stats && { stats: figures.stats, statSpans: figures.statSpans }),
    ...numbers<Hop>(hop, ['linkLossPct', 'nodeLossPct', 'asymm', 'pmtu']),
    ...(changes.length > 0 && { changes }),
    ...(member(hop, 'ttlGuessed')?.scalar === true && { ttlGuessed: true }),
    ...texts<Hop>(hop, ['note']),
    span: placeOf(hop),
  };
}

function changeOf(change: JsonValue): readonly RouteChange[] {
  const [before, after] = ['before', 'after'].map((name) => addressOf(textOf(member(change, name))));
  return before === undefined || after === undefined ? [] : [{ before, after, span: placeOf(change) }];
}

function probeOf(record: JsonValue, index: number): readonly Probe[] {
  const probe: Growing<Probe> = { index, lost: true, spans: { all: placeOf(record) } };
  const address = member(record, 'ip');
  const odd = address ? undefined : member(record, 'ipRaw');
  const ipRaw = textOf(odd);
  if (address) setHostOrIp(probe, address);
  if (odd && ipRaw !== undefined)
    Object.assign(probe, { ipRaw, lost: false, spans: { ...probe.spans, address: placeOf(odd) } });
  setHost(probe, member(record, 'host'));
  setTime(probe, member(record, 'rttMs') ?? member(record, 'rttBelowMs'));
  if (member(record, 'rttBelowMs')) probe.rttLessThan = true;
  setIcmp(probe, member(record, 'icmpType'), member(record, 'icmpCode'));
  setAnnotation(probe, member(record, 'annotation'), textOf(member(record, 'annotationKind')));
  const mpls = readLabels(member(record, 'mpls'));
  if (mpls) probe.mpls = mpls;
  const [asn, path] = [numberOf(member(record, 'asn')), items(member(record, 'asPath'))];
  const numbersOfPath = path.flatMap((one) => numberOf(one) ?? []);
  if (asn !== undefined) probe.asn = numbersOfPath.length > 1 ? numbersOfPath : [asn];
  const state = (['open', 'closed'] as const).find((one) => one === member(record, 'state')?.scalar);
  if (state) probe.state = state;
  if (member(record, 'late')?.scalar === true) probe.late = true;
  if (member(record, 'duplicate')?.scalar === true) probe.duplicate = true;
  const figures = numbers<Probe>(record, ['backHops', 'pmtu', 'natId', 'replyTtl', 'quotedTtl', 'size', 'tos', 'mru']);
  Object.assign(probe, figures, texts<Probe>(record, ['flowId', 'vrf', 'geo']));
  if (member(record, 'lost')?.scalar === false) probe.lost = false;
  return isUntold(probe, record) ? [] : [probe];
}

/** The sign as it was printed, a letter of traceroute or the sentence of another tool, and what its reader took it for. */
function setAnnotation(probe: Growing<Probe>, printed: JsonValue | undefined, told: string | undefined): void {
  const raw = textOf(printed);
  if (!printed || raw === undefined) return;
  const { start, end } = printed;
  const sign = readAnnotation({ text: raw, start, end }) ?? { raw, kind: 'unknown', span: { start, end } };
  probe.annotation = told !== undefined && isKind(told) ? { ...sign, kind: told } : sign;
}

const KINDS: Readonly<Record<Annotation['kind'], true>> = {
  'host-unreachable': true,
  'network-unreachable': true,
  'protocol-unreachable': true,
  'port-unreachable': true,
  'source-route-failed': true,
  'fragmentation-needed': true,
  prohibited: true,
  precedence: true,
  'ttl-too-small': true,
  'source-quench': true,
  'timed-out': true,
  interrupted: true,
  'lsp-code': true,
  'icmp-code': true,
  unknown: true,
};

function isKind(text: string): text is Annotation['kind'] {
  return Object.hasOwn(KINDS, text);
}
