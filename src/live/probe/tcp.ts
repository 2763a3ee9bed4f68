import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { openSocket } from './addon';
import { sumOf } from './extensions';
import { headerLength, type Reply } from './reply';
import { hasPorts, openIcmp, setHopLimit, type Sender, type Wire } from './sender';
import { boundSocket } from './udp';

const TCP = 6;
const SYN = 2;
const RST = 4;
const SYN_ACK = 0x12;
/** Sequence numbers of the probes begin here: any, the same for all. */
const FIRST = 0x40000000;

/**
 * SYN segments made by hand; the sequence number tells the number of the probe. The kernel resets what the target opens, for it knows
 * nothing of such a connection.
 */
export async function tcpSender(wire: Wire): Promise<Sender> {
  const { addon, order, version } = wire;
  // Bound UDP sockets keep other tracers of this kind from the same source ports.
  const bound = await Promise.all(Array.from({ length: order.flows }, () => boundSocket(version)));
  const ports = bound.map((socket) => socket.address().port);
  const source = await sourceOf(order.address, version);
  const numberOf = (reply: Reply): number | undefined => {
    if (reply.kind !== 'error' || reply.quote.protocol !== TCP) return undefined;
    const isOurs = ports.some((port) => hasPorts(reply.quote, port, order.port));
    return isOurs ? reply.quote.first.readUInt32BE(4) - FIRST : undefined;
  };
  const heard = openIcmp(wire, numberOf);
  const socket = openSocket(addon, TCP, version);
  socket.on('error', (error) => wire.fail(error));
  socket.on('message', (packet, ip) => {
    const start = version === 4 ? headerLength(packet) : 0;
    if (ip !== order.address || start === undefined || packet.length < start + 20) return;
    const segment = packet.subarray(start);
    if (segment.readUInt16BE(0) !== order.port || !ports.includes(segment.readUInt16BE(2))) return;
    const flags = segment.readUInt8(13);
    if ((flags & SYN_ACK) !== SYN_ACK && (flags & RST) === 0) return;
    const arrival = version === 4 ? { replyTtl: packet.readUInt8(8) } : {};
    const state = (flags & RST) === 0 ? 'open' : 'closed';
    const number = segment.readUInt32BE(8) - 1 - FIRST;
    wire.hear({ number, answer: { ip, isEnd: true, state, ...arrival, size: packet.length } });
  });
  return {
    numbers: 0x10000,
    send: (number, { ttl, flow }, left) =>
      new Promise((resolve, reject) => {
        const packet = synSegment(source, order.address, ports[flow] ?? 0, order.port, FIRST + number);
        const before = (): void => {
          setHopLimit(socket, wire, ttl);
          left();
        };
        socket.send(packet, 0, packet.length, order.address, before, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => {
      heard.close();
      socket.close();
      bound.forEach((one) => one.close());
    },
  };
}

/** The address that packets to the target leave from: connecting a UDP socket chooses it and sends nothing. */
async function sourceOf(address: string, version: 4 | 6): Promise<string> {
  const socket = await boundSocket(version);
  try {
    await new Promise<void>((resolve, reject) =>
      socket.connect(9, address, (error?: Error) => (error ? reject(error) : resolve())),
    );
    return socket.address().address;
  } finally {
    socket.close();
  }
}

/** RFC 9293 section 3.1: no options, checksum over the pseudo-header (RFC 8200 section 8.1). */
function synSegment(source: string, target: string, from: number, to: number, sequence: number): Buffer {
  const segment = Buffer.alloc(20);
  segment.writeUInt16BE(from, 0);
  segment.writeUInt16BE(to, 2);
  segment.writeUInt32BE(sequence, 4);
  segment.writeUInt8(5 << 4, 12);
  segment.writeUInt8(SYN, 13);
  segment.writeUInt16BE(64_240, 14);
  const ends = [...bytesOf(source), ...bytesOf(target)];
  segment.writeUInt16BE(0xffff - sumOf(Buffer.from([...ends, 0, TCP, 0, segment.length, ...segment])), 16);
  return segment;
}

function bytesOf(address: string): readonly number[] {
  const [plain = ''] = address.split('%');
  return isIPv4(plain) ? ipaddr.IPv4.parse(plain).toByteArray() : ipaddr.IPv6.parse(plain).toByteArray();
}
