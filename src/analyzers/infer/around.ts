import { commonLength } from '../../model/prefix';
import { bucket, type Features } from './card';
import type { Ends } from './ends';
import type { Posterior } from './joint';
import type { NumberedNode } from './node';

/** A forward hop and a return hop that may belong together, with the hops before and behind them. Empty where nobody answered. */
export interface Around {
  /** Forward hop i with the ones before and behind it. */
  readonly forward: readonly [
    before: readonly NumberedNode[],
    own: readonly NumberedNode[],
    next: readonly NumberedNode[],
  ];
  /** The same for return hop j. */
  readonly back: readonly [
    before: readonly NumberedNode[],
    own: readonly NumberedNode[],
    next: readonly NumberedNode[],
  ];
}

/** Bits that two addresses share: another /10, /16, /22 (a plane of an operator), /24, /27; the same steps of IPv6. */
const BLOCKS = { 4: [10, 16, 22, 24, 27], 6: [16, 32, 44, 56, 64] } as const;

/** Blocks of this letter and the following ones are of one operator: a /16, IPv6 a /32. */
const OPERATOR = 'c';

const NEIGHBOURS = [0.05, 0.27, 0.73, 0.95, 0.998];

/**
 * What the neighbourhood of two hops says about their being one router. Load balancing next door shows in hops of several addresses: a
 * single answer on each side is then easily one of each branch. Where consecutive addresses of one direction are of one block and those
 * of the other direction of another one, each has links of its own. And a router between two common ones is common more often than not.
 */
export function routerAround(
  a: NumberedNode,
  b: NumberedNode,
  { forward, back }: Around,
  i: number,
  j: number,
  known: Known,
): Features {
  const { posterior, ends } = known;
  const [beforeForward, own, ahead] = forward;
  const [beforeBack, facing, behind] = back;
  const along = [block([a], ahead), block([b], behind)];
  const across = [block(ahead, behind), block([a], [b])];
  return {
    'around ahead': counts(own, facing, ahead, beforeBack),
    'around behind': counts(own, facing, behind, beforeForward),
    'blocks along': along.join(''),
    'blocks across': across.join(''),
    'blocks shared': [...along, ...across].map((one) => (one >= OPERATOR ? '=' : '-')).join(''),
    neighbours: `${bucket(posterior.router(i + 1, j - 1), NEIGHBOURS)} ${bucket(posterior.router(i - 1, j + 1), NEIGHBOURS)}`,
    place: placeOf(i, j, ends),
  };
}

/**
 * What the neighbourhood of forward hop i and return hop j says about their being the two ends of one link: whether each is numbered from
 * the block of the hops next to it rather than from that of the other end.
 */
export function linkAround(
  a: NumberedNode,
  b: NumberedNode,
  { forward, back }: Around,
  i: number,
  j: number,
  ends: Ends,
): Features {
  const across = block([a], [b]);
  return {
    'blocks before': `${block([a], forward[0])}${block([b], back[0])}${across}`,
    'blocks behind': `${block([a], forward[2])}${block([b], back[2])}${across}`,
    place: placeOf(i, j, ends),
  };
}

/** The same for two alternatives of one hop, with the hops before and behind them. */
export function rowAround(
  a: NumberedNode,
  b: NumberedNode,
  before: readonly NumberedNode[],
  next: readonly NumberedNode[],
): Features {
  const both = (hop: readonly NumberedNode[]): string => [block([a], hop), block([b], hop)].sort().join('');
  const own = block([a], [b]);
  return { 'blocks before': `${own}${both(before)}`, 'blocks behind': `${own}${both(next)}` };
}

/** The same for an address and its own direction beside the hops that face it in the other one. */
export function wayAround(node: NumberedNode, own: Around['forward'], facing: Around['back']): Features {
  const [before, , next] = own;
  const [behind, opposite, across] = facing;
  return {
    'blocks own': `${block([node], before)}${block([node], next)}${block([node], opposite)}`,
    'blocks across': `${block([node], across)}${block(next, opposite)}${block(before, behind)}`,
    around: counts(before, next, opposite, across),
  };
}

function counts(...hops: readonly (readonly NumberedNode[])[]): string {
  return hops.map((hop) => Math.min(2, hop.length)).join('');
}

function placeOf(i: number, j: number, ends: Ends): string {
  return `${Math.min(3, ends.forward - i)}${Math.min(3, ends.back - j)}`;
}

interface Known {
  readonly posterior: Posterior;
  readonly ends: Ends;
}

/** How many bits the closest two addresses of two hops share, as a letter: `a` for the least, `-` where one of the hops is silent. */
function block(left: readonly NumberedNode[], right: readonly NumberedNode[]): string {
  let best = -1;
  for (const { address: x } of left) {
    for (const { address: y } of right) {
      if (x.family !== y.family) continue;
      const bits = commonLength(x, y);
      best = Math.max(best, BLOCKS[x.family].filter((bound) => bits >= bound).length);
    }
  }
  return best < 0 ? '-' : 'abcdef'.charAt(best);
}
