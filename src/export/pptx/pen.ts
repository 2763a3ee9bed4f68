import { iconOf, type IconPicture, type IconPictures } from '../../layout/icons';
import type { Palette } from '../../layout/palette';
import type { IconPrimitive, ImagePrimitive, Paint, Primitive, Stroke, TextPrimitive } from '../../layout/scene';
import { measureText } from '../../layout/textMetrics';
import { pointsOf, segmentsOf, type Point, type Segment } from '../path';
import type { Box, Figure, Line, Picture, Shape } from './shape';

/** Where scene pixels come to lie on the slide: EMU of the origin and EMU per pixel. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** EMU in the hundredth of a point in which font sizes are given. */
const SIZE_UNIT = 127;
const SMALLEST = 100;
/** Programs draw thinner lines as hair lines. */
const THINNEST = 3175;
/** Middle of a capital letter above the baseline, and the height of a line, in font sizes. */
const MIDDLE = 0.355;
const LINE_HEIGHT = 1.2;

/** Turns primitives of the Scene into shapes, in one frame and one palette. */
export interface Pen {
  at(x: number, y: number): Point;
  color(paint: Paint): string | undefined;
  line(stroke: Stroke | undefined, arrow?: boolean): Line | undefined;
  shape(primitive: Primitive, name: string): Shape;
}

export function penOf(frame: Frame, palette: Palette, pictures: IconPictures = new Map()): Pen {
  const at = (x: number, y: number): Point => ({
    x: Math.round(frame.x + x * frame.scaleX),
    y: Math.round(frame.y + y * frame.scaleY),
  });
  const color = (paint: Paint): string | undefined =>
    palette[paint] === 'none' ? undefined : palette[paint].slice(1).toUpperCase();
  const box = (x: number, y: number, width: number, height: number): Box => {
    const [from, to] = [at(x, y), at(x + width, y + height)];
    return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  };
  const line = (stroke: Stroke | undefined, arrow = false): Line | undefined => {
    const ink = stroke && color(stroke.paint);
    if (!stroke || ink === undefined) return undefined;
    const width = Math.max(THINNEST, Math.round((stroke.width * (frame.scaleX + frame.scaleY)) / 2));
    const dash = stroke.dash?.map((length) => length / stroke.width);
    return { color: ink, width, ...(dash && { dash }), ...(arrow && { arrow: headOf(width, frame) }) };
  };
  const look = (fill: Paint, stroke: Stroke | undefined): Pick<Figure, 'fill' | 'line'> => {
    const [ground, edge] = [color(fill), line(stroke)];
    return { ...(ground !== undefined && { fill: ground }), ...(edge && { line: edge }) };
  };
  const drawing = ({ icon, x, y, width, height }: IconPrimitive | ImagePrimitive): Shape => {
    const { width: wide, height: high, shapes } = iconOf(icon);
    const corner = { x: frame.x + x * frame.scaleX, y: frame.y + y * frame.scaleY };
    const inner = { ...corner, scaleX: (frame.scaleX * width) / wide, scaleY: (frame.scaleY * height) / high };
    const pen = penOf(inner, palette);
    return { type: 'group', name: `icon: ${icon}`, children: shapes.map((one) => pen.shape(one, icon)) };
  };
  const shape = (primitive: Primitive, name: string): Shape => {
    switch (primitive.type) {
      case 'rect': {
        const { x, y, width, height, radius = 0, fill, stroke } = primitive;
        const round = Math.min(0.5, radius / Math.max(1, Math.min(width, height)));
        const form = round > 0 ? { preset: 'roundRect' as const, radius: round } : { preset: 'rect' as const };
        return { type: 'figure', name, box: box(x, y, width, height), form, ...look(fill, stroke) };
      }
      case 'circle': {
        const { cx, cy, r, fill, stroke } = primitive;
        const form = { preset: 'ellipse' } as const;
        return { type: 'figure', name, box: box(cx - r, cy - r, 2 * r, 2 * r), form, ...look(fill, stroke) };
      }
      case 'path':
        return { type: 'figure', name, ...freeform(primitive.d, at), ...look(primitive.fill, primitive.stroke) };
      case 'text':
        return textFigure(primitive, name, frame, box, color);
      case 'icon':
        return drawing(primitive);
      case 'image': {
        const own = pictures.get(primitive.icon);
        return own?.png ? pictureShape(primitive, own, box) : drawing(primitive);
      }
    }
  };
  return { at, color, line, shape };
}

function pictureShape(
  { icon, x, y, width, height }: ImagePrimitive,
  { svg }: IconPicture,
  box: (x: number, y: number, width: number, height: number) => Box,
): Picture {
  const name = `icon: ${icon}`;
  return {
    type: 'picture',
    name,
    box: box(x, y, width, height),
    png: `${icon}.png`,
    ...(svg && { svg: `${icon}.svg` }),
  };
}

/** Width of the layouts' arrow heads in scene pixels. */
const HEAD = 8;
/** A head on a thinner line is as large as if the line had this width (2 pt). */
const HEAD_UNIT = 25400;

function headOf(width: number, frame: Frame): 'sm' | 'med' | 'lg' {
  const times = (HEAD * frame.scaleX) / Math.max(width, HEAD_UNIT);
  if (times < 2.6) return 'sm';
  return times < 4 ? 'med' : 'lg';
}

function textFigure(
  text: TextPrimitive,
  name: string,
  frame: Frame,
  box: (x: number, y: number, width: number, height: number) => Box,
  color: (paint: Paint) => string | undefined,
): Figure {
  const { x, y, size, anchor, bold, italic, mono, halo } = text;
  const width = measureText(text.text, size, { bold: bold ?? false, mono: mono ?? false });
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const height = size * LINE_HEIGHT;
  const ground = halo && color(halo);
  return {
    type: 'figure',
    name,
    box: box(left, y - size * MIDDLE - height / 2, width, height),
    form: { preset: 'rect' },
    text: {
      content: text.text,
      size: Math.max(SMALLEST, Math.round((size * frame.scaleY) / SIZE_UNIT)),
      color: color(text.fill) ?? '000000',
      align: ({ start: 'l', middle: 'ctr', end: 'r' } as const)[anchor],
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(mono && { mono }),
      ...(ground !== undefined && { ground }),
    },
  };
}

function freeform(d: string, at: (x: number, y: number) => Point): Pick<Figure, 'box' | 'form'> {
  const absolute = segmentsOf(d).map((segment) => eachPoint(segment, ({ x, y }) => at(x, y)));
  const points = absolute.flatMap(pointsOf);
  const [first = at(0, 0)] = points;
  let [left, top, right, bottom] = [first.x, first.y, first.x, first.y];
  for (const { x, y } of points) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  }
  const segments = absolute.map((segment) => eachPoint(segment, ({ x, y }) => ({ x: x - left, y: y - top })));
  return { box: { x: left, y: top, width: right - left, height: bottom - top }, form: { segments } };
}

function eachPoint(segment: Segment, map: (point: Point) => Point): Segment {
  switch (segment.type) {
    case 'close':
      return segment;
    case 'curve':
      return { ...segment, first: map(segment.first), second: map(segment.second), to: map(segment.to) };
    default:
      return { ...segment, to: map(segment.to) };
  }
}
