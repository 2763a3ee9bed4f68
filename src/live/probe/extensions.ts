import type { MplsLabel } from '../../model/trace';

/** Where old routers put extensions without telling the length of the quote (RFC 4884 section 5). */
const OLD_LENGTH = 128;
const MPLS_CLASS = 1;
const INCOMING_STACK = 1;

/** MPLS labels of an ICMP error (RFC 4884, 4950), from its ICMP header on. Empty when there are none or they are damaged. */
export function labelsOf(icmp: Buffer, version: 4 | 6): readonly MplsLabel[] {
  // The length of the quote: 32-bit words in byte 5 of ICMP, 64-bit words in byte 4 of ICMPv6.
  const told = version === 4 ? icmp.readUInt8(5) * 4 : icmp.readUInt8(4) * 8;
  const block = icmp.subarray(8 + (told === 0 ? OLD_LENGTH : told));
  if (block.length < 8 || block.readUInt8(0) >> 4 !== 2) return [];
  if (block.readUInt16BE(2) !== 0 && sumOf(block) !== 0xffff) return [];
  const labels: MplsLabel[] = [];
  for (let at = 4; at + 4 <= block.length;) {
    const length = block.readUInt16BE(at);
    if (length < 4 || at + length > block.length) break;
    if (block.readUInt8(at + 2) === MPLS_CLASS && block.readUInt8(at + 3) === INCOMING_STACK) {
      for (let word = at + 4; word + 4 <= at + length; word += 4) labels.push(labelOf(block.readUInt32BE(word)));
    }
    at += length;
  }
  return labels;
}

function labelOf(word: number): MplsLabel {
  return { label: word >>> 12, tc: (word >>> 9) & 7, s: (word >>> 8) & 1, ttl: word & 255 };
}

/** Ones' complement sum of 16-bit words (RFC 1071). */
export function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    sum += (bytes.readUInt8(at) << 8) | (at + 1 < bytes.length ? bytes.readUInt8(at + 1) : 0);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return sum;
}
