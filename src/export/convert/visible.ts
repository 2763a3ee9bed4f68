// Control characters, line and paragraph separators, zero-width and direction marks, lone surrogates
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** One line of text that shows what it holds: a name may hold line ends or marks that turn the writing direction. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '\ufffd');
}
