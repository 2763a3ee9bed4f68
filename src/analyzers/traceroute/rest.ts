import type { Trace } from '../../model/trace';
import { sliceBlock, type Block } from './blocks';

/** The block from the first row below the trace on; undefined when the trace reaches to the last row, or there is none. */
export function restOf(block: Block, trace: Trace | undefined): Block | undefined {
  const last = block.rows.at(-1);
  if (!trace || !last || last.start < trace.span.end) return undefined;
  const first = block.rows.find((row) => row.start >= trace.span.end);
  return first && first !== block.rows[0] ? sliceBlock(block, block.lines.indexOf(first)) : undefined;
}

/** A block that nobody reads, cut at the first blank line between two rows. */
export function halves(block: Block): readonly [Block, Block] | undefined {
  const { lines, rows } = block;
  const from = rows[0] ? lines.indexOf(rows[0]) : lines.length;
  const gap = lines.findIndex((line, n) => n > from && line.text.trim() === '');
  const next = gap < 0 ? undefined : rows.find((row) => row.start > (lines[gap]?.start ?? 0));
  return next ? [sliceBlock(block, 0, gap), sliceBlock(block, gap + 1)] : undefined;
}
