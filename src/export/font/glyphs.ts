/** Which characters a font draws, read from its `cmap` table (OpenType 1.9, "cmap"): a renderer leaves out what a font lacks without a word. */
export type Glyphs = (codePoint: number) => boolean;

/** `undefined`: no TrueType or OpenType font, or one that is cut off. Of a collection (.ttc) the first font counts. */
export function glyphsOf(font: Uint8Array): Glyphs | undefined {
  try {
    const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
    const cmap = tableAt(view, 'cmap');
    return cmap === undefined ? undefined : charactersOf(view, cmap);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The name that tells the first font of a collection from the others; `undefined`: a font on its own, or one without a name. */
export function nameInCollection(font: Uint8Array): string | undefined {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  try {
    const table = view.getUint32(0) === COLLECTION ? tableAt(view, 'name') : undefined;
    return table === undefined ? undefined : postScriptName(view, table);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;

/** Windows has it in UTF-16, the Macintosh in bytes; either way it is ASCII. */
function postScriptName(view: DataView, table: number): string | undefined {
  const strings = table + view.getUint16(table + 4);
  for (let index = 0; index < view.getUint16(table + 2); index++) {
    const record = table + 6 + index * 12;
    if (view.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    const start = strings + view.getUint16(record + 10);
    const wide = view.getUint16(record) !== WINDOWS ? 0 : 1;
    const count = view.getUint16(record + 8) >> wide;
    return Array.from({ length: count }, (_, at) =>
      String.fromCharCode(view.getUint8(start + (at << wide) + wide)),
    ).join('');
  }
  return undefined;
}

const COLLECTION = 0x74746366; // 'ttcf'
const VERSIONS: ReadonlySet<number> = new Set([0x00010000, 0x4f54544f, 0x74727565]); // TrueType, 'OTTO', 'true'

function tableAt(view: DataView, name: string): number | undefined {
  const start = view.getUint32(0) === COLLECTION ? view.getUint32(12) : 0;
  if (!VERSIONS.has(view.getUint32(start))) return undefined;
  const count = view.getUint16(start + 4);
  for (let index = 0; index < count; index++) {
    const record = start + 12 + index * 16;
    const letters = [0, 1, 2, 3].map((at) => String.fromCharCode(view.getUint8(record + at)));
    if (letters.join('') === name) return view.getUint32(record + 8);
  }
  return undefined;
}

/** Unicode encodings: platform 0, or platform 3 (Windows) with encoding 1 (BMP) or 10 (all). The fullest one counts. */
function charactersOf(view: DataView, cmap: number): Glyphs | undefined {
  let best: { readonly format: number; readonly at: number } | undefined;
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const record = cmap + 4 + index * 8;
    const [platform, encoding] = [view.getUint16(record), view.getUint16(record + 2)];
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const at = cmap + view.getUint32(record + 4);
    const format = view.getUint16(at);
    if ((format === 4 || format === 12) && format > (best?.format ?? 0)) best = { format, at };
  }
  if (!best) return undefined;
  const ranges = best.format === 12 ? groups(view, best.at) : segments(view, best.at);
  return (codePoint) => within(ranges, codePoint);
}

/** First and last character; sorted, as the specification asks. */
type Range = readonly [first: number, last: number];

function groups(view: DataView, at: number): readonly Range[] {
  return Array.from({ length: rangeCount(view, view.getUint32(at + 12), 12) }, (_, index): Range => {
    const group = at + 16 + index * 12;
    return [view.getUint32(group), view.getUint32(group + 4)];
  });
}

function segments(view: DataView, at: number): readonly Range[] {
  const double = view.getUint16(at + 6);
  const ranges = Array.from({ length: rangeCount(view, double / 2, 8) }, (_, index): Range => {
    const end = at + 14 + index * 2;
    return [view.getUint16(end + double + 2), view.getUint16(end)];
  });
  // The last segment is the end mark 0xFFFF.
  return ranges.filter(([first]) => first !== 0xffff);
}

/** A count that the bytes cannot hold is no count. */
function rangeCount(view: DataView, count: number, size: number): number {
  if (count * size > view.byteLength) throw new RangeError('cmap is longer than the font');
  return Math.floor(count);
}

function within(ranges: readonly Range[], codePoint: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}
