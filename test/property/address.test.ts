import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { expect, it } from 'vitest';
import { canonicalIp } from '../../src/model/address';

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
