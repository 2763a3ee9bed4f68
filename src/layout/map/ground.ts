import {
  geoAzimuthalEqualArea,
  geoDistance,
  geoEqualEarth,
  geoGraticule10,
  geoPath,
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3-geo';
import type { Position, World } from '../../model/enrichment';
import { thinnedWorld } from './outlines';

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Outlines as paths of absolute M, L and Z in pixels; empty where there is nothing. */
export interface Ground {
  /** Outline of the sphere; empty where the picture lies inside of it. */
  readonly sea: string;
  readonly land: string;
  readonly borders: string;
  readonly grid: string;
  /** Of a place; undefined where it is out of the picture. */
  at(position: Position): readonly [x: number, y: number] | undefined;
  /** The shortest way over the sphere. */
  way(from: Position, to: Position): string;
}

const RADIANS = Math.PI / 180;
/** Further around their middle than this, places need the whole world, in degrees. */
const WIDEST_REGION = 38;
/** Around a lonely place: enough to see which coast it is, in degrees. */
const LEAST_REACH = 7;
const PADDING = 0.16;
/** Points of an outline closer than this to the one before are not seen. */
const FINEST = 0.9;

const last = new WeakMap<World, { readonly key: string; readonly ground: Ground }>();

/** The picture of the world that holds all places, seen from their middle. The last one is kept: an edit seldom moves a place. */
export function groundOf(places: readonly Position[], frame: Frame, world: World): Ground {
  const key = JSON.stringify([places, frame]);
  const known = last.get(world);
  if (known?.key === key) return known.ground;
  const ground = drawGround(places, frame, world);
  last.set(world, { key, ground });
  return ground;
}

function drawGround(places: readonly Position[], frame: Frame, world: World): Ground {
  const { width, height } = frame;
  const [left, top, right, bottom] = [frame.x, frame.y, frame.x + width, frame.y + height];
  const middle = middleOf(places);
  const reach = places.reduce((most, one) => Math.max(most, geoDistance(plain(one), plain(middle)) / RADIANS), 0);
  const whole = reach > WIDEST_REGION;
  const projection = whole ? wholeWorld(middle) : region(middle);
  const [x, y] = whole ? [3, 3] : [width * PADDING, height * PADDING];
  projection.fitExtent(
    box(left + x, top + y, right - x, bottom - y),
    whole ? { type: 'Sphere' } : { type: 'MultiPoint', coordinates: around(middle, places).map(plain) },
  );
  projection.clipExtent(box(left, top, right, bottom));
  const drawn = (shape: GeoPermissibleObjects, closed: boolean): string => {
    const pen = new Pen(closed);
    geoPath(projection, pen)(shape);
    return pen.written();
  };
  const { land, borders } = thinnedWorld(world, { middle, reach: whole ? 90 : Math.max(reach, LEAST_REACH) });
  return {
    sea: whole ? drawn({ type: 'Sphere' }, true) : '',
    land: drawn({ type: 'MultiPolygon', coordinates: land as [number, number][][][] }, true),
    borders: drawn({ type: 'MultiLineString', coordinates: borders as [number, number][][] }, false),
    grid: drawn(geoGraticule10(), false),
    at(position) {
      const [px, py] = projection(plain(position)) ?? [NaN, NaN];
      return px >= left && px <= right && py >= top && py <= bottom ? [tenth(px), tenth(py)] : undefined;
    },
    way: (from, to) => drawn({ type: 'LineString', coordinates: [plain(from), plain(to)] }, false),
  };
}

const plain = ([longitude, latitude]: Position): [number, number] => [longitude, latitude];
const box = (x1: number, y1: number, x2: number, y2: number): [[number, number], [number, number]] => [
  [x1, y1],
  [x2, y2],
];
const tenth = (number: number): number => Math.round(number * 10) / 10;

/** Rotated only about the axis, so that the poles stay above and below. */
function wholeWorld([longitude]: Position): GeoProjection {
  return geoEqualEarth().rotate([-longitude, 0]);
}

/** True areas and hardly bent near its middle; the far side is cut off. */
function region([longitude, latitude]: Position): GeoProjection {
  return geoAzimuthalEqualArea().rotate([-longitude, -latitude]).clipAngle(100);
}

/** Middle of the places as points on a sphere; of opposite ones, the first. */
function middleOf(places: readonly Position[]): Position {
  let [x, y, z] = [0, 0, 0];
  for (const [longitude, latitude] of places) {
    const flat = Math.cos(latitude * RADIANS);
    x += flat * Math.cos(longitude * RADIANS);
    y += flat * Math.sin(longitude * RADIANS);
    z += Math.sin(latitude * RADIANS);
  }
  const length = Math.hypot(x, y, z);
  if (length < 1e-6 * Math.max(1, places.length)) return places[0] ?? [0, 0];
  return [Math.atan2(y, x) / RADIANS, Math.asin(z / length) / RADIANS];
}

/** The places and the corners of the least that is shown around their middle. */
function around([longitude, latitude]: Position, places: readonly Position[]): readonly Position[] {
  const wide = LEAST_REACH / Math.max(0.2, Math.cos(latitude * RADIANS));
  return [
    ...places,
    [longitude - wide, latitude],
    [longitude + wide, latitude],
    [longitude, Math.max(-90, latitude - LEAST_REACH)],
    [longitude, Math.min(90, latitude + LEAST_REACH)],
  ];
}

/** Writes what d3-geo draws as a path of whole tenths of a pixel; shapes too small to be seen are left out. */
class Pen implements GeoContext {
  private readonly done: string[] = [];
  private points: [number, number][] = [];

  constructor(private readonly closed: boolean) {}

  beginPath(): void {
    this.points = [];
  }

  moveTo(x: number, y: number): void {
    this.end();
    this.points = [[x, y]];
  }

  lineTo(x: number, y: number): void {
    this.points.push([x, y]);
  }

  /** Only points are drawn as arcs, and none are. */
  arc(): void {}

  closePath(): void {
    this.end();
  }

  private end(): void {
    const kept = thinned(this.points);
    this.points = [];
    if (kept.length < (this.closed ? 3 : 2)) return;
    const [first, ...rest] = kept.map(([x, y]) => `${tenth(x)} ${tenth(y)}`);
    this.done.push(`M ${first} ${rest.map((point) => `L ${point}`).join(' ')}${this.closed ? ' Z' : ''}`);
  }

  written(): string {
    this.end();
    return this.done.join(' ');
  }
}

/** The ends stay where they are. */
function thinned(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const last = points.length - 1;
  let [x, y] = [NaN, NaN];
  return points.filter((point, index) => {
    const far = Math.abs(point[0] - x) + Math.abs(point[1] - y) >= FINEST;
    if (index !== 0 && index !== last && !far) return false;
    [x, y] = point;
    return true;
  });
}
