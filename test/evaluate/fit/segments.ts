import type { Card } from '../../../src/analyzers/infer/card';
import { alignAll, findPairs, prepare } from '../../../src/analyzers/infer/route';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { casesFor } from '../cases';
import { fitCard, lossOf, type Example } from './logistic';

/** Which pairs of addresses are the ends of one segment. */
export function fitSegments(count: number, from: number): Card {
  const examples: Example[] = [];
  for (const { one, traces } of casesFor('fit', count, from)) {
    const ground = prepare(buildTopology(traces), one.config);
    const { subnets } = one.truth;
    for (const { a, b, features } of findPairs(ground, alignAll(ground))) {
      const id = subnets.get(a.ip)?.id;
      examples.push({ features, positive: id !== undefined && id === subnets.get(b.ip)?.id });
    }
  }
  const card = fitCard(examples);
  console.log(`${examples.length} pairs, log loss ${lossOf(card, examples).toFixed(4)}`);
  return card;
}
