import type { TraceFile, Tree } from './traceFile';

/** Machines fill these: nothing that a person keeps traces in. */
const NOT_ENTERED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

export interface FileList {
  readonly files: readonly TraceFile[];
  /** Links to folders. They are not followed: one may lead back to a folder that it stands in. */
  readonly links: number;
  /** Names of folders that cannot be read. */
  readonly unreadable: readonly string[];
}

export interface Listing {
  /** Looked at before every folder. */
  readonly signal?: { readonly aborted: boolean };
  readonly onFound?: (files: number) => void;
}

/** Files as they were chosen; of a folder all that it holds, by name, the files of a folder where its name stands. Rejects for a root that is gone. */
export async function listFiles<P>(
  tree: Tree<P>,
  roots: readonly P[],
  { signal, onFound }: Listing = {},
): Promise<FileList> {
  const files: TraceFile[] = [];
  const unreadable: string[] = [];
  let links = 0;
  for (const [root, start] of roots.entries()) {
    const fileAt = (place: P, path: readonly string[]): TraceFile => {
      return { root, path, name: tree.nameOf(place), open: () => tree.open(place) };
    };
    if ((await tree.kindOf(start)) !== 'folder') files.push(fileAt(start, []));
    else {
      const waiting: { readonly place: P; readonly path: readonly string[]; readonly folder: boolean }[] = [
        { place: start, path: [], folder: true },
      ];
      for (let next = waiting.pop(); next && !signal?.aborted; next = waiting.pop()) {
        const { place, path, folder } = next;
        if (!folder) {
          files.push(fileAt(place, path));
          continue;
        }
        const entries = await tree.entries(place).catch(() => undefined);
        if (!entries) unreadable.push(tree.nameOf(place));
        // The last one is taken first.
        for (const { name, kind } of [...(entries ?? [])].sort((a, b) => (a.name < b.name ? 1 : -1))) {
          if (kind === 'link') links += 1;
          if (kind === 'file' || (kind === 'folder' && !NOT_ENTERED.has(name))) {
            waiting.push({ place: tree.child(place, name), path: [...path, name], folder: kind === 'folder' });
          }
        }
        onFound?.(files.length);
      }
    }
  }
  return { files, links, unreadable };
}
