import type { MplsLabel } from '../../model/trace';
import { labelsOf } from './extensions';

export type IpVersion = 4 | 6;

/** The first eight bytes behind the quoted IP header tell which probe it was; more need not be there (RFC 792). */
export interface Quote {
  readonly ttl: number;
  readonly protocol: number;
  readonly first: Buffer;
}

export type Reply =
  | { readonly kind: 'echo'; readonly id: number; readonly sequence: number; readonly replyTtl?: number }
  | {
      readonly kind: 'error';
      readonly type: number;
      readonly code: number;
      readonly quote: Quote;
      readonly replyTtl?: number;
      readonly mpls: readonly MplsLabel[];
      /** Next-hop MTU of "fragmentation needed" and "packet too big". */
      readonly mtu?: number;
    };

const ECHO_REPLY = { 4: 0, 6: 129 } as const;
const TOO_BIG = 2;

/** ICMP types that quote the packet they are about: unreachable, time exceeded; in IPv6 packet too big and parameter problem too. */
const QUOTING = { 4: [3, 11, 12], 6: [1, 2, 3, 4] } as const;

/**
 * Reads what a raw ICMP socket received: IPv4 with its IP header in front, IPv6 without. Undefined for all that answers no probe.
 * Total: anyone can send such a packet.
 */
export function replyOf(packet: Buffer, version: IpVersion): Reply | undefined {
  const start = version === 4 ? headerLength(packet) : 0;
  if (start === undefined || packet.length < start + 8) return undefined;
  const icmp = packet.subarray(start);
  const type = icmp.readUInt8(0);
  const arrival = version === 4 ? { replyTtl: packet.readUInt8(8) } : {};
  if (type === ECHO_REPLY[version]) {
    return { kind: 'echo', id: icmp.readUInt16BE(4), sequence: icmp.readUInt16BE(6), ...arrival };
  }
  if (!(QUOTING[version] as readonly number[]).includes(type)) return undefined;
  const quote = quoteOf(icmp.subarray(8), version);
  if (!quote) return undefined;
  const code = icmp.readUInt8(1);
  const mtu =
    version === 6 && type === TOO_BIG
      ? icmp.readUInt32BE(4)
      : version === 4 && type === 3 && code === 4
        ? icmp.readUInt16BE(6)
        : 0;
  return { kind: 'error', type, code, quote, ...arrival, mpls: labelsOf(icmp, version), ...(mtu > 0 && { mtu }) };
}

/** Length of an IPv4 header; undefined when it is none. */
export function headerLength(packet: Buffer): number | undefined {
  if (packet.length < 20 || packet.readUInt8(0) >> 4 !== 4) return undefined;
  const length = (packet.readUInt8(0) & 15) * 4;
  return length >= 20 && length <= packet.length ? length : undefined;
}

function quoteOf(quoted: Buffer, version: IpVersion): Quote | undefined {
  if (version === 6) {
    if (quoted.length < 48 || quoted.readUInt8(0) >> 4 !== 6) return undefined;
    return { ttl: quoted.readUInt8(7), protocol: quoted.readUInt8(6), first: quoted.subarray(40, 48) };
  }
  const length = headerLength(quoted);
  if (length === undefined || quoted.length < length + 8) return undefined;
  return { ttl: quoted.readUInt8(8), protocol: quoted.readUInt8(9), first: quoted.subarray(length, length + 8) };
}
