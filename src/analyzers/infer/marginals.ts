/** Log weights of two neighbouring items: `weights[i * n + j]` for state i of `a` and state j of `b`, n the number of states of `b`. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly weights: Float64Array;
}

/** Items with a few states each, what speaks for each state, and what neighbours have to do with one another. */
export interface Field {
  readonly states: readonly Float64Array[];
  readonly edges: readonly Edge[];
}

/** A route is a chain with small loops: after a few passes along it nothing changes any more. */
const SWEEPS = 4;

/** Probabilities of the states of every item, and of every pair of states (`i * n + j`) of the items that an edge joins. */
export interface Marginals {
  readonly items: readonly Float64Array[];
  readonly edges: readonly Float64Array[];
}

/**
 * Probability of each state of each item and edge, by sum-product message passing along the edges in their order and back: exact where the
 * edges form chains or trees, close where they form the small loops of load-balanced routes. Linear in edges.
 */
export function marginalsOf({ states, edges }: Field): Marginals {
  const sums = states.map((one) => Float64Array.from(one));
  const toB = edges.map(({ b }) => new Float64Array(states[b]?.length ?? 0));
  const toA = edges.map(({ a }) => new Float64Array(states[a]?.length ?? 0));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let k = 0; k < edges.length; k++) pass(edges[k], sums, toA[k], toB[k], false);
    for (let k = edges.length - 1; k >= 0; k--) pass(edges[k], sums, toB[k], toA[k], true);
  }
  return { items: sums.map(normalize), edges: edges.map((edge, k) => pairsOf(edge, sums, toA[k], toB[k])) };
}

function pairsOf(
  { a, b, weights }: Edge,
  sums: readonly Float64Array[],
  toA = new Float64Array(0),
  toB = new Float64Array(0),
): Float64Array {
  const [left, right] = [sums[a] ?? toA, sums[b] ?? toB];
  return normalize(
    weights.map((weight, at) => {
      const [i, j] = [Math.floor(at / right.length), at % right.length];
      return weight + (left[i] ?? 0) - (toA[i] ?? 0) + (right[j] ?? 0) - (toB[j] ?? 0);
    }),
  );
}

/** Renews the message over an edge; `sums` hold each item's own weights and all messages to it. */
function pass(
  edge: Edge | undefined,
  sums: readonly Float64Array[],
  answer: Float64Array | undefined,
  message: Float64Array | undefined,
  backwards: boolean,
): void {
  if (!edge || !answer || !message) return;
  const [from, to] = backwards ? [edge.b, edge.a] : [edge.a, edge.b];
  const [source, target] = [sums[from], sums[to]];
  if (!source || !target) return;
  const width = backwards ? target.length : source.length === 0 ? 0 : target.length;
  const stride = backwards ? source.length : width;
  let total = -Infinity;
  const fresh = new Float64Array(target.length);
  for (let t = 0; t < target.length; t++) {
    let sum = -Infinity;
    for (let s = 0; s < source.length; s++) {
      const weight = edge.weights[backwards ? t * stride + s : s * stride + t] ?? 0;
      // What came over this very edge does not go back over it.
      sum = addLog(sum, (source[s] ?? 0) - (answer[s] ?? 0) + weight);
    }
    fresh[t] = sum;
    total = addLog(total, sum);
  }
  for (let t = 0; t < target.length; t++) {
    const value = (fresh[t] ?? 0) - total;
    target[t] = (target[t] ?? 0) - (message[t] ?? 0) + value;
    message[t] = value;
  }
}

function normalize(logs: Float64Array): Float64Array {
  const total = logs.reduce(addLog, -Infinity);
  return logs.map((log) => Math.exp(log - total));
}

function addLog(x: number, y: number): number {
  if (x === -Infinity) return y;
  if (y === -Infinity) return x;
  return x > y ? x + Math.log1p(Math.exp(y - x)) : y + Math.log1p(Math.exp(x - y));
}
