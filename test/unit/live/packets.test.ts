import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf, sumOf } from '../../../src/live/probe/extensions';
import { echoRequest } from '../../../src/live/probe/icmp';
import { replyOf } from '../../../src/live/probe/reply';
import '../../seed';

/** ICMP time exceeded of a router with two labels, written after RFC 4884 and 4950: quote padded to 128 bytes, then the extension. */
function exceeded(lengthByte: number): Buffer {
  const quote = Buffer.alloc(128);
  quote.writeUInt8(0x45, 0);
  quote.writeUInt8(1, 8);
  quote.writeUInt8(17, 9);
  quote.writeUInt16BE(40_000, 20);
  quote.writeUInt16BE(33_434, 22);
  const extension = Buffer.from('20000000000c01015dc9010149300101', 'hex').subarray(0, 16);
  extension.writeUInt16BE(0xffff - sumOf(extension), 2);
  const icmp = Buffer.concat([Buffer.from([11, 0, 0, 0, 0, lengthByte, 0, 0]), quote, extension]);
  const ip = Buffer.alloc(20);
  ip.writeUInt8(0x45, 0);
  ip.writeUInt8(250, 8);
  return Buffer.concat([ip, icmp]);
}

describe('an ICMP error', () => {
  const labels = [
    { label: 0x5dc90, tc: 0, s: 1, ttl: 1 },
    { label: 0x49300, tc: 0, s: 1, ttl: 1 },
  ];

  it.each([
    ['with the length of its quote (RFC 4884)', 32],
    ['of an old router without it', 0],
  ])('tells the label stack: %s', (_, length) => {
    expect(replyOf(exceeded(length), 4)).toMatchObject({
      kind: 'error',
      type: 11,
      code: 0,
      replyTtl: 250,
      quote: { ttl: 1, protocol: 17 },
      mpls: labels,
    });
  });

  it('has no labels where the checksum of the extension is wrong', () => {
    const packet = exceeded(32);
    packet.writeUInt8(0x55, packet.length - 1);
    expect(replyOf(packet, 4)).toMatchObject({ mpls: [] });
  });

  it('is read whatever is in it, and cut anywhere', () => {
    const packet = exceeded(32);
    for (let end = 0; end <= packet.length; end++) expect(() => replyOf(packet.subarray(0, end), 4)).not.toThrow();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(4 as const, 6 as const), (bytes, version) => {
        const start = Buffer.from(version === 4 ? [0x45, ...Array(19).fill(0)] : []);
        const packets = [
          Buffer.from(bytes),
          Buffer.concat([start, Buffer.from([version === 4 ? 11 : 3]), Buffer.from(bytes)]),
        ];
        for (const one of packets) {
          const reply = replyOf(one, version);
          expect(reply === undefined || reply.kind === 'echo' || reply.quote.first.length === 8).toBe(true);
        }
        if (bytes.length >= 8) expect(Array.isArray(labelsOf(Buffer.from(bytes), version))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

it('all echo requests of one flow have one checksum, and it is right; another flow has another', () => {
  const checksum = (sequence: number, flow: number): number => echoRequest(8, 4711, sequence, flow).readUInt16BE(2);
  fc.assert(
    fc.property(fc.nat(0xffff), fc.nat(7), (sequence, flow) => {
      expect(checksum(sequence, flow)).toBe(checksum(0, flow));
      expect(sumOf(echoRequest(8, 4711, sequence, flow))).toBe(0xffff);
    }),
  );
  expect(new Set([0, 1, 2, 3].map((flow) => checksum(1, flow))).size).toBe(4);
});
