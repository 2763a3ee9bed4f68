import type { ReceivedField } from '../clause';
import { exchange } from './exchange';
import { exim } from './exim';
import { gmail } from './gmail';
import { postfix } from './postfix';
import { qmail } from './qmail';
import { sendmail } from './sendmail';
import type { Software } from './software';

/** Order breaks ties only. */
const ALL: readonly Software[] = [postfix, sendmail, exim, qmail, exchange, gmail];

/** For fields that bear no mark: `from HELO (REVERSE [ADDRESS])` is what most write, and nothing is concluded from silence. */
const generic: Software = {
  id: 'generic',
  name: '',
  score: () => 0,
  readers: [],
  fromWord: 'helo',
  rdns: 'unverified',
  withoutName: 'not-recorded',
  saysTls: false,
};

/** The software that most likely wrote the field. */
export function softwareOf(field: ReceivedField): Software {
  let best = generic;
  let bestScore = 0;
  for (const software of ALL) {
    const score = software.score(field);
    if (score > bestScore) [best, bestScore] = [software, score];
  }
  return best;
}
