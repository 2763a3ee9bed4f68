import { sumOf } from './extensions';
import type { ProbePlace } from './protocol';
import type { Reply } from './reply';
import { openIcmp, setHopLimit, type Sender, type Wire } from './sender';

const ECHO = { 4: 8, 6: 128 } as const;
const BYTES = 32;

/** Echo requests. The sequence number is the number of the probe, and a word behind it keeps the checksum of a flow the same. */
export function icmpSender(wire: Wire): Sender {
  const { order, version } = wire;
  const identifier = process.pid & 0xffff;
  const numberOf = (reply: Reply): number | undefined => {
    if (reply.kind === 'echo') return reply.id === identifier ? reply.sequence : undefined;
    const { first, protocol } = reply.quote;
    const isOurs = protocol === (version === 4 ? 1 : 58) && first.readUInt8(0) === ECHO[version];
    return isOurs && first.readUInt16BE(4) === identifier ? first.readUInt16BE(6) : undefined;
  };
  const socket = openIcmp(wire, numberOf);
  return {
    numbers: 0x10000,
    send: (number, { ttl, flow }: ProbePlace, left) =>
      new Promise((resolve, reject) => {
        const packet = echoRequest(ECHO[version], identifier, number, flow);
        const before = (): void => {
          setHopLimit(socket, wire, ttl);
          left();
        };
        socket.send(packet, 0, packet.length, order.address, before, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => socket.close(),
  };
}

/** The kernel writes the checksum of ICMPv6 itself; of ICMP it is written here, and of one flow it is always the same. */
export function echoRequest(type: number, identifier: number, sequence: number, flow: number): Buffer {
  const packet = Buffer.alloc(BYTES);
  packet.writeUInt8(type, 0);
  packet.writeUInt16BE(identifier, 4);
  packet.writeUInt16BE(sequence, 6);
  packet.writeUInt16BE(0xffff - sequence, 8);
  packet.writeUInt16BE(flow, 10);
  packet.writeUInt16BE(0xffff - sumOf(packet), 2);
  return packet;
}
