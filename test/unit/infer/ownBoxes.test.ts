import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import type { AnalysisConfig } from '../../../src/model/analysis';
import type { RouteGraph } from '../../../src/model/topology';

/** Texts of `test/fixtures/lab`, or written ones as `name: text`. */
function routeOf(
  files: readonly string[],
  written: Readonly<Record<string, string>> = {},
  config: AnalysisConfig = {},
): RouteGraph {
  const sources = [
    ...files.map((name) => ({ id: name, name, text: readFileSync(`test/fixtures/lab/${name}`, 'utf8') })),
    ...Object.entries(written).map(([name, text]) => ({ id: name, name, text })),
  ];
  const { route } = analyze(sources, config);
  if (!route) throw new Error('no route');
  return route;
}

function boxWith(route: RouteGraph, ip: string): readonly string[] {
  return route.routers.find(({ interfaces }) => interfaces.includes(ip))?.interfaces ?? [];
}

const CORE1 = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN
    inet 127.0.0.1/8 scope host lo
2: ge0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
    inet 203.0.113.18/30 scope global ge0
3: ge1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
    inet 203.0.113.22/30 scope global ge1
4: ge2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
    inet 203.0.113.28/31 scope global ge2
5: mgmt: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
    inet 10.99.0.7/24 scope global mgmt
`;

describe('what a router on the way prints about itself', () => {
  it('makes its addresses one router, those that no trace shows among them, and says so', () => {
    const before = routeOf(['tools/s1.forward.tracepath-n.txt', 'tools/s1.return.tracepath-n.txt']);
    expect(boxWith(before, '203.0.113.18')).not.toContain('203.0.113.22');
    const route = routeOf(['tools/s1.forward.tracepath-n.txt', 'tools/s1.return.tracepath-n.txt'], { core1: CORE1 });
    expect(boxWith(route, '203.0.113.18')).toEqual(
      expect.arrayContaining(['203.0.113.18', '203.0.113.22', '203.0.113.28']),
    );
    // Its own management network is no part of the way.
    expect(route.routers.flatMap(({ interfaces }) => interfaces)).not.toContain('10.99.0.7');
    const claim = route.claims.find(
      ({ rule, reasons }) =>
        rule.startsWith('alias/') && reasons.some(({ key }) => key === 'route.reason.alias-printed'),
    );
    const printed = claim?.reasons.find(({ key }) => key === 'route.reason.alias-printed');
    const [first] = printed?.evidence ?? [];
    expect(first && CORE1.slice(first.start, first.end)).toContain('203.0.113.');
  });

  it('does not go before the user, who says that they are two', () => {
    const addresses = ['203.0.113.18', '203.0.113.28'];
    const route = routeOf(
      ['tools/s1.forward.tracepath-n.txt', 'tools/s1.return.tracepath-n.txt'],
      { core1: CORE1 },
      { corrections: [{ kind: 'different-routers', addresses }] },
    );
    expect(boxWith(route, '203.0.113.18')).not.toContain('203.0.113.28');
  });

  it('shows both sides of the translator at home', () => {
    const route = routeOf(['s1.forward.txt', 's1.hr.ip-addr.txt']);
    expect(route.nat).toMatchObject([{ kind: 'napt', inside: ['192.168.1.1'], outside: ['203.0.113.6'] }]);
    expect(boxWith(route, '192.168.1.1')).toContain('203.0.113.6');
    const alone = routeOf(['s1.forward.txt']);
    expect(alone.nat).toMatchObject([{ kind: 'napt', outside: [] }]);
    expect(route.nat[0]?.confidence).toBeGreaterThan(alone.nat[0]?.confidence ?? 1);
  });

  it.each([['s2.hr.ip-addr.txt'], ['s2.hr2.ip-addr.txt']])('decides about two private hops: %s', (file) => {
    const sure = (route: RouteGraph): readonly string[] =>
      route.nat.map(({ kind, inside }) => `${kind} ${inside.join()}`);
    const alone = routeOf(['s2.forward.txt']);
    const route = routeOf(['s2.forward.txt', file]);
    expect([...sure(route)].sort()).toEqual(['double 192.168.0.1', 'double 192.168.11.1']);
    expect(Math.min(...route.nat.map(({ confidence }) => confidence))).toBeGreaterThan(
      Math.min(...alone.nat.map(({ confidence }) => confidence)),
    );
  });

  it('takes the second private hop for the gateway of the provider when the first has the public address itself', () => {
    const trace = [
      'traceroute to 192.0.2.70 (192.0.2.70), 30 hops max, 60 byte packets',
      ' 1  192.168.1.1  1 ms',
      ' 2  10.20.0.1  5 ms',
      ' 3  203.0.113.9  6 ms',
      ' 4  192.0.2.70  9 ms',
      '',
    ].join('\n');
    const router =
      '2: wan: <UP> mtu 1500\n    inet 203.0.113.6/30 scope global wan\n3: lan: <UP> mtu 1500\n    inet 192.168.1.1/24 scope global lan\n';
    expect(routeOf([], { trace }).nat.map(({ kind }) => kind)).toEqual(['double', 'double']);
    expect(routeOf([], { trace, router }).nat).toMatchObject([
      { kind: 'napt', inside: ['192.168.1.1'], outside: ['203.0.113.6'] },
    ]);
  });

  it('joins nothing by addresses that every machine has, nor by a private one that two homes have', () => {
    const other =
      '2: lan: <UP> mtu 1500\n    inet 192.168.1.1/24 scope global lan\n    inet6 fe80::1/64 scope link\n3: wan: <UP> mtu 1500\n    inet 198.51.100.77/30 scope global wan\n';
    const home = (first: string, target: string): string =>
      [
        `traceroute to ${target} (${target}), 30 hops max, 60 byte packets`,
        ' 1  192.168.1.1  1 ms',
        ` 2  ${first}  5 ms`,
        ` 3  ${target}  9 ms`,
        '',
      ].join('\n');
    const route = routeOf([], { a: home('203.0.113.9', '192.0.2.70'), b: home('198.18.0.9', '192.0.2.71'), other });
    expect(route.routers.filter(({ interfaces }) => interfaces.includes('192.168.1.1'))).toHaveLength(2);
    expect(boxWith(route, '198.51.100.77')).not.toContain('192.168.1.1');
  });
});
