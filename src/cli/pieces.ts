import { TextCutter, type TextPiece } from '../analyzers/textCutter';
import type { ByteInput } from './byteInput';
import { ChunkDecoder } from '../encoding/decodeText';

/** Complete traces and messages of a text of any size; `each` = one a piece. */
export async function* textPieces(bytes: ByteInput, each: boolean): AsyncGenerator<TextPiece> {
  const decoder = new ChunkDecoder();
  const cutter = new TextCutter(each);
  for await (const chunk of bytes) yield* cutter.push(decoder.decode(chunk));
  yield* cutter.push(decoder.end());
  yield* cutter.end();
}
