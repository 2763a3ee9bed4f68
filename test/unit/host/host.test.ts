import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { machinesOf } from '../../../src/model/machines';
import { redact } from '../../../src/view/redact/redact';

const folder = path.resolve(import.meta.dirname, '../../fixtures/host');
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const read = (name: string) => analyze([{ id: name, name, text: text(name) }]);

describe.each(['de', 'ja', 'fr', 'zh'])('ipconfig /all in %s', (language) => {
  const { hosts = [], unparsed } = read(`written-ipconfig-${language}.txt`);
  const [machine] = machinesOf(hosts);

  it('tells address, mask and gateways by shape', () => {
    expect(machine?.hostName).toBe('PC-EXAMPLE');
    expect(machine?.addresses.map(({ ip, length }) => [ip, length])).toEqual([
      ['192.168.1.10', 24],
      ['fe80::1234:5678:9abc:def0', undefined],
    ]);
    expect(machine?.gateways.map(({ ip }) => ip)).toEqual(['fe80::1', '192.168.1.1']);
  });

  it('leaves no address unread', () => {
    expect(
      unparsed.filter(({ start, end }) => /\d\.\d/.test(text(`written-ipconfig-${language}.txt`).slice(start, end))),
    ).toEqual([]);
  });
});

describe('tables', () => {
  const cases: readonly (readonly [string, readonly (readonly [string, string | undefined])[]])[] = [
    [
      'static-routes.txt',
      [
        ['192.168.56.0/24', undefined],
        ['192.168.0.0/16', '192.168.56.253'],
        ['0.0.0.0/0', '192.168.56.254'],
      ],
    ],
    [
      'lab-s1-pc.ip-route.txt',
      [
        ['0.0.0.0/0', '192.168.1.1'],
        ['192.168.1.0/24', undefined],
      ],
    ],
    [
      'lab-s1-pc.netstat-rn.txt',
      [
        ['0.0.0.0/0', '192.168.1.1'],
        ['192.168.1.0/24', undefined],
      ],
    ],
    [
      'lab-s1-pc.route-n.txt',
      [
        ['0.0.0.0/0', '192.168.1.1'],
        ['192.168.1.0/24', undefined],
      ],
    ],
    [
      'written-route-print-de.txt',
      [
        ['0.0.0.0/0', '192.168.1.1'],
        ['192.168.1.0/24', undefined],
        ['::/0', 'fe80::1'],
      ],
    ],
    [
      'written-netstat-rn-macos.txt',
      [
        ['0.0.0.0/0', '192.168.1.1'],
        ['127.0.0.0/8', undefined],
        ['127.0.0.1/32', undefined],
        ['169.254.0.0/16', undefined],
        ['192.168.1.0/24', undefined],
        ['172.16.0.0/12', '192.168.1.254'],
      ],
    ],
  ];

  it.each(cases)('%s has its routes', (name, routes) => {
    const { hosts = [], traces } = read(name);
    expect(hosts.flatMap((one) => one.routes.map(({ prefix, gateway }) => [prefix, gateway]))).toEqual(routes);
    expect(traces).toEqual([]);
  });

  it.each(['lab-s1-pc.arp-a.txt', 'lab-s1-pc.arp-n.txt', 'lab-s1-pc.ip-neigh.txt'])('%s has its neighbours', (name) => {
    const near = (read(name).hosts ?? []).flatMap((one) => one.neighbours);
    expect(near.slice(0, 2).map(({ ip, mac }) => [ip, mac])).toEqual([
      ['192.168.1.1', '02:9a:88:8d:a9:6c'],
      ['192.168.1.20', '02:98:ad:72:bb:61'],
    ]);
  });

  it.each(['written-arp-windows-ja.txt', 'written-arp-macos.txt'])('%s has no groups', (name) => {
    const near = (read(name).hosts ?? []).flatMap((one) => one.neighbours);
    expect(near.filter(({ mac }) => mac).map(({ ip, mac }) => [ip, mac])).toEqual([
      ['192.168.1.1', '02:00:5e:10:00:02'],
      ['192.168.1.20', '00:00:48:00:53:01'],
    ]);
  });
});

describe('every place', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('of %s lies in its text', (name) => {
    const { hosts = [] } = read(name);
    const places = hosts.flatMap(({ addresses, routes, neighbours }) => [...addresses, ...routes, ...neighbours]);
    expect(places.length).toBeGreaterThan(0);
    for (const { evidence } of places) expect(text(name).slice(evidence.start, evidence.end).trim()).not.toBe('');
  });
});

describe('the home side of a route', () => {
  const trace = ' 1  192.168.1.1  0.5 ms\n 2  203.0.113.5  5 ms\n 3  192.0.2.70  9 ms\n';
  const pasted = `traceroute to 192.0.2.70 (192.0.2.70), 30 hops max, 60 byte packets\n${trace}\n${text('lab-s1-pc.ip-addr.txt')}\n${text('lab-s1-pc.ip-route.txt')}\n${text('written-arp-macos.txt')}`;
  const analysis = analyze([{ id: 'a', name: 'a', text: pasted }]);

  it('is known and not inferred', () => {
    expect(analysis.traces).toHaveLength(1);
    const home = analysis.route?.segments.find(({ kind }) => kind === 'home');
    expect(home?.prefix).toBe('192.168.1.0/24');
    expect(analysis.claims.find(({ id }) => id === home?.claim)?.rule).toBe('host/segment');
    expect(analysis.claims.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['host/gateway', 'host/address']));
  });

  it('has the neighbours that no trace passed, with their place in the drawing', () => {
    expect(analysis.extraHosts?.map(({ id, label, kind, at }) => [id, label, kind, at])).toEqual([
      ['host:192.168.1.20', 'printer.lan', 'printer', '192.168.1.0/24'],
    ]);
    const [scene] = scenesOf(analysis, messages('en'));
    expect(scene?.items.filter(({ id, mark }) => id === 'host:192.168.1.20' && mark === 'node')).toHaveLength(1);
  });

  it('hands out no hardware address when it is redacted', () => {
    const hidden = JSON.stringify(redact(analysis, { mode: 'private', homeHops: 3 }));
    expect(hidden).not.toMatch(/5e:10|00:48|88:8d/);
  });
});
