import type { Span } from './span';

export type Role = 'forward' | 'return' | 'other';

/** A message that came with a document but does not stand in its text: attached to an Outlook file. */
export interface AttachedText {
  readonly name?: string;
  readonly text: string;
  readonly attached?: readonly AttachedText[];
}

/** One input document. `text` is exactly what the user gave; every span of the analysis points into it. */
export interface Source {
  /** Unique within one analysis; the file name or URI where there is one. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Direction fixed by the user (`--forward`, `--return`); absent = to be found from the addresses. */
  readonly role?: Role;
  /** Given in, never handed out: in an analysis each of them is a source of its own. */
  readonly attached?: readonly AttachedText[];
}

/** Text that no dialect took: kept, counted and shown, never dropped. */
export interface Unparsed extends Span {
  readonly source: string;
}

/**
 * Ids for documents that are read together: the bare name, so that no folder of the user's gets into an export; the longer path where
 * two have one name, and a number where even that is the same.
 */
export function sourceIds(documents: readonly { readonly name: string; readonly path: string }[]): readonly string[] {
  const taken = new Set<string>();
  return documents.map(({ name, path }) => {
    const alone = documents.filter((one) => one.name === name).length === 1;
    const base = alone ? name : path;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}#${n}`;
    taken.add(id);
    return id;
  });
}
