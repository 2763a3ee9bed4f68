import { describe, expect, it } from 'vitest';
import { ICON_HEIGHT, ICON_NAMES, ICON_WIDTH, iconOf } from '../../../src/layout/icons';

/** "M 2 13 A 30 12 0 0 1 62 13 Z": commands with the numbers they take. */
const PATH =
  /^(?:M -?[\d.]+ -?[\d.]+|L -?[\d.]+ -?[\d.]+|C(?: -?[\d.]+){6}|A(?: -?[\d.]+){3} [01] [01] -?[\d.]+ -?[\d.]+|Z| )*$/;

describe.each(ICON_NAMES)('the icon %s', (name) => {
  const { shapes } = iconOf(name);

  it('is made of absolute M, L, C, A and Z only', () => {
    const paths = shapes.flatMap((shape) => (shape.type === 'path' ? [shape.d] : []));
    expect(paths.filter((d) => !PATH.test(d))).toEqual([]);
    expect(shapes.length).toBeGreaterThan(0);
  });

  it('stays in its box', () => {
    const outside = shapes.filter((shape) => {
      if (shape.type === 'rect')
        return shape.x < 0 || shape.y < 0 || shape.x + shape.width > ICON_WIDTH || shape.y + shape.height > ICON_HEIGHT;
      if (shape.type === 'circle') return shape.cx + shape.r > ICON_WIDTH || shape.cy + shape.r > ICON_HEIGHT;
      return false;
    });
    expect(outside).toEqual([]);
  });
});

it('draws a question mark for a name it does not know', () => {
  expect(iconOf('constructor').shapes).toBe(iconOf('unknown').shapes);
});
