import type { SceneItem } from '../src/layout/scene';
import { itemAt } from './painter';

/** Lines are two pixels wide, fingers and hands are not: these places around the pointer count too, in CSS pixels. */
const AROUND = [
  [0, 0],
  [4, 0],
  [-4, 0],
  [0, 4],
  [0, -4],
] as const;

/** What the user meant by a click. */
export function itemNear(layer: SVGGElement, { clientX, clientY }: MouseEvent): SceneItem | undefined {
  for (const [dx, dy] of AROUND) {
    const item = itemAt(layer, document.elementFromPoint(clientX + dx, clientY + dy));
    if (item) return item;
  }
  return undefined;
}
