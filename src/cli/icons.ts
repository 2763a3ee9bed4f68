import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { iconPicturesOf, LARGEST_ICON } from '../export/iconFiles';
import { ICON_NAMES, type IconPictures } from '../layout/icons';
import type { Translate } from '../messages/catalog';
import { UsageError } from './usage';

/** A byte more than is allowed is enough to refuse a file; a folder, a device or nothing is no file. */
async function readIcon(path: string): Promise<Uint8Array | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_ICON + 1));
    return new Uint8Array(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The user's pictures by role; what cannot be used is said on stderr, and the built-in symbol stays. */
export async function readIcons(folder: string, t: Translate): Promise<IconPictures> {
  const names = await readdir(folder).catch((): readonly string[] => []);
  const { pictures, problems } = await iconPicturesOf(names, (name) => readIcon(join(folder, name)), t);
  if (pictures.size + problems.length === 0) {
    throw new UsageError(t('icons.none', { name: folder, roles: ICON_NAMES.join(', ') }));
  }
  for (const problem of problems) process.stderr.write(`hopscope: ${problem}\n`);
  return pictures;
}
