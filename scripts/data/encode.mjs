// Address ranges as sorted starts with one value each, value 0 = nobody. src/data/rangeTable.ts reads it.
import ipaddr from 'ipaddr.js';

/** Unsigned LEB128. */
export function varints(numbers) {
  const bytes = [];
  for (let number of numbers) {
    while (number >= 128) {
      bytes.push((number % 128) + 128);
      number = Math.floor(number / 128);
    }
    bytes.push(number);
  }
  return Buffer.from(bytes);
}

function bigOf(text) {
  return ipaddr
    .parse(text)
    .toByteArray()
    .reduce((whole, byte) => whole * 256n + BigInt(byte), 0n);
}

/** The source holds overlapping rows: a later start cuts the earlier range (design/data.md, "pitfalls"). */
function boundariesOf(rows) {
  const sorted = rows
    .map(({ first, last, value }) => ({ first: bigOf(first), end: bigOf(last) + 1n, value }))
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const boundaries = [];
  const add = (start, value) => {
    const before = boundaries.at(-1);
    if (before?.start === start) before.value = value;
    else if ((before?.value ?? 0) !== value) boundaries.push({ start, value });
  };
  sorted.forEach(({ first, end, value }, index) => {
    add(first, value);
    const next = sorted[index + 1];
    if (!next || next.first > end) add(end, 0);
  });
  return boundaries;
}

/** Word by word; the first differs from the row above, the second too while the first stays the same, all others stand as they are. */
export function encodeTable(rows, name) {
  const boundaries = boundariesOf(rows);
  const words = name.endsWith('4') ? 1 : 4;
  const columns = Array.from({ length: words }, () => []);
  let before = Array.from({ length: words }, () => 0);
  for (const { start } of boundaries) {
    const own = columns.map((_, index) => Number((start >> BigInt(32 * (words - 1 - index))) & 0xffffffffn));
    columns[0].push(own[0] - before[0]);
    if (words > 1) columns[1].push(own[0] === before[0] ? own[1] - before[1] : own[1]);
    for (let index = 2; index < words; index++) columns[index].push(own[index]);
    before = own;
  }
  return Object.fromEntries([
    ...columns.map((column, index) => [`${name}.word${index}`, varints(column)]),
    [`${name}.values`, varints(boundaries.map(({ value }) => value))],
  ]);
}
