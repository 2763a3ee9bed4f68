import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { encodeTable } from '../../scripts/data/encode.mjs';
import { openMmdb } from '../../src/data/mmdb';
import { readTable, valueAt } from '../../src/data/rangeTable';
import { addressWords } from '../../src/model/address';
import { parseAddress } from '../../src/model/prefix';
import { writeMmdb } from '../unit/data/writeMmdb';
import '../seed';

function tableOf(rows: readonly { first: string; last: string; value: number }[], name: string) {
  const sections = encodeTable(rows, name);
  const bytes = (section: string) => sections[section] ?? new Uint8Array();
  return readTable({ asOf: '', bytes, text: () => '' }, name);
}

const octets = fc.integer({ min: 0, max: 0xffffffff });
const v4 = octets.map((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255].join('.'));
const v6 = fc
  .tuple(fc.constantFrom('2001', '2a00', '0'), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 65535 }))
  .map(([head, middle, tail]) => ipaddr.parse(`${head}:${middle}:0:${middle}:0:0:0:${tail.toString(16)}`).toString());

const big = (ip: string) =>
  ipaddr
    .parse(ip)
    .toByteArray()
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);

describe('range tables', () => {
  it.each([
    ['as4', v4],
    ['as6', v6],
  ])('%s answers as a scan of disjoint rows does', (name, address) => {
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 40 }), fc.array(address, { maxLength: 40 }), (ends, asked) => {
        const sorted = [...ends].sort((a, b) => (big(a) < big(b) ? -1 : 1));
        const rows = sorted.flatMap((first, index) => {
          const last = sorted[index + 1];
          return index % 2 === 0 && last !== undefined ? [{ first, last, value: 1 + index }] : [];
        });
        const table = tableOf(rows, name);
        for (const ip of [...asked, ...ends]) {
          const row = rows.find(({ first, last }) => big(first) <= big(ip) && big(ip) <= big(last));
          expect(valueAt(table, addressWords(ip)?.words ?? [])).toBe(row?.value ?? 0);
        }
      }),
    );
  });

  it('lets a later row cut an earlier one', () => {
    const table = tableOf(
      [
        { first: '192.0.2.0', last: '192.0.2.20', value: 1 },
        { first: '192.0.2.10', last: '192.0.2.30', value: 2 },
      ],
      'as4',
    );
    const at = (ip: string) => valueAt(table, addressWords(ip)?.words ?? []);
    expect([at('192.0.2.9'), at('192.0.2.10'), at('192.0.2.30'), at('192.0.2.31')]).toEqual([1, 2, 2, 0]);
  });
});

describe('words of an address', () => {
  const groups = fc.array(fc.constantFrom('0', '1', 'ab', 'FFFF', '12345', '', ':', '1.2.3.4'), { maxLength: 10 });
  const texts = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    groups.map((all) => all.join(':')),
  );

  it('are those of the general parser, and none where it finds none', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(addressWords(text)?.words).toEqual(text.includes('%') ? undefined : parseAddress(text)?.words);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile databases', () => {
  const good = writeMmdb({ asn: 64500, as_name: 'Example', country: { iso_code: 'DE' } });
  const changed = fc
    .array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 })
    .map((edits) => {
      const bytes = Uint8Array.from(good);
      for (const [place, byte] of edits) bytes[place] = byte;
      return bytes;
    });

  it('never throw, whatever their bytes are', () => {
    fc.assert(
      fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 400 })), (bytes) => {
        const found = openMmdb(bytes);
        expect('problem' in found ? typeof found.problem : typeof found.lookup('8.8.8.8').rule).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });
});
