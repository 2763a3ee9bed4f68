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
    const plain = [...all, ...more];
    const seam = isBroken(lines[at - 1], line) ? glued(all, more) : undefined;
    const [apart, whole] = [readInlineRow(plain, grammar), seam && readInlineRow(seam, grammar)];
    const isWhole = seam !== undefined && whole !== undefined && whole.unparsed.length < apart.unparsed.length;
    all = isWhole ? seam : plain;
    const reading = isWhole ? whole : apart;
    if (reading.unparsed.length > best.reading.unparsed.length + 1) break;
    if (continues(best.reading, reading)) best = { words: all, reading, at };
  }
  return best;
}

/** A terminal breaks a line where its window ends, in the midst of a word. */
function isBroken(above: ScanLine | undefined, line: ScanLine | undefined): boolean {
  if (!above || !line || above.text.length < NARROWEST) return false;
  return !above.text.endsWith(' ') && !line.text.startsWith(' ');
}

/** Windows of consoles have 80 columns or more. */
const NARROWEST = 60;

/** The last word of a line and the first one of the next as one. */
function glued(above: readonly Word[], more: readonly Word[]): readonly Word[] | undefined {
  const [last, first] = [above.at(-1), more[0]];
  if (!last || !first) return undefined;
  const word = { text: last.text + first.text, start: last.start, end: first.end };
  return [...above.slice(0, -1), word, ...more.slice(1)];
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
