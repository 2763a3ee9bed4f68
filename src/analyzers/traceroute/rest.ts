import { sliceBlock, type Block } from './blocks';

/** The rows that end before `start`, with what stands around them; undefined without any. */
export function rowsAbove(block: Block, start: number): Block | undefined {
  const { lines, rows } = block;
  if (!rows[0] || rows[0].end > start) return undefined;
  const next = lines.findIndex((line) => line.end > start);
  return next > 0 ? sliceBlock(block, 0, next) : undefined;
}

/** The block from the first row behind `end` on; undefined without any. */
export function rowsBelow(block: Block, end: number): Block | undefined {
  const last = block.rows.at(-1);
  if (!last || last.start < end) return undefined;
  const first = block.rows.find((row) => row.start >= end);
  const at = first ? block.lines.indexOf(first) : 0;
  return at > 0 ? sliceBlock(block, at) : undefined;
}

/** A block that nobody reads, cut at the first blank line between two rows. */
export function halves(block: Block): readonly [Block, Block] | undefined {
  const { lines, rows } = block;
  const from = rows[0] ? lines.indexOf(rows[0]) : lines.length;
  const gap = lines.findIndex((line, n) => n > from && line.text.trim() === '');
  const next = gap < 0 ? undefined : rows.find((row) => row.start > (lines[gap]?.start ?? 0));
  return next ? [sliceBlock(block, 0, gap), sliceBlock(block, gap + 1)] : undefined;
}
