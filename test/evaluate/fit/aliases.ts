import type { AliasPair } from '../../../src/analyzers/infer/aliasPairs';
import type { Card } from '../../../src/analyzers/infer/card';
import { alignAll, chooseAll, findAliases, prepare } from '../../../src/analyzers/infer/route';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { casesFor } from '../cases';
import { fitCard, lossOf, type Example } from './logistic';

/** Which pairs of addresses belong to one router. */
export function fitAliases(count: number, from: number, card: AliasPair['card']): Card {
  const examples: Example[] = [];
  for (const { one, traces } of casesFor('fit', count, from)) {
    const ground = prepare(buildTopology(traces), one.config);
    const alignments = alignAll(ground);
    const { nodes } = ground.places;
    const routerOf = (id: string): string | undefined => one.truth.routers.get(nodes.get(id)?.ip ?? '');
    for (const pair of findAliases(ground, alignments, chooseAll(ground, alignments))) {
      if (pair.card !== card) continue;
      const router = routerOf(pair.a);
      examples.push({ features: pair.features, positive: router !== undefined && router === routerOf(pair.b) });
    }
  }
  const fitted = fitCard(examples);
  console.log(`${examples.length} pairs, log loss ${lossOf(fitted, examples).toFixed(4)}`);
  return fitted;
}
