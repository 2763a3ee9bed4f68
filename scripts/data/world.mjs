// Land and borders of the world for the map of places, in steps of 1/50 degree. src/data/world.ts reads it.
import { geoArea } from 'd3-geo';
import { merge, mesh } from 'topojson-client';

const STEPS = 50;

const zigzag = (number) => (number < 0 ? -2 * number - 1 : 2 * number);

/** Points on the grid, those that fall together once. */
function onGrid(points) {
  const kept = [];
  for (const point of points) {
    const [x, y] = point.map((degrees) => Math.round(degrees * STEPS));
    const last = kept.at(-1);
    if (!last || last[0] !== x || last[1] !== y) kept.push([x, y]);
  }
  return kept;
}

/** Number of points, the first one, then steps. */
function encoded(line) {
  let before = [0, 0];
  const steps = line.flatMap((point) => {
    const step = [zigzag(point[0] - before[0]), zigzag(point[1] - before[1])];
    before = point;
    return step;
  });
  return [line.length, ...steps];
}

/** On a sphere a ring that runs the wrong way round holds the whole rest of the world: what the grid turned over is left out. */
function isIsland(ring) {
  const degrees = ring.map(([x, y]) => [x / STEPS, y / STEPS]);
  return ring.length > 3 && geoArea({ type: 'Polygon', coordinates: [degrees] }) < 2 * Math.PI;
}

export function worldOf(read) {
  const world = JSON.parse(read('countries-50m.json'));
  const { countries } = world.objects;
  const land = merge(world, countries.geometries).coordinates.flatMap(([outer, ...holes]) => {
    const ring = onGrid(outer);
    return isIsland(ring) ? [[ring, ...holes.map(onGrid).filter((hole) => hole.length > 3)]] : [];
  });
  const borders = mesh(world, countries, (one, other) => one !== other).coordinates.map(onGrid);
  return {
    land: land.flatMap((rings) => [rings.length, ...rings.flatMap(encoded)]),
    borders: borders.filter(({ length }) => length > 1).flatMap(encoded),
  };
}
