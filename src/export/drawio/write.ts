import { PAPER_SIZES } from '../../layout/page';
import { paletteOf } from '../../layout/palette';
import type { Scene } from '../../layout/scene';
import type { ExportInput } from '../exporter';
import { tag, type Attributes } from '../xml';
import { cellsOf } from './page';

/** draw.io counts in hundredths of an inch: A4 is 827 × 1169. */
const UNITS_PER_POINT = 100 / 72;

/** An uncompressed drawing with a page a scene. Stencils are named, none is copied. Same scenes and options, same bytes. */
export function drawioOf(input: ExportInput): string {
  const pages = input.scenes().map((scene, index) => pageTag(scene, index, input));
  return `${tag('mxfile', [['host', 'Hopscope']], `\n${pages.join('\n')}\n`)}\n`;
}

function pageTag(scene: Scene, index: number, { theme, options, translate }: ExportInput): string {
  const palette = paletteOf(theme);
  const cells = cellsOf(scene, palette, options.stencils ?? 'classic', options.legend ?? true, translate);
  const paper = PAPER_SIZES[options.paper === 'wide' ? 'wide' : 'a4-exact'];
  const model: Attributes = [
    ['grid', 0],
    ['guides', 1],
    ['tooltips', 1],
    ['connect', 1],
    ['arrows', 1],
    ['fold', 1],
    ['page', 1],
    ['pageScale', 1],
    ['pageWidth', Math.round(paper.width * UNITS_PER_POINT)],
    ['pageHeight', Math.round(paper.height * UNITS_PER_POINT)],
    ['background', palette.background],
  ];
  const root = tag('root', [], `\n${[tag('mxCell', [['id', '0']]), ...cells.lines].join('\n')}\n`);
  const name: Attributes = [
    ['id', `page-${index + 1}`],
    ['name', options.title ?? scene.title],
  ];
  return tag('diagram', name, tag('mxGraphModel', model, root));
}
