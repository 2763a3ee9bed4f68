import type { Point, Segment } from '../path';

/**
 * What stands on a slide, as data. Lengths are EMU (12,700 to the point), whole numbers; colours are six hexadecimal digits. A shape is
 * named by its object, so that connectors can point at shapes before these have their numbers.
 */
export type Shape = Group | Figure | Connector | Picture | Table;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Named {
  readonly name: string;
  /** Alternative text for screen readers. */
  readonly description?: string;
}

export interface Line {
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps in line widths. */
  readonly dash?: readonly number[];
  /** An arrow head at the end of the path, twice, three or five times as wide as the line. */
  readonly arrow?: 'sm' | 'med' | 'lg';
}

export interface Text {
  readonly content: string;
  /** Hundredths of a point. */
  readonly size: number;
  readonly color: string;
  readonly align: 'l' | 'ctr' | 'r';
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly mono?: boolean;
  /** Ground behind the letters, where a line may pass under them. */
  readonly ground?: string;
}

export type Form =
  | { readonly preset: 'rect' | 'ellipse' | 'line' }
  /** Corner radius over the shorter side, 0 to 0.5. */
  | { readonly preset: 'roundRect'; readonly radius: number }
  /** In EMU from the corner of the box. */
  | { readonly segments: readonly Segment[] };

export interface Group extends Named {
  readonly type: 'group';
  readonly children: readonly Shape[];
}

export interface Figure extends Named {
  readonly type: 'figure';
  readonly box: Box;
  readonly form: Form;
  readonly flipX?: boolean;
  readonly flipY?: boolean;
  readonly fill?: string;
  readonly line?: Line;
  readonly text?: Text;
  /** The title of the slide, which outlines and screen readers read out. */
  readonly title?: boolean;
}

/** A place where connectors can be glued on: of an ellipse 0 top, 2 left, 4 bottom, 6 right, the diagonals between. */
export interface Anchor {
  readonly figure: Figure;
  readonly site: number;
}

export interface Connector extends Named {
  readonly type: 'connector';
  readonly from: Point;
  readonly to: Point;
  readonly line: Line;
  readonly start?: Anchor;
  readonly end?: Anchor;
}

export interface Picture extends Named {
  readonly type: 'picture';
  readonly box: Box;
  /** Keys of the slide's media. */
  readonly png: string;
  readonly svg?: string;
}

export interface Table extends Named {
  readonly type: 'table';
  readonly box: Box;
  readonly columns: readonly number[];
  readonly rows: readonly { readonly height: number; readonly cells: readonly Text[]; readonly fill?: string }[];
  readonly line: Line;
}

/** Smallest box around shapes; an empty list has an empty box. */
export function boxOf(shape: Shape): Box {
  switch (shape.type) {
    case 'group':
      return around(shape.children.map(boxOf));
    case 'connector':
      return around([shape.from, shape.to].map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
    default:
      return shape.box;
  }
}

function around(boxes: readonly Box[]): Box {
  const [first] = boxes;
  if (!first) return { x: 0, y: 0, width: 0, height: 0 };
  let { x: left, y: top } = first;
  let [right, bottom] = [left, top];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
