import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { embeddedIpv4, lowOctets, spelledIpv4 } from '../../../src/model/embedded';
import { parseAddress } from '../../../src/model/prefix';
import type { RouteGraph } from '../../../src/model/topology';
import { messages } from '../../../src/messages';
import { inspectorOf } from '../../../src/view/inspect';
import { readName } from '../../../src/analyzers/infer/naming';
import { infer, routerWith, together, type Sketch } from './traces';

const t = messages('en');
const address = (ip: string) => {
  const parsed = parseAddress(ip);
  if (!parsed) throw new Error(ip);
  return parsed;
};
const rules = (graph: RouteGraph) =>
  graph.claims.map(({ rule }) => rule).filter((rule) => rule.startsWith('dual-stack/'));

/** Out over IPv4 and back over IPv6 through r1, r2, r3 of one operator; `back` replaces the way back. */
const OUT: Sketch = {
  id: 'out',
  target: '198.51.100.80',
  hops: [
    '192.168.1.1',
    'r1.example.net=203.0.113.1',
    'r2.example.net=203.0.113.5',
    'r3.example.net=203.0.113.9',
    '198.51.100.80',
  ],
};
const BACK: Sketch = {
  id: 'back',
  target: '2001:db8:1::20',
  hops: [
    'r3.example.net=2001:db8:f:3::1',
    'r2.example.net=2001:db8:f:2::1',
    'r1.example.net=2001:db8:f:1::1',
    '2001:db8:1::20',
  ],
};

describe('IPv4 inside IPv6', () => {
  it('is read from ISATAP addresses under any prefix, and from both ends of a Teredo address', () => {
    expect(embeddedIpv4(address('2001:db8::5efe:c000:201'))).toEqual({ kind: 'isatap', ip: '192.0.2.1' });
    expect(embeddedIpv4(address('fe80::200:5efe:203.0.113.7'))).toEqual({ kind: 'isatap', ip: '203.0.113.7' });
    // RFC 4380, 4: server 65.54.227.120, client 192.0.2.45
    expect(embeddedIpv4(address('2001:0:4136:e378:8000:63bf:3fff:fdd2'))).toEqual({
      kind: 'teredo',
      ip: '65.54.227.120',
      client: '192.0.2.45',
    });
  });

  it('is read from words that spell an address, as digits or as bits', () => {
    expect(spelledIpv4(address('2001:db8::203:0:113:5'))).toEqual(['203.0.113.5']);
    expect(spelledIpv4(address('2001:db8::cb00:7105'))).toEqual(['203.0.113.5']);
    expect(lowOctets(address('2001:db8::113:5'))).toEqual([113, 5]);
  });

  it.each(['2001:db8::1', '2001:db8::1e1:2:3:4', '2001:db8::300:0:113:5', '2001:db8::211:22ff:fe33:4455', '192.0.2.1'])(
    'is not read into %s',
    (ip) => {
      expect(spelledIpv4(address(ip))).toEqual([]);
      expect(embeddedIpv4(address(ip))).toBeUndefined();
    },
  );
});

describe('names that tell the family', () => {
  it.each([
    ['core1-v6.example.net', 'core1.example.net'],
    ['ipv6-core1.example.net', 'core1.example.net'],
    ['xe-0-0-1.core1.ipv6.example.net', 'core1.example.net'],
    ['v4.core1.tyo.example.net', 'core1.tyo.example.net'],
    ['ip6.example.net', 'ip6.example.net'],
    ['v600.example.net', 'v600.example.net'],
  ])('%s is the box %s', (name, router) => {
    expect(readName(name, '2001:db8::1').router).toBe(router);
  });
});

