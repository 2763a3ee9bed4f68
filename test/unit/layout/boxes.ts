import type { Primitive, Scene, SceneItem, TextPrimitive } from '../../../src/layout/scene';
import { measureText } from '../../../src/layout/textMetrics';

/** Geometry of a scene as a reader sees it: text boxes, and which of them touch what they must not. */
export interface TextBox {
  readonly text: TextPrimitive;
  readonly item: SceneItem;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Painting order. */
  readonly order: number;
}

interface Placed {
  readonly item: SceneItem;
  readonly primitive: Primitive;
  readonly order: number;
}

const placed = (scene: Scene): readonly Placed[] =>
  scene.items
    .flatMap((item) => item.primitives.map((primitive) => ({ item, primitive })))
    .map((one, order) => ({ ...one, order }));

/** Ascent and descent as parts of the size: what letters and digits fill. */
const [ASCENT, DESCENT] = [0.76, 0.22];

export function textBoxes(scene: Scene): readonly TextBox[] {
  return placed(scene).flatMap(({ item, primitive, order }) => {
    if (primitive.type !== 'text') return [];
    const width = measureText(primitive.text, primitive.size, primitive);
    const left = primitive.x - { start: 0, middle: width / 2, end: width }[primitive.anchor];
    const [top, bottom] = [primitive.y - ASCENT * primitive.size, primitive.y + DESCENT * primitive.size];
    return [{ text: primitive, item, left, right: left + width, top, bottom, order }];
  });
}

const touches = (a: TextBox, b: TextBox): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

const says = ({ item, text }: TextBox): string => `${item.mark} ${JSON.stringify(text.text)}`;

/** Pairs of texts that lie on each other. */
export function overlaps(scene: Scene): readonly string[] {
  const boxes = [...textBoxes(scene)].sort((a, b) => a.top - b.top);
  return boxes.flatMap((box, index) =>
    boxes.slice(index + 1).flatMap((other) => (touches(box, other) ? [`${says(box)} on ${says(other)}`] : [])),
  );
}

/** Texts that leave the scene. */
export function cutTexts(scene: Scene): readonly string[] {
  return textBoxes(scene)
    .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > scene.width || bottom > scene.height)
    .map(says);
}

/** Texts struck through by a line, with neither a halo nor an opaque ground between line and text. */
export function struckTexts(scene: Scene): readonly string[] {
  const all = placed(scene);
  const lines = all.flatMap(({ item, primitive, order }) =>
    primitive.type === 'path' && primitive.stroke ? [{ item, order, steps: stepsOf(primitive.d) }] : [],
  );
  const grounds = all.flatMap(({ primitive, order }) =>
    primitive.type === 'rect' && primitive.fill !== 'none' ? [{ primitive, order }] : [],
  );
  return textBoxes(scene).flatMap((box) => {
    if (box.text.halo) return [];
    const under = grounds.filter(
      ({ primitive, order }) =>
        order < box.order &&
        primitive.x <= box.left + 1 &&
        primitive.x + primitive.width >= box.right - 1 &&
        primitive.y <= box.top + 3 &&
        primitive.y + primitive.height >= box.bottom - 3,
    );
    const ground = Math.max(-1, ...under.map(({ order }) => order));
    return lines
      .filter(({ order, steps }) => order > ground && steps.some((step) => crosses(step, box)))
      .map(({ item }) => `${says(box)} under ${item.mark} ${item.id}`);
  });
}

type Step = readonly [x1: number, y1: number, x2: number, y2: number];

/** Straight pieces of a path; curves are cut into twelve. */
function stepsOf(d: string): readonly Step[] {
  const tokens = d.split(' ');
  const steps: Step[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < tokens.length;) {
    const command = tokens[i++];
    const take = (count: number): number[] => tokens.slice(i, (i += count)).map(Number);
    if (command === 'M') [x = 0, y = 0] = take(2);
    else if (command === 'L') {
      const [toX = 0, toY = 0] = take(2);
      steps.push([x, y, toX, toY]);
      [x, y] = [toX, toY];
    } else if (command === 'C') {
      const [ax = 0, ay = 0, bx = 0, by = 0, toX = 0, toY = 0] = take(6);
      const [fromX, fromY] = [x, y];
      for (let k = 1; k <= 12; k++) {
        const [t, u] = [k / 12, 1 - k / 12];
        const nextX = u ** 3 * fromX + 3 * u * u * t * ax + 3 * u * t * t * bx + t ** 3 * toX;
        const nextY = u ** 3 * fromY + 3 * u * u * t * ay + 3 * u * t * t * by + t ** 3 * toY;
        steps.push([x, y, nextX, nextY]);
        [x, y] = [nextX, nextY];
      }
    }
  }
  return steps;
}

/** Clips the piece against the box (Liang and Barsky). */
function crosses([x1, y1, x2, y2]: Step, box: TextBox): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const edges = [
    [-dx, x1 - box.left],
    [dx, box.right - x1],
    [-dy, y1 - box.top],
    [dy, box.bottom - y1],
  ] as const;
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return false;
    if (p < 0) from = Math.max(from, q / p);
    if (p > 0) to = Math.min(to, q / p);
  }
  return from < to;
}
