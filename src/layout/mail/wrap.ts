import { ellipsize, measureText, type TextStyle } from '../textMetrics';

/** A unit that is not broken: one East Asian character, or a run of anything else with the blanks behind it. */
const UNIT = /[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/g;
/** Characters that Japanese typesetting lets no line begin with (JIS X 4051). */
const NO_START = /^[、。，．・：；？！）」』】ー…]/;

/** Breaks a text into lines of at most `room` pixels: at blanks, and between East Asian characters. A word longer than a line is broken behind a dot, or where it must. */
export function wrap(text: string, room: number, size: number, most: number, style: TextStyle = {}): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of (text.match(UNIT) ?? []).flatMap((one) => pieces(one, room, size, style))) {
    const fits = measureText((line + unit).trimEnd(), size, style) <= room;
    if (line === '' || fits || (NO_START.test(unit) && measureText(line, size, style) <= room)) line += unit;
    else {
      lines.push(line.trimEnd());
      line = unit;
    }
    if (lines.length > most) break;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  const kept = lines.slice(0, most).map((one) => ellipsize(one, room + size, size, style));
  if (lines.length <= most) return kept;
  return [...kept.slice(0, -1), ellipsize(`${kept.at(-1) ?? ''} ………`, room, size, style)];
}

/** A word that no line can hold, in pieces that do; host names break behind a dot. Looks at each character a fixed number of times. */
function pieces(word: string, room: number, size: number, style: TextStyle): readonly string[] {
  if (measureText(word.trimEnd(), size, style) <= room) return [word];
  const found: string[] = [];
  let piece = '';
  let width = 0;
  for (const character of word) {
    const step = measureText(character, size, style);
    if (width + step > room) {
      const dot = piece.lastIndexOf('.') + 1;
      const cut = dot > piece.length / 3 ? dot : piece.length;
      found.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      width = measureText(piece, size, style);
    }
    piece += character;
    width += step;
  }
  return [...found, piece];
}
