import type { Span } from '../../model/span';
import type { Trace } from '../../model/trace';
import type { Block } from './blocks';
import type { ScanLine } from './scan';

/**
 * How a line begins a trace: a `preamble` may be followed by the header that belongs to it. A `part` begins one too, but below a line of
 * the same dialect it goes on with its trace: tables that are painted again and again, forms whose every line tells itself.
 */
export type Opening = 'preamble' | 'header' | 'part';

/** One tool's way to print. A new one is a file, a folder of fixtures and a line in dialects.ts. */
export interface Dialect {
  /** As in design/contract.md, for example `traceroute-linux`. */
  readonly id: string;
  /** Message key of the tool's name. */
  readonly name: string;
  /** Asked for lines that are no hop rows. Sees no other line, so it must know its words. */
  opens?(line: ScanLine): Opening | undefined;
  /** Asked for lines that are no hop rows, in a block that this dialect opened: true for its last line, below which all rows are another trace's. */
  closes?(line: ScanLine): boolean;
  /** Asked for rows whose TTL falls, in a block that this dialect opened: true where the tool paints its table once more. */
  repaints?(line: ScanLine): boolean;
  /**
   * Present where lines do not begin with a TTL, or the form leaves no doubt. Asked for hop rows in a block that this dialect opened: where
   * it answers false, another trace begins.
   */
  owns?(line: ScanLine): boolean;
  /** The highest score it gives; absent = 1. It is not asked for a block of which another dialect is surer. */
  readonly most?: number;
  /** 0 = not mine … 1 = certain. Linear in the block. */
  detect(block: Block): number;
  /** Total; undefined when the block holds no trace after all. */
  parse(block: Block, id: string): Trace | undefined;
  /** Present when one block may hold several traces: the pieces in text order, each parsed for itself. */
  cut?(block: Block): readonly Block[];
  /** Present when traces of one report complete each other; blocks in a row are then parsed together. */
  link?(traces: readonly Trace[]): readonly Trace[];
  /** Whether a block goes on with the report of the block before it; absent = each one does. */
  continues?(block: Block): boolean;
  /** What is understood of a block in such a report outside its trace: the scan's first and last line, hosts without a trace. */
  takes?(block: Block): Span | undefined;
}
