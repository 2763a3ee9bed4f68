import type { HopStats, Hop, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { JsonDialect, Unnumbered } from '../dialect';
import type { JsonValue } from '../json';
import { items, member, numberOf, objects, placeOf, textOf } from '../member';
import { protocolOf } from '../protocol';
import { setHost, setHostOrIp, setTime } from '../responder';
import { FigureReader } from '../statistics';
import { targetOf } from '../target';

/**
 * Measurements of Globalping (`GET /v1/measurements/{id}`) of type traceroute and mtr: one trace for each probe. Times of the answers
 * only; which probe was lost stands in the text of the tool, which is a member. Source: api.globalping.io, schema v1.
 */
export const globalping: JsonDialect = {
  id: 'globalping-json',
  name: 'traceroute.dialect.globalping-json',
  owns: (record) => isResult(record) || objects(member(record, 'results')).some((one) => isResult(one)),
  read(record, source): readonly Unnumbered[] {
    const results = isResult(record) ? [record] : objects(member(record, 'results')).filter(isResult);
    const head = factsOfMeasurement(record);
    const whole = results.length === 1 ? record : undefined;
    return results.map((one) => {
      const result = member(one, 'result') ?? one;
      const raw = rowsOf(textOf(member(result, 'rawOutput')) ?? '');
      // A hop that is cut does not tell which of its probes were answered.
      const hops = objects(member(result, 'hops'))
        .filter(({ cut }) => !cut)
        .map((hop, n) => readHop(hop, n + 1, raw));
      const { targetIp } = targetOf(textOf(member(result, 'resolvedAddress')));
      const facts = { ...head, ...(targetIp && { targetIp, target: head.target ?? targetIp }) };
      const told = { dialect: globalping.id, flow: 'unknown', hops, facts, unparsed: [] } as const;
      return assemble(source, { ...told, span: whole ?? one, cut: (whole ?? one).cut });
    });
  },
};

/** `{"probe": …, "result": {"hops": […]}}`, or what stands in its `result`. */
function isResult(value: JsonValue): boolean {
  const first = objects(member(member(value, 'result') ?? value, 'hops'))[0];
  return member(first, 'timings')?.kind === 'array' && member(first, 'resolvedAddress') !== undefined;
}

// "2024-05-01T12:00:00.120Z"
const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

function factsOfMeasurement(record: JsonValue) {
  const startedAt = textOf(member(record, 'createdAt')) ?? '';
  const options = member(record, 'measurementOptions');
  const protocol = protocolOf(textOf(member(options, 'protocol')));
  const port = numberOf(member(options, 'port'));
  return {
    ...targetOf(textOf(member(record, 'target'))),
    ...(UTC_TIME.test(startedAt) && { startedAt }),
    ...(protocol && { protocol }),
    ...(port !== undefined && protocol !== 'icmp' && { port }),
  };
}

const FIGURES: Readonly<Record<string, keyof HopStats>> = {
  loss: 'lossPct',
  total: 'sent',
  rcv: 'received',
  drop: 'drop',
  avg: 'avg',
  min: 'best',
  max: 'worst',
  stDev: 'stdev',
  jAvg: 'javg',
  jMax: 'jmax',
};

function readHop(hop: JsonValue, ttl: number, raw: ReadonlyMap<number, readonly boolean[]>): Hop {
  const place = placeOf(hop);
  const answers = objects(member(hop, 'timings')).map((timing) => readAnswer(hop, timing));
  const lost = (): Growing<Probe> => ({ index: 0, lost: true, spans: { all: place } });
  const silent = readAnswer(hop, undefined);
  const order = raw.get(ttl) ?? [];
  const fits = order.length > 0 && order.filter((answered) => answered).length === answers.length;
  const probes = fits ? order.map((answered) => (answered && answers.shift()) || lost()) : answers;
  const told = probes.length > 0 ? probes : [silent];
  told.forEach((probe, index) => (probe.index = index));
  const figures = new FigureReader(FIGURES);
  for (const item of member(hop, 'stats')?.items ?? []) figures.take(item.key, item);
  const { stats, statSpans } = figures;
  return { ttl, probes: told, ...(Object.keys(stats).length > 0 && { stats, statSpans }), span: place };
}

function readAnswer(hop: JsonValue, timing: JsonValue | undefined): Growing<Probe> {
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(timing ?? hop) } };
  const address = member(hop, 'resolvedAddress');
  if (address) setHostOrIp(probe, address);
  setHost(probe, member(hop, 'resolvedHostname'));
  setTime(probe, member(timing, 'rtt'));
  const asn = items(member(hop, 'asn')).flatMap((one) => numberOf(one) ?? []);
  if (asn.length > 0 && !probe.lost) probe.asn = asn;
  return probe;
}

// " 3  * gw.example (192.0.2.1)  0.5 ms"
const ROW = /^ *(\d{1,3}) +(.{1,2000})$/;

/** Of each TTL in the text of traceroute, which of its probes was answered. */
function rowsOf(text: string): ReadonlyMap<number, readonly boolean[]> {
  const rows = new Map<number, readonly boolean[]>();
  for (const line of text.split('\n')) {
    const [, ttl, rest = ''] = line.length > 2100 ? [] : (ROW.exec(line) ?? []);
    if (!ttl) continue;
    const signs = rest.split(' ').filter((word) => word === '*' || word === 'ms');
    rows.set(
      Number(ttl),
      signs.map((sign) => sign === 'ms'),
    );
  }
  return rows;
}
