import type { Columns } from './columns';
import { groupBy } from './groups';
import { COLUMN_AIR } from './measures';
import type { Unit } from './units';
import type { Part } from './wires';

type Rows = readonly (readonly Unit[])[];
type Room = Columns['room'];

const SWEEPS = 8;

/**
 * Centres of all units. Rows with one unit stand on the axis 0, the spine of the drawing; the units of other rows stand as near to the
 * mean of their neighbours as their room allows (least squares under order: pool adjacent violators). Units one behind the other are
 * a strand: they want the same place and keep the same room, so a side route runs straight. What the user put somewhere stays there,
 * and its neighbours keep clear of it in their order.
 */
export function centresOf(rows: Rows, parts: readonly Part[], own: Room): ReadonlyMap<Unit, number> {
  const strands = strandsOf(rows, parts);
  const room = sharedRoom(strands, own);
  const near = outerNeighbours(strands, parts);
  const gaps = new Map(rows.map((row) => [row, separations(row, room)]));
  const x = new Map<Unit, number>();
  for (const row of rows) place(row, row.map(pinOf), gaps.get(row) ?? [], x);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : [...rows].reverse()) {
      if (row.length < 2) continue;
      const wanted = row.map((unit) => {
        if (isPinned(unit)) return pinOf(unit);
        const others = near.get(strands.get(unit) ?? unit) ?? [];
        if (others.length === 0) return x.get(unit) ?? 0;
        return others.reduce((sum, { other }) => sum + (x.get(other) ?? 0), 0) / others.length;
      });
      place(row, wanted, gaps.get(row) ?? [], x);
    }
  }
  return x;
}

/** Names each unit's strand by the strand's lowest unit. Only units of rows with several units are strung; full meshes
 * between two rows count as ladders. */
function strandsOf(rows: Rows, parts: readonly Part[]): ReadonlyMap<Unit, Unit> {
  const up = groupBy(parts, (part) => part.lower);
  const down = groupBy(parts, (part) => part.upper);
  const strands = new Map<Unit, Unit>();
  const joined = new Set(parts.map(({ lower, upper }) => `${lower.id} ${upper.id}`));
  for (const row of rows) {
    const under = rows[(row[0]?.row ?? 0) - 1] ?? [];
    const ladder =
      row.length === under.length && row.every((unit, index) => joined.has(`${under[index]?.id} ${unit.id}`));
    for (const [index, unit] of row.entries()) {
      const rung = under[index];
      const [only, ...more] = down.get(unit) ?? [];
      const below =
        only && more.length === 0 && up.get(only.lower)?.length === 1 ? only.lower : ladder ? rung : undefined;
      const strung = below && row.length > 1 && (rows[below.row]?.length ?? 0) > 1;
      strands.set(unit, (strung ? strands.get(below) : undefined) ?? unit);
    }
  }
  return strands;
}

function sharedRoom(strands: ReadonlyMap<Unit, Unit>, own: Room): Room {
  const widest = new Map<Unit, { left: number; right: number }>();
  for (const [unit, strand] of strands) {
    const room = own.get(unit) ?? { left: 0, right: 0 };
    const known = widest.get(strand) ?? room;
    widest.set(strand, { left: Math.max(known.left, room.left), right: Math.max(known.right, room.right) });
  }
  return new Map([...strands].map(([unit, strand]) => [unit, widest.get(strand) ?? { left: 0, right: 0 }]));
}

/** Neighbours of each strand outside it. */
function outerNeighbours(
  strands: ReadonlyMap<Unit, Unit>,
  parts: readonly Part[],
): ReadonlyMap<Unit, readonly { readonly other: Unit }[]> {
  const pairs = parts.flatMap(({ lower, upper }) => {
    const [low, high] = [strands.get(lower) ?? lower, strands.get(upper) ?? upper];
    if (low === high) return [];
    return [
      { strand: low, other: upper },
      { strand: high, other: lower },
    ];
  });
  return groupBy(pairs, ({ strand }) => strand);
}

/** Distance of each unit from the first one of its row at least. */
function separations(row: readonly Unit[], room: Room): readonly number[] {
  let sum = 0;
  return row.map((unit, index) => {
    const before = row[index - 1];
    if (before) sum += (room.get(before)?.right ?? 0) + COLUMN_AIR + (room.get(unit)?.left ?? 0);
    return sum;
  });
}

const isPinned = ({ routers }: Unit): boolean => routers.some(({ pin }) => pin !== undefined);

const pinOf = ({ routers }: Unit): number => routers.find(({ pin }) => pin !== undefined)?.pin ?? 0;

/** What is pinned outweighs a row of others. */
const PINNED = 1e6;

function place(row: readonly Unit[], wanted: readonly number[], least: readonly number[], x: Map<Unit, number>): void {
  const blocks: { sum: number; weight: number; count: number }[] = [];
  wanted.forEach((value, index) => {
    const unit = row[index];
    const weight = unit && isPinned(unit) ? PINNED : 1;
    let block = { sum: weight * (value - (least[index] ?? 0)), weight, count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.weight >= block.sum / block.weight; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  let at = 0;
  for (const { sum, weight, count } of blocks) {
    for (let i = 0; i < count; i++, at++) {
      const unit = row[at];
      if (unit) x.set(unit, sum / weight + (least[at] ?? 0));
    }
  }
}
