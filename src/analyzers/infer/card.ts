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

/** `-0.28 target global | 1.53 target inside`: numbers by value. */
export function readRow(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    text
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .map((cell): readonly [string, number] => {
        const gap = cell.indexOf(' ');
        return [cell.slice(gap + 1), Number(cell.slice(0, gap))];
      }),
  );
}

/** One row a line, with its name before a colon; indented lines go on with the row above. */
export function readRows(text: string): Readonly<Record<string, Readonly<Record<string, number>>>> {
  return Object.fromEntries(
    text
      .trim()
      .split(/\n(?! )/)
      .map((row): readonly [string, Readonly<Record<string, number>>] => {
        const colon = row.indexOf(':');
        return [row.slice(0, colon), readRow(row.slice(colon + 1))];
      }),
  );
}

export function readCard(base: number, text: string): Card {
  return { base, weights: readRows(text) };
}
