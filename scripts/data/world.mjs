// The outline of the land as a path of a Scene (absolute M, L and Z), with the projection of src/layout/map/projection.ts.
import { geoEquirectangular, geoPath } from 'd3';
import { feature } from 'topojson-client';

export function outlineModule(topology, { width, north, south }) {
  const land = feature(topology, topology.objects.land);
  const scale = width / (2 * Math.PI);
  const height = (width * (north - south)) / 360;
  const projection = geoEquirectangular()
    .scale(scale)
    .translate([width / 2, (width * north) / 360])
    .clipExtent([
      [0, 0],
      [width, height],
    ])
    .precision(0);
  const path = geoPath(projection).digits(0)(land);
  return [
    '// Made by scripts/build-data.mjs from world-atlas 2.0.2, land-110m.json (Natural Earth, public domain).',
    '',
    `export const LAND =\n  '${path}';`,
    '',
  ].join('\n');
}
