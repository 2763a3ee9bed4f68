import type { Unit } from './units';
import type { Part } from './wires';

const SWEEPS = 12;

/**
 * Orders the units of each row so that few wires cross: barycentre sweeps up and down, keeping the best order seen. Ties keep the
 * order they had, and units without neighbours on the sweep's side keep their slot (both measured: design/diagram.md).
 */
export function orderRows(units: readonly Unit[], parts: readonly Part[]): readonly (readonly Unit[])[] {
  const height = units.reduce((most, unit) => Math.max(most, unit.row), 0) + 1;
  let rows: (readonly Unit[])[] = Array.from({ length: height }, () => []);
  const first = rows.map((): Unit[] => []);
  for (const unit of units) first[unit.row]?.push(unit);
  rows = first.map((row) => [...row].sort((a, b) => a.lean - b.lean));

  const below = neighbours(parts, (part) => [part.upper, part.lower]);
  const above = neighbours(parts, (part) => [part.lower, part.upper]);
  const gaps = groupByGap(parts, height);
  let best = rows;
  let fewest = crossings(rows, gaps);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    rows = sweep % 2 === 0 ? sweepUp(rows, below) : sweepDown(rows, above);
    const count = crossings(rows, gaps);
    if (count < fewest) [best, fewest] = [rows, count];
  }
  return best;
}

type Neighbours = ReadonlyMap<Unit, readonly Unit[]>;

function neighbours(parts: readonly Part[], pair: (part: Part) => readonly [Unit, Unit]): Neighbours {
  const found = new Map<Unit, Unit[]>();
  for (const part of parts) {
    const [unit, other] = pair(part);
    const list = found.get(unit);
    if (list) list.push(other);
    else found.set(unit, [other]);
  }
  return found;
}

function sweepUp(rows: readonly (readonly Unit[])[], below: Neighbours): (readonly Unit[])[] {
  const next: (readonly Unit[])[] = [];
  for (const row of rows) next.push(sortRow(row, below, placesOf(next.at(-1) ?? [])));
  return next;
}

function sweepDown(rows: readonly (readonly Unit[])[], above: Neighbours): (readonly Unit[])[] {
  const next: (readonly Unit[])[] = [];
  for (const row of [...rows].reverse()) next.push(sortRow(row, above, placesOf(next.at(-1) ?? [])));
  return next.reverse();
}

const placesOf = (row: readonly Unit[]): ReadonlyMap<Unit, number> => new Map(row.map((unit, place) => [unit, place]));

function sortRow(row: readonly Unit[], near: Neighbours, places: ReadonlyMap<Unit, number>): readonly Unit[] {
  const centres = new Map<Unit, number>();
  for (const unit of row) {
    const found = (near.get(unit) ?? []).flatMap((other) => places.get(other) ?? []);
    if (found.length > 0) centres.set(unit, found.reduce((sum, place) => sum + place, 0) / found.length);
  }
  const moving = row.filter((unit) => centres.has(unit));
  moving.sort((a, b) => (centres.get(a) ?? 0) - (centres.get(b) ?? 0));
  let at = 0;
  return row.map((unit) => (centres.has(unit) ? (moving[at++] ?? unit) : unit));
}

function groupByGap(parts: readonly Part[], height: number): readonly (readonly Part[])[] {
  const gaps = Array.from({ length: height }, (): Part[] => []);
  for (const part of parts) gaps[part.gap]?.push(part);
  return gaps;
}

function crossings(rows: readonly (readonly Unit[])[], gaps: readonly (readonly Part[])[]): number {
  return gaps.reduce(
    (sum, gap, index) => sum + crossingsOf(gap, placesOf(rows[index] ?? []), placesOf(rows[index + 1] ?? [])),
    0,
  );
}

/** Number of inversions, counted with a binary indexed tree: O(n log n). */
function crossingsOf(gap: readonly Part[], low: ReadonlyMap<Unit, number>, high: ReadonlyMap<Unit, number>): number {
  const ends = gap.map((part) => [low.get(part.lower) ?? 0, high.get(part.upper) ?? 0] as const);
  ends.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const tree = new Array<number>(high.size + 1).fill(0);
  let count = 0;
  ends.forEach(([, place], index) => {
    let notRight = 0;
    for (let i = place + 1; i > 0; i -= i & -i) notRight += tree[i] ?? 0;
    count += index - notRight;
    for (let i = place + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
  });
  return count;
}
