/**
 * Widths of text without a font at hand: the core runs where no canvas is, and every painter must agree with the layout.
 * Each number is the widest of DejaVu Sans, Arial (Liberation Sans) and Noto Sans CJK, measured in Chromium at 1000 px: so a label never
 * needs more room than was kept for it, whichever of FONT_FAMILY a machine has.
 */

/** Latin faces first, then one Japanese face per platform. Names that hold blanks are quoted by `'`: this goes into attributes. */
export const FONT_FAMILY =
  "'Segoe UI', 'Helvetica Neue', Arial, 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', 'Noto Sans JP', 'DejaVu Sans', sans-serif";
export const MONO_FAMILY =
  "Consolas, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono CJK JP', 'MS Gothic', monospace";

export interface TextStyle {
  readonly bold?: boolean;
  readonly mono?: boolean;
}

/** Thousandths of an em for U+0020 to U+007E. */
const REGULAR = [
  318, 401, 474, 838, 636, 950, 780, 278, 390, 390, 500, 838, 318, 361, 318, 392, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 535, 667, 557, 863,
  748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 392, 390, 838, 559, 606, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 284, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
];
const BOLD = [
  348, 456, 574, 838, 696, 1002, 872, 325, 457, 457, 523, 838, 380, 415, 380, 387, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 611, 1007, 774, 762, 734, 830, 683, 683, 821, 837, 372, 568, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 387, 457, 838, 567, 626, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
];

const MONO = 620;
const LATIN = { regular: 800, bold: 900 };
/** Greek, Cyrillic, Arabic, signs: bounded by the widest Cyrillic capital. */
const OTHER = { regular: 1100, bold: 1250 };
/** Signs the layouts use themselves, so that they need not be kept three times their room. */
const KNOWN: ReadonlyMap<number, number> = new Map([
  [0xb7, 600], // ·
  [0x2013, 560], // –
  [0x2014, 1000], // —
  [0x2026, 1000], // …
  [0x2190, 1000], // ←
  [0x2192, 1000], // →
  [0x2212, 840], // −
  [0x2248, 1000], // ≈
  [0x2e3a, 2100], // two-em dash
  [0x2e3b, 3100], // three-em dash
  [0xfdfa, 6000], // Arabic ligatures that are whole sentences
  [0xfdfd, 12000],
]);

/** East Asian Wide and Fullwidth (UAX 11) in the blocks that fonts draw one em wide. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

/** Characters that take no room: controls, format characters, combining marks, variation selectors. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]$/u;

function widthOf(character: string, bold: boolean): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code <= 0x7e) return (bold ? BOLD : REGULAR)[code - 0x20] ?? 1000;
  if (INVISIBLE.test(character)) return 0;
  const known = KNOWN.get(code);
  if (known !== undefined) return bold ? known * 1.1 : known;
  if (code >= 0xff61 && code <= 0xff9f) return 560;
  if (WIDE.some(([first, last]) => code >= first && code <= last)) return 1000;
  if (code >= 0x1f000 && code <= 0x1faff) return 1400;
  const room = code < 0x250 ? LATIN : OTHER;
  return bold ? room.bold : room.regular;
}

/** Width in CSS pixels of `text` set in `size` pixels: an upper bound over the fonts of FONT_FAMILY. Linear in the text. */
export function measureText(text: string, size: number, style: TextStyle = {}): number {
  let thousandths = 0;
  for (const character of text) {
    const width = widthOf(character, style.bold ?? false);
    thousandths += style.mono && width > 0 && width < 1000 ? MONO : width;
  }
  return (thousandths * size) / 1000;
}

/** Shortens from the end with "…" until the text fits into `room` pixels. Looks at no more of the text than fits. */
export function ellipsize(text: string, room: number, size: number, style: TextStyle = {}): string {
  const mark = '…';
  const limit = room - measureText(mark, size, style);
  let width = 0;
  let short = '';
  let kept = '';
  for (const character of text) {
    width += measureText(character, size, style);
    if (width <= limit) kept += character;
    short += character;
    if (width > room) return `${kept.trimEnd()}${mark}`;
  }
  return short;
}

/** Half-width and invisible tricks out: blanks and controls become one blank, direction overrides and lone surrogates vanish. */
export function printable(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim();
}
