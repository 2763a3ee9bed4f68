// A name server on loopback, the only one that the host of these tests knows: no question leaves the machine, and each is seen.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const NAMES = { '254.56.168.192.in-addr.arpa': 'home-gw.example' };
const PTR = 12;
const IN = 1;

/** Names that were asked for, in their order. */
const asked = [];

const socket = createSocket('udp4');
socket.on('message', (query, { port, address }) => {
  const { name, end } = readName(query, 12);
  asked.push(name);
  socket.send(answerTo(query, end, query.readUInt16BE(end) === PTR ? NAMES[name] : undefined), port, address);
});
socket.bind(0, '127.0.0.1');
await once(socket, 'listening');

export const nameserver = {
  address: `[127.0.0.1]:${socket.address().port}`,
  asked,
  close: () => socket.close(),
};

/** The name of the question (RFC 1035, 3.1), which is never compressed. */
function readName(packet, start) {
  const labels = [];
  let at = start;
  for (let length = packet[at]; length > 0; length = packet[at]) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** One PTR record, or "no such name" (RFC 1035, 4.1). */
function answerTo(query, endOfName, name) {
  const question = query.subarray(12, endOfName + 4);
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(name === undefined ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(name === undefined ? 0 : 1, 6);
  if (name === undefined) return Buffer.concat([header, question]);
  const data = Buffer.concat([...name.split('.').map(labelOf), Buffer.alloc(1)]);
  const record = Buffer.alloc(12);
  record.writeUInt16BE(0xc00c, 0); // the name of the question
  record.writeUInt16BE(PTR, 2);
  record.writeUInt16BE(IN, 4);
  record.writeUInt32BE(60, 6);
  record.writeUInt16BE(data.length, 10);
  return Buffer.concat([header, question, record, data]);
}

function labelOf(text) {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
}
