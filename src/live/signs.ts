import type { Annotation } from '../model/trace';

type Sign = Pick<Annotation, 'raw' | 'kind'>;

/** ICMP destination unreachable, by code (RFC 792, 1122, 1812), with the signs of traceroute(8). */
const UNREACHABLE_4: Readonly<Record<number, Sign>> = {
  0: { raw: '!N', kind: 'network-unreachable' },
  1: { raw: '!H', kind: 'host-unreachable' },
  2: { raw: '!P', kind: 'protocol-unreachable' },
  3: { raw: '!U', kind: 'port-unreachable' },
  4: { raw: '!F', kind: 'fragmentation-needed' },
  5: { raw: '!S', kind: 'source-route-failed' },
  13: { raw: '!X', kind: 'prohibited' },
  14: { raw: '!V', kind: 'precedence' },
};

/** ICMPv6 destination unreachable, by code (RFC 4443 section 3.1). */
const UNREACHABLE_6: Readonly<Record<number, Sign>> = {
  0: { raw: '!N', kind: 'network-unreachable' },
  1: { raw: '!X', kind: 'prohibited' },
  3: { raw: '!H', kind: 'host-unreachable' },
  4: { raw: '!U', kind: 'port-unreachable' },
};

/** How traceroute for Linux writes an ICMP error; undefined for time exceeded and echo replies, which need no sign. */
export function signOf(version: 4 | 6, type: number, code: number, mtu?: number): Sign | undefined {
  if (version === 6 && type === 2) return { raw: `!F-${mtu ?? 0}`, kind: 'fragmentation-needed' };
  if (type !== (version === 4 ? 3 : 1)) return undefined;
  const sign = (version === 4 ? UNREACHABLE_4 : UNREACHABLE_6)[code];
  if (sign?.kind === 'fragmentation-needed' && mtu !== undefined) return { ...sign, raw: `!F-${mtu}` };
  return sign ?? { raw: `!<${code}>`, kind: 'icmp-code' };
}
