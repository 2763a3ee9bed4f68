import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import type { HostReport } from '../../../src/model/host';

const text = (name: string) => readFileSync(`test/fixtures/host/written-${name}.txt`, 'utf8');
const reportsOf = (content: string): readonly HostReport[] =>
  analyze([{ id: 'a', name: 'a', text: content }]).hosts ?? [];
const read = (name: string): readonly HostReport[] => reportsOf(text(name));

describe('own addresses with their masks', () => {
  it.each([
    ['ifconfig-old', ['192.168.1.10/24', 'fe80::200:5eff:fe00:530a/64', '203.0.113.7/32']],
    [
      'ifconfig-bsd',
      ['192.168.1.10/24', 'fe80::200:5eff:fe00:530a/64', '2001:db8::10/64', '127.0.0.1/8', '192.168.7.3/24'],
    ],
    ['ifconfig-freebsd-cidr', ['192.168.9.10/24', '2001:db8:9::10/64', '10.1.1.10/24']],
    ['ipconfig-es', ['fe80::1c2d:3e4f:5a6b:7c8d/?', '192.168.1.10/24']],
    ['ipconfig-ko', ['192.168.0.7/24']],
    ['ipconfig-ru', ['2001:db8:1::10/?', '2001:db8:1::abcd/?', 'fe80::10/?', '10.0.0.5/24']],
    ['ipj', ['127.0.0.1/8', '192.168.1.10/24']],
  ])('%s', (name, expected) => {
    const own = read(name).flatMap(({ addresses }) => addresses);
    expect(own.map(({ ip, length }) => `${ip}/${length ?? '?'}`)).toEqual(expected);
  });

  it.each([
    ['ipconfig-es', 'PC-CASA', ['fe80::1', '192.168.1.1']],
    ['ipconfig-ko', 'DESKTOP-KR', ['192.168.0.1']],
    ['ipconfig-ru', 'DOM-PC', ['fe80::1', '10.0.0.1']],
  ])('%s names the machine and its gateways', (name, hostName, gateways) => {
    const [report] = read(name);
    expect(report?.hostName).toBe(hostName);
    expect(report?.gateways.map(({ ip }) => ip)).toEqual(gateways);
  });
});

describe('routes', () => {
  it.each([
    ['netstat-freebsd', ['0.0.0.0/0 192.168.1.1', '192.168.1.0/24 -', '::/0 fe80::1', '2001:db8::/64 -']],
    ['netstat-openbsd', ['0.0.0.0/0 192.168.1.1', '192.168.1.0/24 -', '192.168.1.255/32 -']],
    // Solaris names no interface for the default route, and no mask.
    ['netstat-solaris', ['0.0.0.0/0 192.168.1.1', '192.168.1.0/24 -', '224.0.0.0/4 -', '127.0.0.1/32 -']],
    ['netstat-aix', ['0.0.0.0/0 10.1.1.1', '10.1.1.0/24 -', '127.0.0.0/8 -']],
    ['iproute', ['10.8.0.0/24 10.8.0.1', '192.168.1.0/24 -', '0.0.0.0/0 192.168.2.1']],
    ['ipj', ['0.0.0.0/0 192.168.1.1', '192.168.1.0/24 -']],
  ])('%s', (name, expected) => {
    const routes = read(name).flatMap(({ routes: own }) => own);
    const written = routes.map(({ prefix, gateway }) => `${prefix} ${gateway ?? '-'}`);
    expect(expected.filter((one) => !written.includes(one))).toEqual([]);
  });

  it('that drop what they match are told', () => {
    const dropped = read('iproute').flatMap(({ routes }) => routes.filter(({ reject }) => reject));
    expect(dropped.map(({ prefix }) => prefix)).toEqual(['203.0.113.0/24', '0.0.0.0/0']);
    const json = '[{"type":"blackhole","dst":"203.0.113.0/24","flags":[]}]';
    expect(reportsOf(json).flatMap(({ routes }) => routes)).toMatchObject([{ prefix: '203.0.113.0/24', reject: true }]);
  });

  it('of several next hops are several, in JSON too', () => {
    const json =
      '[ {\n  "dst": "default",\n  "nexthops": [ {"gateway":"192.168.1.1","dev":"eth0"}, {"via":{"family":"inet6","host":"fe80::1"},"dev":"eth1"} ] } ]';
    expect(reportsOf(json).flatMap(({ routes }) => routes.map(({ gateway }) => gateway))).toEqual([
      '192.168.1.1',
      'fe80::1',
    ]);
  });
});

describe('neighbours', () => {
  it.each([
    ['arp-bsd', ['192.168.1.1', '192.168.1.20', '192.168.1.30']],
    ['arp-cisco', ['192.168.1.1', '192.168.1.20']],
    ['arp-sol', ['192.168.1.1', '192.168.1.10']],
    ['ipneigh', ['192.168.1.1', '192.168.1.20', 'fe80::1']],
    ['netstat-openbsd', ['192.168.1.1', '192.168.1.10']],
    ['ipj', ['192.168.1.1', '192.168.1.20']],
  ])('%s', (name, expected) => {
    const near = read(name).flatMap(({ neighbours }) => neighbours);
    expect(near.filter(({ mac }) => mac).map(({ ip }) => ip)).toEqual(expected);
    expect(near.every(({ mac }) => mac === undefined || mac.startsWith('00:00:5e:00:53'))).toBe(true);
  });
});

describe('text that is like them', () => {
  const all = readFileSync('test/fixtures/host/README.md', 'utf8');
  it('is no report', () => {
    expect(reportsOf(all)).toEqual([]);
    expect(reportsOf('[{"dst":"login.example","rtt":3},{"type":"trace","dst":"192.0.2.1"}]')).toEqual([]);
  });

  it('cut or broken anywhere gives what is whole, in linear time, and never throws', () => {
    const names = ['ipj', 'netstat-openbsd', 'arp-bsd', 'ipconfig-ru', 'ifconfig-bsd', 'iproute'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(3000), fc.string({ maxLength: 8 }), (name, at, junk) => {
        const whole = text(name);
        const broken = whole.slice(0, at) + junk + whole.slice(at);
        for (const content of [broken, whole.slice(0, at), whole.slice(at)]) {
          for (const { addresses, routes } of reportsOf(content)) {
            expect(addresses.every(({ length = 0 }) => length >= 0)).toBe(true);
            expect(routes.every(({ prefix }) => prefix.includes('/'))).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
    const started = performance.now();
    reportsOf('{"dst":'.repeat(60_000));
    reportsOf('[{"dst":"10.0.0.1","dev":"e","state":["STALE"]},'.repeat(8_000));
    reportsOf('{"ifindex":1,"ifname":"e","addr_info":['.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
