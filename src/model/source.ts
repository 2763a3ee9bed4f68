import type { Span } from './span';

export const ROLES = ['forward', 'return', 'other'] as const;

export type Role = (typeof ROLES)[number];

export const SIDES = ['before', 'after'] as const;

/** Which of the two pictures that are compared a document belongs to. */
export type Side = (typeof SIDES)[number];

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
  /** Absent = nothing is compared. */
  readonly side?: Side;
  /** Given in, never handed out: in an analysis each of them is a source of its own. */
  readonly attached?: readonly AttachedText[];
  /** The text was cut out of a longer one that is read as a stream. */
  readonly part?: SourcePart;
}

/** Where a text that was cut out begins in the document. Spans count in the text, lines of the contract in the document. */
export interface SourcePart {
  /** Of the first character; the unit is the stream's (characters, for an mbox bytes). */
  readonly offset: number;
  /** Beginning at 1. */
  readonly line: number;
  /** Number of its first trace or message in the document, beginning at 1: so ids stay unique. */
  readonly ordinal: number;
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
  const count = new Map<string, number>();
  for (const { name } of documents) count.set(name, (count.get(name) ?? 0) + 1);
  return documents.map(({ name, path }) => {
    const base = count.get(name) === 1 ? name : path;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}#${n}`;
    taken.add(id);
    return id;
  });
}
