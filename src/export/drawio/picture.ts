import { strToU8 } from 'fflate';
import type { Palette } from '../../layout/palette';
import type { Primitive } from '../../layout/scene';
import { base64 } from '../bytes';
import { primitiveTag } from '../svg';
import { tag } from '../xml';

/** Forms that draw.io has no shape for, as an embedded SVG. */
export function pictureStyle(
  primitives: readonly Primitive[],
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  palette: Palette,
): string {
  const svg = tag(
    'svg',
    [
      ['xmlns', 'http://www.w3.org/2000/svg'],
      ['width', width],
      ['height', height],
      ['viewBox', `${x} ${y} ${width} ${height}`],
    ],
    primitives.map((one) => primitiveTag(one, palette)).join(''),
  );
  return imageStyle(`data:image/svg+xml;base64,${base64(strToU8(svg))}`);
}

/** A picture from its `data:` URI. A style ends its values at ";", so `;base64` is left out, as draw.io does. */
export function imageStyle(uri: string): string {
  return `shape=image;imageAspect=0;image=${uri.replace(';base64', '')};`;
}
