import type { Anchor } from './align';
import type { Ends } from './ends';
import type { Posterior } from './joint';

/**
 * The states that are likelier than not. Any two of them stand together in some of the ways, so they form one chain; where
 * nothing is that likely the ways may part.
 */
export function likelyChain(posterior: Posterior, ends: Ends): readonly Anchor[] {
  const anchors: Anchor[] = [{ forward: ends.owner, back: ends.back }];
  for (let forward = ends.owner + 1; forward < ends.forward; forward++) {
    for (let back = (anchors.at(-1)?.back ?? ends.back) - 1; back > 0; back--) {
      if (posterior.router(forward, back) > 0.5) anchors.push({ forward, back });
    }
  }
  return [...anchors, { forward: ends.forward, back: 0 }];
}
