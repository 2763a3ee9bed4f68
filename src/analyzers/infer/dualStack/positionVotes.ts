import type { Alignment } from '../align';
import type { Vote } from '../aliases';
import { logOdds, reason } from '../claim';
import type { Node } from '../node';
import type { Owners } from '../owner';
import { layAlong } from './alongFamilies';
import { rowsOf } from './alignFamilies';
import type { Rows } from './familyScores';
import { facesOtherFamily } from './twins';

/** Below this probability two hops are not weighed. */
const LEAST = 0.6;

/**
 * However well two ways agree, a family may have routers of its own (tunnels, 6PE). Two ways against each other were right in 95 % of
 * the cases that the model gives 95 % (generator, seeds 1000–1599); two along each other always were, for there both families take one
 * way: that is not to be relied on.
 */
const MOST = { against: 0.95, along: 0.9, names: 0.9 };

/**
 * Routers that a way of each family shows at one place between others that names or numbers join: the only thing that tells them, most
 * often. Hops with alternatives are left out, for nothing pairs these.
 */
export function positionVotes(
  alignments: readonly Alignment[],
  nodes: ReadonlyMap<string, Node>,
  owners: Owners,
): readonly Vote[] {
  const against = alignments.flatMap(({ path, families }) => {
    const cause = facesOtherFamily(path, nodes) ? 'against' : 'names';
    return families
      ? votesOf(rowsOf(path.forward, nodes), rowsOf(path.back, nodes), (i, j) => families.router(i, j), cause)
      : [];
  });
  const paths = alignments.map(({ path }) => path);
  const along = layAlong(paths, nodes, owners).flatMap(({ four, six, router }) => votesOf(four, six, router, 'along'));
  return [...against, ...along];
}

function votesOf(
  left: Rows,
  right: Rows,
  router: (i: number, j: number) => number,
  direction: keyof typeof MOST,
): readonly Vote[] {
  return left.flatMap(([a, more], i) =>
    right.flatMap(([b, others], j): Vote[] => {
      const p = i === 0 || j === 0 || !a || !b || more || others || a === b ? 0 : router(i, j);
      if (!a || !b || p < LEAST) return [];
      const args = { a: a.ip, b: b.ip, hop: i, other: j };
      const weight = logOdds(Math.min(MOST[direction], p));
      const why = reason(`route.reason.alias-place-${direction}`, args, weight, [...a.evidence, ...b.evidence]);
      return [{ a: a.id, b: b.id, reasons: [why] }];
    }),
  );
}
