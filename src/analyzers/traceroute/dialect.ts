import type { Span } from '../../model/span';
import type { Trace } from '../../model/trace';
import type { Block } from './blocks';
import type { ScanLine } from './scan';

/** How a line begins a trace: a `preamble` may be followed by the header that belongs to it. */
export type Opening = 'preamble' | 'header';

/** One tool's way to print. A new one is a file, a folder of fixtures and a line in dialects.ts. */
export interface Dialect {
  /** As in design/contract.md, for example `traceroute-linux`. */
  readonly id: string;
  /** Message key of the tool's name. */
  readonly name: string;
  /** Asked for lines that are no hop rows. Sees no other line, so it must know its words. */
  opens?(line: ScanLine): Opening | undefined;
  /** 0 = not mine … 1 = certain. Linear in the block. */
  detect(block: Block): number;
  /** Total; undefined when the block holds no trace after all. */
  parse(block: Block, id: string): Trace | undefined;
  /** Present when traces of one report complete each other; blocks in a row are then parsed together. */
  link?(traces: readonly Trace[]): readonly Trace[];
  /** What is understood of a block in such a report outside its trace: the scan's first and last line, hosts without a trace. */
  takes?(block: Block): Span | undefined;
}
