import { boundsOf, meet, type Bounds } from '../src/layout/bounds';
import { iconOf } from '../src/layout/icons';
import { pictureId } from '../src/layout/marks';
import type {
  IconPrimitive,
  ImagePrimitive,
  Paint,
  Primitive,
  SceneItem,
  Stroke,
  TextPrimitive,
} from '../src/layout/scene';
import type { Standing } from './dim';

/** Scene pixels that a tile is wide and high. */
const TILE = 1500;
/** Letters that are smaller on the screen are not drawn, and icons become plain boxes. */
const SMALLEST_LETTER = 4;
const SMALLEST_ICON = 14;
const DIMMED = 0.22;

/** All that is painted with one pen. */
interface Batch {
  readonly fill: Paint;
  readonly stroke: Stroke | undefined;
  readonly alpha: number;
  readonly path: Path2D;
}

interface Tile {
  bounds: Bounds;
  readonly batches: Map<string, Batch>;
  readonly texts: (TextPrimitive & { readonly alpha: number })[];
  readonly icons: { readonly icon: IconPrimitive | ImagePrimitive; readonly alpha: number }[];
}

/** One mark after the other, as in the scene; each cut into tiles, so that only what is in view is painted. */
export type CanvasScene = readonly (readonly Tile[])[];

export interface CanvasView {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export function canvasSceneOf(items: readonly SceneItem[], standing: (item: SceneItem) => Standing): CanvasScene {
  const marks = new Map<string, Map<string, Tile>>();
  for (const item of items) {
    const how = standing(item);
    if (how === 'hidden') continue;
    const tiles = marks.get(item.mark) ?? new Map<string, Tile>();
    marks.set(item.mark, tiles);
    const bounds = boundsOf(item);
    const place = [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2].map((at) =>
      Math.floor(at / TILE),
    );
    const key = place.join(' ');
    const tile = tiles.get(key) ?? { bounds, batches: new Map(), texts: [], icons: [] };
    tiles.set(key, tile);
    tile.bounds = joined(tile.bounds, bounds);
    for (const primitive of item.primitives) add(tile, primitive, how === 'dimmed' ? DIMMED : 1);
  }
  return [...marks.values()].map((tiles) => [...tiles.values()]);
}

function add(tile: Tile, primitive: Primitive, alpha: number): void {
  if (primitive.type === 'text') return void tile.texts.push({ ...primitive, alpha });
  if (primitive.type === 'icon' || primitive.type === 'image') return void tile.icons.push({ icon: primitive, alpha });
  const { fill, stroke } = primitive;
  const key = `${fill} ${stroke?.paint} ${stroke?.width} ${stroke?.dash?.join()} ${alpha}`;
  const batch = tile.batches.get(key) ?? { fill, stroke, alpha, path: new Path2D() };
  tile.batches.set(key, batch);
  batch.path.addPath(pathOf(primitive));
}

function pathOf(primitive: Primitive): Path2D {
  if (primitive.type === 'path') return new Path2D(primitive.d);
  const path = new Path2D();
  if (primitive.type === 'circle') path.arc(primitive.cx, primitive.cy, primitive.r, 0, 2 * Math.PI);
  if (primitive.type === 'rect')
    path.roundRect(primitive.x, primitive.y, primitive.width, primitive.height, primitive.radius ?? 0);
  return path;
}

/** Paints what is in view; the canvas has one pixel for each of the screen. */
export function paintCanvas(
  canvas: HTMLCanvasElement,
  scene: CanvasScene,
  { k, x, y }: CanvasView,
  colour: (paint: Paint) => string,
  font: string,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
  const view = { left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k };
  for (const tiles of scene) {
    for (const tile of tiles) {
      if (!meet(tile.bounds, view)) continue;
      for (const batch of tile.batches.values()) paintBatch(context, batch, colour);
      for (const { icon, alpha } of tile.icons) {
        const { x: left, y: top, width: wide, height: high } = icon;
        if (!meet(view, { left, top, right: left + wide, bottom: top + high })) continue;
        context.globalAlpha = alpha;
        paintIcon(context, icon, k, colour);
      }
      for (const text of tile.texts) if (text.size * k >= SMALLEST_LETTER) paintText(context, text, view, colour, font);
    }
  }
  context.globalAlpha = 1;
}

type Colour = (paint: Paint) => string;

function paintBatch(context: CanvasRenderingContext2D, { fill, stroke, alpha, path }: Batch, colour: Colour): void {
  context.globalAlpha = alpha;
  if (fill !== 'none') {
    context.fillStyle = colour(fill);
    context.fill(path);
  }
  if (!stroke) return;
  context.strokeStyle = colour(stroke.paint);
  context.lineWidth = stroke.width;
  context.setLineDash(stroke.dash ? [...stroke.dash] : []);
  context.stroke(path);
}

const ICON_PATHS = new Map<string, readonly { readonly path: Path2D; readonly shape: Primitive }[]>();

function paintIcon(
  context: CanvasRenderingContext2D,
  { type, icon, x, y, width, height }: IconPrimitive | ImagePrimitive,
  k: number,
  colour: Colour,
): void {
  if (width * k < SMALLEST_ICON) {
    context.fillStyle = colour('node-edge');
    return context.fillRect(x, y, width, height);
  }
  const picture = type === 'image' ? document.getElementById(pictureId(icon)) : null;
  if (picture instanceof SVGImageElement) return context.drawImage(picture, x, y, width, height);
  const drawing = iconOf(icon);
  const shapes = ICON_PATHS.get(icon) ?? drawing.shapes.map((shape) => ({ path: pathOf(shape), shape }));
  ICON_PATHS.set(icon, shapes);
  context.save();
  context.translate(x, y);
  context.scale(width / drawing.width, height / drawing.height);
  for (const { path, shape } of shapes) {
    if (!('fill' in shape) || shape.type === 'text') continue;
    paintBatch(context, { fill: shape.fill, stroke: shape.stroke, alpha: context.globalAlpha, path }, colour);
  }
  context.restore();
}

function paintText(
  context: CanvasRenderingContext2D,
  text: TextPrimitive & { readonly alpha: number },
  view: Bounds,
  colour: Colour,
  font: string,
): void {
  if (text.y < view.top || text.y - text.size > view.bottom) return;
  context.globalAlpha = text.alpha;
  context.font = `${text.italic ? 'italic ' : ''}${text.bold ? '600 ' : ''}${text.size}px ${text.mono ? 'monospace' : font}`;
  context.textAlign = text.anchor === 'middle' ? 'center' : text.anchor;
  if (text.halo) {
    context.strokeStyle = colour(text.halo);
    context.lineWidth = 3;
    context.setLineDash([]);
    context.lineJoin = 'round';
    context.strokeText(text.text, text.x, text.y);
  }
  context.fillStyle = colour(text.fill);
  context.fillText(text.text, text.x, text.y);
}

const joined = (a: Bounds, b: Bounds): Bounds => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});
