import { strFromU8, unzipSync } from 'fflate';
import { all, at, parseXml, type Element } from './markup';

/** Sites of the shapes that are glued to (ISO/IEC 29500-1, presetShapeDefinitions), as fractions of width and height. */
const D = Math.SQRT1_2 / 2;
const SITES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  ellipse: [
    [0.5, 0],
    [0.5 - D, 0.5 - D],
    [0, 0.5],
    [0.5 - D, 0.5 + D],
    [0.5, 1],
    [0.5 + D, 0.5 + D],
    [1, 0.5],
    [0.5 + D, 0.5 - D],
  ],
};

export type Parts = ReadonlyMap<string, Uint8Array>;

export function partsOf(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}

export function xmlOf(parts: Parts, path: string): Element {
  const bytes = parts.get(path);
  if (!bytes) throw new Error(`no part ${path}`);
  return parseXml(strFromU8(bytes));
}

/** What is wrong with a presentation, as far as can be told without the schemas. Throws when a part is not well-formed. */
export function faultsOf(bytes: Uint8Array): readonly string[] {
  const parts = partsOf(bytes);
  const slides = [...parts.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  return [
    ...([...parts.keys()][0] === '[Content_Types].xml' ? [] : ['content types do not come first']),
    ...(slides.length === 0 ? ['no slide'] : []),
    ...typeFaults(parts),
    ...relationFaults(parts),
    ...slides.flatMap((path) => slideFaults(xmlOf(parts, path)).map((fault) => `${path}: ${fault}`)),
  ];
}

/** What PowerPoint wants to be told of the parts it reads (ISO/IEC 29500-1, 13.3 and 14.2). */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^ppt\/presentation\.xml$/, 'presentationml.presentation.main'],
  [/^ppt\/slides\/slide\d+\.xml$/, 'presentationml.slide'],
  [/^ppt\/slideMasters\/[^/]+\.xml$/, 'presentationml.slideMaster'],
  [/^ppt\/slideLayouts\/[^/]+\.xml$/, 'presentationml.slideLayout'],
  [/^ppt\/presProps\.xml$/, 'presentationml.presProps'],
  [/^ppt\/theme\/[^/]+\.xml$/, 'theme'],
];

function typeFaults(parts: Parts): readonly string[] {
  const types = xmlOf(parts, '[Content_Types].xml');
  const said = new Map(
    all(types, 'Override').map(({ attributes: { PartName = '', ContentType } }) => [PartName, ContentType]),
  );
  const wrong = TYPES.flatMap(([pattern, kind]) => {
    const paths = [...parts.keys()].filter((path) => pattern.test(path));
    const type = `application/vnd.openxmlformats-officedocument.${kind}+xml`;
    if (paths.length === 0) return [`no part of type ${kind}`];
    return paths.filter((path) => said.get(`/${path}`) !== type).map((path) => `${path} is no ${kind}`);
  });
  const named = new Set(all(types, 'Override').map(({ attributes }) => (attributes['PartName'] ?? '').slice(1)));
  const endings = new Set(all(types, 'Default').map(({ attributes }) => attributes['Extension']));
  const untyped = [...parts.keys()].filter((path) => {
    const ending = path.slice(path.lastIndexOf('.') + 1);
    return path !== '[Content_Types].xml' && !named.has(path) && (ending === 'xml' || !endings.has(ending));
  });
  const missing = [...named].filter((path) => !parts.has(path));
  return [
    ...wrong,
    ...untyped.map((path) => `no content type: ${path}`),
    ...missing.map((path) => `type of nothing: ${path}`),
  ];
}

/** Every relationship leads to a part, every part is led to, every reference has its relationship. */
function relationFaults(parts: Parts): readonly string[] {
  const faults: string[] = [];
  const reached = new Set(['[Content_Types].xml']);
  for (const path of parts.keys()) {
    if (!path.endsWith('.rels')) continue;
    const owner = path.replace('_rels/', '').replace(/\.rels$/, '');
    if (owner !== '' && !parts.has(owner)) faults.push(`relations of nothing: ${path}`);
    reached.add(path);
    const ids = new Set<string>();
    for (const { attributes } of all(xmlOf(parts, path), 'Relationship')) {
      const id = attributes['Id'] ?? '';
      if (ids.has(id)) faults.push(`${path}: ${id} twice`);
      ids.add(id);
      const target = new URL(attributes['Target'] ?? '', `http://package/${owner}`).pathname.slice(1);
      if (!parts.has(target)) faults.push(`${path}: ${target} is missing`);
      reached.add(target);
    }
    if (owner === '') continue;
    for (const reference of referencesIn(xmlOf(parts, owner))) {
      if (!ids.has(reference)) faults.push(`${owner}: ${reference} leads nowhere`);
    }
  }
  return [...faults, ...[...parts.keys()].filter((path) => !reached.has(path)).map((path) => `nobody knows ${path}`)];
}

