import type { Primitive, SceneItem } from './scene';

/**
 * How a scene item is written as SVG, for the text painter and the webview alike, so that tests, users' CSS and assistive technology
 * find the same marks in both (design/diagram.md, "Marks are findable").
 */
export interface ItemElement {
  /** `false`: the item's only primitive is itself the element and carries the attributes. */
  readonly group: boolean;
  /** Attributes in writing order; `class` is always there. Values are raw text: the painter escapes them. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** These are found as `path.link`, `circle.interface`, `text.address`, not as groups. */
const BARE: Readonly<Partial<Record<SceneItem['mark'], Primitive['type']>>> = {
  link: 'path',
  interface: 'circle',
  address: 'text',
};

/** `data-*` names are made of these; anything else in a key is dropped. */
const UNSAFE_IN_NAME = /[^a-z0-9-]/g;
const RESERVED = new Set(['id', 'subject']);

export function elementOf(item: SceneItem): ItemElement {
  const bare = item.primitives.length === 1 && item.primitives[0]?.type === BARE[item.mark];
  // A map: two keys that clean to one name would make the document ill-formed.
  const data = new Map(
    Object.entries(item.data).flatMap(([key, value]) => {
      const name = key.toLowerCase().replace(UNSAFE_IN_NAME, '');
      return name === '' || RESERVED.has(name) ? [] : [[`data-${name}`, value] as const];
    }),
  );
  const spoken: readonly (readonly [string, string])[] = item.label
    ? [
        ['role', item.stop ? 'graphics-symbol' : 'img'],
        ['aria-label', item.label],
      ]
    : [['aria-hidden', 'true']];
  return {
    group: !bare,
    attributes: [['class', item.mark], ['data-id', item.id], ['data-subject', item.subject], ...data, ...spoken],
  };
}

/** Class of a primitive inside its item: `text.name`, `text.prefix` …; undefined = none. */
export function classOf(primitive: Primitive): string | undefined {
  if (primitive.type === 'text') return primitive.role;
  return primitive.type === 'icon' || primitive.type === 'image' ? 'icon' : undefined;
}

/** Id of the user's picture for a symbol in a document that shows it several times. */
export const pictureId = (icon: string): string => `picture-${icon}`;
