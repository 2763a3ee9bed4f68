import { strFromU8 } from 'fflate';
import { ICON_NAMES, type IconPicture, type IconPictures } from '../layout/icons';
import type { Translate } from '../messages/catalog';
import { base64 } from './bytes';
import { sizeOfPng } from './pngFile';
import { sizeOfSvg } from './svgFile';

/** What a folder holds for one icon name. */
export interface IconFiles {
  readonly png?: Uint8Array;
  readonly svg?: Uint8Array;
}

/** Bytes; an icon of a few letters' height needs no more. */
export const LARGEST_ICON = 512 * 1024;
const LARGEST_SIDE = 4096;
/** A symbol's place is wider than high; what is far from that would be a line. */
const LONGEST_RATIO = 20;

/**
 * A picture of the user's, or the message key of what is wrong with it. Pictures are refused, not repaired: a symbol may be used but not
 * altered.
 */
export function iconPictureOf({ png, svg }: IconFiles): IconPicture | string {
  if ([png, svg].some((file) => file && file.length > LARGEST_ICON)) return 'icons.tooLarge';
  const [ofPng, ofSvg] = [png && sizeOfPng(png), svg && sizeOfSvg(strFromU8(svg))];
  if (png && !ofPng) return 'icons.notPng';
  if (typeof ofSvg === 'string') return ofSvg;
  const size = ofSvg ?? ofPng;
  if (!size) return 'icons.noSize';
  const { width, height } = size;
  if (ofPng && Math.max(ofPng.width, ofPng.height) > LARGEST_SIDE) return 'icons.tooLarge';
  if (Math.max(width / height, height / width) > LONGEST_RATIO) return 'icons.tooLong';
  const uri = svg
    ? `data:image/svg+xml;base64,${base64(svg)}`
    : `data:image/png;base64,${base64(png ?? new Uint8Array())}`;
  return { width, height, uri, ...(png && { png }), ...(svg && { svg }) };
}

/** `router.png`, `Mail-Server.SVG`: the role, then what it is. */
const ICON_FILE = /^([\w-]+)\.(png|svg)$/;
/** So many files without a role are named. */
const NAMED = 3;

/**
 * The pictures of a folder by role, and a sentence on each file that cannot be used. `read` gives the bytes of a file, at most one more
 * than `LARGEST_ICON`; undefined = it is none.
 */
export async function iconPicturesOf(
  names: readonly string[],
  read: (name: string) => Promise<Uint8Array | undefined>,
  t: Translate,
): Promise<{ readonly pictures: IconPictures; readonly problems: readonly string[] }> {
  const found = new Map<string, { png?: Uint8Array; svg?: Uint8Array }>();
  const strangers: string[] = [];
  for (const name of [...names].sort()) {
    const [, role = '', kind] = ICON_FILE.exec(name.toLowerCase()) ?? [];
    if (kind !== 'png' && kind !== 'svg') continue;
    const known = ICON_NAMES.some((one) => one === role);
    const data = known ? await read(name) : undefined;
    if (!known) strangers.push(name);
    else if (data) found.set(role, { ...found.get(role), [kind]: data });
  }
  const pictures = new Map<string, IconPicture>();
  const problems: string[] = [];
  for (const [name, files] of found) {
    const picture = iconPictureOf(files);
    if (typeof picture === 'string') problems.push(t(picture, { name }));
    else pictures.set(name, picture);
  }
  if (strangers.length > 0) {
    const files = strangers.slice(0, NAMED).join(', ') + (strangers.length > NAMED ? ' …' : '');
    problems.push(t('icons.noRole', { count: strangers.length, files, roles: ICON_NAMES.join(', ') }));
  }
  return { pictures, problems };
}
