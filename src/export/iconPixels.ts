import type { IconPicture, IconPictures } from '../layout/icons';
import type { ExportInput } from './exporter';

/** Pixels along the longer side: sharp on paper at the size of a symbol. */
const LONGER_SIDE = 512;

/** The user's pictures for formats that need pixels: an SVG alone is turned into them. A picture that cannot be is named and left out. */
export async function picturesWithPixels(input: ExportInput): Promise<IconPictures> {
  const { icons } = input.options;
  if (icons === undefined || typeof icons === 'string') return new Map();
  const used = new Set(input.scenes().flatMap(({ pictures }) => Object.keys(pictures ?? {})));
  const all = new Map<string, IconPicture>();
  for (const [name, picture] of icons) {
    if (!used.has(name)) continue;
    const png = picture.png ?? (await pixels(picture, input));
    if (png) all.set(name, { ...picture, png });
    else input.warn(input.translate('icons.notDrawn', { name }));
  }
  return all;
}

async function pixels({ svg, width, height }: IconPicture, input: ExportInput): Promise<Uint8Array | undefined> {
  if (!svg) return undefined;
  const { pixelsOf } = await import(/* webpackChunkName: "png" */ './renderer');
  const mode = width > height ? 'width' : 'height';
  // The renderer knows no fonts of the system, and leaves words out where it has none.
  const font = { fontBuffers: [await input.asset('regular.ttf')], defaultFontFamily: 'Noto Sans JP' };
  return pixelsOf(svg, { fitTo: { mode, value: LONGER_SIDE }, font }, input).catch(() => undefined);
}
