import { strFromU8 } from 'fflate';
import type { IconPicture } from './exporter';

/** What a folder holds for one icon name. */
export interface IconFiles {
  readonly png?: Uint8Array;
  readonly svg?: Uint8Array;
}

/** Bytes; an icon of a few letters' height needs no more. */
export const LARGEST_ICON = 512 * 1024;
const LARGEST_SIDE = 4096;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

// `<!DOCTYPE`, `<script>`, `<svg:script>`, ` onload=`, `@import`, `url(http…`, `href="http…`: what runs, loads or defines entities.
const UNSAFE_SVG =
  /<[!?](?!--|xml )|<[\w-]*:?(?:script|foreignObject|iframe|image|animate\w*|set|handler)\b|\son\w+\s{0,9}=|@import|javascript:|url\(\s{0,9}['"]?(?!#)|(?:href|src)\s{0,9}=\s{0,9}['"](?!#)/i;

/**
 * A picture of the user's, or the message key of what is wrong with it. Pictures are refused, not repaired: a symbol may be used but not
 * altered. A PNG is always needed, because not every program draws the SVG.
 */
export function iconPictureOf({ png, svg }: IconFiles): IconPicture | string {
  if (!png) return 'icons.noPng';
  if (png.length > LARGEST_ICON || (svg?.length ?? 0) > LARGEST_ICON) return 'icons.tooLarge';
  if (png.length < 33 || SIGNATURE.some((byte, index) => png[index] !== byte)) return 'icons.notPng';
  // The first chunk is IHDR (PNG, 11.2.1): width and height stand 16 and 20 bytes in, most significant byte first.
  const number = (at: number): number => [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (png[at + index] ?? 0), 0);
  const [width, height] = [number(16), number(20)];
  if (strFromU8(png.subarray(12, 16), true) !== 'IHDR' || width === 0 || height === 0) return 'icons.notPng';
  if (width > LARGEST_SIDE || height > LARGEST_SIDE) return 'icons.tooLarge';
  if (!svg) return { png, width, height };
  const text = strFromU8(svg);
  if (!/<svg[\s>]/.test(text) || UNSAFE_SVG.test(text)) return 'icons.unsafeSvg';
  return { png, width, height, svg };
}
