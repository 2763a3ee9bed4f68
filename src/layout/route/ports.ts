import { portKeyOf } from './captions';
import type { Columns } from './columns';
import type { Face } from './faces';
import { groupBy } from './groups';
import { half, ICON, PORT_STEP } from './measures';
import type { Unit } from './units';
import type { Part } from './wires';

/** Horizontal place of both ends of each part. */
export type Ports = ReadonlyMap<Part, { readonly lower: number; readonly upper: number }>;

/**
 * Ports stand side by side on a unit's edge in the order of their columns, so that links do not cross at the port. A frame is wide
 * enough to take links where they come.
 */
export function portsOf(
  parts: readonly Part[],
  x: (unit: Unit) => number,
  columnX: (part: Part) => number,
  faces: ReadonlyMap<Unit, Face>,
): Ports {
  const found = new Map<Part, { lower: number; upper: number }>();
  const sides = parts.flatMap((part) => [
    { part, end: 'lower' as const, unit: part.lower },
    { part, end: 'upper' as const, unit: part.upper },
  ]);
  for (const part of parts) found.set(part, { lower: x(part.lower), upper: x(part.upper) });
  for (const edge of groupBy(sides, ({ unit, end }) => `${unit.id} ${end}`).values()) {
    const unit = edge[0]?.unit;
    if (!unit || unit.kind === 'bend') continue;
    const groups = [...groupBy(edge, ({ part, end }) => portKey(part, end)).values()];
    const centre = (group: (typeof groups)[number]): number =>
      group.reduce((sum, { part }) => sum + columnX(part), 0) / group.length;
    groups.sort((a, b) => centre(a) - centre(b));
    const step = groups.length > 1 ? Math.min(PORT_STEP, (ICON.width - 12) / (groups.length - 1)) : 0;
    const reach = unit.kind === 'frame' ? (faces.get(unit)?.left ?? 0) - INSET : 0;
    groups.forEach((group, index) => {
      const spread = x(unit) + (index - (groups.length - 1) / 2) * step;
      const port = reach > 0 ? Math.min(x(unit) + reach, Math.max(x(unit) - reach, centre(group))) : spread;
      for (const { part, end } of group) {
        const both = found.get(part);
        if (both) both[end] = half(port);
      }
    });
  }
  return found;
}

function portKey(part: Part, end: 'lower' | 'upper'): string {
  const real = end === 'lower' ? part.lowerEnd : part.upperEnd;
  return real ? portKeyOf(part, real) : part.wire.id;
}

/** Ports keep clear of a frame's rounded corners. */
const INSET = 14;
const WIDEST_FRAME = 280;

/** A frame that is alone in its row grows until the columns of its links end on it without a bend. */
export function widenFrames(
  rows: readonly (readonly Unit[])[],
  parts: readonly Part[],
  columns: Columns,
  centres: ReadonlyMap<Unit, number>,
  faces: ReadonlyMap<Unit, Face>,
): ReadonlyMap<Unit, Face> {
  const widened = new Map(faces);
  const near = groupBy(
    parts.flatMap((part) => [part.lower, part.upper].map((unit) => ({ part, unit }))),
    ({ unit }) => unit,
  );
  for (const [unit] of rows.filter((row) => row.length === 1)) {
    const face = unit?.kind === 'frame' ? faces.get(unit) : undefined;
    if (!unit || !face) continue;
    const distances = (near.get(unit) ?? []).map(({ part }) => {
      const column = columns.of.get(part);
      return Math.abs((column ? (centres.get(column.unit) ?? 0) + column.offset : 0) - (centres.get(unit) ?? 0));
    });
    const left = Math.min(Math.max(face.left, ...distances.map((distance) => distance + INSET)), WIDEST_FRAME);
    widened.set(unit, { ...face, left, right: face.right + left - face.left });
  }
  return widened;
}
