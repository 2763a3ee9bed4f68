import type { Source } from '../../model/source';
import type { Trace } from '../../model/trace';
import type { JsonValue } from './json';
import type { XmlElement } from './xml';

/** A trace before its place among the others of its text is known. */
export type Unnumbered = Omit<Trace, 'id'>;

/** One tool's JSON. A new one is a file, a folder of fixtures and a line in dialects.ts. */
export interface JsonDialect {
  readonly id: string;
  /** Message key of the tool's name. */
  readonly name: string;
  /** Asked for every object that may be a record; looks at a few member names only. */
  owns(record: JsonValue): boolean;
  /** Total: a record that is cut or has other members than expected gives what is there. A record may hold none. */
  read(record: JsonValue, source: Source): readonly Unnumbered[];
}

/** One tool's XML. */
export interface XmlDialect {
  readonly id: string;
  readonly name: string;
  /** Names of the elements that its output, or a useful part of it, begins with. */
  readonly roots: readonly string[];
  read(root: XmlElement, source: Source): readonly Unnumbered[];
}
