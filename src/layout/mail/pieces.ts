import type { Paint, Primitive, Stroke, TextPrimitive } from '../scene';
import { printable } from '../textMetrics';

/** Text sizes in pixels at zoom 1. Fitted into 1280 × 800, eight hops with the longest names shrink to 0.76, so nothing falls under 9. */
export const SIZE = { title: 18, value: 15, text: 13, small: 12 } as const;

type TextMore = Partial<Omit<TextPrimitive, 'type' | 'x' | 'y' | 'text' | 'size'>>;

export function text(x: number, y: number, content: string, size: number, more: TextMore = {}): TextPrimitive {
  return { type: 'text', x, y, text: content, size, anchor: 'start', fill: 'text', ...more };
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: Paint,
  more: { readonly radius?: number; readonly stroke?: Stroke } = {},
): Primitive {
  return { type: 'rect', x, y, width, height, fill, ...more };
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Primitive {
  return { type: 'path', d: `M ${x1} ${y1} L ${x2} ${y2}`, fill: 'none', stroke };
}

/** A filled arrow head whose tip is at x, y. */
export function head(x: number, y: number, towards: 'right' | 'down' | 'left', fill: Paint): Primitive {
  if (towards === 'down') return { type: 'path', d: `M ${x} ${y} L ${x - 4.5} ${y - 8} L ${x + 4.5} ${y - 8} Z`, fill };
  const back = towards === 'right' ? x - 8 : x + 8;
  return { type: 'path', d: `M ${x} ${y} L ${back} ${y - 4.5} L ${back} ${y + 4.5} Z`, fill };
}

/** A letter in a circle: ties an address in the path to its card, without relying on colour. */
export function letter(cx: number, cy: number, sign: string, paint: Paint): readonly Primitive[] {
  return [
    { type: 'circle', cx, cy, r: 8.5, fill: 'background', stroke: { paint, width: 1.5 } },
    text(cx, cy + 4, sign, SIZE.small, { anchor: 'middle', bold: true, fill: paint }),
  ];
}

const LONGEST = 300;

/** Header text is hostile: no controls, no direction overrides, no megabytes. */
export function shown(content: string): string {
  return printable(content.slice(0, LONGEST));
}
