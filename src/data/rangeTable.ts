import type { Container } from './container';

/** Ranges of one address family as sorted starts; each holds up to the next. Value 0 = nobody. */
export interface RangeTable {
  /** One column of 32-bit words for IPv4, four for IPv6, most significant first. */
  readonly words: readonly Uint32Array[];
  readonly values: Uint32Array;
}

/** Unsigned LEB128. */
export function readVarints(bytes: Uint8Array): Uint32Array {
  let count = 0;
  for (const byte of bytes) if (byte < 128) count++;
  const numbers = new Uint32Array(count);
  let number = 0;
  let factor = 1;
  let at = 0;
  for (const byte of bytes) {
    number += (byte & 127) * factor;
    factor *= 128;
    if (byte < 128) {
      numbers[at++] = number;
      number = 0;
      factor = 1;
    }
  }
  return numbers;
}

/** Undoes scripts/data/encode.mjs: the first word is a difference; the second is one while the first stays the same. */
export function readTable(container: Container, name: string): RangeTable {
  const count = name.endsWith('4') ? 1 : 4;
  const words = Array.from({ length: count }, (_, index) => readVarints(container.bytes(`${name}.word${index}`)));
  const [first, second] = words;
  if (!first) throw new Error(`the table "${name}" is empty`);
  for (let row = 1; row < first.length; row++) {
    const same = first[row] === 0;
    first[row] = (first[row] ?? 0) + (first[row - 1] ?? 0);
    if (second && same) second[row] = (second[row] ?? 0) + (second[row - 1] ?? 0);
  }
  return { words, values: readVarints(container.bytes(`${name}.values`)) };
}

/** Value of the range that an address lies in; 0 when it lies in none. O(log n). */
export function valueAt({ words, values }: RangeTable, address: ArrayLike<number>): number {
  const [first] = words;
  if (first && words.length === 1) return values[rowsUpTo(first, address[0] ?? 0) - 1] ?? 0;
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startsAfter(words, middle, address)) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? 0 : (values[low - 1] ?? 0);
}

/** How many starts are at or below a number. */
function rowsUpTo(starts: Uint32Array, number: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

function startsAfter(words: readonly Uint32Array[], row: number, address: ArrayLike<number>): boolean {
  for (let index = 0; index < words.length; index++) {
    const start = words[index]?.[row] ?? 0;
    const own = address[index] ?? 0;
    if (start !== own) return start > own;
  }
  return false;
}
