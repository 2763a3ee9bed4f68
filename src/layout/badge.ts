import { box, text } from './route/pieces';
import type { Scene } from './scene';
import { measureText } from './textMetrics';

const SIZE = 12;
const MARGIN = 16;
const HEIGHT = 20;

/** The scene with a line below everything else: a reader of any export sees that it is not the whole truth. */
export function withBadge(scene: Scene, words: string): Scene {
  const width = measureText(words, SIZE) + 20;
  const y = scene.height;
  const badge = {
    id: 'badge:redaction',
    mark: 'badge',
    data: { kind: 'redaction' },
    subject: '',
    label: words,
    evidence: [],
    primitives: [
      box(MARGIN, y, width, HEIGHT, 'background', { radius: 10, stroke: { paint: 'warning', width: 1 } }),
      text(MARGIN + width / 2, y + 14, words, SIZE, { anchor: 'middle' }),
    ],
  } as const;
  return {
    ...scene,
    width: Math.max(scene.width, width + 2 * MARGIN),
    height: y + HEIGHT + 8,
    items: [...scene.items, badge],
  };
}
