import { strFromU8, unzlibSync } from 'fflate';
import { concatenated } from './bytes';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples a pixel has, by colour type (PNG, 11.2.1). */
const CHANNELS: Readonly<Partial<Record<number, number>>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Filter bytes that an interlaced picture of one pixel may have more. */
const PASSES = 64;
/** Most bytes of pixels: 2048 × 2048 of four. */
const MOST = 2 ** 24;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/**
 * Width and height of a PNG whose pixels can be read to the end; `undefined`: it is none. Painters take it as it is, and not every one
 * of them survives a broken picture.
 */
export function sizeOfPng(file: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (SIGNATURE.some((byte, index) => file[index] !== byte)) return undefined;
  const chunks = chunksOf(file);
  const [head] = chunks;
  if (head?.type !== 'IHDR' || head.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') return undefined;
  const view = new DataView(head.data.buffer, head.data.byteOffset);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, color = 0, compression, filter, interlace] = head.data.subarray(8);
  const channels = CHANNELS[color];
  if (!channels || ![1, 2, 4, 8, 16].includes(depth) || compression !== 0 || filter !== 0) return undefined;
  if (color === 3 && !chunks.some(({ type }) => type === 'PLTE')) return undefined;
  const row = Math.ceil((width * channels * depth) / 8) + 1;
  if (width === 0 || height === 0 || row * height > MOST || (interlace !== 0 && interlace !== 1)) return undefined;
  const packed = concatenated(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const length = inflatedLength(packed, row * height * 2 + PASSES);
  // The rows of an interlaced picture are shorter and have more filter bytes in sum.
  const whole = interlace === 0 ? length === row * height : length !== undefined && length >= (row - 1) * height;
  return whole ? { width, height } : undefined;
}

/** Length, type, data, checksum, one after the other; empty when one is cut off. */
function chunksOf(file: Uint8Array): readonly Chunk[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= file.length) {
    const length = view.getUint32(at);
    if (at + 12 + length > file.length) return [];
    const type = strFromU8(file.subarray(at + 4, at + 8), true);
    chunks.push({ type, data: file.subarray(at + 8, at + 8 + length) });
    if (type === 'IEND') return chunks;
    at += 12 + length;
  }
  return [];
}

/** At most `most` bytes: of a bomb only its beginning is unpacked. */
function inflatedLength(packed: Uint8Array, most: number): number | undefined {
  try {
    return unzlibSync(packed, { out: new Uint8Array(most) }).length;
  } catch {
    return undefined;
  }
}
