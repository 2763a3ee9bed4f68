/**
 * What copying, mailing and logging add to a line is painted over with blanks. The result has the same length as the line, so every
 * offset found in it is an offset of the original text.
 */
export function withoutNoise(line: string): string {
  if (!SUSPECT.test(line)) return line;
  let text = line;
  for (const [pattern, paint] of PAINTERS) text = text.replace(pattern, paint);
  return text;
}

type Paint = (match: string) => string;

const blanks: Paint = (match) => ' '.repeat(match.length);

/** One cheap test: nearly all lines of bulk input need nothing of what follows. */
const SUSPECT =
  /[\0-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff&\\>|]|<[/a-z]|^ *(?:\[|\d{2}:|\d{4}-|[A-Z][a-z]{2} )/i;

// "\x1b[1;32m 1  192.0.2.1" and "\x1b]0;title\x07"
const ANSI_ESCAPE = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*\x07?|\x1b/g;

// NUL, tab, no-break and full-width blanks, zero-width and direction marks
const ODD_BLANK = /[\0-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;

// "&lt;1 ms", "\<1 ms": the sign stays beside what follows it
const LESS_THAN = /&lt;|\\</gi;
// "S=1,T=1&gt;": the sign stays beside what stands before it
const GREATER_THAN = /&gt;|\\>/gi;
// "192.0.2.1&nbsp;&nbsp;1 ms"
const NO_BREAK_ENTITY = /&nbsp;|&#160;|&#xa0;/gi;
// "1 \* \* \*" of Markdown
const ESCAPED_STAR = /\\(?=[*[\]!])/g;
// '<pre>', '</a>', '<a href="https://lg.example/">'; not "<ext 1>" nor "<MPLS:L=1>"
const TAG = /<\/?(?:a|b|br|code|div|em|font|i|li|p|pre|small|span|strong|table|tbody|td|th|tr|tt|u)(?=[ />])[^<>]*>/gi;

// "> > 1  192.0.2.1"
const QUOTE_MARK = /^[ >]*>/;
// "| 1  192.0.2.1": a bar only before a row or a header, for report tools draw tables with it
const QUOTE_BAR = /^[ |]*\|(?= *(?:\d{1,3} |traceroute))/i;

// "[2024-05-01 12:00:00.120] 1  192.0.2.1"
const STAMP_IN_BRACKETS = /^ *\[[ \d][\d .,:TZ/+-]{3,38}\]/;
// "2024-05-01T12:00:00.120Z 1  192.0.2.1"
const STAMP_ISO = /^ *\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:Z+-]*(?= )/;
// "12:00:00.120  1  192.0.2.1"
const STAMP_CLOCK = /^ *\d\d:\d\d:\d\d[\d.,]*(?= )/;
// "May  1 12:00:00 probe trace[991]:  1  192.0.2.1"
const STAMP_SYSLOG = /^ *[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [^ ]+ [^ :]+:(?= )/;

const PAINTERS: readonly (readonly [RegExp, Paint])[] = [
  [ANSI_ESCAPE, blanks],
  [ODD_BLANK, blanks],
  [TAG, blanks],
  [LESS_THAN, (match) => '<'.padStart(match.length)],
  [GREATER_THAN, (match) => '>'.padEnd(match.length)],
  [NO_BREAK_ENTITY, blanks],
  [ESCAPED_STAR, blanks],
  [QUOTE_MARK, blanks],
  [QUOTE_BAR, blanks],
  [STAMP_SYSLOG, blanks],
  [STAMP_IN_BRACKETS, blanks],
  [STAMP_ISO, blanks],
  [STAMP_CLOCK, blanks],
];