describe('a way out over IPv4 and back over IPv6', () => {
  it('is one path where names join its routers, each of them one router', () => {
    const graph = infer([OUT, BACK]);
    expect(Object.fromEntries(graph.roles.map(({ trace, role }) => [trace, role]))).toEqual({
      out: 'forward',
      back: 'return',
    });
    expect(together(graph, '203.0.113.5', '2001:db8:f:2::1')).toBe(true);
    expect(graph.path.verdict).toBe('symmetric');
    const path = graph.claims.find(({ id }) => id === graph.path.claim);
    expect(path?.reasons.map(({ key }) => key)).toContain('route.reason.families-joined');
    expect(path?.evidence).not.toEqual([]);
    expect(rules(graph)).toEqual(['dual-stack/families']);
    const [claim] = graph.claims.filter(({ rule }) => rule === 'dual-stack/families');
    expect(claim?.args).toEqual({ out: 4, home: 6, count: 3 });
    expect(claim?.evidence.length).toBeGreaterThan(0);
  });

  it('has no IPv6 address outside its translator', () => {
    expect(infer([OUT, BACK]).nat).toMatchObject([{ kind: 'napt', inside: ['192.168.1.1'], outside: [] }]);
  });

  it('parts where the operator names all routers of a stretch, and another one for each way', () => {
    const back = { ...BACK, hops: BACK.hops.map((hop) => hop.replace('r2.', 'r7.')) };
    // One flow each may be two routers of equal rank.
    expect(infer([OUT, back]).path.verdict).toBe('unknown');
    const several = [OUT, back].map((one) => ({ ...one, hops: one.hops.map((hop) => `${hop} ${hop} ${hop}`) }));
    const graph = infer(several);
    expect(together(graph, '203.0.113.5', '2001:db8:f:2::1')).toBe(false);
    expect(graph.path.verdict).toBe('asymmetric');
    const [span] = graph.spans.filter(({ verdict }) => verdict === 'asymmetric');
    expect(span).toMatchObject({ forward: ['203.0.113.5'], return: ['2001:db8:f:2::1'] });
  });

  it('may be one way where one router has no name, and stays open where more have none or one way is longer', () => {
    const unnamed = (...names: readonly string[]): Sketch => ({
      ...BACK,
      hops: BACK.hops.map((hop) => (names.some((name) => hop.startsWith(name)) ? hop.replace(/.*=/, '') : hop)),
    });
    const one = infer([OUT, unnamed('r2')]);
    expect(one.path.verdict).toBe('symmetric');
    expect(one.path.confidence).toBeLessThan(0.9);
    expect(infer([OUT, unnamed('r1', 'r2', 'r3')]).path.verdict).toBe('unknown');
    const longer = { ...BACK, hops: [...BACK.hops.slice(0, 2), '2001:db8:f:9::1', ...BACK.hops.slice(2)] };
    const graph = infer([OUT, longer]);
    expect(graph.path.verdict).toBe('unknown');
    expect(graph.spans.some(({ verdict }) => verdict === 'asymmetric')).toBe(false);
  });

  it('is two paths without a verdict where nothing joins them, and says so where the user calls them out and back', () => {
    const nameless = [OUT, BACK].map((one) => ({ ...one, hops: one.hops.map((hop) => hop.replace(/.*=/, '')) }));
    const graph = infer(nameless);
    expect(graph.path.verdict).toBe('unknown');
    expect(graph.links.every(({ lanes }) => lanes.length === 1)).toBe(true);
    const given = infer(
      nameless.map((one, k) => ({ ...one, role: k === 0 ? ('forward' as const) : ('return' as const) })),
    );
    expect(given.path.verdict).toBe('unknown');
    expect(given.spans.map(({ verdict, pAsymmetric }) => [verdict, pAsymmetric])).toEqual([['unknown', 0.5]]);
    expect(given.routers.every(({ interfaces }) => new Set(interfaces.map((ip) => ip.includes(':'))).size < 2)).toBe(
      true,
    );
  });

  it('is the same whatever the order of the texts', () => {
    expect(JSON.stringify(infer([BACK, OUT]))).toBe(JSON.stringify(infer([OUT, BACK])));
  });

  it('is joined by addresses that carry or spell each other', () => {
    const hops = ['2001:db8:9::203:0:113:9', '2001:db8:9::203:0:113:5', '2001:db8:9::203:0:113:1', '2001:db8:1::20'];
    const nameless = { ...OUT, hops: OUT.hops.map((hop) => hop.replace(/.*=/, '')) };
    const graph = infer([nameless, { ...BACK, hops }]);
    expect(together(graph, '203.0.113.5', '2001:db8:9::203:0:113:5')).toBe(true);
    expect(graph.roles.map(({ role }) => role).sort()).toEqual(['forward', 'return']);
    const alias = graph.claims.find(
      ({ rule, args }) => rule === 'alias/one-router' && String(args.ips).includes('203.0.113.5'),
    );
    expect(alias?.reasons.map(({ key }) => key)).toEqual(['route.reason.alias-spelled']);
  });
});

describe('two pairs over the routers of one way', () => {
  const back4: Sketch = {
    id: 'back4',
    target: '203.0.113.200',
    hops: ['r3.example.net=203.0.113.10', 'r2.example.net=203.0.113.6', 'r1.example.net=203.0.113.2', '203.0.113.200'],
  };
  const out6: Sketch = {
    id: 'out6',
    target: '2001:db8:80::80',
    hops: [
      '2001:db8:1::1',
      'r1.example.net=2001:db8:e:1::2',
      'r2.example.net=2001:db8:e:2::2',
      'r3.example.net=2001:db8:e:3::2',
      '2001:db8:80::80',
    ],
  };

  it('share them, and each pair keeps to its own family', () => {
    const graph = infer([OUT, back4, out6, BACK]);
    const roles = Object.fromEntries(graph.roles.map(({ trace, role }) => [trace, role]));
    expect(roles).toEqual({ out: 'forward', back4: 'return', out6: 'forward', back: 'return' });
    expect(routerWith(graph, '203.0.113.5')?.interfaces).toEqual(
      expect.arrayContaining(['203.0.113.5', '203.0.113.6', '2001:db8:e:2::2', '2001:db8:f:2::1']),
    );
    expect(rules(graph)).toEqual([]);
  });
});

