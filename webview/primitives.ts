import { select } from 'd3';
import { iconOf } from '../src/layout/icons';
import { classOf, pictureId } from '../src/layout/marks';
import type { Paint, Primitive, Stroke, TextPrimitive } from '../src/layout/scene';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Colours are custom properties (theme.ts), so a change of theme repaints without a new drawing. */
const colour = (paint: Paint): string => (paint === 'none' ? 'none' : `var(--paint-${paint})`);

export function paintPrimitives(group: Element, primitives: readonly Primitive[]): void {
  select(group)
    .selectAll<SVGGraphicsElement, Primitive>(':scope > *')
    .data(primitives, (primitive, index) => `${index} ${primitive.type}`)
    .join((enter) => enter.append(createPrimitive))
    .each(function (primitive) {
      paintPrimitive(this, primitive);
    });
}

/** What is no element of the same name. */
const ELEMENTS: Readonly<Partial<Record<Primitive['type'], string>>> = { icon: 'g', image: 'use' };

export function createPrimitive({ type }: Primitive): SVGGraphicsElement {
  const name = ELEMENTS[type] ?? type;
  return document.createElementNS('http://www.w3.org/2000/svg', name) as SVGGraphicsElement;
}

export function paintPrimitive(node: SVGGraphicsElement, primitive: Primitive): void {
  const set = (attributes: Attributes): void => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined) node.removeAttribute(name);
      else node.setAttribute(name, String(value));
    }
  };
  set({ class: classOf(primitive) });
  switch (primitive.type) {
    case 'rect': {
      const { x, y, width, height, radius } = primitive;
      return set({ x, y, width, height, rx: radius, ...inkOf(primitive) });
    }
    case 'circle': {
      const { cx, cy, r } = primitive;
      return set({ cx, cy, r, ...inkOf(primitive) });
    }
    case 'path':
      return set({ d: primitive.d, ...inkOf(primitive) });
    case 'text':
      set(textAttributes(primitive));
      node.textContent = primitive.text;
      return;
    case 'icon':
      return paintIcon(node, primitive);
    case 'image': {
      const { icon, x, y, scale } = primitive;
      const transform = `translate(${x} ${y}) scale(${scale})`;
      return set({ 'data-icon': icon, href: `#${pictureId(icon)}`, transform });
    }
  }
}

function inkOf({ fill, stroke }: { readonly fill: Paint; readonly stroke?: Stroke }): Attributes {
  return {
    fill: colour(fill),
    stroke: stroke && colour(stroke.paint),
    'stroke-width': stroke?.width,
    'stroke-dasharray': stroke?.dash?.join(' '),
    'stroke-linejoin': stroke && 'round',
  };
}

function textAttributes({ x, y, size, anchor, fill, bold, italic, mono, halo }: TextPrimitive): Attributes {
  return {
    x,
    y,
    'font-size': size,
    'font-family': mono ? 'var(--ui-mono)' : undefined,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'font-weight': bold ? 600 : undefined,
    'font-style': italic ? 'italic' : undefined,
    fill: colour(fill),
    stroke: halo && colour(halo),
    'stroke-width': halo && 3,
    'stroke-linejoin': halo && 'round',
    'paint-order': halo && 'stroke',
  };
}

function paintIcon(node: SVGGraphicsElement, { icon, x, y, width, height }: Primitive & { type: 'icon' }): void {
  const drawing = iconOf(icon);
  node.setAttribute('data-icon', icon);
  node.setAttribute('transform', `translate(${x} ${y}) scale(${width / drawing.width} ${height / drawing.height})`);
  paintPrimitives(node, drawing.shapes);
}
