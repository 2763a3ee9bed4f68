import { legendOf } from '../../layout/legend';
import { withCardsBelow, withoutTable } from '../../layout/mail/narrow';
import { paletteOf, type Palette } from '../../layout/palette';
import type { Scene } from '../../layout/scene';
import type { MailMessage } from '../../model/mail';
import type { IconPictures } from '../../layout/icons';
import type { ExportInput } from '../exporter';
import { mailTable } from '../text/mail';
import { fitted, MARGIN, slideSize } from './page';
import type { Paper } from './parts';
import { packed, type Media, type Slide } from './presentation';
import { shapesOf } from './slide';
import { tableShape } from './table';

/** Part of a page that the table below a mail path may take. */
const TABLE_SHARE = 0.45;
const TABLE_GAP = 150000;

/** A presentation with one slide a scene; `pictures` are the user's, with pixels. Same scenes and options, same bytes. */
export function pptxOf(input: ExportInput, pictures: IconPictures = new Map()): Uint8Array {
  const { options, theme, analysis } = input;
  const paper = slideSize(options.paper ?? 'a4');
  const palette = paletteOf(theme);
  const scenes = input.scenes();
  const mails = scenes.filter(({ kind }) => kind === 'mail');
  const slides = scenes.map((scene): Slide => {
    const message = analysis.messages[mails.indexOf(scene)];
    const shapes = message
      ? mailShapes(scene, message, input, paper, palette, pictures)
      : routeShapes(scene, input, paper, palette, pictures);
    return { background: palette.background.slice(1).toUpperCase(), shapes };
  });
  return packed(options.title ?? scenes[0]?.title ?? 'Hopscope', slides, paper, mediaOf(pictures));
}

function mediaOf(pictures: IconPictures): Media {
  return new Map(
    [...pictures].flatMap(([name, { png, svg }]): (readonly [string, Uint8Array])[] => [
      ...(png ? [[`${name}.png`, png] as const] : []),
      ...(png && svg ? [[`${name}.svg`, svg] as const] : []),
    ]),
  );
}

function legendHeight(scene: Scene, legend: boolean): number {
  return legend && scene.legend.length > 0 ? legendOf(scene).height : 0;
}

function routeShapes(
  scene: Scene,
  { options }: ExportInput,
  paper: Paper,
  palette: Palette,
  pictures: IconPictures,
): Slide['shapes'] {
  const legend = options.legend ?? options.preset === 'course';
  const frame = fitted(scene.width, scene.height + legendHeight(scene, legend), paper);
  return shapesOf(scene, frame, palette, legend, pictures);
}

/** The path as on screen and below it the table that mail administrators know. */
function mailShapes(
  given: Scene,
  message: MailMessage,
  { options, translate }: ExportInput,
  paper: Paper,
  palette: Palette,
  pictures: IconPictures,
): Slide['shapes'] {
  const legend = options.legend ?? false;
  const path = withoutTable(given);
  const scene = paper.height > paper.width ? withCardsBelow(path) : path;
  const height = scene.height + legendHeight(scene, legend);
  const { header, rows } = mailTable(message, translate);
  if (rows.length === 0) return shapesOf(scene, fitted(scene.width, height, paper), palette, legend, pictures);
  const width = paper.width - 2 * MARGIN;
  const tall = (y: number, most: number): ReturnType<typeof tableShape> =>
    tableShape(translate('summary.mailTable'), header, rows, { x: MARGIN, y, width, height: most }, palette);
  const share = Math.min(tall(0, paper.height * TABLE_SHARE).box.height, paper.height * TABLE_SHARE);
  const frame = fitted(scene.width, height, paper, share + TABLE_GAP);
  const top = frame.y + height * frame.scaleY + TABLE_GAP;
  return [...shapesOf(scene, frame, palette, legend, pictures), tall(top, paper.height - MARGIN - top)];
}
