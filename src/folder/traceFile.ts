/** A file that may hold traces, not opened yet. */
export interface TraceFile {
  /** Which of the chosen files and folders it came with. */
  readonly root: number;
  /** Names below that folder down to the file; none = it was chosen itself. */
  readonly path: readonly string[];
  readonly name: string;
  /** Rejects when it cannot be read. */
  open(): Promise<OpenFile>;
}

export interface OpenFile {
  /** Bytes in all; absent when nobody knows (a pipe). */
  readonly size?: number;
  /** From the first byte, once. Leaving the loop closes the file. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** A file system as far as it is needed here; `P` is what it calls a place. */
export interface Tree<P> {
  /** Rejects when there is nothing. A link is what it leads to. */
  kindOf(place: P): Promise<'file' | 'folder' | 'other'>;
  /** What a folder holds; `link` = a link to a folder. Rejects when it cannot be read. */
  entries(folder: P): Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>;
  child(folder: P, name: string): P;
  nameOf(place: P): string;
  open(file: P): Promise<OpenFile>;
}