describe('hops with special IPv6 addresses', () => {
  const of = (...hops: readonly string[]): RouteGraph =>
    infer([{ id: 'out', target: '2001:db8:80::80', hops: [...hops, '2001:db8:80::80'] }]);

  it('of 6to4 say the IPv4 router behind them, and are one router with it', () => {
    const graph = infer([
      { id: 'six', target: '2001:db8:80::80', hops: ['2002:c633:6401::1', '2001:db8:2::1', '2001:db8:80::80'] },
      { id: 'four', target: '203.0.113.80', hops: ['198.51.100.1', '203.0.113.1', '203.0.113.80'] },
    ]);
    expect(together(graph, '2002:c633:6401::1', '198.51.100.1')).toBe(true);
    const [claim] = graph.claims.filter(({ rule }) => rule === 'dual-stack/6to4');
    expect(claim).toMatchObject({ args: { ipv4: '198.51.100.1' }, grade: 'certain' });
    expect(claim?.evidence).not.toEqual([]);
  });

  it('of Teredo name the server and the client, and join neither', () => {
    const graph = infer([
      { id: 'six', target: '2001:db8:80::80', hops: ['2001:0:c633:6401:8000:63bf:34ff:8ef8', '2001:db8:80::80'] },
      { id: 'four', target: '203.0.113.80', hops: ['198.51.100.1', '203.0.113.7', '203.0.113.80'] },
    ]);
    const [claim] = graph.claims.filter(({ rule }) => rule === 'dual-stack/teredo');
    expect(claim?.args).toMatchObject({ ipv4: '198.51.100.1', client: '203.0.113.7' });
    for (const ip of ['198.51.100.1', '203.0.113.7'])
      expect(together(graph, '2001:0:c633:6401:8000:63bf:34ff:8ef8', ip)).toBe(false);
  });

  it('of one network card are one router; at two hops of one trace they are not, whatever the card', () => {
    const [a, b] = ['2001:db8:5::211:22ff:fe33:4455', '2001:db8:6::211:22ff:fe33:4455'];
    const apart = infer([
      { id: 'one', target: '2001:db8:80::80', hops: ['2001:db8:1::1', a, '2001:db8:80::80'] },
      { id: 'two', target: '2001:db8:81::81', hops: ['2001:db8:2::1', b, '2001:db8:81::81'] },
    ]);
    expect(together(apart, a, b)).toBe(true);
    expect(together(of(a, '2001:db8:7::1', b), a, b)).toBe(false);
  });

  it('of a link alone are one router per hop: every link has its fe80::1', () => {
    const graph = of('fe80::1', '2001:db8:2::1', 'fe80::1');
    expect(graph.routers.filter(({ interfaces }) => interfaces.includes('fe80::1'))).toHaveLength(2);
    expect(graph.segments).toEqual([]);
    expect(graph.nat).toEqual([]);
  });
});

describe('what is said about both families', () => {
  const text = [
    'traceroute to 198.51.100.80 (198.51.100.80), 30 hops max, 60 byte packets',
    ' 1  192.168.1.1 (192.168.1.1)  1.0 ms',
    ' 2  xe-0-0-1.r1.example.net (203.0.113.1)  2.0 ms',
    ' 3  198.51.100.80 (198.51.100.80)  3.0 ms',
    '',
    'traceroute to 2001:db8:80::80 (2001:db8:80::80), 30 hops max, 80 byte packets',
    ' 1  2001:db8:1::1 (2001:db8:1::1)  1.0 ms',
    ' 2  xe-0-0-1.r1-v6.example.net (2001:db8:f::1)  2.0 ms',
    ' 3  2001:db8:80::80 (2001:db8:80::80)  3.0 ms',
    '',
  ].join('\n');

  it('is shown with the addresses: one interface, its two names as sources', () => {
    const analysis = analyze([{ id: 's', name: 's', text }]);
    const [claim] = analysis.claims.filter(({ rule }) => rule === 'dual-stack/one-interface');
    expect(claim?.args).toEqual({ a: '203.0.113.1', b: '2001:db8:f::1', port: 'xe-0-0-1', router: 'r1.example.net' });
    expect(claim?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['203.0.113.1', '2001:db8:f::1']);
    const said = claim ? t(claim.key, claim.args) : '';
    expect(inspectorOf(analysis, t)['if:203.0.113.1']?.claims.map((one) => one.text)).toContain(said);
  });
});
