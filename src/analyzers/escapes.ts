import type { Line } from './dialect';

// "\\n 1  192.0.2.1": a row behind an escaped line end, of a string that JSON, a log or a program printed
const ESCAPED_ROW = /\\n *\d{1,3}[ .:?|)-]/;

// '"Start: …\\nHOST: probe  Loss%\\n': a string of several lines
const QUOTED_LINES = /["'][^"'\n]{0,2000}\\n[^"'\n]{1,2000}\\n/;

// '", " 1  192.0.2.1': the same of a list of strings on one line
const LISTED_ROW = /", ?\\{0,4}" *\d{1,3}[ .:?|)-]/;

// "\\n", "\\r\\n", "\\\\n" of a string within a string
const ESCAPED_END = /(?:\\{1,4}r)?\\{1,4}n/g;

// '", "', '\\",\\"'
const LIST_JOINT = /^\\{0,4}", ?\\{0,4}"$/;

// "traceroute to 192.0.2.9", " 2  * * *"; not ", "
const WORDS = /[\w*] +[\w*]/;

// '"', '\\"', "'"
const DOUBLE_QUOTE = /\\{0,4}"/g;
const SINGLE_QUOTE = /\\{0,4}'/g;

/**
 * Lines cut where a string has escaped line ends: `{"stdout": "traceroute to …\n 1  …"}` of ansible, of an interface for programs, of a
 * log, `["traceroute to …", " 1  …"]`. Such a string begins a line and what stands behind it another. An escape stands in front of its piece, where it is painted over
 * as other noise is: offsets are those of the text. The same list for any other text.
 */
export function cutAtEscapes(text: string, lines: readonly Line[]): readonly Line[] {
  const escaped = text.includes('\\n');
  if (!escaped && !text.includes('", ') && !text.includes('","')) return lines;
  return lines.flatMap((line) => {
    const listed = LISTED_ROW.test(line.text);
    const joined = listed || (escaped && (ESCAPED_ROW.test(line.text) || QUOTED_LINES.test(line.text)));
    return joined ? cutLine(line, cutsOf(line.text, listed)) : [line];
  });
}

/** The line cut at the given columns, which rise. */
export function cutLine({ start, text }: Line, cuts: readonly number[]): readonly Line[] {
  return [0, ...cuts].map((from, n) => {
    const to = cuts[n] ?? text.length;
    return { start: start + from, end: start + to, text: text.slice(from, to) };
  });
}

/** Behind the quote sign that opens a string with an escaped line end, at each of its escapes, before the sign that closes it. */
function cutsOf(text: string, listed: boolean): readonly number[] {
  const first = text.indexOf('\\n');
  // In a string of Python; an apostrophe in one of JSON is a sign as any other.
  const quote = listed || text.lastIndexOf('"', first) >= 0 ? DOUBLE_QUOTE : SINGLE_QUOTE;
  const cuts: number[] = [];
  let from = 0;
  for (const { index, 0: sign } of [...text.matchAll(quote), { index: text.length, 0: '' }]) {
    const inside = text.slice(from, index);
    const ends = [...inside.matchAll(ESCAPED_END)];
    if (ends.length > 0 || (listed && WORDS.test(inside))) {
      // The sign between two strings of a list is no line.
      if (!LIST_JOINT.test(text.slice(cuts.at(-1) ?? 0, from))) cuts.push(from);
      for (const end of ends) cuts.push(from + end.index);
      const last = ends.at(-1);
      // Nothing stands behind the last line end of most strings.
      if (!last || from + last.index + last[0].length < index) cuts.push(index);
    }
    from = index + sign.length;
  }
  return cuts.filter((cut, n) => cut > 0 && cut < text.length && cut !== cuts[n - 1]);
}
