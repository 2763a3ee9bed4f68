import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import { jsonDialects, xmlDialects } from '../../src/analyzers/machine/dialects';
import { dialects } from '../../src/analyzers/traceroute/dialects';
import type { Converter } from '../../src/export/convert/converter';
import { converters } from '../../src/export/convert/registry';
import type { Hop, HopStats, Probe, Trace } from '../../src/model/trace';
import { annotation, hopOf, readAll, traceOf } from '../unit/convert/traces';

const FILE = 'docs/conversions.md';

/** A trace that has a field, and the same trace before anybody said so. */
interface Sample {
  readonly without: Trace;
  readonly having: Trace;
  /** What is compared behind writing and reading. */
  readonly of: (trace: Trace) => unknown;
}

const FACTS = { target: 'a.example', targetIp: '192.0.2.9', maxHops: 30, packetSize: 60 };
const GW: Partial<Probe> = { ip: '192.0.2.1', rttMs: 1.5 };
const NOWHERE = { start: 0, end: 0 };

function firstProbe(trace: Trace): Probe | undefined {
  return trace.hops[0]?.probes[0];
}

function ofProbe<K extends keyof Probe>(key: K, value: NonNullable<Probe[K]>): Sample {
  const others = hopOf(2, [GW, GW]);
  return {
    without: traceOf([hopOf(1, [GW, GW]), others], FACTS),
    having: traceOf([hopOf(1, [{ ...GW, [key]: value }, GW]), others], FACTS),
    of: (trace) => firstProbe(trace)?.[key],
  };
}

/** A second probe that the first does not have: of it only whether it is there, and as what, counts. */
function ofMore(more: Partial<Probe>, without: readonly Partial<Probe>[], of: (probe?: Probe) => unknown): Sample {
  return {
    without: traceOf([hopOf(1, without), hopOf(2, [GW, GW])], FACTS),
    having: traceOf([hopOf(1, [GW, more]), hopOf(2, [GW, GW])], FACTS),
    of: (trace) => of(trace.hops[0]?.probes[1]),
  };
}

function ofHop<K extends keyof Hop>(key: K, value: NonNullable<Hop[K]>, aggregate = false): Sample {
  const probes = [aggregate ? { ip: '192.0.2.1' } : GW];
  return {
    without: traceOf([hopOf(1, probes), hopOf(2, probes)], { ...FACTS, aggregate }),
    having: traceOf([hopOf(1, probes, { [key]: value }), hopOf(2, probes)], { ...FACTS, aggregate }),
    of: (trace) => trace.hops[0]?.[key],
  };
}

function ofStats<K extends keyof HopStats>(key: K): Sample {
  const value = { [key]: 7.25 };
  return { ...ofHop('stats', value, true), of: (trace) => trace.hops[0]?.stats?.[key] };
}

function ofTrace<K extends keyof Trace>(key: K, value: NonNullable<Trace[K]>): Sample {
  const { [key as keyof typeof FACTS]: _, ...facts } = FACTS;
  const hops = [hopOf(1, [GW, GW]), hopOf(2, [GW, GW])];
  const without = traceOf(hops, facts);
  return { without, having: { ...without, [key]: value }, of: (trace) => trace[key] };
}

type Fields<T, Left extends keyof T> = Readonly<Record<Exclude<keyof T, Left>, Sample>>;

/** Every field of the model: a new one does not compile before it stands here. Left out is where something stands and what it is made of. */
const PROBE: Fields<Probe, 'index' | 'spans' | 'ip' | 'annotation'> = {
  lost: ofMore({ lost: true }, [GW], (probe) => probe?.lost),
  ipRaw: { ...ofProbe('ipRaw', '203.0.x.x'), having: traceOf([hopOf(1, [{ ipRaw: '203.0.x.x', rttMs: 1.5 }])], FACTS) },
  host: ofProbe('host', 'gw.example'),
  rttMs: ofMore({ ip: '192.0.2.1', rttMs: 2.25 }, [GW], (probe) => probe?.rttMs),
  rttLessThan: ofProbe('rttLessThan', true),
  late: ofMore({ ...GW, late: true }, [GW, GW], (probe) => probe?.late),
  duplicate: ofMore({ ...GW, duplicate: true }, [GW], (probe) => probe?.duplicate),
  asn: ofProbe('asn', [64500, 64501]),
  mpls: ofProbe('mpls', [{ label: 24, tc: 0, s: 1, ttl: 1 }]),
  pmtu: ofProbe('pmtu', 1400),
  backHops: ofProbe('backHops', 7),
  replyTtl: ofProbe('replyTtl', 250),
  natId: ofProbe('natId', 11),
  flowId: ofProbe('flowId', '33434'),
  quotedTtl: ofProbe('quotedTtl', 0),
  icmpType: ofProbe('icmpType', 11),
  icmpCode: ofProbe('icmpCode', 13),
  size: ofProbe('size', 68),
  tos: ofProbe('tos', 8),
  vrf: ofProbe('vrf', 'vpnb'),
  mru: ofProbe('mru', 1500),
  geo: ofProbe('geo', 'Tokyo'),
  state: ofProbe('state', 'open'),
};

