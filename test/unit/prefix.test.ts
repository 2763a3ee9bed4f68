import { describe, expect, it } from 'vitest';
import {
  adjacentThirties,
  blockOf,
  commonLength,
  compareAddresses,
  contains,
  hostBlockLength,
  isHost,
  linkMates,
  parseAddress,
  parsePrefix,
  type Address,
} from '../../src/model/prefix';

function at(ip: string): Address {
  const address = parseAddress(ip);
  if (!address) throw new Error(`${ip} is no address`);
  return address;
}

describe('addresses and prefixes', () => {
  it.each(['', '1.2.3', '1.2.3.256', '01.2.3.4', 'a.b.c.d', 'fe80::1%eth0x'.padEnd(60, 'x'), ':::', '1'.repeat(1e5)])(
    'refuses %s',
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
    },
  );

  it.each([
    ['202.244.38.109/26', '202.244.38.64/26'],
    ['10.1.2.3/0', '0.0.0.0/0'],
    ['192.0.2.7', '192.0.2.7/32'],
    ['2001:db8::1/32', '2001:db8::/32'],
    ['2001:db8:0:4::2/127', '2001:db8:0:4::2/127'],
  ])('clears the host bits of %s', (text, canonical) => {
    expect(parsePrefix(text)?.text).toBe(canonical);
  });

  it.each(['192.0.2.0/33', '192.0.2.0/', '192.0.2.0/-1', '192.0.2.0/1e1', '2001:db8::/129', 'x/8'])(
    'refuses the prefix %s',
    (text) => {
      expect(parsePrefix(text)).toBeUndefined();
    },
  );

  it('knows what a prefix contains', () => {
    const prefix = parsePrefix('202.249.2.0/24');
    expect(prefix && contains(prefix, at('202.249.2.131'))).toBe(true);
    expect(prefix && contains(prefix, at('202.249.3.1'))).toBe(false);
    expect(prefix && contains(prefix, at('2001:db8::1'))).toBe(false);
  });

  it('orders by value, IPv4 first', () => {
    const list = ['10.0.0.10', '2001:db8::1', '10.0.0.9', '223.255.0.1'].map(at).sort(compareAddresses);
    expect(list.map((address) => blockOf(address, address.family === 4 ? 32 : 128).split('/')[0])).toEqual([
      '10.0.0.9',
      '10.0.0.10',
      '223.255.0.1',
      '2001:db8::1',
    ]);
  });
});

describe('blocks', () => {
  it.each([
    ['202.244.38.109', '202.244.38.66', 26],
    ['202.244.32.228', '202.244.32.225', 29],
    ['202.244.32.242', '202.244.32.245', 29],
    ['203.178.136.162', '203.178.136.161', 30],
    ['203.178.140.218', '203.178.140.194', 27],
    ['202.249.2.83', '202.249.2.131', 24],
    ['60.37.54.73', '60.37.54.70', 28],
    ['61.118.36.180', '61.118.36.189', 28],
    ['211.6.218.1', '211.6.218.33', 26],
    ['203.0.113.28', '203.0.113.29', 31],
    ['203.0.113.2', '203.0.113.3', 31],
    ['203.0.113.0', '203.0.113.1', 31],
    ['203.0.113.0', '203.0.113.2', 23],
    ['2001:db8::', '2001:db8::1', 127],
    ['2001:db8::1', '2001:db8::2', 126],
    ['2001:db8::1', '2001:db8::3', 64],
    ['2001:db8:0:1::1', '2001:db8:0:2::1', 60],
  ])('the smallest block with %s and %s as hosts is a /%i', (a, b, length) => {
    expect(hostBlockLength(at(a), at(b))).toBe(length);
    expect(hostBlockLength(at(b), at(a))).toBe(length);
  });

  it('has none for one address or two families', () => {
    expect(hostBlockLength(at('192.0.2.1'), at('192.0.2.1'))).toBeUndefined();
    expect(hostBlockLength(at('192.0.2.1'), at('2001:db8::1'))).toBeUndefined();
    expect(hostBlockLength(at('0.0.0.0'), at('255.255.255.255'))).toBeUndefined();
  });

  it('knows network and broadcast addresses', () => {
    expect([28, 29, 30, 31].map((host) => isHost(at(`203.0.113.${host}`), 30))).toEqual([false, true, true, false]);
    expect(isHost(at('203.0.113.28'), 31)).toBe(true);
    expect(isHost(at('255.255.255.255'), 0)).toBe(false);
    expect(isHost(at('2001:db8::'), 64)).toBe(true);
  });

  it('counts shared bits over word borders', () => {
    expect(commonLength(at('2001:db8:0:1::'), at('2001:db8:0:2::'))).toBe(62);
    expect(commonLength(at('255.0.0.0'), at('127.0.0.0'))).toBe(0);
    expect(commonLength(at('2001:db8::1'), at('2001:db8::1'))).toBe(128);
  });
});

describe('links', () => {
  it.each([
    ['203.0.113.29', ['203.0.113.30', '203.0.113.28']],
    ['203.0.113.28', ['203.0.113.29']],
    ['255.255.255.254', ['255.255.255.253', '255.255.255.255']],
    ['2001:db8::', ['2001:db8::1']],
    ['2001:db8::1', ['2001:db8::', '2001:db8::2']],
  ])('the far end of %s may be %j', (ip, mates) => {
    expect(linkMates(at(ip))).toEqual(mates);
  });

  it('splits a pair into neighbouring /30s only where both are hosts there', () => {
    expect(adjacentThirties(at('122.1.245.53'), at('122.1.245.50'))).toEqual(['122.1.245.48/30', '122.1.245.52/30']);
    expect(adjacentThirties(at('60.37.54.70'), at('60.37.54.73'))).toEqual(['60.37.54.68/30', '60.37.54.72/30']);
    expect(adjacentThirties(at('202.244.32.228'), at('202.244.32.225'))).toBeUndefined();
    expect(adjacentThirties(at('203.0.113.1'), at('203.0.113.2'))).toBeUndefined();
    expect(adjacentThirties(at('203.0.113.1'), at('203.0.113.9'))).toBeUndefined();
    expect(adjacentThirties(at('127.255.255.254'), at('128.0.0.1'))).toEqual(['127.255.255.252/30', '128.0.0.0/30']);
  });
});
