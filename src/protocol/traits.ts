import type { Change } from '../model/comparison';
import type { Role } from '../model/source';

/** What search and filters know about one thing that can be selected. */
export interface Traits {
  /** All its words, in lower case. */
  readonly text: string;
  readonly ips: readonly string[];
  /** Smallest times in ms, one for each address and direction, as drawn; empty = none was printed. */
  readonly rttMs: readonly number[];
  readonly asn: readonly number[];
  /** What it is: `router`, `nat`, `server`, `silent`, `relay` … */
  readonly roles: readonly string[];
  readonly directions: readonly Role[];
  /** Ids of the traces that met it. */
  readonly traces: readonly string[];
  /** All its addresses are private (RFC 1918, RFC 6598, RFC 4193). */
  readonly private: boolean;
  /** How it differs between two looks; absent = it does not, or nothing is compared. */
  readonly change?: Change;
  /** Cells of its row in a table, the same columns as `PanelTable.columns`; only machines have one. */
  readonly row?: readonly string[];
}

/** The scene as rows: what the drawing says, for reading in order. */
export interface PanelTable {
  readonly columns: readonly string[];
  /** Ids of the rows in reading order; their cells are the traits' `row`. */
  readonly rows: readonly string[];
}
