import { computePosterior, type EndState, type Posterior } from '../joint';
import { isNumbered, type Node } from '../node';
import type { Owners } from '../owner';
import type { Path, Side } from '../path';
import { rowsOf } from './alignFamilies';
import { FamilyScores, type Rows } from './familyScores';
import { twinKeys } from './twins';

/** A way in IPv4 and one in IPv6 from one place to one place. */
export interface Along {
  readonly four: Rows;
  readonly six: Rows;
  /** Probability that hop i over IPv4 and hop j over IPv6 are one router. */
  readonly router: (i: number, j: number) => number;
}

/** A key in more ways than this tells nothing about any pair of them; it keeps the work linear. */
const MAX_WAYS = 8;

/** ln P that one way goes on so many hops behind the last answer of the other one, or behind the router that translates for a host. */
const BEYOND = [-0.7, -1.5, -3, -4.5];

/** Lays ways of two families beside each other that run in one direction and meet at a router by name or by number. */
export function layAlong(paths: readonly Path[], nodes: ReadonlyMap<string, Node>, owners: Owners): readonly Along[] {
  return (['forward', 'back'] as const).flatMap((way) => {
    const sides = paths.map((path) => path[way]).filter(({ walks }) => walks.length > 0);
    return partners([...new Set(sides)], nodes).map(([four, six]) => lay(four, six, nodes, owners));
  });
}

function lay(four: Side, six: Side, nodes: ReadonlyMap<string, Node>, owners: Owners): Along {
  const [left, right] = [rowsOf(four, nodes), rowsOf(six, nodes)];
  const last = right.length - 1;
  // The joint model counts one of the two ways down.
  const scores = new FamilyScores(left, [...right].reverse(), owners, 'along');
  const posterior: Posterior = computePosterior(scores, [{ i: 0, j: last, weight: 0 }], stops(left.length - 1));
  return { four: left, six: right, router: (i, j) => posterior.router(i, last - j) };
}

/** Where the shorter way stops, the other one may go on. */
function stops(last: number): readonly EndState[] {
  return BEYOND.flatMap((weight, k) => [
    { i: last, j: k, weight },
    ...(k > 0 && last > k ? [{ i: last - k, j: 0, weight }] : []),
  ]);
}

/** For each way over IPv6 the way over IPv4 that shows most of its routers. */
function partners(
  sides: readonly Side[],
  nodes: ReadonlyMap<string, Node>,
): readonly (readonly [four: Side, six: Side])[] {
  const fours = new Map<string, Side[]>();
  const keysOf = (side: Side): ReadonlySet<string> =>
    new Set(rowsOf(side, nodes).flatMap((row) => row.flatMap((node) => twinKeys(node))));
  const isSix = (side: Side): boolean =>
    rowsOf(side, nodes).every((row) => row.every((node) => node.address?.family === 6));
  const isNumberedWay = (side: Side): boolean => rowsOf(side, nodes).every((row) => row.every(isNumbered));
  for (const side of sides) {
    if (isSix(side) || !isNumberedWay(side)) continue;
    for (const key of keysOf(side)) fours.set(key, [...(fours.get(key) ?? []), side].slice(0, MAX_WAYS));
  }
  return sides.filter(isSix).flatMap((six): (readonly [Side, Side])[] => {
    const counts = new Map<Side, number>();
    for (const key of keysOf(six))
      for (const four of fours.get(key) ?? []) counts.set(four, (counts.get(four) ?? 0) + 1);
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    return best ? [[best[0], six]] : [];
  });
}