const SIGNS: Readonly<Record<string, Sample>> = {
  'annotation `!X`': ofAnnotation('!X'),
  'annotation `!F-1400`': ofAnnotation('!F-1400'),
  'annotation `!<13>`': ofAnnotation('!<13>'),
  'annotation in words': ofProbe('annotation', { raw: 'Zielnetz', kind: 'network-unreachable', span: NOWHERE }),
};

function ofAnnotation(raw: string): Sample {
  const value = annotation(raw);
  if (!value) throw new Error(raw);
  return {
    ...ofProbe('annotation', value),
    of: (trace) => {
      const read = firstProbe(trace)?.annotation;
      return read && [read.kind, read.mtu, read.icmpCode];
    },
  };
}

const HOP: Fields<Hop, 'ttl' | 'span' | 'statSpans' | 'probes' | 'stats'> = {
  linkLossPct: ofHop('linkLossPct', 3, true),
  nodeLossPct: ofHop('nodeLossPct', 4, true),
  asymm: ofHop('asymm', 9),
  pmtu: ofHop('pmtu', 1400),
  changes: ofHop('changes', [{ before: '192.0.2.1', after: '192.0.2.2', span: NOWHERE }]),
  ttlGuessed: ofHop('ttlGuessed', true),
  note: ofHop('note', 'keine Antwort'),
};

const STATS: Readonly<Record<keyof HopStats, Sample>> = {
  sent: ofStats('sent'),
  received: ofStats('received'),
  lossPct: ofStats('lossPct'),
  last: ofStats('last'),
  avg: ofStats('avg'),
  best: ofStats('best'),
  worst: ofStats('worst'),
  stdev: ofStats('stdev'),
  drop: ofStats('drop'),
  gmean: ofStats('gmean'),
  jitter: ofStats('jitter'),
  javg: ofStats('javg'),
  jmax: ofStats('jmax'),
  jint: ofStats('jint'),
};

type Inner = 'hops' | 'span' | 'frame' | 'unparsed' | 'id' | 'source' | 'dialect' | 'dialectName' | 'warnings';

const TRACE: Fields<Trace, Inner> = {
  role: ofTrace('role', 'return'),
  target: ofTrace('target', 'b.example'),
  targetIp: ofTrace('targetIp', '192.0.2.8'),
  sourceHost: ofTrace('sourceHost', 'pc.example'),
  sourceIp: ofTrace('sourceIp', '192.0.2.10'),
  publicIp: ofTrace('publicIp', '198.51.100.7'),
  protocol: ofTrace('protocol', 'tcp'),
  port: ofTrace('port', 443),
  maxHops: ofTrace('maxHops', 40),
  packetSize: ofTrace('packetSize', 80),
  vrf: ofTrace('vrf', 'CUST'),
  pmtu: ofTrace('pmtu', 1400),
  hopsForward: ofTrace('hopsForward', 7),
  hopsBack: ofTrace('hopsBack', 8),
  startedAt: ofTrace('startedAt', '2024-05-01T12:00:00.000Z'),
  flowId: ofTrace('flowId', '6'),
  probeId: ofTrace('probeId', '77'),
  measurementId: ofTrace('measurementId', '5001'),
  stopReason: ofTrace('stopReason', 'GAPLIMIT'),
  flow: ofTrace('flow', 'fixed'),
  reached: ofTrace('reached', 'no'),
  truncated: ofTrace('truncated', true),
  aggregate: ofTrace('aggregate', true),
};

