import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../scripts/data/csv.mjs';
import { addressWords, specialRange } from '../../../src/model/address';
import { shipped } from './tables';

const root = path.resolve(import.meta.dirname, '../../..');

describe('the shipped tables', () => {
  it.each([
    ['202.244.38.109', 63783, 'Chiba University of Commerce'],
    ['202.244.32.242', 63783, 'Chiba University of Commerce'],
    ['203.178.136.162', 2500, 'WIDE Project'],
    ['203.178.140.218', 2500, 'WIDE Project'],
    ['211.6.218.1', 4713, 'NTT Communications Corporation'],
    ['61.118.36.189', 4713, 'NTT Communications Corporation'],
    ['114.147.63.117', 4713, 'NTT Communications Corporation'],
    ['60.37.54.73', 4713, 'NTT Communications Corporation'],
    ['122.1.245.53', 4713, 'NTT Communications Corporation'],
    ['2001:200::1', 2500, 'WIDE Project'],
  ])('know the holder of %s', (ip, asn, organisation) => {
    expect(shipped.lookup(ip)).toEqual({ rule: 'table', asn, organisation, country: 'JP' });
  });

  it.each(['8.8.8.8', '2001:4860:4860::8888'])('know Google by %s', (ip) => {
    expect(shipped.lookup(ip)).toMatchObject({ rule: 'table', asn: 15169 });
  });

  it.each(['202.249.2.131', '202.249.2.83'])('do not give %s on the exchange LAN to the exchange', (ip) => {
    expect(shipped.lookup(ip)).toEqual({ rule: 'exchange', exchange: 'NSPIXP2', country: 'JP' });
  });

  it.each(['', 'x', '1.2.3', '1.2.3.256', '2001:db8:::1'])('know nothing of "%s"', (text) => {
    expect(shipped.lookup(text).rule).toBe('none');
  });

  it('say what the rows of the sources say', () => {
    const rows = csvRows(readFileSync(path.join(root, 'test/fixtures/data/source-rows.csv'), 'utf8'));
    // A later row that overlaps cuts the earlier one, and exchanges and special ranges go before.
    const wrong = rows.filter(([table, first = '', , value = '']) => {
      const found = shipped.lookup(first);
      if (found.rule !== 'table') return found.rule === 'none';
      return (table === 'as' ? String(found.asn) : found.country) !== value;
    });
    expect(rows.length).toBeGreaterThan(1500);
    expect(wrong).toEqual([]);
  });

  it('are at most three megabytes and tell their day', () => {
    const bytes = ['addresses.bin', 'places.bin', 'world.bin', 'makers.bin'].map(
      (name) => statSync(path.join(root, 'data', name)).size,
    );
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(3_000_000);
    expect(shipped.asOf).toBe('2026-06-17');
  });

  it.each([
    ['xe-0-0-1.cr2.nrt1.example.net', 'Narita'],
    ['ae1.frankfurt3.example.net', 'Frankfurt am Main'],
    ['alaxala1.otemachi.wide.ad.jp', 'Tokyo'],
  ])('see the city in %s', (name, city) => {
    expect(shipped.cityOf(name)).toMatchObject({ name: city, precision: 'city' });
  });

  it.each([
    'login.cuc.ac.jp',
    'fra.co.uk',
    'fra.de',
    'www.example.com',
    'ntp1.lan.example.net',
    'xe-0.example.net',
    '',
  ])('see no city in "%s"', (name) => {
    expect(shipped.cityOf(name)).toBeUndefined();
  });
});

describe('the special-purpose registries', () => {
  it.each([
    ['100.64.0.1', 'RFC 6598'],
    ['192.0.0.1', 'RFC 7335'],
    ['192.0.0.9', 'RFC 7723'],
    ['192.0.0.171', 'RFC 7050'],
    ['192.0.0.200', 'RFC 6890'],
    ['192.88.99.1', 'RFC 7526'],
    ['198.18.0.1', 'RFC 2544'],
    ['203.0.113.5', 'RFC 5737'],
    ['255.255.255.255', 'RFC 8190'],
    ['64:ff9b::c000:221', 'RFC 6052'],
    ['64:ff9b::192.0.2.33', 'RFC 6052'],
    ['64:ff9b:1::1', 'RFC 8215'],
    ['2002:c000:204::1', 'RFC 3056'],
    ['2001::1', 'RFC 4380'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'RFC 4380'],
    ['100::1', 'RFC 6666'],
    ['3fff::1', 'RFC 9637'],
    ['5f00::1', 'RFC 9602'],
    ['fd00::1', 'RFC 4193'],
    ['2001:db8::1', 'RFC 3849'],
  ])('hold %s', (ip, rfc) => {
    expect(shipped.lookup(ip)).toMatchObject({ rule: 'special', special: { rfc } });
    const address = addressWords(ip);
    expect(address && specialRange(address)?.rfc).toBe(rfc);
  });

  it.each(['192.0.1.1', '100.63.255.255', '100.128.0.0', '2001:4860::1', '11.0.0.1', '172.32.0.1'])(
    'leave %s out',
    (ip) => {
      const address = addressWords(ip);
      expect(address).toBeDefined();
      expect(address && specialRange(address)).toBeUndefined();
    },
  );
});
