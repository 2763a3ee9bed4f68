import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';

const ip = fc.ipV4();
const host = fc.option(fc.constantFrom('gw.example', 'ae-1-11.bar2.example.net', 'core1'), { nil: undefined });
const time = fc.integer({ min: 0, max: 99_999 });
const label = fc.integer({ min: 16, max: 1_048_575 });

/** A probe as IOS prints it: a time, a code instead of it, or nothing. */
const outcome = fc.oneof(
  { weight: 5, arbitrary: time.map((rttMs) => ({ rttMs, code: undefined, lost: false })) },
  fc.constantFrom('!H', '!N', '!A', '!Q', '?').map((code) => ({ rttMs: undefined, code, lost: false })),
  fc.constant({ rttMs: undefined, code: undefined, lost: true }),
);
const answer = fc.record({
  ip,
  host,
  asn: fc.option(fc.integer({ min: 1, max: 4_294_967_295 }), { nil: undefined }),
  labels: fc.array(label, { maxLength: 3 }),
  first: time,
  more: fc.array(outcome, { maxLength: 3 }),
});
const hop = fc.array(answer, { minLength: 1, maxLength: 3 });
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

function printIos({ ip: address, host: name, asn, labels, first, more }: Answer): string {
  const who = name === undefined ? address : `${name} (${address})`;
  const as = asn === undefined ? '' : ` [AS ${asn}]`;
  const mpls = labels.length === 0 ? '' : ` [MPLS: Label${labels.length > 1 ? 's' : ''} ${labels.join('/')} Exp 0]`;
  const rest = more.map((one) => (one.lost ? ' * ' : one.code ? ` ${one.code} ` : ` ${one.rttMs} msec`)).join('');
  return `${who}${as}${mpls} ${first} msec${rest}`;
}

function expectedOf({ ip: address, host: name, asn, labels, first, more }: Answer): readonly object[] {
  return [{ rttMs: first, code: undefined, lost: false }, ...more].map(({ rttMs, code, lost }) =>
    lost
      ? { lost }
      : { lost, ip: address, host: name, rttMs, code, asn, labels: labels.length > 0 ? labels : undefined },
  );
}

function read(text: string) {
  const { traces, unparsed } = recognize({ id: 'p', name: 'p', text });
  const [trace] = traces;
  return {
    dialects: traces.map((one) => one.dialect),
    left: [...unparsed, ...(trace?.unparsed ?? [])].length,
    hops: trace?.hops.map(({ probes }) =>
      probes.map(({ lost, ip: address, host: name, rttMs, annotation, asn, mpls }) =>
        lost
          ? { lost }
          : {
              lost,
              ip: address,
              host: name,
              rttMs,
              code: annotation?.raw,
              asn: asn?.[0],
              labels: mpls?.map((one) => one.label),
            },
      ),
    ),
  };
}

describe('Cisco IOS', () => {
  it('is read back, with further responders on lines of their own', () => {
    fc.assert(
      fc.property(fc.array(hop, { minLength: 1, maxLength: 10 }), (hops) => {
        const rows = hops.map((answers, n) => `${String(n + 1).padStart(3)} ${answers.map(printIos).join('\n    ')}`);
        const text = ['Type escape sequence to abort.', 'Tracing the route to 192.0.2.9', '', ...rows].join('\n');
        const seen = read(text);
        // Two blanks behind a time are the mark of XR: ` * ` and codes bring them about in ours too.
        expect(['cisco-ios', 'cisco-xr']).toContain(seen.dialects.join());
        expect(seen.left).toBe(0);
        expect(seen.hops).toEqual(hops.map((answers) => answers.flatMap(expectedOf)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('Huawei VRP', () => {
  it('names an address only when it changes', () => {
    const probe = fc.option(fc.tuple(fc.constantFrom('192.0.2.1', '192.0.2.5', '198.51.100.9'), time), {
      nil: undefined,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(probe, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 }),
        (hops) => {
          const rows = hops.map((probes, n) => ` ${n + 1} ${printChanges(probes)}`);
          const header =
            ' traceroute to 203.0.113.80(203.0.113.80), max hops: 30, packet length: 40, press CTRL_C to break';
          const seen = read([header, ...rows].join('\n'));
          expect(seen.dialects).toEqual(['huawei-vrp']);
          expect(seen.left).toBe(0);
          expect(
            seen.hops?.map((probes) =>
              probes.map(({ ip: address, rttMs }: { ip?: string; rttMs?: number }) => [address, rttMs]),
            ),
          ).toEqual(hops.map((probes) => probes.map((one) => one ?? [undefined, undefined])));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function printChanges(probes: readonly ([string, number] | undefined)[]): string {
  let named = '';
  return probes
    .map((one) => {
      if (!one) return '*';
      const who = one[0] === named ? '' : `${one[0]} `;
      named = one[0];
      return `${who}${one[1]} ms`;
    })
    .join('  ');
}
