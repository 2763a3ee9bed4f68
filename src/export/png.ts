import { legendOf } from '../layout/legend';
import type { Scene } from '../layout/scene';
import type { ExportInput } from './exporter';
import { letteringOf, withLetters } from './font/lettering';
import { pixelsOf } from './renderer';
import { svgOf } from './svg';

/** Pixels of one picture: four bytes each while it is drawn, twice. */
const MOST_PIXELS = 48e6;
const LONGEST_SIDE = 16384;

/** A picture of the SVG, `scale` device pixels to the CSS pixel. Same scene and options, same bytes on every machine. */
export async function pngOf(scene: Scene, input: ExportInput): Promise<Uint8Array> {
  const { options, theme, warn, translate } = input;
  const lettering = await letteringOf([scene], input);
  const legend = options.legend ?? true;
  const svg = svgOf(withLetters(scene, lettering), { theme, legend });
  const wanted = options.scale ?? 1;
  const height = scene.height + (legend && scene.legend.length > 0 ? legendOf(scene).height : 0);
  const scale = possibleScale(scene.width, height, wanted);
  if (scale < wanted)
    warn(translate('export.pictureTooLarge', { wanted, scale: String(Math.round(scale * 100) / 100) }));
  const font = { fontBuffers: lettering.fonts.map(([, bytes]) => bytes), defaultFontFamily: 'Noto Sans JP' };
  return pixelsOf(svg, { fitTo: { mode: 'zoom', value: scale }, font }, input);
}

function possibleScale(width: number, height: number, wanted: number): number {
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
}
