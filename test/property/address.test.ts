import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { addressScope, canonicalIp } from '../../src/model/address';

/** Groups around which RFC 5952 turns: zeros, leading zeros, the empty one of "::". */
const group = fc.constantFrom('0', '0', '1', 'a0', 'ffff', 'db8', 'DB8', '00', '01', '2001', '');
const token = fc.array(group, { minLength: 1, maxLength: 9 }).map((groups) => groups.join(':'));

/** What ipaddr.js makes of it, without our short cut for text that is canonical already. */
function expected(text: string): string | undefined {
  if (!ipaddr.IPv6.isValid(text)) return undefined;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toString();
}

it('gives the canonical form of any IPv6 text', () => {
  fc.assert(
    fc.property(
      token.filter((text) => text.includes(':')),
      (text) => {
        expect(canonicalIp(text)).toBe(expected(text));
      },
    ),
    { numRuns: 5000 },
  );
});

it('leaves canonical text as it is', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      const once = canonicalIp(text);
      expect(once === undefined ? undefined : canonicalIp(once)).toBe(once);
    }),
  );
});

describe('the class of an IPv4 address', () => {
  // RFC 6890 and its updates, by their first and last addresses.
  it.each([
    ['10.0.0.0', '10.255.255.255', 'private'],
    ['100.64.0.0', '100.127.255.255', 'shared'],
    ['127.0.0.0', '127.255.255.255', 'loopback'],
    ['169.254.0.0', '169.254.255.255', 'link-local'],
    ['172.16.0.0', '172.31.255.255', 'private'],
    ['192.0.0.0', '192.0.0.7', 'ds-lite'],
    ['192.0.0.8', '192.0.0.255', 'reserved'],
    ['192.0.2.0', '192.0.2.255', 'documentation'],
    ['192.168.0.0', '192.168.255.255', 'private'],
    ['198.18.0.0', '198.19.255.255', 'benchmark'],
    ['198.51.100.0', '198.51.100.255', 'documentation'],
    ['203.0.113.0', '203.0.113.255', 'documentation'],
    ['224.0.0.0', '239.255.255.255', 'multicast'],
    ['240.0.0.0', '255.255.255.255', 'reserved'],
    ['11.0.0.0', '100.63.255.255', 'global'],
    ['172.32.0.0', '191.255.255.255', 'global'],
  ])('%s to %s: %s', (first, last, scope) => {
    expect([addressScope(first), addressScope(last)]).toEqual([scope, scope]);
  });
});
