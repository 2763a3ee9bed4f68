import type { Paper } from './parts';
import type { Frame } from './pen';

/** EMU in a point, and in a millimetre. */
export const POINT = 12700;
const MILLIMETRE = 36000;

/** Sizes as PowerPoint writes them; "A4" is its own name for 190.5 × 275.2 mm, which prints on A4 with a margin. */
export const SIZES = {
  a4: { width: 6858000, height: 9906000, name: 'A4' },
  'a4-exact': { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE },
  wide: { width: 12192000, height: 6858000 },
} as const satisfies Readonly<Record<string, Paper>>;

const MARGIN = 10 * POINT;
/** A drawing of three hops does not grow into giant letters: 12 px become 13 pt at most. */
const LARGEST = 1.1 * POINT;

/** Puts a drawing as large as it fits on the page, at the top, in the middle. `below` is room in EMU that stays free under it. */
export function fitted(width: number, height: number, paper: Paper, below = 0): Frame {
  const [room, rise] = [paper.width - 2 * MARGIN, paper.height - 2 * MARGIN - below];
  const scale = Math.min(LARGEST, room / Math.max(1, width), rise / Math.max(1, height));
  return { x: (paper.width - width * scale) / 2, y: MARGIN, scaleX: scale, scaleY: scale };
}
