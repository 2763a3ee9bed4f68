import { boundsOf } from '../../bounds';
import type { SceneItem } from '../../scene';
import type { Joint, Stretch } from './stretches';

/** Height of a relay with its lines of text, and of the caption of a hand-over between two machines of the route. */
export const CELL = 68;
const CAPTION = 28;

/** A stretch with the heights of everything on it. */
export interface Placed {
  readonly stretch: Stretch;
  /** Middle of each cell. */
  readonly middles: readonly number[];
  /** Heights at which its lines leave and enter the machines of the route. */
  readonly entry?: number;
  readonly exit?: number;
  /** Beginning at 0 for the one nearest the route; each message has columns of its own. */
  readonly column: number;
}

/** Distances from the middle of a machine: above and below its name. */
const LEVELS = [-12, 12, -15, 15, -18, 18, -21, 21] as const;

/** Heights at which lines can leave machines without striking through a text or lying on each other. */
export function levelsOf(items: readonly SceneItem[]): (joint: Joint) => number {
  const taken = new Set<string>();
  const obstacles = items.flatMap(({ primitives }) =>
    primitives.filter(({ type }) => type !== 'path').map((one) => boundsOf({ primitives: [one] })),
  );
  return ({ place, anchor }) => {
    const isFree = (y: number): boolean =>
      !obstacles.some(({ left, right, top, bottom }) => {
        return left > anchor.x - 1 && right > anchor.x && top < y + 1 && bottom > y - 1;
      });
    const free = LEVELS.filter((one) => !taken.has(`${place} ${one}`));
    const level = free.find((one) => isFree(anchor.y + one)) ?? free[0] ?? LEVELS[0];
    taken.add(`${place} ${level}`);
    return anchor.y + level;
  };
}

/**
 * Heights and columns of all stretches. `top`: middle of the highest relay; `bottom`: of the route, below which the relays of a short
 * route go on.
 */
export function placeStretches(
  stretches: readonly Stretch[],
  levelOf: (joint: Joint) => number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly Placed[] {
  const room = { top, bottom: bottom - CELL / 2 };
  const placed: Placed[] = [];
  let message = '';
  let first = 0;
  let busy: { readonly top: number; readonly bottom: number }[][] = [];
  for (const stretch of stretches) {
    if (stretch.message !== message) {
      [message, first, busy] = [stretch.message, first + busy.length, []];
    }
    const entry = stretch.entry && levelOf(stretch.entry);
    const exit = stretch.exit && levelOf(stretch.exit);
    const middles = middlesOf(stretch.cells.length, entry, exit, room);
    const heights = [...middles, ...[entry, exit].filter((one) => one !== undefined)];
    // A line between two machines of the route has its column to itself: a detour may lead it up to the lanes.
    const isLine = middles.length === 0;
    const extent = isLine
      ? { top: -Infinity, bottom: Infinity }
      : { top: Math.min(...heights) - CELL / 2, bottom: Math.max(...heights) + CELL / 2 };
    const free = busy.findIndex((all) => all.every((one) => one.bottom <= extent.top || one.top >= extent.bottom));
    const column = free < 0 ? busy.length : free;
    busy[column] = [...(busy[column] ?? []), extent];
    placed.push({
      stretch,
      middles,
      ...(entry !== undefined && { entry }),
      ...(exit !== undefined && { exit }),
      column: first + column,
    });
  }
  return placed;
}

/** Highest and lowest middle of a relay. */
interface Room {
  readonly top: number;
  readonly bottom: number;
}

/** A run between two machines spreads evenly; one with an open end begins beside its machine and goes where there is room. */
function middlesOf(count: number, entry: number | undefined, exit: number | undefined, room: Room): readonly number[] {
  const indices = Array.from({ length: count }, (_, index) => index);
  if (count === 0) return [];
  if (entry !== undefined && exit !== undefined) {
    const step = (exit - entry) / (count + 1);
    if (Math.abs(step) >= CELL) return indices.map((index) => Math.round(entry + (index + 1) * step));
    const sign = exit < entry ? -1 : 1;
    const start = within((entry + exit) / 2 - (sign * (count - 1) * CELL) / 2, sign, count, room);
    return indices.map((index) => start + sign * index * CELL);
  }
  const level = entry ?? exit ?? room.top;
  const down = room.bottom - level >= level - room.top;
  const away = down ? 1 : -1;
  const start = within(level, away, count, room);
  const run = indices.map((index) => start + away * index * CELL);
  return entry === undefined ? run.reverse() : run;
}

/** Start of a run that stays between the top and the bottom; one that is too long goes on below. */
function within(start: number, sign: number, count: number, { top, bottom }: Room): number {
  const length = (count - 1) * CELL;
  const low = top + (sign < 0 ? length : 0);
  const high = bottom - (sign > 0 ? length : 0);
  return Math.round(Math.max(low, Math.min(high, start)));
}

/** A line at this height would run into what stands in one of the columns before. */
export function isBlocked(level: number, column: number, all: readonly Placed[]): boolean {
  return all.some(({ column: other, middles, entry, exit, stretch }) => {
    if (other >= column) return false;
    const isBetween = stretch.cells.length === 0 && entry !== undefined && exit !== undefined;
    if (isBetween && Math.abs((entry + exit) / 2 - level) < CAPTION / 2) return true;
    return middles.some((middle) => Math.abs(middle - level) < CELL / 2);
  });
}
