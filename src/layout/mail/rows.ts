import { linesOf, type HopWords } from './measures';
import type { Plan, Row } from './plan';

/** A row with its place. */
export interface PlacedRow {
  readonly row: Row;
  readonly top: number;
  readonly bottom: number;
  /** Middle of the gap above, where the delay bar lies. */
  readonly gapY: number;
}

export interface Placement {
  readonly rows: readonly PlacedRow[];
  /** Height of the trust boundary line; absent when there is none. */
  readonly boundaryY?: number;
  readonly bottom: number;
}

export const LINE = 18;
const BOX_PAD = 6;
const GAP = 28;
/** Half the gap is for the bar, the rest for the line with a caption above and one below it. */
const BOUNDARY_GAP = 80;
const LAST_GAP = 14;
export const BAND_PAD = 5;

export function placeRows(plan: Plan, words: ReadonlyMap<string, HopWords>, top: number): Placement {
  const rows: PlacedRow[] = [];
  let y = top;
  let boundaryY: number | undefined;
  plan.rows.forEach((row, index) => {
    const above = y;
    if (index > 0) y += gapBefore(plan, index);
    const gapY = index === plan.boundaryRow ? above + GAP / 2 + 2 : (above + y) / 2;
    if (index === plan.boundaryRow) boundaryY = above + 50;
    const bottom = y + heightOf(row, words);
    rows.push({ row, top: y, bottom, gapY });
    y = bottom;
  });
  return { rows, bottom: y, ...(boundaryY !== undefined && { boundaryY }) };
}

function gapBefore(plan: Plan, index: number): number {
  if (index === plan.boundaryRow) return BOUNDARY_GAP;
  return plan.rows[index]?.kind === 'mailbox' && plan.rows.length > 2 ? LAST_GAP : GAP;
}

function heightOf(row: Row, words: ReadonlyMap<string, HopWords>): number {
  if (row.kind === 'dialogue') return 46;
  if (row.kind !== 'hop') return row.kind === 'folded' ? 28 : 34;
  const { client, relay } = linesOf(words.get(row.hop.id));
  return Math.max(client, relay) * LINE + 2 * BOX_PAD;
}
