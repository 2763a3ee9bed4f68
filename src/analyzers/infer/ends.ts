import type { Path } from './path';
import type { Vote } from './vote';

/** Where the two ways begin and end, counted in hops from home and from the server. */
export interface Ends {
  /** Hops from home to the server. */
  readonly forward: number;
  /** Hops from the server to the traced address of the home. */
  readonly back: number;
  /** Hops from home to the router (or host, 0) that owns the traced address. */
  readonly owner: number;
  /** False where the number is a guess because the trace breaks off and no other row tells. */
  readonly forwardKnown: boolean;
  readonly backKnown: boolean;
}

/**
 * A trace that reached its target tells its own length; else the vote of the facing rows; else the hop after the last
 * answer. The owner is the last inside hop, or the host itself where nothing is translated (design/topology.md, 2.6).
 */
export function findEnds(path: Path, vote: Vote | undefined): Ends {
  const lastForward = path.forward.rows.length - 1;
  const lastBack = path.back.rows.length - 1;
  const voted = vote === undefined ? 0 : vote.total - 1;
  const seenForward = path.forward.reachedAt ?? (voted > lastForward ? voted : undefined);
  const owner = findOwner(path, seenForward);
  const seenBack = path.back.reachedAt ?? (voted - owner > lastBack ? voted - owner : undefined);
  const back = seenBack ?? lastBack + 1;
  return {
    forward: seenForward ?? Math.max(lastForward + 1, path.back.walks.length > 0 && seenBack ? back + owner : 0),
    back,
    owner,
    forwardKnown: seenForward !== undefined,
    backKnown: seenBack !== undefined,
  };
}

/** Where exactly two hops are inside, the lengths tell whether the second one is the home's or the provider's. */
function findOwner(path: Path, forward: number | undefined): number {
  if (path.back.walks.length === 0) return path.inside;
  const byLength = forward === undefined ? undefined : forward - (path.back.reachedAt ?? path.back.rows.length);
  if (path.inside === 0) return byLength === 1 ? 1 : 0;
  if (path.inside === 2 && byLength === 1) return 1;
  return path.inside;
}
