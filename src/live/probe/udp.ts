import { createSocket, type Socket } from 'node:dgram';
import type { Reply } from './reply';
import { hasPorts, openIcmp, type Sender, type Wire } from './sender';

/** Length of the UDP header, and of the smallest payload. */
const HEADER = 8;
const LEAST = 24;

/**
 * UDP through the kernel, one socket a flow: source and destination port of a flow are fixed, and the length of the packet tells the
 * number of the probe. Neither NAT nor checksum offload changes a length.
 */
export async function udpSender(wire: Wire): Promise<Sender> {
  const { order, version } = wire;
  const sockets: Socket[] = [];
  const close = (): void => sockets.forEach((socket) => socket.close());
  const numberOf = (reply: Reply): number | undefined => {
    if (reply.kind !== 'error' || reply.quote.protocol !== 17) return undefined;
    const isOurs = sockets.some((socket) => hasPorts(reply.quote, socket.address().port, order.port));
    return isOurs ? reply.quote.first.readUInt16BE(4) - HEADER - LEAST : undefined;
  };
  const heard = openIcmp(wire, numberOf);
  for (let flow = 0; flow < order.flows; flow++) sockets.push(await boundSocket(version));
  return {
    numbers: 512,
    send: (number, { ttl, flow }, left) =>
      new Promise((resolve, reject) => {
        const socket = sockets[flow];
        if (!socket) return resolve();
        socket.setTTL(ttl);
        left();
        socket.send(Buffer.alloc(LEAST + number), order.port, order.address, (error) =>
          error ? reject(error) : resolve(),
        );
      }),
    close: () => {
      heard.close();
      close();
    },
  };
}

/** A socket with a source port of its own. */
export function boundSocket(version: 4 | 6): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(version === 4 ? 'udp4' : 'udp6');
    socket.once('error', reject);
    socket.bind(0, () => {
      socket.off('error', reject);
      // "Connection refused" of an earlier probe: the raw socket hears it with its evidence.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}
