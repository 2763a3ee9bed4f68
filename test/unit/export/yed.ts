import { all, type Element } from '../pptx/markup';

/** What an element of yEd may hold, in this order, and which values its attributes take. */
interface Form {
  readonly children: readonly string[];
  readonly attributes: Readonly<Record<string, RegExp>>;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const COLOR = /^#[\da-f]{6}$/i;
const LINE = /^(line|dashed|dotted|dashed_dotted)$/;
const ARROW = /^(none|standard|delta|white_delta|diamond|white_diamond|short|plain|concave|convex|circle)$/;

/** The part that we use of yEd's schema (ygraphml.xsd, http://www.yworks.com/xml/schema/graphml/1.1/). */
const FORMS: Readonly<Record<string, Form>> = {
  'y:ShapeNode': {
    children: ['y:Geometry', 'y:Fill', 'y:BorderStyle', 'y:NodeLabel', 'y:Shape'],
    attributes: {},
  },
  'y:Geometry': { children: [], attributes: { x: NUMBER, y: NUMBER, width: NUMBER, height: NUMBER } },
  'y:Fill': { children: [], attributes: { color: COLOR } },
  'y:BorderStyle': { children: [], attributes: { color: COLOR, type: LINE, width: NUMBER } },
  'y:NodeLabel': { children: [], attributes: { textColor: COLOR, fontSize: NUMBER } },
  'y:Shape': { children: [], attributes: { type: /^(rectangle|roundrectangle|ellipse)$/ } },
  'y:PolyLineEdge': { children: ['y:LineStyle', 'y:Arrows', 'y:EdgeLabel'], attributes: {} },
  'y:LineStyle': { children: [], attributes: { color: COLOR, type: LINE, width: NUMBER } },
  'y:Arrows': { children: [], attributes: { source: ARROW, target: ARROW } },
  'y:EdgeLabel': {
    children: [],
    attributes: {
      modelName: /^six_pos$/,
      modelPosition: /^(shead|head|thead|stail|tail|ttail)$/,
      fontSize: NUMBER,
      textColor: COLOR,
    },
  },
};

/** What yEd would not understand in a document: unknown or misplaced elements, values it does not have, data without a key. */
export function yedFaults(document: Element): readonly string[] {
  const keys = new Map(all(document, 'key').map(({ attributes }) => [attributes['id'], attributes]));
  const graphics = [...all(document, 'node'), ...all(document, 'edge')].flatMap(({ name, children }) =>
    children.flatMap((data) => {
      const key = keys.get(data.attributes['key']);
      if (!key) return [`data of no key in ${name}`];
      if (key['for'] !== name) return [`data of another kind in ${name}`];
      const type = key['yfiles.type'];
      const expected = type === undefined ? [] : [type === 'nodegraphics' ? 'y:ShapeNode' : 'y:PolyLineEdge'];
      const found = data.children.map((child) => child.name);
      return found.join() === expected.join()
        ? data.children.flatMap(formFaults)
        : [`${name} is drawn by ${found.join()}`];
    }),
  );
  const bare = [...all(document, 'node'), ...all(document, 'edge')].filter(
    (one) => !['y:ShapeNode', 'y:PolyLineEdge'].some((name) => all(one, name).length === 1),
  );
  return [...graphics, ...bare.map(({ name, attributes }) => `${name} ${attributes['id']} is not drawn`)];
}

function formFaults({ name, attributes, children }: Element): readonly string[] {
  const form = FORMS[name];
  if (!form) return [`yEd has no ${name}`];
  const places = children.map((child) => form.children.indexOf(child.name));
  return [
    ...(places.includes(-1) ? [`a stranger in ${name}`] : []),
    ...(places.some((place, index) => place < (places[index - 1] ?? 0)) ? [`another order in ${name}`] : []),
    ...Object.entries(attributes).flatMap(([key, value]) =>
      form.attributes[key]?.test(value) ? [] : [`${name} ${key}="${value}"`],
    ),
    ...children.flatMap(formFaults),
  ];
}
