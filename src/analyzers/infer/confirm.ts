import type { AliasPair } from './aliasPairs';
import { bucket, type Features } from './card';
import { reasonsOf } from './cardReasons';
import { logistic, sumOf } from './claim';
import { pairKey } from './facing';
import { CONFIRM_CARDS } from './tables/confirmCards';
import type { OneWay } from './ways';

/** A pair with what the second look at it says. */
export interface Confirmed {
  readonly pair: AliasPair;
  readonly features: Features;
}

const WAY = [0.05, 0.15, 0.3, 0.45, 0.6, 0.8];
const FIRST = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.998];

/** How much better another partner of an address is, in natural-log odds. */
const RIVAL = [-6, -3, -1, -0.3, 0, 0.3, 1, 3];

/**
 * What is known of pairs once every address has been asked whether the other direction passes it: an address that one direction has to
 * itself shares its router with none of the other one, and two alternatives of one router are one-way together or not at all.
 */
export function confirmFeatures(
  pairs: readonly AliasPair[],
  ways: ReadonlyMap<string, readonly OneWay[]>,
): readonly Confirmed[] {
  const oneWay = new Map<string, number>();
  for (const { node, probability } of [...ways.values()].flat())
    oneWay.set(node.id, Math.max(probability, oneWay.get(node.id) ?? 0));
  const rivals = rivalsOf(pairs);
  return pairs.map((pair) => {
    const { a, b, reasons } = pair;
    const [low = 0, high = 0] = [oneWay.get(a) ?? 0, oneWay.get(b) ?? 0].sort((x, y) => x - y);
    const first = bucket(logistic(sumOf(reasons)), FIRST);
    const features: Features = {
      way: bucket(high, WAY),
      'way both': `${bucket(low, [0.1, 0.4])} ${bucket(high, [0.1, 0.25, 0.5])}`,
      'way first': `${first} ${bucket(high, [0.1, 0.3, 0.6])}`,
      first,
      rival: bucket(rivals(pair), RIVAL),
    };
    return { pair, features };
  });
}

/** The pairs with the second look among their reasons. */
export function confirmPairs(
  pairs: readonly AliasPair[],
  ways: ReadonlyMap<string, readonly OneWay[]>,
): readonly AliasPair[] {
  return confirmFeatures(pairs, ways).map(({ pair, features }) => {
    const { a, b, card, reasons } = pair;
    const [first] = reasons;
    const args = { a, b, ...first?.args };
    const more = reasonsOf(CONFIRM_CARDS[card], features, 'alias-confirm', args, first?.evidence ?? []);
    return { ...pair, reasons: [...reasons, ...more] };
  });
}

/** For each pair how much the best other partner that one of its addresses has across is likelier. */
function rivalsOf(pairs: readonly AliasPair[]): (pair: AliasPair) => number {
  const best = new Map<string, { readonly key: string; readonly weight: number }[]>();
  for (const { a, b, card, reasons } of pairs) {
    if (card === 'row') continue;
    const one = { key: pairKey(a, b), weight: sumOf(reasons) };
    for (const id of [a, b]) {
      // The two best are enough: one of them is not the pair itself.
      const two = [...(best.get(id) ?? []), one].sort((x, y) => y.weight - x.weight).slice(0, 2);
      best.set(id, two);
    }
  }
  return ({ a, b, reasons }) => {
    const key = pairKey(a, b);
    const others = [a, b].flatMap((id) => (best.get(id) ?? []).filter((one) => one.key !== key));
    return Math.max(-99, ...others.map((one) => one.weight)) - sumOf(reasons);
  };
}
