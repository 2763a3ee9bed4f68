/**
 * What copying, mailing and logging add to a line is painted over with blanks. The result has the same length as the line, so every
 * offset found in it is an offset of the original text.
 */
export function withoutNoise(line: string): string {
  if (!ODD_SIGN.test(line) && !ODD_BEGINNING.test(line)) return line;
  if (!SUSPECT.test(line)) return line;
  let text = line;
  for (const [signs, pattern, paint] of PAINTERS) if (holdsOneOf(text, signs)) text = text.replace(pattern, paint);
  return text;
}

function holdsOneOf(text: string, signs: string): boolean {
  for (let n = 0; n < signs.length; n++) if (text.includes(signs.charAt(n))) return true;
  return signs === ANY;
}

/** The noise is a class of signs, and no one of them must be there. */
const ANY = '';

type Paint = (match: string) => string;

const blanks: Paint = (match) => ' '.repeat(match.length);

/** Signs by name, decimal and hexadecimal code; the code is read without its leading zeros. */
const SIGNS: Readonly<Record<string, string>> = {
  excl: '!',
  lpar: '(',
  rpar: ')',
  lbrack: '[',
  lsqb: '[',
  rbrack: ']',
  rsqb: ']',
};

function signOf(entity: string): string {
  const body = entity.slice(1, -1).toLowerCase();
  if (body[0] !== '#') return SIGNS[body] ?? ' ';
  return String.fromCharCode(body[1] === 'x' ? parseInt(body.slice(2), 16) : Number(body.slice(1)));
}

