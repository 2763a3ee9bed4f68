import type { Primitive, Stroke } from '../layout/scene';
import { segmentsOf, type Point } from './path';

/** A line with a head, in the coordinates of the Scene. */
export interface Arrow {
  readonly from: Point;
  readonly to: Point;
  readonly stroke: Stroke;
}

/** How far the shaft may end from the head's base. */
const SHAFT_GAP = 2;

/** A straight line followed by a filled triangle at its end, as every layout draws its arrows. */
export function arrowOf(shaft: Primitive, head: Primitive): Arrow | undefined {
  if (shaft.type !== 'path' || head.type !== 'path' || !shaft.stroke || shaft.fill !== 'none') return undefined;
  const [from, neck, ...more] = segmentsOf(shaft.d);
  const [tip, left, right, close, ...others] = segmentsOf(head.d);
  if (from?.type !== 'move' || neck?.type !== 'line' || more.length > 0) return undefined;
  if (tip?.type !== 'move' || left?.type !== 'line' || right?.type !== 'line') return undefined;
  if (close?.type !== 'close' || others.length > 0 || head.fill !== shaft.stroke.paint) return undefined;
  const base = { x: (left.to.x + right.to.x) / 2, y: (left.to.y + right.to.y) / 2 };
  if (Math.hypot(base.x - neck.to.x, base.y - neck.to.y) > SHAFT_GAP) return undefined;
  return { from: from.to, to: tip.to, stroke: shaft.stroke };
}
