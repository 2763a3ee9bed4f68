interface Row {
  readonly first: string;
  readonly last: string;
  readonly value: number;
}

export function varints(numbers: readonly number[]): Uint8Array;

/** Sections of a table, by name. */
export function encodeTable(rows: readonly Row[], name: string): Readonly<Record<string, Uint8Array>>;
