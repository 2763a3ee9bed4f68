import { escapeXml, tag, type Attributes } from '../xml';
import { pointsOf, type Point, type Segment } from '../path';
import { boxOf, type Anchor, type Box, type Connector, type Figure, type Form } from './shape';
import type { Group, Line, Named, Picture, Shape, Table, Text } from './shape';

/** DrawingML and PresentationML of shapes: ISO/IEC 29500-1, 19.3 and 20.1; the order of elements is the schema's. */

export const FONTS = { latin: 'Arial', ea: 'Yu Gothic', monoLatin: 'Courier New', monoEa: 'MS Gothic' } as const;

/** PowerPoint shows names in its selection pane; nobody reads further there, nor hears longer sentences out. */
const LONGEST_NAME = 120;
const LONGEST_DESCRIPTION = 600;

/** What the markup of one slide needs besides the shapes. */
export interface Context {
  /** Number of each shape, unique on the slide. */
  readonly ids: ReadonlyMap<Shape, number>;
  /** Relationship of each medium, by its key. */
  readonly media: ReadonlyMap<string, string>;
}

/** The shapes in painting order, numbered as they stand: id 1 is the slide's own tree. */
export function numbered(shapes: readonly Shape[]): ReadonlyMap<Shape, number> {
  const ids = new Map<Shape, number>();
  const number = (shape: Shape): void => {
    ids.set(shape, ids.size + 2);
    if (shape.type === 'group') shape.children.forEach(number);
  };
  shapes.forEach(number);
  return ids;
}

export function shapeMarkup(shape: Shape, context: Context): string {
  switch (shape.type) {
    case 'group':
      return groupMarkup(shape, context);
    case 'figure':
      return figureMarkup(shape, context);
    case 'connector':
      return connectorMarkup(shape, context);
    case 'picture':
      return pictureMarkup(shape, context);
    case 'table':
      return tableMarkup(shape, context);
  }
}

function properties(shape: Shape & Named, { ids }: Context): string {
  return tag('p:cNvPr', [
    ['id', ids.get(shape)],
    ['name', clip(shape.name, LONGEST_NAME)],
    ['descr', shape.description === undefined ? undefined : clip(shape.description, LONGEST_DESCRIPTION)],
  ]);
}

/** A cut in the middle of a surrogate pair leaves half of it, which `escapeXml` replaces. */
const clip = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

function frame(name: string, { x, y, width, height }: Box, more: Attributes = [], inner = ''): string {
  const place = tag('a:off', [
    ['x', x],
    ['y', y],
  ]);
  const size = tag('a:ext', [
    ['cx', width],
    ['cy', height],
  ]);
  return tag(name, more, place + size + inner);
}

function groupMarkup(group: Group, context: Context): string {
  const box = boxOf(group);
  const inner =
    tag('a:chOff', [
      ['x', box.x],
      ['y', box.y],
    ]) +
    tag('a:chExt', [
      ['cx', box.width],
      ['cy', box.height],
    ]);
  const head = tag('p:nvGrpSpPr', [], properties(group, context) + tag('p:cNvGrpSpPr', []) + tag('p:nvPr', []));
  const place = tag('p:grpSpPr', [], frame('a:xfrm', box, [], inner));
  return tag('p:grpSp', [], head + place + group.children.map((child) => shapeMarkup(child, context)).join(''));
}

function figureMarkup(figure: Figure, context: Context): string {
  const { box, form, fill, line, text, title } = figure;
  const label = text && !fill && !line;
  const own = tag('p:cNvSpPr', [['txBox', label && !title ? 1 : undefined]]);
  const role = title ? tag('p:nvPr', [], tag('p:ph', [['type', 'title']])) : tag('p:nvPr', []);
  const flips: Attributes = [
    ['flipH', figure.flipX ? 1 : undefined],
    ['flipV', figure.flipY ? 1 : undefined],
  ];
  const looks = frame('a:xfrm', box, flips) + formMarkup(form, box) + fillMarkup(fill) + lineMarkup(line);
  return tag(
    'p:sp',
    [],
    tag('p:nvSpPr', [], properties(figure, context) + own + role) + tag('p:spPr', [], looks) + bodyMarkup(text),
  );
}

