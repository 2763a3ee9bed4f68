import type { Line } from '../dialect';

/** Fewer lines with a blank line between each may be paragraphs. */
const FEWEST_LINES = 5;

/**
 * The lines without the blank ones that a word processor, a mail program or a form puts behind every line: what a hop goes on with must
 * stand directly below it. The same list for any other text.
 */
export function closedUp(lines: readonly Line[]): readonly Line[] {
  const dropped = new Set<number>();
  let run: number[] = [];
  let last = -1;
  const close = () => {
    if (run.length >= FEWEST_LINES) for (const at of run) dropped.add(at);
    run = [];
  };
  lines.forEach(({ text }, at) => {
    if (text.trim() === '') return;
    // A blank line of the text itself has become three.
    const blanks = at - last - 1;
    if (last >= 0 && blanks % 2 === 1) run.push(at - 1);
    else close();
    last = at;
  });
  close();
  return dropped.size === 0 ? lines : lines.filter((_, at) => !dropped.has(at));
}
