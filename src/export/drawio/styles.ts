import type { Palette } from '../../layout/palette';
import type { Paint, Stroke, TextPrimitive } from '../../layout/scene';

/** Styles of draw.io, written as it writes them: `key=value;`. Values are ours alone, never text of the input. */
export function strokeStyle(stroke: Stroke | undefined, palette: Palette): string {
  if (!stroke || stroke.paint === 'none') return 'strokeColor=none;';
  const dash = stroke.dash ? `dashed=1;dashPattern=${dashPattern(stroke)};` : '';
  return `strokeColor=${palette[stroke.paint]};strokeWidth=${stroke.width};${dash}`;
}

/** draw.io counts dashes in line widths. */
function dashPattern({ dash = [], width }: Stroke): string {
  return dash.map((length) => Math.max(1, Math.round(length / Math.max(1, width)))).join(' ');
}

export function fillStyle(fill: Paint, palette: Palette): string {
  return `fillColor=${palette[fill]};`;
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const;

export function textStyle(text: TextPrimitive, palette: Palette): string {
  const { size, fill, anchor, bold, italic, mono, halo } = text;
  const weight = (bold ? 1 : 0) + (italic ? 2 : 0);
  return [
    `fontSize=${size};fontColor=${palette[fill]};align=${ALIGN[anchor]};verticalAlign=middle;spacing=0;`,
    weight > 0 ? `fontStyle=${weight};` : '',
    mono ? 'fontFamily=Courier New;' : '',
    halo && halo !== 'none' ? `labelBackgroundColor=${palette[halo]};` : '',
  ].join('');
}
