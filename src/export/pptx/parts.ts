import { tag, type Attributes } from '../xml';
import { FONTS } from './markup';

/** The parts of a presentation that do not depend on what is drawn: ISO/IEC 29500-1, clause 13 and annex L. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml';

const NAMESPACES: Attributes = [
  ['xmlns:a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['xmlns:r', `${OFFICE}/relationships`],
  ['xmlns:p', 'http://schemas.openxmlformats.org/presentationml/2006/main'],
];

/** One part in the package, with what it points at. */
export interface Part {
  /** Without the leading slash. */
  readonly path: string;
  readonly type: string;
  readonly content: string;
  readonly relations?: readonly Relation[];
}

interface Relation {
  readonly id: string;
  /** Last word of the relationship's type. */
  readonly kind: string;
  /** Relative to the folder of the part. */
  readonly target: string;
}

const root = (name: string, content: string, more: Attributes = []): string =>
  HEAD + tag(name, [...NAMESPACES, ...more], content);

/** The empty tree that every slide, layout and master has. */
export function treeMarkup(shapes: string): string {
  const zero = (name: string, keys: readonly [string, string]): string =>
    tag(
      name,
      keys.map((key) => [key, 0] as const),
    );
  const frame =
    zero('a:off', ['x', 'y']) +
    zero('a:ext', ['cx', 'cy']) +
    zero('a:chOff', ['x', 'y']) +
    zero('a:chExt', ['cx', 'cy']);
  const own: Attributes = [
    ['id', 1],
    ['name', ''],
  ];
  const head = tag('p:nvGrpSpPr', [], tag('p:cNvPr', own) + tag('p:cNvGrpSpPr', []) + tag('p:nvPr', []));
  return tag('p:spTree', [], head + tag('p:grpSpPr', [], tag('a:xfrm', [], frame)) + shapes);
}

