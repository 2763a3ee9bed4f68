import type { Primitive, SceneItem } from './scene';
import { measureText } from './textMetrics';

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What an item covers, in scene pixels; control points count as points of a curve, so it may be a little larger than the ink. */
export function boundsOf({ primitives }: Pick<SceneItem, 'primitives'>): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const primitive of primitives) {
    const own = primitiveBounds(primitive);
    left = Math.min(left, own.left);
    top = Math.min(top, own.top);
    right = Math.max(right, own.right);
    bottom = Math.max(bottom, own.bottom);
  }
  return left > right ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
}

export const meet = (a: Bounds, b: Bounds): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

function primitiveBounds(primitive: Primitive): Bounds {
  switch (primitive.type) {
    case 'rect':
    case 'icon':
    case 'image': {
      const { x, y, width, height } = primitive;
      return { left: x, top: y, right: x + width, bottom: y + height };
    }
    case 'circle': {
      const { cx, cy, r } = primitive;
      return { left: cx - r, top: cy - r, right: cx + r, bottom: cy + r };
    }
    case 'text': {
      const { x, y, text, size, anchor, bold, mono } = primitive;
      const width = measureText(text, size, { ...(bold && { bold }), ...(mono && { mono }) });
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      return { left, top: y - size, right: left + width, bottom: y + size * 0.3 };
    }
    case 'path':
      return pathBounds(primitive.d);
  }
}

/** Absolute M, L, C, A and Z only (scene.ts); of an arc its end point counts. */
function pathBounds(d: string): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let command = '';
  let index = 0;
  for (const token of d.split(' ')) {
    if (/^[MLCAZ]$/.test(token)) {
      command = token;
      index = 0;
      continue;
    }
    const place = index++;
    const within = command === 'A' ? (place % 7) - 5 : place % 2;
    const value = Number(token);
    if (within === 0) [left, right] = [Math.min(left, value), Math.max(right, value)];
    if (within === 1) [top, bottom] = [Math.min(top, value), Math.max(bottom, value)];
  }
  return { left, top, right, bottom };
}