const color = (hex: string): string => tag('a:solidFill', [], tag('a:srgbClr', [['val', hex]]));

const fillMarkup = (fill: string | undefined): string => (fill === undefined ? tag('a:noFill', []) : color(fill));

/** Dashes are thousandths of a percent of the line's width. */
function lineMarkup(line: Line | undefined): string {
  if (!line) return tag('a:ln', [], tag('a:noFill', []));
  const [on = 1, off = 1] = line.dash ?? [];
  const stop = tag('a:ds', [
    ['d', Math.round(on * 100000)],
    ['sp', Math.round(off * 100000)],
  ]);
  const dash = line.dash ? tag('a:custDash', [], stop) : '';
  const size: Attributes = [
    ['type', 'triangle'],
    ['w', line.arrow],
    ['len', line.arrow],
  ];
  const arrow = line.arrow ? tag('a:tailEnd', size) : '';
  return tag('a:ln', [['w', line.width]], color(line.color) + dash + tag('a:round', []) + arrow);
}

function formMarkup(form: Form, box: Box): string {
  if ('segments' in form) return freeform(form.segments, box);
  const radius = form.preset === 'roundRect' ? Math.round(form.radius * 100000) : undefined;
  const guide: Attributes = [
    ['name', 'adj'],
    ['fmla', `val ${radius}`],
  ];
  const guides = tag('a:avLst', [], radius === undefined ? '' : tag('a:gd', guide));
  return tag('a:prstGeom', [['prst', form.preset]], guides);
}

function freeform(segments: readonly Segment[], { width, height }: Box): string {
  const point = ({ x, y }: Point): string =>
    tag('a:pt', [
      ['x', x],
      ['y', y],
    ]);
  const names = { move: 'a:moveTo', line: 'a:lnTo', curve: 'a:cubicBezTo', close: 'a:close' } as const;
  const drawn = segments.map((segment) => {
    const points = pointsOf(segment).map(point).join('');
    return points === '' ? tag(names[segment.type], []) : tag(names[segment.type], [], points);
  });
  const size: Attributes = [
    ['w', width],
    ['h', height],
  ];
  const lists = ['a:avLst', 'a:gdLst', 'a:ahLst', 'a:cxnLst'].map((name) => tag(name, [])).join('');
  const edges = tag(
    'a:rect',
    (['l', 't', 'r', 'b'] as const).map((side) => [side, side] as const),
  );
  return tag('a:custGeom', [], lists + edges + tag('a:pathLst', [], tag('a:path', size, drawn.join(''))));
}

const JAPANESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

function runMarkup(text: Text): string {
  const japanese = JAPANESE.test(text.content);
  const look: Attributes = [
    ['lang', japanese ? 'ja-JP' : 'en-US'],
    ['altLang', japanese ? 'en-US' : 'ja-JP'],
    ['sz', text.size],
    ['b', text.bold ? 1 : 0],
    ['i', text.italic ? 1 : 0],
    ['noProof', 1],
  ];
  const ground = text.ground === undefined ? '' : tag('a:highlight', [], tag('a:srgbClr', [['val', text.ground]]));
  const face = (name: string, typeface: string): string => tag(name, [['typeface', typeface]]);
  const [latin, ea] = text.mono ? [FONTS.monoLatin, FONTS.monoEa] : [FONTS.latin, FONTS.ea];
  const faces = face('a:latin', latin) + face('a:ea', ea) + face('a:cs', latin);
  const run = tag('a:rPr', look, color(text.color) + ground + faces);
  return tag('a:r', [], run + tag('a:t', [], escapeXml(text.content)));
}

const paragraph = (text: Text): string =>
  tag('a:p', [], tag('a:pPr', [['algn', text.align]]) + (text.content === '' ? '' : runMarkup(text)));

/** No wrapping and no insets: a substituted font then moves no line (docs/design/export.md). */
function bodyMarkup(text: Text | undefined): string {
  const insets: Attributes = (['lIns', 'tIns', 'rIns', 'bIns'] as const).map((name) => [name, 0] as const);
  const body = tag('a:bodyPr', [['wrap', 'none'], ...insets, ['anchor', 'ctr'], ['rtlCol', 0]], tag('a:noAutofit', []));
  return tag('p:txBody', [], body + tag('a:lstStyle', []) + (text ? paragraph(text) : tag('a:p', [])));
}

