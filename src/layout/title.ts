import type { Scene, SceneItem } from './scene';
import { ellipsize, printable } from './textMetrics';

const MARGIN = 16;
const GAP = 12;

/** The scene under another title, cut to the room beside what else stands in its line. */
export function withTitle(scene: Scene, given: string): Scene {
  const title = printable(given.slice(0, 1000));
  return {
    ...scene,
    title,
    items: scene.items.map((item) => (item.mark === 'label' ? retitled(item, title, scene) : item)),
  };
}

function retitled(item: SceneItem, title: string, scene: Scene): SceneItem {
  const primitives = item.primitives.map((one) => {
    if (one.type !== 'text' || one.role !== 'title') return one;
    const neighbours = scene.items.flatMap(({ primitives }) => primitives).filter((other) => other.type === 'rect');
    const beside = neighbours.filter(({ x, y, height }) => x > one.x && y < one.y && y + height > one.y - one.size);
    const edge = beside.reduce((least, { x }) => Math.min(least, x - GAP), scene.width - MARGIN);
    return { ...one, text: ellipsize(title, edge - one.x, one.size, { bold: one.bold ?? false }) };
  });
  return { ...item, primitives };
}
