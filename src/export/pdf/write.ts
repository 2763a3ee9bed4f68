import PDFDocument from 'pdfkit';
import { legendOf } from '../../layout/legend';
import { PAGE_MARGIN, PAPER_SIZES } from '../../layout/page';
import { paletteOf } from '../../layout/palette';
import type { Primitive, Scene } from '../../layout/scene';
import { concatenated } from '../bytes';
import type { ExportInput } from '../exporter';
import { nameInCollection } from '../font/glyphs';
import { letteringOf, type Face, type Lettering } from '../font/lettering';
import { picturesWithPixels } from '../iconPixels';
import { painterOf, type Images } from './painter';

/** Points to a CSS pixel. */
const POINT = 0.75;
/** No reader takes a longer side (ISO 32000-1, annex C). */
const LONGEST = 14400;

/** A document with one page a scene: vectors, and text that can be selected and found. Same scenes and options, same bytes. */
export async function pdfOf(input: ExportInput): Promise<Uint8Array> {
  const scenes = input.scenes();
  const lettering = await letteringOf(scenes, input);
  const pictures = await picturesWithPixels(input);
  const doc = new PDFDocument({
    font: null,
    autoFirstPage: false,
    lang: input.language,
    displayTitle: true,
    // The core has no clock: a date of its own would make two exports differ.
    info: {
      Title: input.options.title ?? scenes[0]?.title ?? 'Hopscope',
      Creator: 'Hopscope',
      CreationDate: new Date(0),
    },
  });
  const refused = registerFonts(doc, lettering);
  if (refused) {
    input.warn(input.translate('export.noFont', { name: input.font?.name ?? refused }));
    const { font: _, ...rest } = input;
    return pdfOf(rest);
  }
  const written = bytesOf(doc);
  const images = new Map(
    [...pictures].flatMap(([icon, { png }]) => (png ? [[icon, doc.openImage(png)] as const] : [])),
  );
  for (const scene of scenes) addPage(doc, scene, input, lettering, images);
  if (scenes.length === 0) doc.addPage({ size: [595, 842], margin: 0 });
  doc.end();
  return written;
}

/** A user's font may be broken deeper than its list of letters shows; its face is then the answer. */
function registerFonts(doc: PDFDocument, { fonts }: Lettering): Face | undefined {
  for (const [face, bytes] of fonts) {
    doc.registerFont(face, bytes, nameInCollection(bytes));
    try {
      doc.font(face).widthOfString('0');
    } catch (error) {
      if (face !== 'user') throw error;
      return face;
    }
  }
  return undefined;
}

function addPage(
  doc: PDFDocument,
  scene: Scene,
  { options, theme }: ExportInput,
  lettering: Lettering,
  images: Images,
): void {
  const palette = paletteOf(theme);
  const legend = (options.legend ?? true) && scene.legend.length > 0 ? legendOf(scene) : undefined;
  const height = scene.height + (legend?.height ?? 0);
  const { size, scale, left, top } = placeOf(scene.width, height, options);
  doc.addPage({ size, margin: 0 });
  doc.rect(0, 0, ...size).fillColor(palette.background);
  doc.fill();
  doc.save().translate(left, top).scale(scale, scale);
  const paint = painterOf(doc, palette, lettering, images);
  const primitives: readonly Primitive[] = [
    ...scene.items.flatMap((item) => item.primitives),
    ...(legend?.primitives ?? []),
  ];
  primitives.forEach(paint);
  doc.restore();
}

interface Place {
  readonly size: readonly [number, number];
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** A page as large as the drawing, or the drawing as large as the page that was asked for. */
function placeOf(width: number, height: number, { paper, preset }: ExportInput['options']): Place {
  if (paper === undefined && preset !== 'course') {
    const scale = Math.min(POINT, LONGEST / width, LONGEST / height);
    return { size: [width * scale, height * scale], scale, left: 0, top: 0 };
  }
  // PowerPoint calls a smaller page A4; a PDF is printed, so its A4 is A4.
  const page = PAPER_SIZES[paper === 'wide' ? 'wide' : 'a4-exact'];
  const room = { width: page.width - 2 * PAGE_MARGIN, height: page.height - 2 * PAGE_MARGIN };
  const scale = Math.min(room.width / width, room.height / height);
  return {
    size: [page.width, page.height],
    scale,
    left: PAGE_MARGIN + (room.width - width * scale) / 2,
    top: PAGE_MARGIN + (room.height - height * scale) / 2,
  };
}

function bytesOf(doc: PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(concatenated(chunks)));
  });
}
