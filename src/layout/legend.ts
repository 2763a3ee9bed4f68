import type { LegendEntry, Primitive, Scene } from './scene';
import { measureText } from './textMetrics';

/** Size of the sample that stands before a legend's text; entries draw it with its top left corner at 0, 0. */
export const SAMPLE_WIDTH = 34;
export const SAMPLE_HEIGHT = 16;
export const LEGEND_TEXT = 12;

const MARGIN = 16;
const GAP = 22;
const LINE = 22;

/** The same primitive elsewhere. Paths move point by point, so they stay absolute (an arc's radii and flags do not move). */
export function moved(primitive: Primitive, dx: number, dy: number): Primitive {
  switch (primitive.type) {
    case 'circle':
      return { ...primitive, cx: primitive.cx + dx, cy: primitive.cy + dy };
    case 'path':
      return { ...primitive, d: movedPath(primitive.d, dx, dy) };
    default:
      return { ...primitive, x: primitive.x + dx, y: primitive.y + dy };
  }
}

function movedPath(d: string, dx: number, dy: number): string {
  const tokens = d.split(' ');
  let command = '';
  let index = 0;
  return tokens
    .map((token) => {
      if (/^[MLCAZ]$/.test(token)) {
        command = token;
        index = 0;
        return token;
      }
      const place = index++;
      const within = command === 'A' ? (place % 7) - 5 : place % 2;
      if (within < 0) return token;
      return String(Number(token) + (within === 0 ? dx : dy));
    })
    .join(' ');
}

/** The legend as a block of primitives below the scene: entries flow into as many lines as the scene's width asks for. */
export function legendOf(scene: Pick<Scene, 'width' | 'height' | 'legend'>): {
  readonly height: number;
  readonly primitives: readonly Primitive[];
} {
  const primitives: Primitive[] = [];
  let x = MARGIN;
  let y = scene.height + 4;
  for (const entry of scene.legend) {
    const width = SAMPLE_WIDTH + 8 + measureText(entry.text, LEGEND_TEXT);
    if (x > MARGIN && x + width > scene.width - MARGIN) {
      x = MARGIN;
      y += LINE;
    }
    primitives.push(...entryAt(entry, x, y));
    x += width + GAP;
  }
  return { height: y + LINE + 4 - scene.height, primitives };
}

function entryAt(entry: LegendEntry, x: number, y: number): readonly Primitive[] {
  const text: Primitive = {
    type: 'text',
    x: x + SAMPLE_WIDTH + 8,
    y: y + 12.5,
    text: entry.text,
    size: LEGEND_TEXT,
    anchor: 'start',
    fill: 'text',
    role: 'legend-text',
  };
  return [...entry.primitives.map((primitive) => moved(primitive, x, y)), text];
}
