import { nameWidths, type Stripes } from './bands';
import type { Caption } from './captions';
import { portCaptions, type Columns } from './columns';
import type { Face } from './faces';
import { groupBy } from './groups';
import { BEND, BOTTOM, COLUMN_AIR, FRAME_PAD, GAP, half, MARGIN, STEM, TOP } from './measures';
import type { Ports } from './ports';
import type { Unit } from './units';
import type { Part } from './wires';

/**
 * Place of the spine and width of the drawing: in each row and each gap the name at the left edge and what stands there keep clear of
 * each other.
 */
export function edgesOf(
  rows: readonly (readonly Unit[])[],
  parts: readonly Part[],
  captions: ReadonlyMap<Part, Caption>,
  faces: ReadonlyMap<Unit, Face>,
  columns: Columns,
  centres: ReadonlyMap<Unit, number>,
  stripes: Stripes,
  least: number,
): { readonly axis: number; readonly width: number } {
  const names = nameWidths(stripes);
  const nameRoom = (width: number | undefined): number => MARGIN + (width ? width + COLUMN_AIR : 0);
  let axis = 0;
  let right = 0;
  rows.forEach((row, index) => {
    for (const unit of row) {
      const [centre, face] = [centres.get(unit) ?? 0, faces.get(unit)];
      axis = Math.max(axis, nameRoom(names.rows.get(index)) + (face?.left ?? 0) - centre);
      right = Math.max(right, centre + (face?.right ?? 0));
    }
  });
  for (const part of parts) {
    const column = columns.of.get(part);
    const caption = captions.get(part);
    const centre = (column ? (centres.get(column.unit) ?? 0) : 0) + (column?.offset ?? 0);
    axis = Math.max(axis, nameRoom(names.gaps.get(part.gap)) + (caption?.left ?? 0) - centre);
    right = Math.max(right, centre + (caption?.right ?? 0));
  }
  for (const { unit, gap, left, right: reach } of portCaptions(captions)) {
    const centre = centres.get(unit) ?? 0;
    axis = Math.max(axis, nameRoom(names.gaps.get(gap)) + left - centre);
    right = Math.max(right, centre + reach);
  }
  // A short route under a long title stands in the middle.
  const width = Math.ceil(axis + right + MARGIN);
  const slack = Math.max(0, Math.ceil(least) - width);
  return { axis: half(axis + slack / 2), width: width + slack };
}

/** Space between row `i` and row `i + 1`. */
export interface Gap {
  readonly top: number;
  readonly bottom: number;
  /** Where a border cuts the links. */
  readonly middle: number;
  /** Where links begin to bend below the upper row and above the lower one. */
  readonly stem: { readonly upper: number; readonly lower: number };
}

interface Levels {
  readonly gaps: readonly Gap[];
  /** Height of the centre of each row. */
  readonly middles: readonly number[];
  readonly height: number;
}

/** Far bends get more height, so that they do not lie flat on each other. */
function bendRoom(distances: readonly number[]): number {
  const farthest = distances.reduce((most, one) => Math.max(most, one), 0);
  return farthest > 1 ? half(Math.min(BEND.most, Math.max(BEND.least, farthest / 14))) : 0;
}

/** Between the names of a translation and of the border right below it. */
const TWO_NAMES = 14;

/** Gaps below a translation in which a border has its name, too. */
function crowdedGaps({ translations, cuts }: Stripes): ReadonlySet<number> {
  const cut = new Set(cuts.map(({ gap }) => gap));
  return new Set(translations.flatMap(({ row, name }) => (name !== '' && cut.has(row - 1) ? [row - 1] : [])));
}

/** Longest that a gap grows to fill a page. */
const STRETCH = 44;

/** How a drawing fills a page of `ratio` (height over width): what its gaps grow by, and its new width where it stays too tall. */
export function onPage(
  width: number,
  height: number,
  gaps: number,
  ratio: number,
): { readonly width: number; readonly stretch: number } {
  const free = width * ratio - height;
  if (free <= 0) return { width: Math.ceil(height / ratio), stretch: 0 };
  return { width, stretch: gaps === 0 ? 0 : Math.floor(Math.min(STRETCH, free / gaps)) };
}

/** `stretch` is added to every gap; a dense one has the border above its line of text. */
export function levelsOf(
  rows: readonly (readonly Unit[])[],
  parts: readonly Part[],
  captions: ReadonlyMap<Part, Caption>,
  faces: ReadonlyMap<Unit, Face>,
  ports: Ports,
  columnX: (part: Part) => number,
  stripes: Stripes,
  { dense, stretch }: { readonly dense: boolean; readonly stretch: number },
): Levels {
  const inGap = groupBy(parts, (part) => part.gap);
  const named = new Set(nameWidths(stripes).gaps.keys());
  const crowded = crowdedGaps(stripes);
  const rise = (row: readonly Unit[]): number => Math.max(FRAME_PAD, ...row.map((unit) => faces.get(unit)?.rise ?? 0));
  const gaps: Gap[] = [];
  const middles: number[] = [];
  let y = TOP;
  for (let index = rows.length - 1; index >= 0; index--) {
    const tall = rise(rows[index] ?? []);
    middles[index] = y + tall;
    y += 2 * tall;
    if (index === 0) break;
    const own = inGap.get(index - 1) ?? [];
    const bends = (end: 'lower' | 'upper'): number =>
      bendRoom(own.map((part) => Math.abs((ports.get(part)?.[end] ?? 0) - columnX(part))));
    const labelled =
      named.has(index - 1) ||
      own.some((part) => {
        const caption = captions.get(part);
        return [caption?.upper, caption?.lower].some((one) => one && !one.atPort) || caption?.middle;
      });
    const stems = (end: 'lower' | 'upper'): number =>
      own.some((part) => captions.get(part)?.[end]?.atPort) ? STEM : 0;
    const upper = y + stems('upper');
    const top = upper + bends('upper') + (crowded.has(index - 1) ? TWO_NAMES : 0);
    const bottom = top + (dense ? GAP.dense : labelled ? GAP.labelled : GAP.plain) + stretch;
    const lower = bottom + bends('lower');
    gaps[index - 1] = { top, bottom, middle: dense ? top + 3 : half((top + bottom) / 2), stem: { upper, lower } };
    y = lower + stems('lower');
  }
  return { gaps, middles, height: Math.ceil(y + BOTTOM) };
}
