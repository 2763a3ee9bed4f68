import type { AuthenticationResult } from '../../../model/mail';
import { isWriter } from './field';
import { assignmentOf, commentEnd, isBlank, MOST_PIECES, OPEN, SEMICOLON, wordEnd } from './pieces';
import { isResult, verdictOf } from './results';

interface Verdicts {
  readonly results: readonly Pick<AuthenticationResult, 'method' | 'result'>[];
  readonly writer?: string;
}

/** What `readResults` finds, without all that is only shown: read in one go, folded as it is, for a mailbox has a million such fields. */
export function readVerdicts(text: string): Verdicts {
  const results: Verdicts['results'][number][] = [];
  let writer: string | undefined;
  let [pieces, words, comments, assigned] = [0, 0, 0, 0];
  for (let at = 0; at < text.length && pieces < MOST_PIECES;) {
    const c = text.charCodeAt(at);
    if (c === SEMICOLON) {
      if (words + comments > 0) pieces++;
      [words, comments, assigned] = [0, 0, 0];
      at++;
    } else if (isBlank(text, at)) at++;
    else if (c === OPEN) {
      comments++;
      at = commentEnd(text, at);
    } else {
      const end = wordEnd(text, at);
      const word = text.slice(at, end);
      const one = assignmentOf({ text: word, start: at, end });
      if (one && isResult(one, assigned++ === 0)) results.push(verdictOf(one));
      // Only a name before all results is the authserv-id.
      if (!one && words === 0 && results.length === 0 && isServer(word)) writer ??= word;
      words++;
      at = end;
    }
  }
  return writer === undefined ? { results } : { results, writer };
}

function isServer(word: string): boolean {
  return isWriter(word) && word.toLowerCase() !== 'none';
}