export function slidePart(number: number, background: string, shapes: string, media: readonly Relation[]): Part {
  const fill = tag('a:solidFill', [], tag('a:srgbClr', [['val', background]]));
  const ground = tag('p:bg', [], tag('p:bgPr', [], fill + tag('a:effectLst', [])));
  const map = tag('p:clrMapOvr', [], tag('a:masterClrMapping', []));
  return {
    path: `ppt/slides/slide${number}.xml`,
    type: `${PRESENTATION}.slide+xml`,
    content: root('p:sld', tag('p:cSld', [], ground + treeMarkup(shapes)) + map),
    relations: [{ id: 'rId1', kind: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' }, ...media],
  };
}

export interface Paper {
  /** EMU. */
  readonly width: number;
  readonly height: number;
  /** PowerPoint's name of the size, where it has one. */
  readonly name?: string;
}

export function presentationPart(slides: number, paper: Paper): Part {
  const numbers = Array.from({ length: slides }, (_, index) => index);
  const entry = (name: string, id: number, relation: string): string =>
    tag(name, [
      ['id', id],
      ['r:id', relation],
    ]);
  const masters = tag('p:sldMasterIdLst', [], entry('p:sldMasterId', 2147483648, 'rId1'));
  const list = tag('p:sldIdLst', [], numbers.map((index) => entry('p:sldId', 256 + index, `rId${4 + index}`)).join(''));
  const size = tag('p:sldSz', [
    ['cx', paper.width],
    ['cy', paper.height],
    ['type', paper.name],
  ]);
  const notes = tag('p:notesSz', [
    ['cx', 6858000],
    ['cy', 9144000],
  ]);
  return {
    path: 'ppt/presentation.xml',
    type: `${PRESENTATION}.presentation.main+xml`,
    content: root('p:presentation', masters + list + size + notes, [['saveSubsetFonts', 1]]),
    relations: [
      { id: 'rId1', kind: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
      { id: 'rId2', kind: 'presProps', target: 'presProps.xml' },
      { id: 'rId3', kind: 'theme', target: 'theme/theme1.xml' },
      ...numbers.map((index) => ({ id: `rId${4 + index}`, kind: 'slide', target: `slides/slide${index + 1}.xml` })),
    ],
  };
}

export function fixedParts(paper: Paper): readonly Part[] {
  return [masterPart(paper), layoutPart(), themePart(), propertiesPart()];
}

function propertiesPart(): Part {
  return { path: 'ppt/presProps.xml', type: `${PRESENTATION}.presProps+xml`, content: root('p:presentationPr', '') };
}

const COLORS: Attributes = [
  ['bg1', 'lt1'],
  ['tx1', 'dk1'],
  ['bg2', 'lt2'],
  ['tx2', 'dk2'],
  ...[1, 2, 3, 4, 5, 6].map((n) => [`accent${n}`, `accent${n}`] as const),
  ['hlink', 'hlink'],
  ['folHlink', 'folHlink'],
];

const PLACEHOLDER = tag('p:nvPr', [], tag('p:ph', [['type', 'title']]));

/** The title placeholder, which slides place for themselves. */
function titlePlaceholder(place: string): string {
  const own: Attributes = [
    ['id', 2],
    ['name', 'Title'],
  ];
  const head = tag('p:nvSpPr', [], tag('p:cNvPr', own) + tag('p:cNvSpPr', []) + PLACEHOLDER);
  const body = tag('p:txBody', [], tag('a:bodyPr', []) + tag('a:lstStyle', []) + tag('a:p', []));
  return tag('p:sp', [], head + tag('p:spPr', [], place) + body);
}

function masterPart({ width, height }: Paper): Part {
  const margin = 342900;
  const frame =
    tag('a:off', [
      ['x', margin],
      ['y', margin],
    ]) +
    tag('a:ext', [
      ['cx', width - 2 * margin],
      ['cy', Math.round(height / 16)],
    ]);
  const place = tag('a:xfrm', [], frame) + tag('a:prstGeom', [['prst', 'rect']], tag('a:avLst', []));
  const ground = tag('p:bg', [], tag('p:bgRef', [['idx', 1001]], tag('a:schemeClr', [['val', 'bg1']])));
  const layout: Attributes = [
    ['id', 2147483649],
    ['r:id', 'rId1'],
  ];
  const fill = tag('a:solidFill', [], tag('a:schemeClr', [['val', 'tx1']]));
  const run = tag('a:defRPr', [['sz', 1800]], fill + themeFaces('mn'));
  const styles = (['p:titleStyle', 'p:bodyStyle', 'p:otherStyle'] as const)
    .map((name) => tag(name, [], tag('a:lvl1pPr', [['algn', 'l']], run)))
    .join('');
  const content =
    tag('p:cSld', [], ground + treeMarkup(titlePlaceholder(place))) +
    tag('p:clrMap', COLORS) +
    tag('p:sldLayoutIdLst', [], tag('p:sldLayoutId', layout)) +
    tag('p:txStyles', [], styles);
  return {
    path: 'ppt/slideMasters/slideMaster1.xml',
    type: `${PRESENTATION}.slideMaster+xml`,
    content: root('p:sldMaster', content),
    relations: [
      { id: 'rId1', kind: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
      { id: 'rId2', kind: 'theme', target: '../theme/theme1.xml' },
    ],
  };
}

function layoutPart(): Part {
  const map = tag('p:clrMapOvr', [], tag('a:masterClrMapping', []));
  const data = tag('p:cSld', [['name', 'Title Only']], treeMarkup(titlePlaceholder('')));
  return {
    path: 'ppt/slideLayouts/slideLayout1.xml',
    type: `${PRESENTATION}.slideLayout+xml`,
    content: root('p:sldLayout', data + map, [
      ['type', 'titleOnly'],
      ['preserve', 1],
    ]),
    relations: [{ id: 'rId1', kind: 'slideMaster', target: '../slideMasters/slideMaster1.xml' }],
  };
}

const themeFaces = (set: 'mn' | 'mj'): string =>
  (['lt', 'ea', 'cs'] as const)
    .map((script) => tag({ lt: 'a:latin', ea: 'a:ea', cs: 'a:cs' }[script], [['typeface', `+${set}-${script}`]]))
    .join('');

/** Colours that a user finds in the palette when she adds shapes: those of the drawing. */
const SCHEME: Attributes = [
  ['dk1', '1F2328'],
  ['lt1', 'FFFFFF'],
  ['dk2', '57606A'],
  ['lt2', 'F6F8FA'],
  ['accent1', '1D6FA8'],
  ['accent2', 'A84300'],
  ['accent3', '116329'],
  ['accent4', 'B3202A'],
  ['accent5', '7340BF'],
  ['accent6', '7D5200'],
  ['hlink', '0969DA'],
  ['folHlink', '7340BF'],
];

function themePart(): Part {
  const own: Attributes = [['name', 'Hopscope']];
  const faces =
    tag('a:latin', [['typeface', FONTS.latin]]) +
    tag('a:ea', [['typeface', FONTS.ea]]) +
    tag('a:cs', [['typeface', '']]);
  const colors = SCHEME.map(([name, value]) => tag(`a:${name}`, [], tag('a:srgbClr', [['val', value]]))).join('');
  const fonts = tag('a:majorFont', [], faces) + tag('a:minorFont', [], faces);
  // The schema asks for three of each; nothing in the drawing refers to them.
  const fill = tag('a:solidFill', [], tag('a:schemeClr', [['val', 'phClr']]));
  const three = (one: string): string => one + one + one;
  const formats =
    tag('a:fillStyleLst', [], three(fill)) +
    tag('a:lnStyleLst', [], three(tag('a:ln', [['w', 9525]], fill))) +
    tag('a:effectStyleLst', [], three(tag('a:effectStyle', [], tag('a:effectLst', [])))) +
    tag('a:bgFillStyleLst', [], three(fill));
  const elements = tag('a:clrScheme', own, colors) + tag('a:fontScheme', own, fonts) + tag('a:fmtScheme', own, formats);
  const content = HEAD + tag('a:theme', [...NAMESPACES.slice(0, 1), ...own], tag('a:themeElements', [], elements));
  return {
    path: 'ppt/theme/theme1.xml',
    type: 'application/vnd.openxmlformats-officedocument.theme+xml',
    content,
  };
}

/** Title and maker of the document; no dates, so that the same drawing gives the same bytes. */
export function documentParts(title: string, escape: (text: string) => string): readonly Part[] {
  const core: Attributes = [
    ['xmlns:cp', `${PACKAGE}/metadata/core-properties`],
    ['xmlns:dc', 'http://purl.org/dc/elements/1.1/'],
  ];
  return [
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      content:
        HEAD + tag('cp:coreProperties', core, tag('dc:title', [], escape(title)) + tag('dc:creator', [], 'Hopscope')),
    },
    {
      path: 'docProps/app.xml',
      type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      content:
        HEAD + tag('Properties', [['xmlns', `${OFFICE}/extended-properties`]], tag('Application', [], 'Hopscope')),
    },
  ];
}

const TYPE_OF: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  svg: 'image/svg+xml',
};

export function contentTypes(parts: readonly Part[]): string {
  const defaults = Object.entries(TYPE_OF).map(([extension, type]) =>
    tag('Default', [
      ['Extension', extension],
      ['ContentType', type],
    ]),
  );
  const overrides = parts.map(({ path, type }) =>
    tag('Override', [
      ['PartName', `/${path}`],
      ['ContentType', type],
    ]),
  );
  return HEAD + tag('Types', [['xmlns', `${PACKAGE}/content-types`]], [...defaults, ...overrides].join(''));
}

/** The relationships of the whole package. */
export const PACKAGE_RELATIONS: readonly Relation[] = [
  { id: 'rId1', kind: 'officeDocument', target: 'ppt/presentation.xml' },
  { id: 'rId2', kind: 'metadata/core-properties', target: 'docProps/core.xml' },
  { id: 'rId3', kind: 'extended-properties', target: 'docProps/app.xml' },
];

export function relationsMarkup(relations: readonly Relation[]): string {
  const all = relations.map(({ id, kind, target }) =>
    tag('Relationship', [
      ['Id', id],
      ['Type', `${kind.startsWith('metadata/') ? PACKAGE : OFFICE}/relationships/${kind}`],
      ['Target', target],
    ]),
  );
  return HEAD + tag('Relationships', [['xmlns', `${PACKAGE}/relationships`]], all.join(''));
}

/** `ppt/slides/slide1.xml` has its relationships in `ppt/slides/_rels/slide1.xml.rels`. */
export function relationsPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}
