import { describe, expect, it } from 'vitest';
import { readName } from '../../../src/analyzers/infer/naming';

describe('reverse names', () => {
  it.each([
    ['ve-57.nexus1.otemachi.wide.ad.jp', '203.178.136.161', 'nexus1.otemachi.wide.ad.jp', 've-57'],
    ['xe-0-0-1.core2.example.net', '192.0.2.1', 'core2.example.net', undefined],
    ['core1-ae3.example.net', '192.0.2.1', 'core1.example.net', undefined],
    ['alaxala1.otemachi.wide.ad.jp', '202.249.2.83', 'alaxala1.otemachi.wide.ad.jp', undefined],
    ['211-006-218-001.jp.fiberbit.net', '211.6.218.1', undefined, undefined],
    ['1.218.6.211.static.example.net', '211.6.218.1', undefined, undefined],
    ['gw.customer.example.net', '192.0.2.1', undefined, undefined],
    ['as4713.nspixp2.wide.ad.jp', '202.249.2.131', undefined, undefined],
  ])('%s names %s', (name, ip, router, vlan) => {
    const read = readName(name, ip);
    expect(read.router).toBe(router);
    expect(read.vlan).toBe(vlan);
  });

  it('takes the number and the exchange from an exchange name', () => {
    expect(readName('as4713.nspixp2.wide.ad.jp', '202.249.2.131')).toMatchObject({
      asn: 4713,
      exchange: true,
      domain: 'wide.ad.jp',
    });
    expect(readName('et-1.edge1.fra-ix.example', '192.0.2.1').exchange).toBe(true);
    expect(readName('phoenix1.example.net', '192.0.2.1').exchange).toBe(false);
  });

  it('finds the registered domain, public-suffix aware', () => {
    expect(readName('fwsm0.cc.cuc.ac.jp', '202.244.32.242').domain).toBe('cuc.ac.jp');
    expect(readName('localhost', '192.0.2.1').domain).toBeUndefined();
  });

  it('answers on hostile names in time', () => {
    for (const name of ['a.'.repeat(50_000), '-'.repeat(100_000), '1-'.repeat(50_000), '', '.', 've-1', '\u0000']) {
      expect(readName(name, '192.0.2.1').name).toBeDefined();
    }
  });
});