function connectorMarkup(connector: Connector, context: Context): string {
  const { from, to, line, start, end } = connector;
  const glue = (name: string, anchor: Anchor | undefined): string =>
    anchor
      ? tag(name, [
          ['id', context.ids.get(anchor.figure)],
          ['idx', anchor.site],
        ])
      : '';
  const own = tag('p:cNvCxnSpPr', [], glue('a:stCxn', start) + glue('a:endCxn', end));
  const flips: Attributes = [
    ['flipH', to.x < from.x ? 1 : undefined],
    ['flipV', to.y < from.y ? 1 : undefined],
  ];
  const form = tag('a:prstGeom', [['prst', 'straightConnector1']], tag('a:avLst', []));
  const looks = frame('a:xfrm', boxOf(connector), flips) + form + lineMarkup(line);
  const head = tag('p:nvCxnSpPr', [], properties(connector, context) + own + tag('p:nvPr', []));
  return tag('p:cxnSp', [], head + tag('p:spPr', [], looks));
}

/** A picture as SVG, for programs that draw it, over the same picture as PNG for those that do not (MS-ODRAWXML 2.3.3.2). */
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';

function pictureMarkup(picture: Picture, context: Context): string {
  const { box, png, svg } = picture;
  const link = (name: string, key: string, more: Attributes, content?: string): string =>
    tag(name, [...more, ['r:embed', context.media.get(key)]], content);
  const vector =
    svg === undefined
      ? ''
      : link('asvg:svgBlip', svg, [['xmlns:asvg', 'http://schemas.microsoft.com/office/drawing/2016/SVG/main']]);
  const extension = tag('a:extLst', [], tag('a:ext', [['uri', SVG_EXTENSION]], vector));
  const blip = link('a:blip', png, [], svg === undefined ? undefined : extension);
  const fill = tag('p:blipFill', [], blip + tag('a:stretch', [], tag('a:fillRect', [])));
  const head = properties(picture, context) + tag('p:cNvPicPr', []) + tag('p:nvPr', []);
  const looks = frame('a:xfrm', box) + tag('a:prstGeom', [['prst', 'rect']], tag('a:avLst', []));
  return tag('p:pic', [], tag('p:nvPicPr', [], head) + fill + tag('p:spPr', [], looks));
}

const TABLE = 'http://schemas.openxmlformats.org/drawingml/2006/table';
/** Inside a cell, left and right, then above and below. */
export const CELL_PAD = { x: 36000, y: 18000 } as const;

function tableMarkup(table: Table, context: Context): string {
  const grid = table.columns.map((width) => tag('a:gridCol', [['w', width]])).join('');
  const edges = (['a:lnL', 'a:lnR', 'a:lnT', 'a:lnB'] as const)
    .map((name) => tag(name, [['w', table.line.width]], color(table.line.color)))
    .join('');
  const insets: Attributes = [
    ['marL', CELL_PAD.x],
    ['marR', CELL_PAD.x],
    ['marT', CELL_PAD.y],
    ['marB', CELL_PAD.y],
    ['anchor', 'ctr'],
  ];
  const cell = (text: Text, fill: string | undefined): string => {
    const body = tag('a:bodyPr', []) + tag('a:lstStyle', []) + paragraph(text);
    return tag('a:tc', [], tag('a:txBody', [], body) + tag('a:tcPr', insets, edges + fillMarkup(fill)));
  };
  const rows = table.rows
    .map(({ height, cells, fill }) => tag('a:tr', [['h', height]], cells.map((one) => cell(one, fill)).join('')))
    .join('');
  const content = tag('a:tblPr', [['firstRow', 1]]) + tag('a:tblGrid', [], grid) + rows;
  const head = properties(table, context) + tag('p:cNvGraphicFramePr', []) + tag('p:nvPr', []);
  const graphic = tag('a:graphic', [], tag('a:graphicData', [['uri', TABLE]], tag('a:tbl', [], content)));
  return tag('p:graphicFrame', [], tag('p:nvGraphicFramePr', [], head) + frame('p:xfrm', table.box) + graphic);
}
