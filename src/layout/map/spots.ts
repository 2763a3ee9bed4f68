import { meet, type Bounds } from '../bounds';
import { measureText } from '../textMetrics';
import type { Frame } from './ground';

type Point = readonly [x: number, y: number];

export interface Dot {
  /** Where the place is. */
  readonly point: Point;
  /** Where its number stands: there, or beside it where something else stands already. */
  readonly centre: Point;
  readonly radius: number;
}

/** Where a name starts; its baseline. */
export interface NameSpot {
  readonly x: number;
  readonly y: number;
}

const GAP = 3;
const RING = 9;
const ANGLES = 16;
const MOST_RINGS = 60;
export const NAME_SIZE = 12;

/** Circles that do not touch, each as near to its point as those before it allow. */
export function placeDots(
  wanted: readonly { readonly point: Point; readonly radius: number }[],
  frame: Frame,
): readonly Dot[] {
  const dots: Dot[] = [];
  for (const { point, radius } of wanted) {
    const centre = candidates(point).find(
      (one) => isWithin(around(one, radius), frame) && dots.every((dot) => areApart(one, radius, dot)),
    );
    if (centre) dots.push({ point, centre, radius });
  }
  return dots;
}

function areApart([x, y]: Point, radius: number, { centre, radius: other }: Dot): boolean {
  return Math.hypot(x - centre[0], y - centre[1]) >= radius + other + GAP;
}

/** The point itself, then rings around it. */
function candidates([x, y]: Point): readonly Point[] {
  const rings = Array.from({ length: MOST_RINGS * ANGLES }, (_, index): Point => {
    const far = RING * (1 + Math.floor(index / ANGLES));
    const angle = ((index % ANGLES) / ANGLES) * 2 * Math.PI;
    return [Math.round(x + far * Math.cos(angle)), Math.round(y + far * Math.sin(angle))];
  });
  return [[x, y], ...rings];
}

/** A place for each name beside its dot, where it meets no dot and no other name; undefined = there is no room. */
export function placeNames(
  dots: readonly Dot[],
  names: readonly string[],
  frame: Frame,
): readonly (NameSpot | undefined)[] {
  const taken: Bounds[] = dots.map(({ centre, radius }) => around(centre, radius + 1));
  return dots.map((dot, index) => {
    const width = measureText(names[index] ?? '', NAME_SIZE, { bold: true });
    const spot = spotsBeside(dot, width).find((one) => {
      const bounds = boundsOfName(one, width);
      return isWithin(bounds, frame) && !taken.some((other) => meet(other, bounds));
    });
    if (spot) taken.push(boundsOfName(spot, width));
    return spot;
  });
}

function spotsBeside({ centre: [x, y], radius }: Dot, width: number): readonly NameSpot[] {
  const [right, left, middle] = [x + radius + 5, x - radius - 5 - width, x - width / 2];
  return [
    { x: right, y: y + 4 },
    { x: left, y: y + 4 },
    { x: middle, y: y - radius - 6 },
    { x: middle, y: y + radius + 14 },
    { x: right, y: y - 9 },
    { x: right, y: y + 17 },
    { x: left, y: y - 9 },
    { x: left, y: y + 17 },
  ];
}

function boundsOfName({ x, y }: NameSpot, width: number): Bounds {
  return { left: x - 2, right: x + width + 2, top: y - NAME_SIZE, bottom: y + 4 };
}

function around([x, y]: Point, radius: number): Bounds {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function isWithin({ left, right, top, bottom }: Bounds, { x, y, width, height }: Frame): boolean {
  return left >= x && right <= x + width && top >= y && bottom <= y + height;
}
