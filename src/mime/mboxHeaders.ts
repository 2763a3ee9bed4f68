import { MboxScanner } from '../analyzers/received/mbox';
import { decodeText } from '../encoding/decodeText';
import type { SourcePart } from '../model/source';

/** The header of one message of an mbox. Offsets are bytes of the file. */
export interface MboxHeader extends SourcePart {
  /** Decoded; begins with the `From ` line. */
  readonly text: string;
}

/**
 * The headers of an mbox of any size. Bytes become characters one to one (latin1), so that offsets and `Content-Length` count bytes and
 * bodies need no decoding; a header is decoded when it holds more than ASCII.
 */
export async function* mboxHeaders(bytes: AsyncIterable<Buffer>): AsyncGenerator<MboxHeader> {
  const scanner = new MboxScanner();
  let ordinal = 0;
  for await (const chunk of bytes) yield* headersOf(scanner.push(chunk.toString('latin1')));
  yield* headersOf(scanner.end());

  function* headersOf(entries: ReturnType<MboxScanner['push']>): Generator<MboxHeader> {
    for (const { header, start, line } of entries) {
      yield { text: decodedHeader(header), offset: start, line, ordinal: ++ordinal };
    }
  }
}

const BEYOND_ASCII = /[\x80-\xff]/;

export function decodedHeader(header: string): string {
  return BEYOND_ASCII.test(header) ? decodeText(Buffer.from(header, 'latin1')).text : header;
}
