import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { iconPictureOf, LARGEST_ICON } from '../export/iconFiles';
import type { IconPicture, IconPictures } from '../export/exporter';
import { ICON_NAMES } from '../layout/icons';
import type { Translate } from '../messages/catalog';
import { UsageError } from './usage';

/** A byte more than is allowed is enough to refuse a file; a folder, a device or nothing is no file. */
async function readIcon(path: string): Promise<Uint8Array | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return found.size > LARGEST_ICON ? new Uint8Array(LARGEST_ICON + 1) : readFile(path);
}

/** The user's pictures by role; what cannot be used is said on stderr, and the built-in symbol stays. */
export async function readIcons(folder: string, t: Translate): Promise<IconPictures> {
  const pictures = new Map<string, IconPicture>();
  let seen = 0;
  for (const name of ICON_NAMES) {
    const [png, svg] = [await readIcon(join(folder, `${name}.png`)), await readIcon(join(folder, `${name}.svg`))];
    if (!png && !svg) continue;
    seen++;
    const picture = iconPictureOf({ ...(png && { png }), ...(svg && { svg }) });
    if (typeof picture === 'string') process.stderr.write(`hopscope: ${t(picture, { name })}\n`);
    else pictures.set(name, picture);
  }
  if (seen === 0) throw new UsageError(t('icons.none', { name: folder, roles: ICON_NAMES.join(', ') }));
  return pictures;
}
