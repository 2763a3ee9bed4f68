import type { Paint, Primitive, SceneItem, Stroke, TextPrimitive } from '../scene';
import { half } from './measures';

/** Short ways to say the primitives that the painters of this folder use most. */

export function text(
  x: number,
  y: number,
  content: string,
  size: number,
  more: Partial<Omit<TextPrimitive, 'type' | 'x' | 'y' | 'text' | 'size'>> = {},
): TextPrimitive {
  return { type: 'text', x: half(x), y: half(y), text: content, size, anchor: 'start', fill: 'text', ...more };
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Primitive {
  return { type: 'path', d: `M ${half(x1)} ${half(y1)} L ${half(x2)} ${half(y2)}`, fill: 'none', stroke };
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: Paint,
  more: { readonly radius?: number; readonly stroke?: Stroke } = {},
): Primitive {
  return { type: 'rect', x: half(x), y: half(y), width: half(width), height: half(height), fill, ...more };
}

/** Arrow head whose tip is at (x, y), pointing up or down. */
export function arrowHead(x: number, y: number, up: boolean, fill: Paint): Primitive {
  const back = y + (up ? 8 : -8);
  return {
    type: 'path',
    d: `M ${half(x)} ${half(y)} L ${half(x - 4)} ${half(back)} L ${half(x + 4)} ${half(back)} Z`,
    fill,
  };
}

/** Ids are unique together with the mark; what the graph repeats gets a number. */
export function withUniqueIds(items: readonly SceneItem[]): readonly SceneItem[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const key = `${item.mark} ${item.id}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? item : { ...item, id: `${item.id}#${count}` };
  });
}
