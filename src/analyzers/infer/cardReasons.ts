import type { MessageArgs, Reason } from '../../model/claim';
import type { SourceSpan } from '../../model/span';
import type { Card, Features } from './card';
import { uniqueSpans } from './claim';

/** Rows that add less than this are not worth reading; they are summed up in the first reason. */
const WORTH_SAYING = 0.15;

/**
 * The rows of a card that an item uses, as reasons that add up to its log-odds. The text of a feature is
 * `route.reason.<area>-<first word>`: features that combine two others (`joined alone`) are read with the one they start with.
 */
export function reasonsOf(
  card: Card,
  features: Features,
  area: string,
  args: MessageArgs,
  evidence: readonly SourceSpan[],
): readonly Reason[] {
  const weights = new Map<string, number>();
  for (const [name, value] of Object.entries(features)) {
    const word = name.split(' ')[0] ?? name;
    weights.set(word, (weights.get(word) ?? 0) + (card.weights[name]?.[value] ?? 0));
  }
  let rest = card.base;
  const spans = uniqueSpans(evidence);
  const said: Reason[] = [];
  for (const [word, weight] of weights) {
    if (Math.abs(weight) < WORTH_SAYING) rest += weight;
    else said.push({ key: `route.reason.${area}-${word}`, args, weight, evidence: spans });
  }
  return [...said, { key: `route.reason.${area}-base`, args, weight: rest, evidence: spans }];
}
