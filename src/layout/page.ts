/** `screen`: as in the panel. `course`: one page in the style of the course assignment (docs/design/diagram.md). */
export const PRESETS = ['screen', 'course'] as const;
export type Preset = (typeof PRESETS)[number];

/** PowerPoint's own "A4 portrait" (190.5 × 275.2 mm, which prints on A4 with a margin), A4 to the millimetre, a wide screen (16:9). */
export const PAPERS = ['a4', 'a4-exact', 'wide'] as const;
export type Paper = (typeof PAPERS)[number];

/** Sizes in points, 72 to the inch. */
export const PAPER_SIZES: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 540, height: 780 },
  'a4-exact': { width: (210 / 25.4) * 72, height: (297 / 25.4) * 72 },
  wide: { width: 960, height: 540 },
};

/** Free edge of a page, in points. */
export const PAGE_MARGIN = 10;

/** A drawing that is to fill one page. */
export interface Page {
  /** Height of the printed area over its width. */
  readonly ratio: number;
  /** Room for the legend is kept below the drawing. */
  readonly legend: boolean;
}

export function pageOf(paper: Paper, legend: boolean): Page {
  const { width, height } = PAPER_SIZES[paper];
  return { ratio: (height - 2 * PAGE_MARGIN) / (width - 2 * PAGE_MARGIN), legend };
}
