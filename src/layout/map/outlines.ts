import type { Position, World } from '../../model/enrichment';

/** The part of the world that is looked at: outside of it little detail is enough. Degrees. */
export interface View {
  readonly middle: Position;
  readonly reach: number;
}

/** Steps of an outline that are seen: this share of the reach. */
const FINEST = 0.0055;
/** Far away, outlines only have to stay outside the picture. */
const FAR_STEP = 2.5;
/** The picture is twice as wide as high, and its corners lie further still. */
const FAR = 4;
/** Shapes smaller than so many steps are not seen. */
const SMALLEST = 2.5;

/** The same world with as many points as the picture can show: projecting them is what takes the time. */
export function thinnedWorld({ land, borders }: World, view: View): World {
  return {
    land: land.flatMap(([outer = [], ...holes]) => {
      const ring = thinnedRing(outer, view);
      const own = holes.map((hole) => thinnedRing(hole, view)).filter((hole) => hole !== undefined);
      return ring ? [[ring, ...own]] : [];
    }),
    borders: borders.map((border) => thinned(border, view)),
  };
}

/**
 * Undefined for a ring too small to be seen. A ring that would turn round keeps its points: on a sphere it would hold all the rest of
 * the world.
 */
function thinnedRing(ring: readonly Position[], view: View): readonly Position[] | undefined {
  const [first] = ring;
  if (!first || extentOf(ring) < SMALLEST * stepAt(first, view)) return undefined;
  const few = thinned(ring, view);
  return few.length > 3 && turnOf(few) === turnOf(ring) ? few : ring;
}

/** The ends stay where they are. */
function thinned(line: readonly Position[], view: View): readonly Position[] {
  const last = line.length - 1;
  let kept: Position = [Infinity, Infinity];
  return line.filter((point, index) => {
    const far = Math.abs(point[0] - kept[0]) + Math.abs(point[1] - kept[1]) >= stepAt(point, view);
    if (index !== 0 && index !== last && !far) return false;
    kept = point;
    return true;
  });
}

function stepAt([longitude, latitude]: Position, { middle, reach }: View): number {
  const aside = Math.abs(longitude - middle[0]) % 360;
  const isFar =
    Math.abs(latitude - middle[1]) > FAR * reach ||
    // Degrees of longitude are short near the poles.
    Math.min(aside, 360 - aside) * Math.cos((latitude * Math.PI) / 180) > FAR * reach;
  return Math.max(FINEST * reach, isFar ? FAR_STEP : 0);
}

/** Width and height together, in degrees. */
function extentOf(ring: readonly Position[]): number {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return east - west + north - south;
}

/** Sign of the area in the plane of the degrees. */
function turnOf(ring: readonly Position[]): number {
  let twice = 0;
  let before = ring.at(-1) ?? [0, 0];
  for (const point of ring) {
    twice += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return Math.sign(twice);
}
