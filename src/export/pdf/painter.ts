import type PDFDocument from 'pdfkit';
import type { Image } from 'pdfkit';
import { iconOf } from '../../layout/icons';
import type { Palette } from '../../layout/palette';
import type { IconPrimitive, ImagePrimitive, Paint, Primitive, Stroke, TextPrimitive } from '../../layout/scene';
import type { Lettering, Run } from '../font/lettering';

/** Sideways for each unit of height: the usual slant of letters that have no italic face. */
const SLANT = 0.2;
const HALO = 3;

/** The user's pictures, which the document holds once, by icon name. */
export type Images = ReadonlyMap<string, Image>;

/** Draws primitives on the page that is open, in the coordinates of the Scene. */
export function painterOf(
  doc: PDFDocument,
  palette: Palette,
  lettering: Lettering,
  images: Images,
): (primitive: Primitive) => void {
  const finish = (fill: Paint, stroke: Stroke | undefined): void => {
    if (stroke) line(doc, stroke, palette);
    if (fill !== 'none') doc.fillColor(palette[fill]);
    if (fill !== 'none' && stroke) doc.fillAndStroke();
    else if (stroke) doc.stroke();
    else doc.fill();
  };
  const draw = ({ icon, x, y, width, height }: IconPrimitive | ImagePrimitive): void => {
    const drawing = iconOf(icon);
    doc
      .save()
      .translate(x, y)
      .scale(width / drawing.width, height / drawing.height);
    drawing.shapes.forEach(paint);
    doc.restore();
  };
  const paint = (primitive: Primitive): void => {
    if ('fill' in primitive && primitive.fill === 'none' && !('stroke' in primitive && primitive.stroke)) return;
    switch (primitive.type) {
      case 'rect': {
        const { x, y, width, height, radius = 0, fill, stroke } = primitive;
        if (radius > 0) doc.roundedRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
        else doc.rect(x, y, width, height);
        return finish(fill, stroke);
      }
      case 'circle':
        doc.circle(primitive.cx, primitive.cy, primitive.r);
        return finish(primitive.fill, primitive.stroke);
      case 'path':
        doc.path(primitive.d);
        return finish(primitive.fill, primitive.stroke);
      case 'text':
        return write(doc, primitive, palette, lettering);
      case 'icon':
        return draw(primitive);
      case 'image': {
        const { icon, x, y, width, height } = primitive;
        const image = images.get(icon);
        return image ? void doc.image(image, x, y, { width, height }) : draw(primitive);
      }
    }
  };
  return paint;
}

function line(doc: PDFDocument, { paint, width, dash }: Stroke, palette: Palette): void {
  doc.strokeColor(palette[paint]).lineWidth(width).lineJoin('round');
  if (dash && dash.some((length) => length > 0)) doc.dash(dash);
  else doc.undash();
}

/** No ligatures: an address is found by its letters. */
const PLAIN = { features: [] as readonly string[] };

function write(doc: PDFDocument, text: TextPrimitive, palette: Palette, { runs }: Lettering): void {
  const { x, y, size, anchor, halo, fill, italic } = text;
  doc.fontSize(size);
  const pieces = runs(text).map((run) => ({ ...run, width: doc.font(run.face).widthOfString(run.text, PLAIN) }));
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
  let left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  doc.save();
  if (italic) doc.transform(1, 0, -SLANT, 1, SLANT * y, 0);
  for (const piece of pieces) {
    doc.font(piece.face);
    if (halo) outline(doc, piece, { left, y, size }, palette[halo]);
    doc.fillColor(palette[fill]).text(piece.text, left, y, { ...PLAIN, lineBreak: false, baseline: 'alphabetic' });
    left += piece.width;
  }
  doc.restore();
}

/** The halo as outlines, not as a second text below the first: that would be found and copied twice. */
function outline(
  doc: PDFDocument,
  { text }: Run,
  { left, y, size }: { readonly left: number; readonly y: number; readonly size: number },
  color: string,
): void {
  const { font } = doc._font;
  const { glyphs, positions } = font.layout(text);
  const scale = size / font.unitsPerEm;
  doc.save().translate(left, y).scale(scale, -scale);
  doc
    .strokeColor(color)
    .lineWidth(HALO / scale)
    .lineJoin('round')
    .undash();
  for (const [index, { path }] of glyphs.entries()) {
    const d = path.toSVG();
    if (d !== '') doc.path(d).stroke();
    doc.translate(positions[index]?.xAdvance ?? 0, 0);
  }
  doc.restore();
}
