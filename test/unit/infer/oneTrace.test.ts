import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { messages } from '../../../src/messages';
import { inspectorOf } from '../../../src/view/inspect';
import { redact } from '../../../src/view/redact/redact';

const t = messages('en');

/** One trace from a home through one provider and an exchange-free core to a campus (design/topology.md, 2.9). */
const TEXT = [
  'traceroute to www.uni.example (198.51.100.80), 30 hops max, 60 byte packets',
  ' 1  192.168.1.1 (192.168.1.1)  1.0 ms  1.1 ms  1.2 ms',
  ' 2  bras.isp.example (203.0.113.1)  5.0 ms  5.1 ms  5.2 ms',
  ' 3  xe-0-0-1.core1.isp.example (203.0.113.97)  15.0 ms  15.1 ms  15.2 ms',
  ' 4  203.0.113.131 (203.0.113.131)  6.0 ms  6.1 ms 203.0.113.135 (203.0.113.135)  6.3 ms',
  ' 5  ve-12.edge.isp.example (203.0.113.201)  7.0 ms  7.1 ms  7.2 ms',
  ' 6  gw.uni.example (198.51.100.1)  8.0 ms  8.1 ms  8.2 ms',
  ' 7  www.uni.example (198.51.100.80)  9.0 ms  9.1 ms  9.2 ms',
  '',
].join('\n');
const analysis = analyze([{ id: 's', name: 's', text: TEXT }]);
const { route } = analysis;
const ends = analysis.claims.filter(({ rule }) => rule === 'segment/unseen-end');

describe('one trace alone', () => {
  it('tells classes, translation, names, domains, load balancing and slow replies', () => {
    expect(analysis.topology.interfaces.map(({ scope }) => scope)).toContain('private');
    expect(route?.nat).toMatchObject([{ kind: 'napt', inside: ['192.168.1.1'], outside: [] }]);
    expect(route?.routers.map(({ label }) => label)).toContain('core1.isp.example');
    expect(new Set(route?.domains.map(({ id }) => id))).toEqual(new Set(['home', 'isp.example', 'uni.example']));
    expect(route?.loadBalanced).toMatchObject([{ ips: ['203.0.113.131', '203.0.113.135'], ttls: [4] }]);
    expect(analysis.claims.filter(({ rule }) => rule === 'rtt/slow-reply')).toMatchObject([{ args: { hop: 3 } }]);
    expect(route?.boundaries.map(({ inside }) => inside)).toContain('home');
  });

  it('cannot tell asymmetry, and says unknown', () => {
    expect(route?.path).toMatchObject({ verdict: 'unknown' });
    expect(route?.spans).toEqual([]);
    expect(route?.roles).toMatchObject([{ role: 'forward' }]);
    expect(analysis.claims.find(({ rule }) => rule === 'role/direction')?.confidence).toBeLessThan(0.99);
  });

  it('writes no far end as a fact: every address of the graph is printed in the text', () => {
    const shown = [
      ...(route?.links.flatMap(({ aIp, bIp }) => [aIp, bIp]) ?? []),
      ...(route?.routers.flatMap(({ interfaces }) => interfaces) ?? []),
    ].filter((ip) => ip !== undefined);
    expect(shown.length).toBeGreaterThan(8);
    for (const ip of shown) expect(TEXT, ip).toContain(ip);
    expect(route?.segments.flatMap(({ members }) => members).filter((ip) => !TEXT.includes(ip))).toEqual([]);
  });

  it('gives the possible far ends of links in the core as claims, 0.6 or a little more where a port is named', () => {
    expect(ends.map(({ args, confidence }) => [args.ip, args.blocks, confidence.toFixed(2)])).toEqual([
      ['203.0.113.97', '203.0.113.96/30, 203.0.113.96/31', '0.75'],
      ['203.0.113.131', '203.0.113.130/31', '0.60'],
      ['203.0.113.135', '203.0.113.134/31', '0.60'],
    ]);
    const [end] = ends;
    expect(end?.grade).toBe('likely');
    expect(end?.evidence.map(({ start, end: to }) => TEXT.slice(start, to))).toEqual(['203.0.113.97']);
    expect(end?.alternatives[0]?.confidence).toBeCloseTo(0.25);
    const said = inspectorOf(analysis, t)['if:203.0.113.97']?.claims.map(({ text }) => text) ?? [];
    expect(said.join()).toContain('no trace shows it');
  });

  it('has none at home, at the access, on a VLAN and in the network of the target', () => {
    const about = ends.map(({ args }) => args.ip);
    for (const ip of ['192.168.1.1', '203.0.113.1', '203.0.113.201', '198.51.100.1', '198.51.100.80'])
      expect(about).not.toContain(ip);
  });

  it('needs none once the way back is there', () => {
    const back = [
      'traceroute to 203.0.113.2 (203.0.113.2), 30 hops max, 60 byte packets',
      ' 1  198.51.100.2 (198.51.100.2)  1.0 ms',
      ' 2  203.0.113.98 (203.0.113.98)  2.0 ms',
      ' 3  203.0.113.2 (203.0.113.2)  3.0 ms',
      '',
    ].join('\n');
    const both = analyze([
      { id: 'f', name: 'f', text: TEXT, role: 'forward' },
      { id: 'r', name: 'r', text: back, role: 'return' },
    ]);
    expect(both.claims.filter(({ rule, args }) => rule === 'segment/unseen-end' && args.ip === '203.0.113.97')).toEqual(
      [],
    );
  });

  it('tells nothing of an address that is hidden', () => {
    for (const mode of ['pseudonyms', 'last-bits', 'home'] as const) {
      const hidden = JSON.stringify(redact(analysis, { mode, homeHops: 4 }));
      expect(hidden, mode).not.toContain('203.0.113.97');
      expect(hidden, mode).not.toContain('203.0.113.96');
    }
  });
});

describe('one trace over IPv6 alone', () => {
  it('has no translation, and says what a tunnel address carries unless that is hidden', () => {
    const text = [
      'traceroute to 2001:db8:80::80 (2001:db8:80::80), 30 hops max, 80 byte packets',
      ' 1  2001:db8:1::1 (2001:db8:1::1)  1.0 ms',
      ' 2  2002:c633:6401::1 (2002:c633:6401::1)  2.0 ms',
      ' 3  2001:db8:80::80 (2001:db8:80::80)  3.0 ms',
      '',
    ].join('\n');
    const six = analyze([{ id: 's', name: 's', text }]);
    expect(six.route?.nat).toEqual([]);
    expect(six.claims.find(({ rule }) => rule === 'dual-stack/6to4')?.args).toMatchObject({ ipv4: '198.51.100.1' });
    expect(JSON.stringify(redact(six, { mode: 'home', homeHops: 3 }))).not.toContain('198.51.100.1');
  });
});
