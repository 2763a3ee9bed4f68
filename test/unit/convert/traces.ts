import fc from 'fast-check';
import { recognize } from '../../../src/analyzers/detect';
import { readAnnotation } from '../../../src/analyzers/traceroute/annotation';
import { canonicalIp } from '../../../src/model/address';
import type { Hop, MplsLabel, Probe, Trace } from '../../../src/model/trace';

const NOWHERE = { start: 0, end: 0 };

export function traceOf(hops: readonly Hop[], facts: Partial<Trace> = {}): Trace {
  return {
    id: 'trace:t@1',
    source: 't',
    dialect: 'traceroute-linux',
    flow: 'unknown',
    reached: 'unknown',
    truncated: false,
    aggregate: false,
    warnings: [],
    unparsed: [],
    span: NOWHERE,
    ...facts,
    hops,
  };
}

export function hopOf(ttl: number, probes: readonly Partial<Probe>[], facts: Partial<Hop> = {}): Hop {
  const placed = probes.map((probe, index) => ({ lost: false, ...probe, index, spans: { all: NOWHERE } }));
  return { ttl, span: NOWHERE, ...facts, probes: placed };
}

export function annotation(raw: string): Probe['annotation'] {
  return readAnnotation({ text: raw, ...NOWHERE });
}

export function readAll(text: string): readonly Trace[] {
  return recognize({ id: 't', name: 't', text }).traces;
}

const ip = fc.oneof(
  fc.ipV4(),
  fc.ipV6().map((text) => canonicalIp(text) ?? '2001:db8::1'),
);

const label: fc.Arbitrary<MplsLabel> = fc.record(
  {
    label: fc.nat({ max: 1_048_575 }),
    tc: fc.nat({ max: 7 }),
    s: fc.nat({ max: 1 }),
    ttl: fc.nat({ max: 255 }),
  },
  { requiredKeys: ['label'] },
);

const responder = fc.record(
  {
    ip,
    host: fc.oneof(fc.domain(), fc.ipV4(), fc.constantFrom('router', 'ae-1_0', '5', 'ms', 'x5ms')),
    asn: fc.array(fc.integer({ min: 1, max: 4_294_967_295 }), { maxLength: 3 }),
    mpls: fc.array(label, { minLength: 1, maxLength: 3 }),
    backHops: fc.nat({ max: 255 }),
  },
  { requiredKeys: ['ip'] },
);

const microseconds = fc.integer({ min: 0, max: 99_999_999 }).map((us) => us / 1000);
const time = fc.oneof(
  microseconds,
  fc.nat({ max: 999_999_999 }).map((ns) => ns / 1e6),
);
const sign = fc.constantFrom('!H', '!N', '!P', '!S', '!X', '!A', '!V', '!C', '!F-1400', '!<13>', '!10', '!');

/** What stands behind an address: a time with or without marks, or marks alone. */
const answer = fc.oneof(
  { weight: 6, arbitrary: fc.record({ rttMs: time }) },
  { weight: 1, arbitrary: fc.record({ rttMs: fc.constant(1), rttLessThan: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ rttMs: microseconds, annotation: sign.map(annotation) }) },
  { weight: 1, arbitrary: fc.record({ rttMs: microseconds, pmtu: fc.integer({ min: 68, max: 65_535 }) }) },
  { weight: 1, arbitrary: fc.record({ annotation: sign.map(annotation) }) },
);

/** Several responders in one hop, each with one probe or more, lost ones between. */
const probes = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(responder, fc.array(answer, { minLength: 1, maxLength: 3 })) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((runs) =>
    runs.flatMap((run): Partial<Probe>[] => (run ? run[1].map((one) => ({ ...run[0], ...one })) : [{ lost: true }])),
  );

const facts = fc.record({
  target: fc.domain(),
  targetIp: ip,
  maxHops: fc.integer({ min: 64, max: 255 }),
  packetSize: fc.integer({ min: 28, max: 65_000 }),
});

function traceFrom(rows: fc.Arbitrary<readonly (readonly Partial<Probe>[])[]>): fc.Arbitrary<Trace> {
  return fc
    .tuple(rows, facts, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }))
    .map(([hops, about, first, step]) =>
      traceOf(
        hops.map((one, n) => hopOf(first + n * step, one)),
        about,
      ),
    );
}

/** Within the range of the form of traceroute for Linux. */
export const linuxTrace = traceFrom(fc.array(probes, { minLength: 1, maxLength: 12 }));

const hostileName = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    '*',
    '* * *',
    '5ms',
    '5 ms',
    '| a |',
    '"a","b"',
    '=cmd|x!A1',
    '-1+1',
    "'-7'",
    '<MPLS:L=1>',
    '!X',
    '?',
  ),
  fc.constantFrom(
    'a\nb',
    ' 1  192.0.2.99  9 ms',
    '\r\n',
    '\t=1',
    '\u2028',
    '</td><td>',
    '[AS1]',
    '(192.0.2.99)',
    '&#42;',
    '^C',
  ),
  fc.constantFrom('<img src=x onerror=alert(1)>', '`a`', '\\|', '@SUM(A1)', '\u202eevil'),
);

const hostileProbes = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ ip, host: hostileName, rttMs: microseconds }) },
    { weight: 1, arbitrary: fc.constant({ lost: true }) },
  ),
  { minLength: 1, maxLength: 4 },
);

/** As formats with free strings (JSON, XML) may give it. */
export const hostileTrace = fc
  .tuple(traceFrom(fc.array(hostileProbes, { minLength: 1, maxLength: 8 })), hostileName)
  .map(([trace, target]): Trace => ({ ...trace, target }));
