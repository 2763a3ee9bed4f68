import { strFromU8, unzlibSync } from 'fflate';
import { createHash } from 'node:crypto';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** SHA-256 over the samples, row by row: what is seen, however the file packs it. */
  readonly sha256: string;
}

/** Bytes a pixel has: the renderer writes eight bits a sample, RGB or RGBA, without interlace. */
const BYTES_OF: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads a picture that we have written. Throws on any other. */
export function pixelsOf(png: Uint8Array): Pixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height, depth] = [view.getUint32(16), view.getUint32(20), png[24]];
  const bytes = BYTES_OF[png[25] ?? 0];
  if (bytes === undefined || depth !== 8 || png[28] !== 0) throw new Error('a picture of another kind');
  const rows = unzlibSync(dataOf(png, view));
  const samples = unfiltered(rows, width * bytes, height, bytes);
  return { width, height, sha256: createHash('sha256').update(samples).digest('hex') };
}

/** The IDAT chunks, one after the other. */
function dataOf(png: Uint8Array, view: DataView): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const type = strFromU8(png.subarray(at + 4, at + 8), true);
    if (type === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return Buffer.concat(parts);
}

/** Undoes the filter of each row (PNG, 9.2). */
function unfiltered(rows: Uint8Array, length: number, height: number, bytes: number): Uint8Array {
  const samples = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x >= bytes ? (samples[at - bytes] ?? 0) : 0;
      const above = y > 0 ? (samples[at - length] ?? 0) : 0;
      const corner = x >= bytes && y > 0 ? (samples[at - length - bytes] ?? 0) : 0;
      samples[at] = (rows[y * (length + 1) + 1 + x] ?? 0) + guessed(filter, left, above, corner);
    }
  }
  return samples;
}

function guessed(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return nearest(left, above, corner);
}

/** Paeth's predictor (PNG, 9.4). */
function nearest(left: number, above: number, corner: number): number {
  const a = Math.abs(above - corner);
  const b = Math.abs(left - corner);
  const c = Math.abs(left + above - 2 * corner);
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
