import { strToU8, zipSync, type Zippable } from 'fflate';
import { escapeXml } from '../xml';
import { numbered, shapeMarkup } from './markup';
import {
  contentTypes,
  documentParts,
  fixedParts,
  PACKAGE_RELATIONS,
  presentationPart,
  relationsMarkup,
  relationsPath,
  slidePart,
  type Paper,
  type Part,
} from './parts';
import type { Shape } from './shape';

export interface Slide {
  /** Six hexadecimal digits. */
  readonly background: string;
  readonly shapes: readonly Shape[];
}

/** Pictures that shapes refer to by key; the key ends in `.png` or `.svg`. */
export type Media = ReadonlyMap<string, Uint8Array>;

/** A fixed time makes the same drawing the same bytes. The packer takes it apart in local time, so it is put together in local time. */
const timeOfParts = (): Date => new Date(1980, 0, 2, 12);

/** The bytes of a presentation: an OPC package (ISO/IEC 29500-2), content types first, deflated, without folder entries. */
export function packed(title: string, slides: readonly Slide[], paper: Paper, media: Media): Uint8Array {
  const parts: readonly Part[] = [
    presentationPart(slides.length, paper),
    ...fixedParts(paper),
    ...slides.map((slide, index) => partOf(slide, index + 1, media)),
    ...documentParts(title, escapeXml),
  ];
  const files: Zippable = {
    '[Content_Types].xml': strToU8(contentTypes(parts)),
    '_rels/.rels': strToU8(relationsMarkup(PACKAGE_RELATIONS)),
  };
  for (const { path, content, relations } of parts) {
    files[path] = strToU8(content);
    if (relations) files[relationsPath(path)] = strToU8(relationsMarkup(relations));
  }
  const used = new Set(slides.flatMap((slide) => [...mediaOf(slide)]));
  for (const [key, bytes] of media) if (used.has(key)) files[`ppt/media/${key}`] = bytes;
  return zipSync(files, { mtime: timeOfParts(), level: 9 });
}

function mediaOf({ shapes }: Slide): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (shape: Shape): void => {
    if (shape.type === 'group') shape.children.forEach(visit);
    if (shape.type !== 'picture') return;
    keys.add(shape.png);
    if (shape.svg !== undefined) keys.add(shape.svg);
  };
  shapes.forEach(visit);
  return keys;
}

function partOf(slide: Slide, number: number, media: Media): Part {
  const own = mediaOf(slide);
  const links = [...media.keys()]
    .filter((key) => own.has(key))
    .map((key, index) => ({ id: `rId${index + 2}`, kind: 'image', target: `../media/${key}` }));
  const context = {
    ids: numbered(slide.shapes),
    media: new Map(links.map(({ id, target }) => [target.slice('../media/'.length), id])),
  };
  const shapes = slide.shapes.map((shape) => shapeMarkup(shape, context)).join('');
  return slidePart(number, slide.background, shapes, links);
}