const GROUPS: Readonly<Record<string, Readonly<Record<string, Sample>>>> = {
  probe: { ...PROBE, ...SIGNS },
  hop: HOP,
  statistics: STATS,
  trace: TRACE,
};

const SOURCES = [{ id: 't', name: 't', text: '' }];

/** `back` = reading what was written gives the same; `written` = it is written for others to read. */
function outcome({ write }: Converter, { without, having, of }: Sample): 'back' | 'written' | '–' {
  const [before, after] = [write([without], SOURCES), write([having], SOURCES)];
  if (before === after) return '–';
  const [same] = readAll(after);
  return same && JSON.stringify(of(same)) === JSON.stringify(of(having)) ? 'back' : 'written';
}

function formTable(): string {
  const head = ['', 'field', ...converters.map(({ id }) => `\`${id}\``)];
  const rows = Object.entries(GROUPS).flatMap(([group, fields]) =>
    Object.entries(fields).map(([name, sample], n) => [
      n === 0 ? group : '',
      name,
      ...converters.map((form) => outcome(form, sample)),
    ]),
  );
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const FIXTURES = 'test/fixtures/traceroute';

/** Which fields the fixtures of a dialect have shown: a reader that loses one of them changes this page. */
function fieldsRead(id: string): readonly string[] {
  const names = readdirSync(`${FIXTURES}/${id}`).filter(
    (file) => !/\.(?:md)$/.test(file) && !(file.endsWith('.json') && !isInput(id)),
  );
  const seen = new Set<string>();
  for (const name of names) {
    const text = readFileSync(`${FIXTURES}/${id}/${name}`, 'utf8');
    for (const trace of recognize({ id: name, name, text }).traces) {
      if (trace.dialect !== id) continue;
      note(seen, TRACE, trace);
      for (const hop of trace.hops) {
        note(seen, HOP, hop);
        note(seen, STATS, hop.stats ?? {});
        for (const probe of hop.probes) note(seen, { ...PROBE, annotation: SIGNS }, probe);
      }
    }
  }
  return [
    ...Object.keys(TRACE),
    ...Object.keys(HOP),
    ...Object.keys(STATS),
    ...Object.keys(PROBE),
    'annotation',
  ].filter((field, n, all) => seen.has(field) && all.indexOf(field) === n);
}

function isInput(id: string): boolean {
  return jsonDialects.some((one) => one.id === id);
}

const SAID_OF_ALL = new Set(['flow', 'reached', 'truncated', 'aggregate']);

function note(seen: Set<string>, fields: object, value: object): void {
  for (const [name, content] of Object.entries(value)) {
    const told = content !== undefined && content !== false && content !== 'unknown';
    if (name in fields && told && !SAID_OF_ALL.has(name)) seen.add(name);
  }
}

function page(): string {
  return [
    '# What is kept',
    '',
    'Made by test/golden/carried.test.ts (`UPDATE_GOLDEN=1 npx vitest run test/golden/carried.test.ts`); the fields are those of',
    '`src/model/trace.ts`.',
    '',
    '## `hopscope convert --to …`',
    '',
    '`back` = Hopscope reads the same from what it wrote; `written` = it is there for others to read; `–` = the form has no place for it.',
    '',
    formTable(),
    '',
    '## What the readers have read in their fixtures',
    '',
    '| format | fields |',
    '| --- | --- |',
    ...[...dialects, ...jsonDialects, ...xmlDialects]
      .map(({ id }) => id)
      .sort()
      .map((id) => `| \`${id}\` | ${fieldsRead(id).join(', ')} |`),
    '',
  ].join('\n');
}

it('says on stderr what of a hop or a probe a form leaves out', () => {
  const silent = converters.flatMap((form) =>
    Object.entries({ ...PROBE, ...SIGNS, ...HOP })
      .filter(([, sample]) => outcome(form, sample) === '–')
      .filter(([, { without, having }]) => form.losses(having).length <= form.losses(without).length)
      .map(([field]) => `${form.id}: ${field}`),
  );
  expect(silent).toEqual([]);
});

it('says of every field of the model what each form keeps of it', () => {
  const fresh = page();
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(FILE, fresh);
  expect(readFileSync(FILE, 'utf8')).toBe(fresh);
});
