/**
 * Two texts look alike where they have the same signs, any digits for digits and any blanks for blanks: so do the beginnings of the
 * lines of a log, whose clocks and numbers go on.
 */

/** How many columns of the text look like the whole prefix; undefined where it does not begin so. */
export function columnsOf(prefix: string, text: string): number | undefined {
  const [own, columns] = alike(prefix, text);
  return own === prefix.length ? columns : undefined;
}

/** The beginning of `text` that looks like that of `other`. */
export function commonPrefix(text: string, other: string): string {
  return text.slice(0, alike(text, other)[0]);
}

function alike(prefix: string, text: string): readonly [own: number, other: number] {
  let at = 0;
  for (let n = 0; n < prefix.length;) {
    const kind = kindOf(prefix, n);
    if (kind === 'sign') {
      if (text[at] !== prefix[n]) return [n, at];
      at++;
      n++;
      continue;
    }
    const [begin, from] = [at, n];
    while (kindOf(prefix, n) === kind) n++;
    while (kindOf(text, at) === kind) at++;
    // Blanks at the end of a line may have been cut off, those at its beginning align numbers.
    if (at === begin && !(kind === 'blank' && (begin === 0 || n === prefix.length))) return [from, at];
  }
  return [prefix.length, at];
}

function kindOf(text: string, at: number): 'digit' | 'blank' | 'sign' | 'end' {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 'end';
  if (code === 32) return 'blank';
  return code >= 48 && code <= 57 ? 'digit' : 'sign';
}
