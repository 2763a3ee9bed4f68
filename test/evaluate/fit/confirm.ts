import { sumOf } from '../../../src/analyzers/infer/claim';
import type { AliasPair } from '../../../src/analyzers/infer/aliasPairs';
import type { Card } from '../../../src/analyzers/infer/card';
import { confirmFeatures } from '../../../src/analyzers/infer/confirm';
import { alignAll, chooseAll, findAliases, joinAll, prepare, weighAll } from '../../../src/analyzers/infer/route';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { casesFor } from '../cases';
import { fitCard, lossOf, type Example } from './logistic';

/** What a second look at a pair of addresses adds, when every address has been asked whether the other direction passes it. */
export function fitConfirm(count: number, from: number): Readonly<Record<AliasPair['card'], Card>> {
  const examples: Record<AliasPair['card'], Example[]> = { cross: [], row: [] };
  for (const { one, traces } of casesFor('fit', count, from)) {
    const ground = prepare(buildTopology(traces), one.config);
    const { nodes } = ground.places;
    const alignments = alignAll(ground);
    const chosen = chooseAll(ground, alignments);
    const pairs = findAliases(ground, alignments, chosen);
    const ways = weighAll(ground, alignments, chosen, joinAll(ground, alignments, chosen, pairs));
    const routerOf = (id: string): string | undefined => one.truth.routers.get(nodes.get(id)?.ip ?? '');
    for (const { pair, features } of confirmFeatures(pairs, ways)) {
      const router = routerOf(pair.a);
      const positive = router !== undefined && router === routerOf(pair.b);
      examples[pair.card].push({ features, positive, offset: sumOf(pair.reasons) });
    }
  }
  const card = (name: AliasPair['card']): Card => {
    const fitted = fitCard(examples[name]);
    console.log(`${examples[name].length} ${name} pairs, log loss ${lossOf(fitted, examples[name]).toFixed(4)}`);
    return fitted;
  };
  return { cross: card('cross'), row: card('row') };
}
