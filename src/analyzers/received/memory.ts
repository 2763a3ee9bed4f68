/** Distinct texts that one memory holds: with relays and programs that recur, a mailbox of a million fields has some thousand. */
const MOST_KNOWN = 4_096;
/** Longer texts do not recur. */
const LONGEST = 300;

/**
 * The same answers as `judge` gives, remembered by text: relays and programs recur. Emptied when full, so that memory stays flat. Only
 * for answers that depend on nothing else and that nobody alters.
 */
export function remembered<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.answer;
    if (text.length > LONGEST) return judge(text);
    // A copy: a piece of a text, in the answer too, keeps the whole text alive.
    const own = ` ${text}`.slice(1);
    const answer = judge(own);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(own, { answer });
    return answer;
  };
}
