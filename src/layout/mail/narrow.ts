import { moved } from '../legend';
import type { Primitive, Scene, SceneItem } from '../scene';
import { ellipsize, measureText } from '../textMetrics';
import { CARD_WIDTH } from './cards';
import { MARGIN } from './measures';

const GAP = 14;

/** For formats with a table of their own: what stands above the one that is drawn. */
export function withoutTable(scene: Scene): Scene {
  const items = scene.items.filter(({ data }) => data['kind'] !== 'table' && data['kind'] !== 'row');
  const bottom = items
    .flatMap(({ primitives }) => primitives)
    .reduce((most, one) => Math.max(most, cornerOf(one).y), 0);
  return { ...scene, items, height: Math.ceil(bottom + MARGIN) };
}

/** Where there is no room beside the path: the cards stand below it and its table, as many in a row as there is room for. */
export function withCardsBelow(scene: Scene): Scene {
  const cards = scene.items.filter(({ mark }) => mark === 'card');
  const rest = scene.items.filter(({ mark }) => mark !== 'card');
  const body = rest.filter((item) => !isTitle(item));
  const edges = body.flatMap(({ primitives }) => primitives.map(cornerOf));
  if (cards.length === 0 || edges.length === 0) return scene;
  const right = edges.reduce((most, { x }) => Math.max(most, x), 0);
  const bottom = edges.reduce((most, { y }) => Math.max(most, y), 0);
  const width = Math.ceil(Math.max(right, MARGIN + CARD_WIDTH) + MARGIN);
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN + GAP) / (CARD_WIDTH + GAP)));
  const heights = Array.from({ length: columns }, () => bottom + GAP);
  const placed = cards.map((card): SceneItem => {
    const frame = card.primitives.find(({ type }) => type === 'rect');
    if (frame?.type !== 'rect') return card;
    const column = heights.indexOf(Math.min(...heights));
    const [x, y] = [MARGIN + column * (CARD_WIDTH + GAP), heights[column] ?? 0];
    heights[column] = y + frame.height + GAP;
    return { ...card, primitives: card.primitives.map((one) => moved(one, x - frame.x, y - frame.y)) };
  });
  const titled = rest.map((item) => (isTitle(item) ? withinWidth(item, width - 2 * MARGIN) : item));
  return { ...scene, width, height: Math.ceil(Math.max(...heights)), items: [...titled, ...placed] };
}

/** It is as long as the drawing is wide, and is cut anew. */
function isTitle({ data }: SceneItem): boolean {
  return data['kind'] === 'title';
}

function withinWidth(item: SceneItem, room: number): SceneItem {
  const primitives = item.primitives.map((one) =>
    one.type === 'text' ? { ...one, text: ellipsize(one.text, room, one.size, { bold: one.bold ?? false }) } : one,
  );
  return { ...item, primitives };
}

/** Lower right corner; a path has none of its own here, since all stand in boxes. */
function cornerOf(primitive: Primitive): { readonly x: number; readonly y: number } {
  switch (primitive.type) {
    case 'rect':
    case 'icon':
    case 'image':
      return { x: primitive.x + primitive.width, y: primitive.y + primitive.height };
    case 'circle':
      return { x: primitive.cx + primitive.r, y: primitive.cy + primitive.r };
    case 'text': {
      const width = measureText(primitive.text, primitive.size, { bold: primitive.bold ?? false });
      const after = { start: width, middle: width / 2, end: 0 }[primitive.anchor];
      return { x: primitive.x + after, y: primitive.y + 4 };
    }
    case 'path':
      return { x: 0, y: 0 };
  }
}
