import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import { findTunnels } from '../../../src/analyzers/infer/tunnels';
import type { Trace } from '../../../src/model/trace';

function linux(rows: readonly string[]): readonly Trace[] {
  const head = 'traceroute to 203.0.113.9 (203.0.113.9), 30 hops max, 60 byte packets';
  const text = [head, ...rows.map((row, n) => ` ${n + 1}  ${row}  1.000 ms  1.100 ms  1.200 ms`), ''].join('\n');
  return recognize({ id: 't', name: 't', text }).traces;
}

const withQuoted = (trace: Trace, quoted: readonly number[]): Trace => ({
  ...trace,
  hops: trace.hops.map((hop, n) => ({
    ...hop,
    probes: hop.probes.map((one) => ({ ...one, quotedTtl: quoted[n] ?? 1 })),
  })),
});

describe('MPLS tunnels', () => {
  it('are explicit where every router quotes its label run out', () => {
    const claims = findTunnels(
      linux([
        '198.51.100.1 (198.51.100.1)',
        '198.51.100.2 (198.51.100.2) <MPLS:L=16001,E=0,S=1,T=1>',
        '198.51.100.3 (198.51.100.3) <MPLS:L=16002,E=0,S=1,T=1>',
        '203.0.113.9 (203.0.113.9)',
      ]),
    );
    expect(claims).toMatchObject([{ rule: 'mpls/explicit', args: { from: 2, to: 3, label: 16001 } }]);
    expect(claims[0]?.evidence).toHaveLength(2);
  });

  it('are opaque where one answer has a label that did not run out, with the number of hidden routers', () => {
    const claims = findTunnels(
      linux(['198.51.100.1 (198.51.100.1)', '198.51.100.2 (198.51.100.2) <MPLS:L=16001,E=0,S=1,T=252>']),
    );
    expect(claims).toMatchObject([{ rule: 'mpls/opaque', args: { to: 2, hidden: 3 } }]);
  });

  it('are implicit where the quoted probe had hops left', () => {
    const [plain] = linux([1, 2, 3, 4].map((n) => `198.51.100.${n} (198.51.100.${n})`));
    const claims = findTunnels([withQuoted(plain as Trace, [1, 2, 3, 1])]);
    expect(claims).toMatchObject([{ rule: 'mpls/implicit', args: { from: 2, to: 3, ttl: 2 } }]);
  });

  it('are not read from a step in time alone', () => {
    const head = 'traceroute to 203.0.113.9 (203.0.113.9), 30 hops max, 60 byte packets';
    const rows = [1, 1, 90, 91].map(
      (ms, n) => ` ${n + 1}  198.51.100.${n} (198.51.100.${n})  ${ms}.000 ms  ${ms}.1 ms`,
    );
    const { traces } = recognize({ id: 't', name: 't', text: [head, ...rows, ''].join('\n') });
    expect(traces[0]?.hops).toHaveLength(4);
    expect(findTunnels(traces)).toEqual([]);
  });
});
