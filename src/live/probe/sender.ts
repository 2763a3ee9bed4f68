import { isIPv6 } from 'node:net';
import { openSocket, type Addon, type RawSocket } from './addon';
import type { Answer, ProbeOrder, ProbePlace } from './protocol';
import { replyOf, type IpVersion, type Quote, type Reply } from './reply';

/** What came in: the number of the probe that it answers, and what it says. The time is added by whoever knows when the probe left. */
export interface Heard {
  readonly number: number;
  readonly answer: Omit<Answer, 'rttMs'>;
}

/**
 * Sends probes of one protocol. Fields that routers choose a branch by (RFC 2992: addresses, protocol, ports, for ICMP type, code and
 * checksum) are the same for all probes of a flow; the number of a probe is carried elsewhere ("Avoiding traceroute anomalies with Paris
 * traceroute", IMC 2006).
 */
export interface Sender {
  /** Numbers may be used again after this many. */
  readonly numbers: number;
  /** `left` is called right when the packet leaves; the promise ends when it has left. */
  send(number: number, place: ProbePlace, left: () => void): Promise<void>;
  close(): void;
}

export interface Wire {
  readonly addon: Addon;
  readonly order: ProbeOrder;
  readonly version: IpVersion;
  hear(heard: Heard): void;
  fail(error: Error): void;
}

export function versionOf(address: string): IpVersion {
  return isIPv6(address) ? 6 : 4;
}

export function setHopLimit(socket: RawSocket, { addon, version }: Wire, ttl: number): void {
  const { SocketLevel: level, SocketOption: option } = addon;
  const [at, name] = version === 4 ? [level.IPPROTO_IP, option.IP_TTL] : [level.IPPROTO_IPV6, option.IPV6_UNICAST_HOPS];
  socket.setOption(at ?? 0, name ?? 0, ttl);
}

const ICMP = { 4: 1, 6: 58 } as const;
/** "Port unreachable": for a UDP probe the answer of the target. */
const PORT = { 4: 3, 6: 4 } as const;
const UNREACHABLE = { 4: 3, 6: 1 } as const;

/**
 * A raw socket that hears every ICMP message of this machine, those for other programs too: `numberOf` tells which are ours, undefined
 * for all others.
 */
export function openIcmp(wire: Wire, numberOf: (reply: Reply) => number | undefined): RawSocket {
  const { addon, version } = wire;
  const socket = openSocket(addon, ICMP[version], version);
  socket.on('message', (packet, source) => {
    const reply = replyOf(packet, version);
    const number = reply && numberOf(reply);
    if (reply && number !== undefined) wire.hear({ number, answer: answerOf(reply, source, wire, packet.length) });
  });
  socket.on('error', (error) => wire.fail(error));
  return socket;
}

function answerOf(reply: Reply, ip: string, { version, order }: Wire, size: number): Heard['answer'] {
  const arrival = reply.replyTtl === undefined ? {} : { replyTtl: reply.replyTtl };
  // Another machine's echo reply (anycast, broadcast) is not the target.
  if (reply.kind === 'echo') {
    return { ip, isEnd: ip === order.address, icmpType: version === 4 ? 0 : 129, icmpCode: 0, ...arrival, size };
  }
  const { type, code, quote, mpls, mtu } = reply;
  return {
    ip,
    isEnd: type === UNREACHABLE[version],
    icmpType: type,
    icmpCode: code,
    quotedTtl: quote.ttl,
    ...arrival,
    ...(mpls.length > 0 && { mpls }),
    ...(mtu !== undefined && { mtu }),
    size,
  };
}

/** UDP and TCP: source and destination port of the quoted packet. */
export function hasPorts({ first }: Quote, source: number, destination: number): boolean {
  return first.readUInt16BE(0) === source && first.readUInt16BE(2) === destination;
}

export function isPortUnreachable(version: IpVersion, { icmpType, icmpCode }: Heard['answer']): boolean {
  return icmpType === UNREACHABLE[version] && icmpCode === PORT[version];
}
