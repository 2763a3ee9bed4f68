import type { AliasPair } from './aliasPairs';
import { logistic, logOdds, reason, sumOf } from './claim';
import { pairKey } from './facing';

/**
 * As many alternatives in one direction as in the other are the same routers, each of them once. Pairs are weighed one by one, so those of
 * an address may add up to more than one: they are then made to share what there is.
 */
export function shareAmongAlternatives(pairs: readonly AliasPair[]): readonly AliasPair[] {
  const chance = new Map(pairs.map((pair) => [pairKey(pair.a, pair.b), logistic(sumOf(pair.reasons))]));
  const facing = pairs.filter(({ card, features }) => card === 'cross' && features['step'] !== '-');
  // Sets: several paths over the same hops weigh the same pair, which counts once.
  const partners = new Map<string, Set<string>>();
  for (const { a, b } of facing) {
    partners.set(a, (partners.get(a) ?? new Set()).add(b));
    partners.set(b, (partners.get(b) ?? new Set()).add(a));
  }
  /** All pairs of an address together; a partner that is one router with this one takes nothing from it. */
  const together = (own: string, partner: string): number =>
    [...(partners.get(own) ?? [])].reduce((sum, one) => {
      const apart = one === partner ? 1 : 1 - (chance.get(pairKey(partner, one)) ?? 0);
      return sum + (chance.get(pairKey(own, one)) ?? 0) * apart;
    }, 0);
  const shares = new Set(facing);
  return pairs.map((pair) => {
    const { a, b, reasons } = pair;
    const sum = shares.has(pair) ? Math.max(together(a, b), together(b, a)) : 0;
    if (sum <= 1) return pair;
    const own = chance.get(pairKey(a, b)) ?? 0;
    const weight = logOdds(own / sum) - logOdds(own);
    const [first] = reasons;
    const why = reason('route.reason.alias-exclusive', { ...first?.args, a, b }, weight, first?.evidence ?? []);
    return { ...pair, reasons: [...reasons, why] };
  });
}
