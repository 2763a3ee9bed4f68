import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { MailboxCount } from '../analyzers/mailbox/mailbox';
import { readPlace } from '../analyzers/mailbox/readHeader';
import { scanMbox } from '../analyzers/received/mbox';
import type { AnalysisConfig } from '../model/analysis';
import type { Mailbox } from '../model/mailbox';
import { decodeSubjects } from './decodeNames';
import { decodedHeader, mboxHeaders } from './mboxHeaders';

/** Enough to tell what a file holds. Bytes. */
const SAMPLE = 256_000;
/** Read at a time; between two of them the host does other things. Bytes. */
const CHUNK = 1 << 20;
/** Real headers have some kilobytes. Bytes. */
const LONGEST_HEADER = 8_000_000;

/** Bytes of a mailbox file; undefined for every other file. Rejects when it cannot be read. */
export async function sizeOfMailbox(path: string): Promise<number | undefined> {
  const { size } = await stat(path);
  return scanMbox((await readBytes(path, 0, SAMPLE)).toString('latin1')).length > 0 ? size : undefined;
}

/** How far the reading is; false = stop. */
export type Step = (bytes: number, messages: number) => boolean;

/** The table of a mailbox of any size: the file is read as a stream and no message is kept. Undefined = stopped. */
export async function countMailboxFile(
  path: string,
  source: string,
  config: AnalysisConfig,
  step: Step,
): Promise<Mailbox | undefined> {
  const count = new MailboxCount();
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  let told = 0;
  for await (const { text, offset, line, ordinal } of mboxHeaders(stream as AsyncIterable<Buffer>)) {
    const message = readPlace(text, source, ordinal, config);
    if (message) count.add(message, { offset, line });
    if (stream.bytesRead === told) continue;
    told = stream.bytesRead;
    // Leaving the loop closes the file.
    if (!step(told, ordinal)) return undefined;
  }
  return decodeSubjects(count.result());
}

/** The header of the message that begins at an offset (bytes), as a mailbox's table notes it. */
export async function headerInFile(path: string, offset: number): Promise<string> {
  for (let length = SAMPLE; ; length *= 8) {
    const text = (await readBytes(path, offset, Math.min(length, LONGEST_HEADER))).toString('latin1');
    const end = /\r?\n\r?\n/.exec(text);
    if (end) return decodedHeader(text.slice(0, end.index + 1));
    if (text.length < length || length >= LONGEST_HEADER) return decodedHeader(text);
  }
}

async function readBytes(path: string, offset: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
