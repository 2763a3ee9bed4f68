// The smallest MaxMind DB: one node whose both branches lead to one record (MaxMind DB file format 2.0).

type Value = string | number | { readonly [name: string]: Value };

function field(value: Value): number[] {
  if (typeof value === 'string') {
    const bytes = [...new TextEncoder().encode(value)];
    return bytes.length < 29 ? [0x40 | bytes.length, ...bytes] : [0x40 | 29, bytes.length - 29, ...bytes];
  }
  if (typeof value === 'number') return [0xc4, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
  const entries = Object.entries(value);
  return [0xe0 | entries.length, ...entries.flatMap(([name, one]) => [...field(name), ...field(one)])];
}

/** Strings of at most 284 bytes and maps of at most 28 entries. */
export function writeMmdb(record: Value): Uint8Array {
  const pointer = [0, 0, 17];
  const metadata = field({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_780_000_000,
    database_type: 'Test',
    description: { en: 'test' },
    ip_version: 4,
    node_count: 1,
    record_size: 24,
  });
  const marker = [0xab, 0xcd, 0xef, ...new TextEncoder().encode('MaxMind.com')];
  return Uint8Array.from([
    ...pointer,
    ...pointer,
    ...Array<number>(16).fill(0),
    ...field(record),
    ...marker,
    ...metadata,
  ]);
}
