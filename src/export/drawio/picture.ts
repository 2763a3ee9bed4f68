import type { Palette } from '../../layout/palette';
import type { Primitive } from '../../layout/scene';
import { primitiveTag } from '../svg';
import { tag } from '../xml';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The core has neither Buffer nor btoa; what is written here is ASCII. */
function base64(text: string): string {
  let written = '';
  for (let index = 0; index < text.length; index += 3) {
    const [a, b, c] = [text.charCodeAt(index), text.charCodeAt(index + 1), text.charCodeAt(index + 2)];
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63] ?? '').join('');
    const missing = Math.max(0, index + 3 - text.length);
    written += letters.slice(0, 4 - missing) + '='.repeat(missing);
  }
  return written;
}

/** Forms that draw.io has no shape for, as an embedded SVG. A style ends its values at ";", so `;base64` is left out, as draw.io does. */
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
  return `shape=image;imageAspect=0;image=data:image/svg+xml,${base64(svg)};`;
}
