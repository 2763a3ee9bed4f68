import { PAGE_MARGIN, PAPER_SIZES } from '../../layout/page';
import type { Paper } from './parts';
import type { Frame } from './pen';

/** EMU in a point. */
const POINT = 12700;
export const MARGIN = PAGE_MARGIN * POINT;

/** The size in EMU; PowerPoint knows the first by name. */
export function slideSize(paper: keyof typeof PAPER_SIZES): Paper {
  const { width, height } = PAPER_SIZES[paper];
  return {
    width: Math.round(width * POINT),
    height: Math.round(height * POINT),
    ...(paper === 'a4' && { name: 'A4' }),
  };
}

/** A drawing of three hops does not grow into giant letters: 12 px become 13 pt at most. */
const LARGEST = 1.1 * POINT;

/** Puts a drawing as large as it fits on the page, at the top, in the middle. `below` is room in EMU that stays free under it. */
export function fitted(width: number, height: number, paper: Paper, below = 0): Frame {
  const [room, rise] = [paper.width - 2 * MARGIN, paper.height - 2 * MARGIN - below];
  const scale = Math.min(LARGEST, room / Math.max(1, width), rise / Math.max(1, height));
  return { x: (paper.width - width * scale) / 2, y: MARGIN, scaleX: scale, scaleY: scale };
}
