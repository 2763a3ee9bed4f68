import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EntryKind, Tree } from './traceFile';

/** Bytes read at once. */
const CHUNK = 1 << 16;

/** What stands on this machine's disks, by path. */
export const localTree: Tree<string> = {
  kindOf: async (path) => kindOf(await stat(path)),
  entries: async (folder) => {
    const found = await readdir(folder, { withFileTypes: true });
    return Promise.all(
      found.map(async (entry) => ({
        name: entry.name,
        kind: entry.isSymbolicLink() ? await kindOfLink(join(folder, entry.name)) : kindOf(entry),
      })),
    );
  },
  child: join,
  nameOf: (path) => basename(path),
  open: async (path) => {
    const file = await open(path);
    try {
      const found = await file.stat();
      if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      const size = found.isFile() ? found.size : undefined;
      return { ...(size !== undefined && { size }), chunks: chunksOf(file, size) };
    } catch (error) {
      await file.close();
      throw error;
    }
  },
};

/** Pipes and devices may have no end. */
function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): 'file' | 'folder' | 'other' {
  return entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other';
}

async function kindOfLink(path: string): Promise<EntryKind> {
  const kind = await stat(path).then(kindOf, () => 'other' as const);
  return kind === 'folder' ? 'link' : kind;
}

async function* chunksOf(file: FileHandle, size?: number): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      // One more than there is, so that a small file needs no second look.
      const wanted = size === undefined ? CHUNK : Math.min(CHUNK, size + 1);
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, null);
      if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
      if (bytesRead === 0 || (size !== undefined && bytesRead < wanted)) return;
    }
  } finally {
    await file.close();
  }
}
