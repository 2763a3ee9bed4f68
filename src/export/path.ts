export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A path as DrawingML has it: arcs are curves already, since `arcTo` is rounded differently by every program. */
export type Segment =
  | { readonly type: 'move' | 'line'; readonly to: Point }
  | { readonly type: 'curve'; readonly first: Point; readonly second: Point; readonly to: Point }
  | { readonly type: 'close' };

/** Numbers that a command takes (src/layout/scene.ts: absolute M, L, C, A and Z only). */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6, A: 7, Z: 0 };

/** Reads a path of the Scene; what is not in its grammar ends the path there. */
export function segmentsOf(d: string): readonly Segment[] {
  const tokens = d.split(/[\s,]+/).filter((token) => token !== '');
  const segments: Segment[] = [];
  let at: Point = { x: 0, y: 0 };
  let start = at;
  let command = '';
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    if (token in TAKES) {
      command = token;
      index++;
    }
    const count = TAKES[command] ?? 0;
    if (command === 'Z') segments.push({ type: 'close' });
    if (command === 'Z') at = start;
    if (count === 0) {
      if (command !== 'Z' || !((tokens[index] ?? '') in TAKES)) break;
      continue;
    }
    const numbers = tokens.slice(index, index + count).map(Number);
    if (numbers.length < count || !numbers.every(Number.isFinite)) break;
    index += count;
    const made = segmentOf(command, numbers, at);
    segments.push(...made);
    at = { x: numbers[count - 2] ?? 0, y: numbers[count - 1] ?? 0 };
    if (command === 'M') start = at;
  }
  return segments;
}

function segmentOf(command: string, n: readonly number[], at: Point): readonly Segment[] {
  const point = (index: number): Point => ({ x: n[index] ?? 0, y: n[index + 1] ?? 0 });
  switch (command) {
    case 'M':
      return [{ type: 'move', to: point(0) }];
    case 'L':
      return [{ type: 'line', to: point(0) }];
    case 'C':
      return [{ type: 'curve', first: point(0), second: point(2), to: point(4) }];
    default:
      return arc(at, n, point(5));
  }
}

/** SVG 2, appendix B.2.4: centre and angles of an arc; then curves of at most a quarter turn each. */
function arc(from: Point, n: readonly number[], to: Point): readonly Segment[] {
  let [rx, ry] = [Math.abs(n[0] ?? 0), Math.abs(n[1] ?? 0)];
  const [large, sweep] = [n[3] === 1, n[4] === 1];
  const [hx, hy] = [(from.x - to.x) / 2, (from.y - to.y) / 2];
  if (rx === 0 || ry === 0 || (hx === 0 && hy === 0)) return [{ type: 'line', to }];
  const stretch = Math.sqrt((hx / rx) ** 2 + (hy / ry) ** 2);
  if (stretch > 1) [rx, ry] = [rx * stretch, ry * stretch];
  const free = Math.max(0, 1 / ((hx / rx) ** 2 + (hy / ry) ** 2) - 1);
  const side = (large === sweep ? -1 : 1) * Math.sqrt(free);
  const [cx, cy] = [(side * rx * hy) / ry + (from.x + to.x) / 2, (-side * ry * hx) / rx + (from.y + to.y) / 2];
  const angle = (point: Point): number => Math.atan2((point.y - cy) / ry, (point.x - cx) / rx);
  const first = angle(from);
  let turn = angle(to) - first;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const pieces = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-6));
  const step = turn / pieces;
  const reach = (4 / 3) * Math.tan(step / 4);
  const on = (a: number): Point => ({ x: cx + rx * Math.cos(a), y: cy + ry * Math.sin(a) });
  const ahead = (a: number, by: number): Point => ({
    x: cx + rx * (Math.cos(a) - by * Math.sin(a)),
    y: cy + ry * (Math.sin(a) + by * Math.cos(a)),
  });
  return Array.from({ length: pieces }, (_, index): Segment => {
    const [a, b] = [first + index * step, first + (index + 1) * step];
    return { type: 'curve', first: ahead(a, reach), second: ahead(b, -reach), to: index === pieces - 1 ? to : on(b) };
  });
}

/** Every point that a segment names; control points stand for the curve, which lies within them. */
export function pointsOf(segment: Segment): readonly Point[] {
  if (segment.type === 'close') return [];
  return segment.type === 'curve' ? [segment.first, segment.second, segment.to] : [segment.to];
}
