import type { Line } from './dialect';
import { cutLine } from './escapes';

// "<br>", "<br />", "</p>", "<pre>", "</tr>": where a browser begins a new line
const BREAK = /<(?:br|hr|\/?(?:p|div|pre|tr|li|ul|ol|dl|dt|dd|table|h[1-6]))(?=[ />])[^<>]*>/gi;

/**
 * Lines cut where HTML breaks them, so that a page printed on one line is as many lines as a browser shows. A piece has its tags:
 * those that stand before its first word and those behind the last. The same list for any other text.
 */
export function cutAtBreaks(text: string, lines: readonly Line[]): readonly Line[] {
  if (!text.includes('<') || text.search(BREAK) < 0) return lines;
  return lines.flatMap((line) => (line.text.includes('<') ? piecesOf(line) : [line]));
}

function piecesOf(line: Line): readonly Line[] {
  const cuts: number[] = [];
  let behind = 0;
  let inked = false;
  for (const tag of line.text.matchAll(BREAK)) {
    if (line.text.slice(behind, tag.index).trim() !== '') {
      if (inked) cuts.push(behind);
      inked = true;
    }
    behind = tag.index + tag[0].length;
  }
  if (inked && line.text.slice(behind).trim() !== '') cuts.push(behind);
  return cutLine(line, cuts);
}
