import type { Source } from '../../../model/source';
import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import type { JsonValue } from '../json';
import { objects, member, memberAt, memberSpan, numberOf, placeOf, textOf, ttlOf, unknownMembers } from '../member';
import { setAsn, setResponder } from '../responder';
import { FigureReader, MTR_FIGURES } from '../statistics';
import { originOf, targetOf } from '../target';

/** `mtr --json`. Source: ui/report.c of mtr 0.87 to 0.96; `count` and `psize` are numbers or strings, by version. */
export const mtrJson: JsonDialect = {
  id: 'mtr-json',
  name: 'traceroute.dialect.mtr-json',
  owns: (record) => member(record, 'report')?.kind === 'object' && memberAt(record, 'report', 'hubs')?.kind === 'array',
  read(record, source): readonly Unnumbered[] {
    const report = member(record, 'report');
    const head = member(report, 'mtr');
    const unparsed = [
      ...unknownMembers(record, new Set(['report'])),
      ...unknownMembers(report, new Set(['mtr', 'hubs'])),
      ...unknownMembers(head, HEAD),
    ];
    const hops = objects(member(report, 'hubs')).flatMap((hub) => readHub(hub, unparsed) ?? []);
    return [trace(record, head, hops, unparsed, source)];
  },
};

const HEAD = new Set(['src', 'dst', 'tos', 'tests', 'psize', 'bitpattern']);

function trace(record: JsonValue, head: JsonValue | undefined, hops: readonly Hop[], unparsed: Span[], source: Source) {
  const packetSize = numberOf(member(head, 'psize'));
  const facts = {
    ...targetOf(textOf(member(head, 'dst'))),
    ...originOf(textOf(member(head, 'src'))),
    ...(packetSize !== undefined && { packetSize }),
  };
  const { cut } = record;
  return assemble(source, {
    dialect: mtrJson.id,
    flow: 'unknown',
    aggregate: true,
    hops,
    facts,
    span: record,
    cut,
    unparsed,
  });
}

/** One responder with its figures; no probe is made up from them. */
function readHub(hub: JsonValue, unparsed: Span[]): Hop | undefined {
  const ttl = ttlOf(member(hub, 'count'));
  const host = member(hub, 'host');
  if (ttl === undefined || !host) return undefined;
  const probe: Growing<Probe> = {
    index: 0,
    lost: true,
    spans: { all: host.end > host.start ? placeOf(host) : memberSpan(host) },
  };
  setResponder(probe, host);
  const figures = new FigureReader(MTR_FIGURES);
  for (const item of hub.items) {
    if (item.key === 'ASN') setAsn(probe, item);
    else if (item.key !== 'count' && item.key !== 'host' && !figures.take(item.key, item))
      unparsed.push(memberSpan(item));
  }
  return { ttl, probes: [probe], stats: figures.stats, statSpans: figures.statSpans, span: placeOf(hub) };
}
