import type { Scene } from '../src/layout/scene';

/** Of src/layout/fold: the inner hops of one network. */
const NETWORK = 'fold:domain:';

/** The folds to ask for so that every network is folded, or none when some are. Equal paths and silent runs stay as they are. */
export function turnNetworks({ items }: Scene, folds: readonly string[]): readonly string[] {
  const others = folds.filter((id) => !id.startsWith(NETWORK));
  if (others.length < folds.length) return others;
  const offered = items.flatMap(({ mark, fold }) => (mark === 'node' && fold?.id.startsWith(NETWORK) ? fold.id : []));
  return [...folds, ...new Set(offered)];
}