function referencesIn(root: Element): readonly string[] {
  const stack = [root];
  const found: string[] = [];
  for (let one = stack.pop(); one; one = stack.pop()) {
    for (const name of ['r:id', 'r:embed', 'r:link']) if (one.attributes[name]) found.push(one.attributes[name]);
    stack.push(...one.children);
  }
  return found;
}

function slideFaults(slide: Element): readonly string[] {
  const ids = all(slide, 'p:cNvPr').map(({ attributes }) => attributes['id'] ?? '');
  const odd = ids.filter((id) => !/^[1-9]\d*$/.test(id));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...odd.map((id) => `id ${id}`),
    ...twice.map((id) => `id ${id} twice`),
    ...glueFaults(slide),
    ...frameFaults(slide),
    ...all(slide, 'a:tbl').flatMap((table) => {
      const columns = all(table, 'a:gridCol').length;
      return all(table, 'a:tr').flatMap((row) => (all(row, 'a:tc').length === columns ? [] : ['ragged table']));
    }),
  ];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(frame: Element): Box {
  const [off, ext] = [at(frame, 'a:off').attributes, at(frame, 'a:ext').attributes];
  return { x: Number(off['x']), y: Number(off['y']), width: Number(ext['cx']), height: Number(ext['cy']) };
}

/** Glue leads to a shape that has this site, and the connector is drawn where the site is. */
function glueFaults(slide: Element): readonly string[] {
  const shapes = new Map(all(slide, 'p:sp').map((shape) => [at(shape, 'p:nvSpPr', 'p:cNvPr').attributes['id'], shape]));
  return all(slide, 'p:cxnSp').flatMap((connector) => {
    const name = at(connector, 'p:nvCxnSpPr', 'p:cNvPr').attributes['name'];
    const frame = at(connector, 'p:spPr', 'a:xfrm');
    const { x, y, width, height } = boxOf(frame);
    const [right, down] = [frame.attributes['flipH'] === undefined, frame.attributes['flipV'] === undefined];
    const start = { x: right ? x : x + width, y: down ? y : y + height };
    const end = { x: right ? x + width : x, y: down ? y + height : y };
    const ends = [
      ['a:stCxn', start],
      ['a:endCxn', end],
    ] as const;
    return ends.flatMap(([kind, place]) => {
      const [glue] = all(connector, kind);
      if (!glue) return [`${name} is not glued (${kind})`];
      const shape = shapes.get(glue.attributes['id']);
      if (!shape) return [`${name} is glued to nothing (${glue.attributes['id']})`];
      const form = all(shape, 'a:prstGeom')[0]?.attributes['prst'] ?? '';
      const site = SITES[form]?.[Number(glue.attributes['idx'])];
      if (!site) return [`${name}: a ${form} has no site ${glue.attributes['idx']}`];
      const box = boxOf(at(shape, 'p:spPr', 'a:xfrm'));
      const distance = Math.hypot(box.x + site[0] * box.width - place.x, box.y + site[1] * box.height - place.y);
      return distance > 2 ? [`${name} is drawn ${Math.round(distance)} EMU from its site`] : [];
    });
  });
}

/** Whole numbers, no negative size, and groups whose inner measure is the outer one, around all that is in them. */
function frameFaults(slide: Element): readonly string[] {
  const frames = [...all(slide, 'a:xfrm'), ...all(slide, 'p:xfrm')];
  const odd = frames.flatMap(boxOf).filter((box) => Object.values(box).some((value) => !Number.isInteger(value)));
  const negative = frames.map(boxOf).filter(({ width, height }) => width < 0 || height < 0);
  const groups = all(slide, 'p:grpSp').flatMap((group) => {
    const frame = at(group, 'p:grpSpPr', 'a:xfrm');
    const { x, y, width, height } = boxOf(frame);
    const [off, ext] = [at(frame, 'a:chOff').attributes, at(frame, 'a:chExt').attributes];
    const same = Number(off['x']) === x && Number(off['y']) === y;
    const inner = all(group, 'a:xfrm').slice(1).map(boxOf);
    const outside = inner.filter(
      (box) => box.x < x || box.y < y || box.x + box.width > x + width || box.y + box.height > y + height,
    );
    const whole = same && Number(ext['cx']) === width && Number(ext['cy']) === height;
    return [...(whole ? [] : ['a group with its own measure']), ...outside.map(() => 'a shape outside its group')];
  });
  return [...odd.map(() => 'a length that is no whole number'), ...negative.map(() => 'a negative size'), ...groups];
}
