import { columnUnit, lineWidth, portKeyOf, type Caption } from './captions';
import type { Face } from './faces';
import { groupBy } from './groups';
import { BESIDE, COLUMN_AIR, ICON } from './measures';
import type { Unit } from './units';
import type { Part } from './wires';

/**
 * Every part of a wire runs vertically in a column of its own, with its captions left and right, and bends only at its ends. All
 * columns of a gap belong to the row with more units: so keeping the units of one row apart keeps all captions apart.
 */
export interface Columns {
  /** Unit that a part's column stands at, and how far from the unit's centre. */
  readonly of: ReadonlyMap<Part, { readonly unit: Unit; readonly offset: number }>;
  /** Room that a unit needs left and right of its centre, for itself and for its columns. */
  readonly room: ReadonlyMap<Unit, { readonly left: number; readonly right: number }>;
}

interface Column {
  readonly parts: readonly Part[];
  readonly left: number;
  readonly right: number;
}

export function columnsOf(
  rows: readonly (readonly Unit[])[],
  parts: readonly Part[],
  captions: ReadonlyMap<Part, Caption>,
  faces: ReadonlyMap<Unit, Face>,
): Columns {
  const of = new Map<Part, { unit: Unit; offset: number }>();
  const room = new Map([...faces].map(([unit, { left, right }]) => [unit, { left, right }]));
  const places = new Map(rows.flatMap((row) => row.map((unit, place) => [unit, place] as const)));
  const byUnit = groupBy(parts, (part) => columnUnit(rows, part));
  const widen = (unit: Unit, left: number, right: number): void => {
    const known = room.get(unit) ?? { left: 0, right: 0 };
    room.set(unit, { left: Math.max(known.left, left), right: Math.max(known.right, right) });
  };
  for (const [unit, all] of byUnit) {
    for (const own of groupBy(all, (part) => part.gap).values()) {
      const columns = columnsAt(unit, own, captions, places);
      const offsets = spread(columns);
      columns.forEach((column, index) => {
        const offset = offsets[index] ?? 0;
        for (const part of column.parts) of.set(part, { unit, offset });
        widen(unit, column.left - offset, column.right + offset);
      });
    }
  }
  for (const { unit, left, right } of portCaptions(captions)) widen(unit, left, right);
  return { of, room };
}

/** Room that captions at ports take beside their unit, measured from its centre: the port may stand at the edge of the icon. */
export function portCaptions(
  captions: ReadonlyMap<Part, Caption>,
): readonly { readonly unit: Unit; readonly gap: number; readonly left: number; readonly right: number }[] {
  return [...captions].flatMap(([{ gap }, { upper, lower }]) =>
    [upper, lower].flatMap((caption) => {
      if (!caption?.atPort) return [];
      const reach = ICON.width / 2 + BESIDE + lineWidth(caption);
      const [left, right] = caption.atPort === 'left' ? [reach, 0] : [0, reach];
      return [{ unit: caption.end.unit, gap, left, right }];
    }),
  );
}

/** Wires that share a port and carry nothing of their own share a column too; all others get one each, in the order of their far ends. */
function columnsAt(
  unit: Unit,
  parts: readonly Part[],
  captions: ReadonlyMap<Part, Caption>,
  places: ReadonlyMap<Unit, number>,
): readonly Column[] {
  const far = (part: Part): number => places.get(part.lower === unit ? part.upper : part.lower) ?? 0;
  const sorted = [...parts].sort((a, b) => far(a) - far(b));
  const groups = groupBy(sorted, (part) => {
    const own = part.lower === unit ? part.lowerEnd : part.upperEnd;
    const caption = captions.get(part);
    const alone = !own || caption?.middle || (part.lower === unit ? caption?.upper : caption?.lower);
    return alone ? part : portKeyOf(part, own);
  });
  return [...groups.values()].map((group) => {
    const sides = group.map((part) => captions.get(part) ?? { left: 0, right: 0 });
    return {
      parts: group,
      left: Math.max(...sides.map(({ left }) => left)),
      right: Math.max(...sides.map(({ right }) => right)),
    };
  });
}

/** Offsets from the unit's centre such that neighbours do not touch and the outermost columns stand at equal distance. */
function spread(columns: readonly Column[]): readonly number[] {
  const offsets: number[] = [];
  let x = 0;
  columns.forEach((column, index) => {
    const before = columns[index - 1];
    if (before) x += before.right + COLUMN_AIR + column.left;
    offsets.push(x);
  });
  return offsets.map((offset) => offset - x / 2);
}
