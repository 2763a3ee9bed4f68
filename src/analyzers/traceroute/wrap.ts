import { readInlineRow, type InlineGrammar, type InlineReading } from './inlineRow';
import { wordsOf, type ScanLine } from './scan';
import type { Word } from './words';

/** A row with the lines that a narrow window or a mail program broke off it. */
interface Unwrapped {
  readonly words: readonly Word[];
  readonly reading: InlineReading;
  /** Index of the last line that belongs to the row. */
  readonly at: number;
}

/** Takes as many of the following lines as continue the row; each may leave one word open for the next (a number for its unit). */
export function unwrap(
  lines: readonly ScanLine[],
  from: number,
  words: readonly Word[],
  grammar?: InlineGrammar,
): Unwrapped {
  let best: Unwrapped = { words, reading: readInlineRow(words, grammar), at: from };
  let all = words;
  // Nothing continues a row behind its ^C.
  for (let at = from + 1; at <= from + MOST_WRAPS && !best.reading.interrupt; at++) {
    const line = lines[at];
    const more = !line || line.row || line.text.length > LONGEST_WRAP ? [] : wordsOf(line);
    if (more.length === 0 || isRule(more, best.reading)) break;
    all = [...all, ...more];
    const reading = readInlineRow(all, grammar);
    if (reading.unparsed.length > best.reading.unparsed.length + 1) break;
    if (continues(best.reading, reading)) best = { words: all, reading, at };
  }
  return best;
}

/** A row of stars below a full row divides sections of a text. */
function isRule(words: readonly Word[], reading: InlineReading): boolean {
  return reading.probes.length >= 3 && words.every(({ text }) => STARS.test(text));
}

// "*", "***"
const STARS = /^\*+$/;

/** Ten probes with names fit; a paragraph of prose is no broken-off row. */
const LONGEST_WRAP = 1_000;
const MOST_WRAPS = 12;

/** The added words give more probes, an address its time or a number its unit, and leave nothing new over. */
function continues(before: InlineReading, after: InlineReading): boolean {
  if (after.unparsed.length > before.unparsed.length) return false;
  const completed = (before.cut && !after.cut) || after.unparsed.length < before.unparsed.length;
  return completed || after.probes.length > before.probes.length || after.lateStacks > before.lateStacks;
}
