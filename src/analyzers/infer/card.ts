import { logistic } from './claim';

/**
 * A scorecard: for every feature, natural-log odds by its value. What an item adds up to is its log-odds, so a card explains itself:
 * each row it uses is one reason. Fitted by logistic regression (`npm run evaluate -- --fit`).
 */
export interface Card {
  readonly base: number;
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The values of the features of one item. A value that the card has never seen adds nothing. */
export type Features = Readonly<Record<string, string>>;

export function scoreOf(card: Card, features: Features): number {
  let sum = card.base;
  for (const name in features) sum += card.weights[name]?.[features[name] ?? ''] ?? 0;
  return sum;
}

export function probabilityOf(card: Card, features: Features): number {
  return logistic(scoreOf(card, features));
}

/** The feature value for a number: the bucket by its upper bound, `<0.5`. The last one is open. */
export function bucket(value: number, bounds: readonly number[]): string {
  for (const bound of bounds) if (value < bound) return `<${bound}`;
  return `≥${bounds.at(-1) ?? 0}`;
}
