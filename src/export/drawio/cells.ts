import type { Point } from '../path';
import { tag, type Attributes } from '../xml';

/** Where a cell is: a box, or for a label its place on an edge (-1 source end … 1 target end) with an offset in pixels. */
export type Place =
  | { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly along: number; readonly offset: Point };

/** An end of an edge: at a cell, at a point of its box (0 to 1), or at a free point. */
export type End = { readonly cell: string; readonly at: Point } | Point;

/** The cells of one page. Text is text: no cell has HTML. */
export class Cells {
  private readonly written: { readonly order: number; readonly line: string }[] = [];
  private count = 0;
  private order = -1;

  /** What is made from now on lies above all of a lower order: an edge needs its ends first, but may lie below them. */
  paintAt(order: number): void {
    this.order = order;
  }

  /** A layer that can be hidden. The first one has the id 1, which draw.io asks for. */
  layer(name: string): string {
    const id = this.written.length === 0 ? '1' : `layer-${this.written.length}`;
    this.push(this.cell(id, name, undefined, [['parent', '0']], ''));
    return id;
  }

  vertex(parent: string, style: string, text: string, place: Place, name?: string): string {
    const id = this.next();
    const geometry = 'along' in place ? labelGeometry(place) : boxGeometry(place);
    const kind: Attributes = [
      ['style', `html=0;${style}`],
      ['vertex', 1],
      ['connectable', 'along' in place ? 0 : undefined],
      ['parent', parent],
    ];
    this.push(this.cell(id, text, name, kind, geometry));
    return id;
  }

  edge(parent: string, style: string, ends: readonly [End, End], bends: readonly Point[], name?: string): string {
    const id = this.next();
    const [source, target] = ends;
    const kind: Attributes = [
      ['style', `html=0;${style}${anchor('exit', source)}${anchor('entry', target)}`],
      ['edge', 1],
      ['parent', parent],
      ['source', 'cell' in source ? source.cell : undefined],
      ['target', 'cell' in target ? target.cell : undefined],
    ];
    const free = [
      ...('cell' in source ? [] : [pointTag(source, 'sourcePoint')]),
      ...('cell' in target ? [] : [pointTag(target, 'targetPoint')]),
      ...(bends.length > 0 ? [tag('Array', [['as', 'points']], bends.map((bend) => pointTag(bend)).join(''))] : []),
    ];
    const geometry: Attributes = [
      ['relative', 1],
      ['as', 'geometry'],
    ];
    this.push(this.cell(id, '', name, kind, tag('mxGeometry', geometry, free.join(''))));
    return id;
  }

  /** In painting order. */
  get lines(): readonly string[] {
    return [...this.written].sort((a, b) => a.order - b.order).map(({ line }) => line);
  }

  private push(line: string): void {
    this.written.push({ order: this.order, line });
  }

  private next(): string {
    this.count += 1;
    return `c${this.count}`;
  }

  /** A name that is no label stands in an `object` around the cell: draw.io shows it under "Edit Data". */
  private cell(id: string, text: string, name: string | undefined, more: Attributes, content: string): string {
    const cell = (own: Attributes): string => tag('mxCell', [...own, ...more], content);
    const value: Attributes = [
      ['value', text],
      ['id', id],
    ];
    if (name === undefined) return cell(value);
    const named: Attributes = [
      ['label', text],
      ['name', name],
      ['id', id],
    ];
    return tag('object', named, cell([]));
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

function pointTag({ x, y }: Point, role?: string): string {
  return tag('mxPoint', [
    ['x', round(x)],
    ['y', round(y)],
    ['as', role],
  ]);
}

function boxGeometry({ x, y, width, height }: Extract<Place, { readonly width: number }>): string {
  return tag('mxGeometry', [
    ['x', round(x)],
    ['y', round(y)],
    ['width', round(width)],
    ['height', round(height)],
    ['as', 'geometry'],
  ]);
}

function labelGeometry({ along, offset }: Extract<Place, { readonly along: number }>): string {
  const geometry: Attributes = [
    ['x', along],
    ['relative', 1],
    ['as', 'geometry'],
  ];
  return tag('mxGeometry', geometry, pointTag(offset, 'offset'));
}

function anchor(side: 'exit' | 'entry', end: End): string {
  return 'cell' in end
    ? `${side}X=${round(end.at.x * 100) / 100};${side}Y=${round(end.at.y * 100) / 100};${side}Perimeter=0;`
    : '';
}