/** Two cheap tests, for nearly all lines of bulk input need nothing of what follows: any sign that noise has, */
const ODD_SIGN = /[\0-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff&\\<>[{|]/;
/** or a beginning of noise: "2024-05-01T12:00:00Z ", "12:00:00 ", "May  1 ", the quote sign of a list. */
const ODD_BEGINNING = /^(?:"| *(?:\d{2}:|\d{4}-|[A-Z][a-z]{2} ))/i;
/** The same with what follows the sign: "<1 ms" and "gw [192.0.2.1]" are none. */
const SUSPECT =
  /[\0-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff&\\>|]|<[/a-z]|\[\/|[{](?:code|no)|^"|^ *(?:\[|\d{2}:|\d{4}-|[A-Z][a-z]{2} )/i;

// "\x1b[1;32m 1  192.0.2.1" and "\x1b]0;title\x07"
const ANSI_ESCAPE = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*\x07?|[\x07\x1b]/g;

// NUL, tab (not what an escape begins and ends with), no-break and full-width blanks, zero-width and direction marks
const ODD_BLANK = /[\0-\x06\x08-\x1a\x1c-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;

// "!&lt;13&gt;", "!\\<13\\>": one word
const BANG_LESS_THAN = /!(?:&(?:lt|#0*60|#x0*3c);|\\{1,4}u003c|\\<)/gi;
// "&lt;1 ms", "&#60;1 ms", "\u003c1 ms", "\<1 ms": the sign stays beside what follows it
const LESS_THAN = /&(?:lt|#0*60|#x0*3c);|\\{1,4}u003c|\\</gi;
// "S=1,T=1&gt;": the sign stays beside what stands before it
const GREATER_THAN = /&(?:gt|#0*62|#x0*3e);|\\{1,4}u003e|\\>/gi;
// "&#42; &#x2a; &ast;", "&#40;192.0.2.1&#41;", "&#91;AS64500&#93;", "&#x27;-7&#x27;", "&#33;X"
const STAR = /&(?:ast|#0*42|#x0*2a);/gi;
const OPENING = /&(?:lpar|lbrack|lsqb|excl|#0*(?:33|40|91)|#x0*(?:21|28|5b));/gi;
const CLOSING = /&(?:rpar|rbrack|rsqb|#0*(?:41|93)|#x0*(?:29|5d));/gi;
const APOSTROPHE = /&(?:apos|#0*39|#x0*27);/gi;
/** It opens behind a blank and closes behind anything else. */
const OPENING_APOSTROPHE = /&(?<= &)(?:apos|#0*39|#x0*27);/gi;
// "192.0.2.1&nbsp;&nbsp;1 ms", "&#32;", "&#x3000;"
const BLANK_ENTITY = /&(?:nbsp|ensp|emsp|thinsp|tab|newline|#0*(?:9|10|13|32|160|12288)|#x0*(?:9|a|d|20|a0|3000));/gi;
// "\n 1  192.0.2.1", "\r\n 1" of a string whose line ends are escaped, "\t192.0.2.1", "\t<1 ms", "\tHostname"; not "C:\temp"
const ESCAPED_END = /^(?:\\{1,4}r)?\\{1,4}n/;
// '", " 2  192.0.2.2' of a list of strings
const LIST_JOINT = /^\\{0,4}", ?\\{0,4}"/;
const ESCAPED_TAB = /\\{1,4}t(?=[ \d*<?A-Z])/g;
// "1 \* \* \*", "\[AS64500\]" of Markdown: a sign that closes stays beside what stands before it
const ESCAPED_STAR = /\\(?=[*[!(])/g;
const ESCAPED_CLOSE = /\\[\])]/g;
// '<pre>', '</a>', '<a href="https://lg.example/">'; not "<ext 1>" nor "<MPLS:L=1>"
const TAG =
  /<\/?(?:a|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|font|form|h[1-6]|head|hr|html|i|img|kbd|li|nobr|ol|p|pre|samp|section|small|span|strong|table|tbody|td|textarea|th|thead|tr|tt|u|ul|var)(?=[ />])[^<>]*>/gi;

/** Stands for tags and colours until it is known what is beside them; such a sign of the text itself is painted over before. */
const TAGGED = '\x01';
const tagged: Paint = (match) => TAGGED.repeat(match.length);
// '(<a href="/ip">192.0.2.1</a>)': what encloses goes to what is enclosed
const OPENED_TAG = /[([]\x01+/g;
const CLOSED_TAG = /\x01+[)\],:]+/g;
const LEFT_TAG = /\x01/g;
// "[code]", "[/pre]", "[color=red]" of forums, "{code}", "{noformat}" of Jira
const FORUM_TAG =
  /\[\/?(?:b|code|color|font|i|mono|pre|quote|size|spoiler|tt|u|url)(?:=[^\][]{1,100})?\]|\{(?:code|noformat)(?::[^{}]{1,100})?\}/gi;

// "> > 1  192.0.2.1"
const QUOTE_MARK = /^[ >]*>/;
// "| 1  192.0.2.1": a bar only before a row or a header, for report tools draw tables with it
const QUOTE_BAR = /^[ |]*\|(?= *(?:\d{1,3} |traceroute))/i;

// "[2024-05-01 12:00:00.120] 1  192.0.2.1"; not "[192.0.2.1]"
const STAMP_IN_BRACKETS = /^ *\[(?!\d+\.\d+\.\d+\.\d+\]|[\d:]*::)[ \d][\d .,:TZ/+-]{3,38}\]/;
// "2024-05-01T12:00:00.120Z 1  192.0.2.1"
const STAMP_ISO = /^ *\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:Z+-]*(?= )/;
// "12:00:00.120  1  192.0.2.1"
const STAMP_CLOCK = /^ *\d\d:\d\d:\d\d[\d.,]*(?= )/;
// "May  1 12:00:00 probe trace[991]:  1  192.0.2.1"
const STAMP_SYSLOG = /^ *[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [^ ]+ [^ :]+:(?= )/;

// "| 2 | gw.example | 192.0.2.1 | 0.5 ms | 0.4 ms |", "| 3 | * | * | * |": the rows of a tracer between the bars of a table; those of reports have no unit
const TABLE_ROW = /^ *\|? *\d{1,3} *\|(?=.* ms *(?:\||$)|(?: *\* *\|){2,12} *\*? *$).*$/;

/** With the signs one of which a text must have to hold anything of the kind: to look for a sign takes no time. */
const PAINTERS: readonly (readonly [string, RegExp, Paint])[] = [
  ['\\', ESCAPED_END, blanks],
  ['"', LIST_JOINT, blanks],
  ['\\', ESCAPED_TAB, blanks],
  [ANY, ODD_BLANK, blanks],
  ['\x1b\x07', ANSI_ESCAPE, tagged],
  ['<', TAG, tagged],
  [TAGGED, OPENED_TAG, (match) => match.charAt(0).padStart(match.length)],
  [TAGGED, CLOSED_TAG, (match) => match.replace(LEFT_TAG, '').padEnd(match.length)],
  [TAGGED, LEFT_TAG, blanks],
  ['[{', FORUM_TAG, blanks],
  ['!', BANG_LESS_THAN, (match) => '!<'.padStart(match.length)],
  ['&\\', LESS_THAN, (match) => '<'.padStart(match.length)],
  ['&\\', GREATER_THAN, (match) => '>'.padEnd(match.length)],
  ['&', BLANK_ENTITY, blanks],
  ['&', STAR, (match) => '*'.padEnd(match.length)],
  ['&', OPENING, (match) => signOf(match).padStart(match.length)],
  ['&', CLOSING, (match) => signOf(match).padEnd(match.length)],
  ['&', OPENING_APOSTROPHE, (match) => "'".padStart(match.length)],
  ['&', APOSTROPHE, (match) => "'".padEnd(match.length)],
  ['\\', ESCAPED_STAR, blanks],
  ['\\', ESCAPED_CLOSE, (match) => match.charAt(1).padEnd(match.length)],
  ['>', QUOTE_MARK, blanks],
  ['|', QUOTE_BAR, blanks],
  [':', STAMP_SYSLOG, blanks],
  ['[', STAMP_IN_BRACKETS, blanks],
  ['-', STAMP_ISO, blanks],
  [':', STAMP_CLOCK, blanks],
  ['|', TABLE_ROW, (match) => match.replaceAll('|', ' ')],
];
