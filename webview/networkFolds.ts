import type { Scene } from '../src/layout/scene';
import type { PanelContent } from '../src/protocol/messages';
import { say } from './say';

/** Of src/layout/fold: the inner hops of one network. */
const NETWORK = 'fold:domain:';

/**
 * The folds to ask for so that every network is folded, or none when some are, and what to say of it. Equal paths and silent runs stay as
 * they are. Without folds there is nothing to fold.
 */
export function turnNetworks(
  { items }: Scene,
  { folds, strings }: PanelContent,
): { readonly folds?: readonly string[]; readonly said: string } {
  const others = folds.filter((id) => !id.startsWith(NETWORK));
  if (others.length < folds.length) return { folds: others, said: say(strings, 'picture.networksUnfolded') };
  const offered = items.flatMap(({ mark, fold }) => (mark === 'node' && fold?.id.startsWith(NETWORK) ? fold.id : []));
  const all = new Set(offered);
  if (all.size === 0) return { said: say(strings, 'picture.noFold') };
  return { folds: [...folds, ...all], said: say(strings, 'picture.networksFolded', { count: all.size }) };
}
