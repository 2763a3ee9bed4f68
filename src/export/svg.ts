import { iconOf } from '../layout/icons';
import { classOf, elementOf, pictureId } from '../layout/marks';
import { paletteOf, type Palette, type Theme } from '../layout/palette';
import type { ImagePrimitive, Primitive, Scene, SceneItem, Stroke, TextPrimitive } from '../layout/scene';
import { FONT_FAMILY, MONO_FAMILY } from '../layout/textMetrics';
import { legendOf } from '../layout/legend';
import { escapeXml, tag, type Attributes } from './xml';

export interface SvgOptions {
  readonly theme: Theme;
  /** Paints the ground; default true. */
  readonly background?: boolean;
  /** Appends the legend below the drawing; default false. */
  readonly legend?: boolean;
  /** Text for `<metadata>`: the analysis as JSON, for programs that find the drawing. */
  readonly metadata?: string;
}

function strokeOf(stroke: Stroke | undefined, palette: Palette): Attributes {
  if (!stroke) return [];
  return [
    ['stroke', palette[stroke.paint]],
    ['stroke-width', stroke.width],
    ['stroke-dasharray', stroke.dash?.join(' ')],
    ['stroke-linejoin', 'round'],
  ];
}

function textTag(text: TextPrimitive, palette: Palette, more: Attributes): string {
  const halo: Attributes = text.halo
    ? [
        ['stroke', palette[text.halo]],
        ['stroke-width', 3],
        ['stroke-linejoin', 'round'],
        ['paint-order', 'stroke'],
      ]
    : [];
  const attributes: Attributes = [
    ...more,
    ['x', text.x],
    ['y', text.y],
    ['font-size', text.size],
    ['font-family', text.mono ? MONO_FAMILY : undefined],
    ['font-weight', text.bold ? 600 : undefined],
    ['font-style', text.italic ? 'italic' : undefined],
    ['text-anchor', text.anchor === 'start' ? undefined : text.anchor],
    ['fill', palette[text.fill]],
    ...halo,
  ];
  return tag('text', attributes, escapeXml(text.text));
}

function iconTag(icon: Primitive & { type: 'icon' }, palette: Palette, more: Attributes): string {
  const drawing = iconOf(icon.icon);
  const scale = `${round(icon.width / drawing.width)} ${round(icon.height / drawing.height)}`;
  const content = drawing.shapes.map((shape) => primitiveTag(shape, palette)).join('');
  const place = `translate(${icon.x} ${icon.y}) scale(${scale})`;
  return tag('g', [...more, ['data-icon', icon.icon], ['transform', place]], content);
}

/** A picture stands once in the document, however often it is used. */
function picturesTag({ pictures }: Scene): readonly string[] {
  const images = Object.entries(pictures ?? {}).map(([icon, { width, height, uri }]) =>
    tag('image', [
      ['id', pictureId(icon)],
      ['href', uri],
      ['width', width],
      ['height', height],
    ]),
  );
  return images.length === 0 ? [] : [tag('defs', [], images.join(''))];
}

function useTag({ icon, x, y, scale }: ImagePrimitive, more: Attributes): string {
  return tag('use', [
    ...more,
    ['data-icon', icon],
    ['href', `#${pictureId(icon)}`],
    ['transform', `translate(${round(x)} ${round(y)}) scale(${Number(scale.toPrecision(6))})`],
  ]);
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** One primitive as an element, without the marks of its item. */
export function primitiveTag(primitive: Primitive, palette: Palette, given?: Attributes): string {
  const more = given ?? [['class', classOf(primitive)]];
  switch (primitive.type) {
    case 'rect': {
      const { x, y, width, height, radius, fill, stroke } = primitive;
      const box: Attributes = [
        ['x', x],
        ['y', y],
        ['width', width],
        ['height', height],
        ['rx', radius],
      ];
      return tag('rect', [...more, ...box, ['fill', palette[fill]], ...strokeOf(stroke, palette)]);
    }
    case 'circle': {
      const { cx, cy, r, fill, stroke } = primitive;
      return tag('circle', [
        ...more,
        ['cx', cx],
        ['cy', cy],
        ['r', r],
        ['fill', palette[fill]],
        ...strokeOf(stroke, palette),
      ]);
    }
    case 'path':
      return tag('path', [
        ...more,
        ['d', primitive.d],
        ['fill', palette[primitive.fill]],
        ...strokeOf(primitive.stroke, palette),
      ]);
    case 'text':
      return textTag(primitive, palette, more);
    case 'icon':
      return iconTag(primitive, palette, more);
    case 'image':
      return useTag(primitive, more);
  }
}

function itemTag(item: SceneItem, palette: Palette): string {
  const { group, attributes } = elementOf(item);
  const [only] = item.primitives;
  if (!group && only) return primitiveTag(only, palette, attributes);
  return tag('g', attributes, item.primitives.map((primitive) => primitiveTag(primitive, palette)).join(''));
}

/**
 * A scene as one self-contained SVG document: presentation attributes only, text as text, no script, no style sheet, no reference to
 * anything outside. Marks carry the ids of the JSON. Same scene, same bytes.
 */
export function svgOf(scene: Scene, options: SvgOptions): string {
  const palette = paletteOf(options.theme);
  const legend = options.legend && scene.legend.length > 0 ? legendOf(scene) : undefined;
  const height = scene.height + (legend?.height ?? 0);
  const ground: Primitive = { type: 'rect', x: 0, y: 0, width: scene.width, height, fill: 'background' };
  const lines = [
    tag('title', [], escapeXml(scene.title)),
    tag('desc', [], escapeXml(scene.description)),
    ...(options.metadata === undefined ? [] : [tag('metadata', [], escapeXml(options.metadata))]),
    ...picturesTag(scene),
    ...(options.background === false ? [] : [primitiveTag(ground, palette)]),
    ...scene.items.map((item) => itemTag(item, palette)),
    ...(legend
      ? [tag('g', [['class', 'legend']], legend.primitives.map((one) => primitiveTag(one, palette)).join('\n'))]
      : []),
  ];
  const attributes: Attributes = [
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ['width', scene.width],
    ['height', height],
    ['viewBox', `0 0 ${scene.width} ${height}`],
    ['role', 'graphics-document'],
    ['font-family', FONT_FAMILY],
  ];
  return `${tag('svg', attributes, `\n${lines.join('\n')}\n`)}\n`;
}
