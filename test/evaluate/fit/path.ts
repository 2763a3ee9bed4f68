import type { Card } from '../../../src/analyzers/infer/card';
import { alignAll, chooseAll, joinAll, prepare, weighAll } from '../../../src/analyzers/infer/route';
import { judgePath } from '../../../src/analyzers/infer/pathVerdict';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { casesFor } from '../cases';
import { fitCard, type Example } from './logistic';
import { reportThresholds } from './ways';

/** Whether the directions differ anywhere. */
export function fitPath(count: number, from: number): Card {
  const examples: Example[] = [];
  for (const { one, traces } of casesFor('fit', count, from)) {
    const ground = prepare(buildTopology(traces), one.config);
    const alignments = alignAll(ground);
    const [alignment, another] = alignments;
    if (!alignment || another) continue;
    const chosen = chooseAll(ground, alignments);
    const ways = weighAll(ground, alignments, chosen, joinAll(ground, alignments, chosen)).get(alignment.path.id) ?? [];
    const features = judgePath(alignment, ways)?.features;
    if (features) examples.push({ features, positive: one.truth.verdict === 'asymmetric' });
  }
  const card = fitCard(examples);
  reportThresholds(card, examples);
  return card;
}
