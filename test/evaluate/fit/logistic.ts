import { scoreOf, type Card, type Features } from '../../../src/analyzers/infer/card';

export interface Example {
  readonly features: Features;
  readonly positive: boolean;
  readonly weight?: number;
  /** Log-odds that it has already: what is fitted comes on top. */
  readonly offset?: number;
}

const ROUNDS = 150;
const PENALTY = 3;
/** Values seen less often than this get no row of their own. */
const RARE = 8;

/**
 * Logistic regression over categorical features with an L2 penalty, by RMSProp-like scaled gradient steps: deterministic, no package.
 * Weights are rounded to two digits, so that the table stays readable.
 */
export function fitCard(examples: readonly Example[]): Card {
  const index = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const [name, value] of Object.entries(features)) {
      const key = `${name}\n${value}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  for (const [key, count] of [...counts].sort()) if (count >= RARE) index.set(key, index.size);
  const rows = examples.map(({ features }) =>
    Int32Array.from(Object.entries(features).flatMap(([name, value]) => index.get(`${name}\n${value}`) ?? [])),
  );
  const weights = descend(rows, examples, index.size);
  return toCard(weights, index);
}

function descend(rows: readonly Int32Array[], examples: readonly Example[], size: number): Float64Array {
  const weights = new Float64Array(size + 1);
  const speed = new Float64Array(size + 1);
  const curve = new Float64Array(size + 1);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(size + 1);
    curve.fill(0);
    rows.forEach((row, n) => {
      let z = (weights[size] ?? 0) + (examples[n]?.offset ?? 0);
      for (const at of row) z += weights[at] ?? 0;
      const p = 1 / (1 + Math.exp(-z));
      const weight = examples[n]?.weight ?? 1;
      const error = weight * ((examples[n]?.positive ? 1 : 0) - p);
      const bend = weight * p * (1 - p);
      for (const at of row) {
        slope[at] = (slope[at] ?? 0) + error;
        curve[at] = (curve[at] ?? 0) + bend;
      }
      slope[size] = (slope[size] ?? 0) + error;
      curve[size] = (curve[size] ?? 0) + bend;
    });
    const features = rows[0]?.length ?? 1;
    for (let at = 0; at <= size; at++) {
      const penalty = at === size ? 0 : PENALTY;
      const step = ((slope[at] ?? 0) - penalty * (weights[at] ?? 0)) / ((curve[at] ?? 0) + penalty + 1e-3);
      // Features overlap: a full Newton step for each would overshoot by their number.
      speed[at] = 0.85 * (speed[at] ?? 0) + (1.2 / (features + 1)) * step;
      weights[at] = Math.max(-9, Math.min(9, (weights[at] ?? 0) + 0.5 * (speed[at] ?? 0)));
    }
  }
  return weights;
}

function toCard(weights: Float64Array, index: ReadonlyMap<string, number>): Card {
  const round = (x: number): number => Math.round(100 * x) / 100;
  const table: Record<string, Record<string, number>> = {};
  for (const [key, at] of index) {
    const [name = '', value = ''] = key.split('\n');
    const weight = round(weights[at] ?? 0);
    if (weight !== 0) (table[name] ??= {})[value] = weight;
  }
  return { base: round(weights.at(-1) ?? 0), weights: table };
}

/** Mean log loss in nats: for watching a fit. */
export function lossOf(card: Card, examples: readonly Example[]): number {
  const loss = examples.reduce((sum, { features, positive, offset = 0 }) => {
    const z = offset + scoreOf(card, features);
    return sum + Math.log1p(Math.exp(positive ? -z : z));
  }, 0);
  return loss / Math.max(1, examples.length);
}
