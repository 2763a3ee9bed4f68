import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atlas } from '../../src/export/convert/atlas';
import { csv } from '../../src/export/convert/csv';
import { json } from '../../src/export/convert/json';
import { linux } from '../../src/export/convert/linux';
import { markdown } from '../../src/export/convert/markdown';
import type { Probe, Trace } from '../../src/model/trace';
import { csvRows } from '../unit/convert/csvRows';
import { hostileTrace, linuxTrace, readAll } from '../unit/convert/traces';

const several = fc.array(fc.oneof(linuxTrace, hostileTrace), { minLength: 1, maxLength: 4 });

/** The probes of a trace, each with its TTL, cut down to what a form can carry. */
function probesOf(trace: Trace | undefined, shape: (probe: Probe) => object): readonly object[] | undefined {
  return trace?.hops.map(({ ttl, probes }) => ({ ttl, probes: probes.map(shape) }));
}

function rowCount(traces: readonly Trace[]): number {
  return traces.flatMap((trace) => trace.hops.flatMap((hop) => hop.probes)).length;
}

const linuxShape = ({ ip, host, rttMs, rttLessThan, lost, annotation, asn, mpls, backHops, pmtu }: Probe) => ({
  ...{ ip, host: host === ip ? undefined : host, rttMs, rttLessThan, lost },
  ...{ annotation: annotation && [annotation.raw, annotation.kind], asn, mpls, backHops, pmtu },
});

describe('convert --to linux', () => {
  it('prints what is read back as the same trace', () => {
    fc.assert(
      fc.property(linuxTrace, (trace) => {
        const [read, ...more] = readAll(linux.write([trace], []));
        expect(more).toEqual([]);
        // With 64 hops and 28 or 40 bytes the header is that of BSD as well.
        expect(['traceroute-linux', 'traceroute-bsd']).toContain(read?.dialect);
        expect(read?.unparsed).toEqual([]);
        const { target, targetIp, maxHops, packetSize } = trace;
        expect(read).toMatchObject({ target, targetIp, maxHops, packetSize });
        expect(probesOf(read, linuxShape)).toEqual(probesOf(trace, linuxShape));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps several traces apart, and is the same when written again', () => {
    fc.assert(
      fc.property(fc.array(linuxTrace, { minLength: 2, maxLength: 4 }), (traces) => {
        const text = linux.write(traces, []);
        const read = readAll(text);
        expect(read.map((one) => one.hops.length)).toEqual(traces.map((one) => one.hops.length));
        expect(linux.write(read, [])).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('is not broken by names: addresses, times and losses come back', () => {
    const shape = ({ ip, rttMs, lost }: Probe) => ({ ip, rttMs, lost });
    fc.assert(
      fc.property(hostileTrace, (trace) => {
        const read = readAll(linux.write([trace], []));
        expect(read).toHaveLength(1);
        expect(probesOf(read[0], shape)).toEqual(probesOf(trace, shape));
      }),
      { numRuns: 500 },
    );
  });
});

describe('convert --to csv', () => {
  it('has one row of equal length a probe, and no cell that a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(several, (traces) => {
        const [head = [], ...rows] = csvRows(csv.write(traces, []));
        expect(rows).toHaveLength(rowCount(traces));
        expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
        expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        const at = head.indexOf('rtt_ms');
        const times = traces.flatMap((one) => one.hops.flatMap(({ probes }) => probes));
        expect(rows.map((row) => row[at])).toEqual(
          times.map(({ rttMs, rttLessThan }) => (rttMs === undefined || rttLessThan ? '' : String(rttMs))),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('convert --to markdown', () => {
  it('has one row a probe with as many cells as the head, and no markup of the names', () => {
    fc.assert(
      fc.property(several, (traces) => {
        const text = markdown.write(traces, []);
        const rows = text.split('\n').filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(rowCount(traces) + 2 * traces.length);
        expect(new Set(rows.map((row) => row.split('|').length)).size).toBe(1);
        expect(text.split('\n').filter((line) => line.startsWith('## '))).toHaveLength(traces.length);
        expect(text).not.toMatch(/[<>\r\u2028\u202e]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('convert --to json', () => {
  it('is JSON with every probe in its place', () => {
    fc.assert(
      fc.property(several, (traces) => {
        const sources = [{ id: 't', name: 't', text: '' }];
        const shape = ({ ip, host, lost }: Probe) => ({ ip, host, lost });
        const read = JSON.parse(json.write(traces, sources)) as readonly Trace[];
        const written = traces.map((trace) => probesOf(trace, shape));
        expect(read.map((trace) => probesOf(trace, shape))).toEqual(written);
      }),
      { numRuns: 100 },
    );
  });
});

describe('convert --to atlas', () => {
  const shape = ({ ip, rttMs, rttLessThan, lost, mpls, pmtu, annotation }: Probe) => ({
    ...{ ip, rttMs: rttLessThan ? undefined : rttMs, lost, mpls, pmtu, annotated: annotation !== undefined },
  });

  it('is one line a trace, and is read back as the same trace', () => {
    fc.assert(
      fc.property(several, (traces) => {
        const written = traces.map(withoutBareSigns);
        const text = atlas.write(written, []);
        expect(text.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(traces.length + 1);
        const read = readAll(text);
        expect(read.map(({ dialect }) => dialect)).toEqual(traces.map(() => 'ripe-atlas'));
        expect(read.map(({ target, targetIp }) => [target, targetIp])).toEqual(
          traces.map(({ target, targetIp }) => [target, targetIp]),
        );
        expect(read.map((trace) => probesOf(trace, shape))).toEqual(written.map((trace) => probesOf(trace, shape)));
      }),
      { numRuns: 200 },
    );
  });

  /** `!` alone says "TTL too small", for which Atlas has no error. */
  function withoutBareSigns(trace: Trace): Trace {
    const hops = trace.hops.map((hop) => ({
      ...hop,
      probes: hop.probes.map(({ annotation, ...probe }) =>
        annotation && annotation.kind !== 'ttl-too-small' ? { ...probe, annotation } : probe,
      ),
    }));
    return { ...trace, hops };
  }
});
