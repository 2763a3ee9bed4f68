/** Control characters and marks of writing direction: they could move a terminal's cursor, colour it or turn text around. */
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const TAB = /\t/g;

/** One line that shows what it says: nothing in it can end the line or act on a terminal. */
export function plainLine(line: string): string {
  return line.replace(TAB, ' ').replace(CONTROL, '\ufffd');
}
