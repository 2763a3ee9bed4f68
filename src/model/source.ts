import type { Span } from './span';

export type Role = 'forward' | 'return' | 'other';

/** One input document. `text` is exactly what the user gave; every span of the analysis points into it. */
export interface Source {
  /** Unique within one analysis; the file name or URI where there is one. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Direction fixed by the user (`--forward`, `--return`); absent = to be found from the addresses. */
  readonly role?: Role;
}

/** Text that no dialect took: kept, counted and shown, never dropped. */
export interface Unparsed extends Span {
  readonly source: string;
}
