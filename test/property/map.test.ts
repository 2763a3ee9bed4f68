import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meet, type Bounds } from '../../src/layout/bounds';
import { placeDots, placeNames, NAME_SIZE } from '../../src/layout/map/spots';
import { groundOf } from '../../src/layout/map/ground';
import { measureText } from '../../src/layout/textMetrics';
import { shipped } from '../unit/data/tables';

const FRAME = { x: 20, y: 72, width: 920, height: 430 };
const world = shipped.world?.() ?? { land: [], borders: [] };

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

describe('the map', () => {
  it('keeps circles and names apart and inside the picture, wherever the places are', () => {
    const spot = fc.record({
      point: fc.tuple(fc.integer({ min: 20, max: 940 }), fc.integer({ min: 72, max: 502 })),
      radius: fc.integer({ min: 9, max: 22 }),
      name: fc.string({ maxLength: 24 }),
    });
    const crowd = fc.oneof(
      fc.array(spot, { maxLength: 40 }),
      // All in one town.
      fc.array(spot, { maxLength: 40 }).map((spots) => spots.map((one) => ({ ...one, point: [480, 280] as const }))),
    );
    fc.assert(
      fc.property(crowd, (spots) => {
        const dots = placeDots(spots, FRAME);
        expect(dots).toHaveLength(spots.length);
        const names = placeNames(
          dots,
          spots.map(({ name }) => name),
          FRAME,
        );
        const boxes = names.flatMap((at, index): readonly Bounds[] => {
          if (!at) return [];
          const width = measureText(spots[index]?.name ?? '', NAME_SIZE, { bold: true });
          return [{ left: at.x, right: at.x + width, top: at.y - 9, bottom: at.y + 2 }];
        });
        dots.forEach(({ centre: [x, y], radius }, index) => {
          expect(x - radius >= FRAME.x && y - radius >= FRAME.y).toBe(true);
          for (const other of dots.slice(index + 1))
            expect(Math.hypot(x - other.centre[0], y - other.centre[1])).toBeGreaterThan(radius + other.radius);
          const circle = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
          expect(boxes.some((box) => meet(box, circle))).toBe(false);
        });
        boxes.forEach((box, index) => {
          expect(boxes.slice(index + 1).some((other) => meet(box, other))).toBe(false);
        });
      }),
    );
  });

  it('shows every place of the earth, with paths that every painter reads', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 6 }), (places) => {
        const ground = groundOf(places, FRAME, world);
        for (const place of places) expect(ground.at(place)).toBeDefined();
        for (const d of [ground.land, ground.borders, ground.grid, ground.sea])
          expect(d.replace(/[MLZ] ?|-?\d+(?:\.\d)? ?/g, '')).toBe('');
      }),
      { numRuns: 25 },
    );
  });
});
