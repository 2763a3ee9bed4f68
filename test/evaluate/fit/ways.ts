import { probabilityOf, type Card } from '../../../src/analyzers/infer/card';
import { joinAll, prepare, alignAll, chooseAll, weighAll } from '../../../src/analyzers/infer/route';
import type { OneWay } from '../../../src/analyzers/infer/ways';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { casesFor } from '../cases';
import { fitCard, lossOf, type Example } from './logistic';

/** Which addresses belong to a router that one direction only passes. */
export function fitWays(count: number, from: number, card: OneWay['card']): Card {
  const examples: Example[] = [];
  for (const { one, traces } of casesFor('fit', count, from)) {
    const ground = prepare(buildTopology(traces), one.config);
    const alignments = alignAll(ground);
    const chosen = chooseAll(ground, alignments);
    for (const way of [...weighAll(ground, alignments, chosen, joinAll(ground, alignments, chosen)).values()].flat()) {
      if (way.card === card) examples.push({ features: way.features, positive: one.truth.asymmetric.has(way.node.ip) });
    }
  }
  const fitted = fitCard(examples);
  console.log(`${examples.length} addresses, log loss ${lossOf(fitted, examples).toFixed(4)}`);
  reportThresholds(fitted, examples);
  return fitted;
}

/** Precision and F1 by threshold. */
export function reportThresholds(card: Card, examples: readonly Example[]): void {
  const rows = examples.map((one) => ({ p: probabilityOf(card, one.features), positive: one.positive }));
  const all = rows.filter((row) => row.positive).length;
  for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    const taken = rows.filter((row) => row.p >= threshold);
    const right = taken.filter((row) => row.positive).length;
    const [p, r] = [right / Math.max(1, taken.length), right / Math.max(1, all)];
    console.log(
      `  ≥ ${threshold}: precision ${(100 * p).toFixed(1)}, F1 ${((200 * p * r) / (p + r)).toFixed(1)} of ${all}`,
    );
  }
}
