import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface NameServer {
  readonly port: number;
  /** Names in the order in which they were asked for, in small letters. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

const HEADER_BYTES = 12;
const NO_SUCH_NAME = 3;

/** A DNS server on the loopback address that knows TXT records by name and denies all others (RFC 1035 section 4.1). */
export async function startNameServer(records: Readonly<Record<string, string>>): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, { port, address }) => {
    const { name, end } = questionIn(query);
    asked.push(name);
    socket.send(answerTo(query.subarray(0, end), records[name]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const stop = async (): Promise<void> => {
    socket.close();
    await once(socket, 'close');
  };
  return { port: (socket.address() as AddressInfo).port, asked, stop };
}

function questionIn(query: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  // The end of the name, type and class.
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

/** `question` = header and question of the query. */
function answerTo(question: Buffer, text: string | undefined): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8580 | (text === undefined ? NO_SUCH_NAME : 0), 2);
  head.writeUInt16BE(text === undefined ? 0 : 1, 6);
  head.writeUInt32BE(0, 8);
  if (text === undefined) return head;
  const strings = (text.match(/.{1,255}/g) ?? []).map((part) =>
    Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')]),
  );
  const data = Buffer.concat(strings);
  // A pointer to the name in the question, TXT, IN, no time to live, the length of the data.
  const record = Buffer.from([0xc0, HEADER_BYTES, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0]);
  record.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, record, data]);
}
