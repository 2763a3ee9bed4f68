import type { Ends } from './ends';

/** What the joint model says about a path: probabilities over all ways to lay the two directions side by side. */
export interface Posterior {
  /** Forward hop i and return hop j are one router. */
  router(i: number, j: number): number;
  /** Forward hop i and return hop j are the two ends of one link that both directions use. */
  link(i: number, j: number): number;
  /** The hop lies on a stretch that the other direction does not take. */
  forwardAlone(i: number): number;
  backAlone(j: number): number;
  /** No stretch parts at all. */
  readonly symmetric: number;
  /** Log weight of all ways together: compares two readings of one path. */
  readonly evidence: number;
  readonly ends: Ends;
}

/** Evidence about facing hops. */
export interface StepScores {
  /** Log weight of the step from state (i, j) over f forward-only and g return-only routers. */
  step(i: number, j: number, f: number, g: number): number;
}

/** A place where the ways may begin (home's end) or end (server's end), with its log-odds. */
export interface EndState {
  readonly i: number;
  readonly j: number;
  readonly weight: number;
}

/** Steps with more unshared hops than this on one side are not searched (design/asymmetry.md, 3.1). */
const MAX_GAP = 6;

/** States this far (natural log) behind the best of their row carry no weight; it keeps long paths linear. */
const BEAM = 18;

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

/**
 * Forward-backward over the states "forward hop i and return hop j are one router" (design/asymmetry.md, 3.1). A step is one
 * common link or a stretch with f forward-only and g return-only routers.
 */
export function computePosterior(
  scores: StepScores,
  starts: readonly EndState[],
  stops: readonly EndState[],
): Posterior {
  const height = Math.max(...stops.map((one) => one.i), ...starts.map((one) => one.i)) + 1;
  const width = Math.max(...starts.map((one) => one.j)) + 1;
  const alpha = spread(scores, starts, height, width);
  const total = sumLog(stops.map(({ i, j, weight }) => weight + at(alpha, i, j)));
  const beta = collect(scores, stops, alpha);
  return summarize(scores, { alpha, beta, total, starts, stops });
}

function grid(height: number, width: number): Grid {
  return { height, width, values: new Float64Array(height * width).fill(-Infinity) };
}

function at({ width, height, values }: Grid, i: number, j: number): number {
  return i < 0 || j < 0 || i >= height || j >= width ? -Infinity : (values[i * width + j] ?? -Infinity);
}

function addLog(x: number, y: number): number {
  if (x === -Infinity) return y;
  if (y === -Infinity) return x;
  const [high, low] = x > y ? [x, y] : [y, x];
  return high - low > 36 ? high : high + Math.log1p(Math.exp(low - high));
}

function sumLog(values: readonly number[]): number {
  return values.reduce(addLog, -Infinity);
}

/** Log weight of all ways from the starts to each state. */
function spread(scores: StepScores, starts: readonly EndState[], height: number, width: number): Grid {
  const alpha = grid(height, width);
  const { values } = alpha;
  for (const { i, j, weight } of starts) values[i * width + j] = addLog(at(alpha, i, j), weight);
  for (let i = 0; i < height; i++) {
    const floor = bestOfRow(alpha, i) - BEAM;
    for (let j = width - 1; j > 0; j--) {
      const here = values[i * width + j] ?? -Infinity;
      if (here === -Infinity || here < floor) continue;
      for (let f = 0; f <= MAX_GAP && i + f + 1 < height; f++) {
        for (let g = 0; g <= MAX_GAP && j - g > 0; g++) {
          const next = (i + f + 1) * width + (j - g - 1);
          values[next] = addLog(values[next] ?? -Infinity, here + scores.step(i, j, f, g));
        }
      }
    }
  }
  return alpha;
}

function bestOfRow({ width, values }: Grid, i: number): number {
  let best = -Infinity;
  for (let j = 0; j < width; j++) best = Math.max(best, values[i * width + j] ?? -Infinity);
  return best;
}

/** Log weight of all ways from each state to the stops; states that no way reaches are left out. */
function collect(scores: StepScores, stops: readonly EndState[], alpha: Grid): Grid {
  const { height, width } = alpha;
  const beta = grid(height, width);
  const { values } = beta;
  for (const { i, j, weight } of stops) values[i * width + j] = addLog(at(beta, i, j), weight);
  for (let i = height - 1; i >= 0; i--) {
    const floor = bestOfRow(alpha, i) - BEAM;
    for (let j = 1; j < width; j++) {
      if (at(alpha, i, j) === -Infinity || at(alpha, i, j) < floor) continue;
      let sum = values[i * width + j] ?? -Infinity;
      for (let f = 0; f <= MAX_GAP && i + f + 1 < height; f++) {
        for (let g = 0; g <= MAX_GAP && j - g > 0; g++) {
          const next = at(beta, i + f + 1, j - g - 1);
          if (next !== -Infinity) sum = addLog(sum, next + scores.step(i, j, f, g));
        }
      }
      values[i * width + j] = sum;
    }
  }
  return beta;
}

interface Passes {
  readonly alpha: Grid;
  readonly beta: Grid;
  readonly total: number;
  readonly starts: readonly EndState[];
  readonly stops: readonly EndState[];
}

function summarize(scores: StepScores, { alpha, beta, total, starts, stops }: Passes): Posterior {
  const { height, width } = alpha;
  const share = (log: number): number => (total === -Infinity ? 0 : Math.min(1, Math.exp(log - total)));
  const router = (i: number, j: number): number => share(at(alpha, i, j) + at(beta, i, j));
  const link = (i: number, j: number): number =>
    i < 1 || j < 1 ? 0 : share(at(alpha, i - 1, j) + scores.step(i - 1, j, 0, 0) + at(beta, i, j - 1));
  const common = new Float64Array(height);
  const commonBack = new Float64Array(width);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const p = router(i, j);
      common[i] = (common[i] ?? 0) + p;
      commonBack[j] = (commonBack[j] ?? 0) + p;
    }
  }
  const start = best(starts, ({ i, j, weight }) => weight + at(beta, i, j));
  const stop = best(stops, ({ i, j, weight }) => weight + at(alpha, i, j));
  return {
    router,
    link,
    forwardAlone: (i) => Math.max(0, 1 - (common[i] ?? 0)),
    backAlone: (j) => Math.max(0, 1 - (commonBack[j] ?? 0)),
    symmetric: share(withoutGaps(scores, starts, stops)),
    evidence: total,
    ends: {
      forward: stop.i,
      back: start.j,
      owner: start.i,
      forwardKnown: stops.length === 1,
      backKnown: new Set(starts.map((one) => one.j)).size === 1,
    },
  };
}

function best(states: readonly EndState[], weigh: (state: EndState) => number): EndState {
  return states.reduce((known, one) => (weigh(one) > weigh(known) ? one : known));
}

/** Log weight of the ways without any stretch: i and j then go in step. */
function withoutGaps(scores: StepScores, starts: readonly EndState[], stops: readonly EndState[]): number {
  return sumLog(
    starts.flatMap((start) =>
      stops.flatMap((stop) => {
        if (stop.i - start.i !== start.j - stop.j) return [];
        let sum = start.weight + stop.weight;
        for (let k = 0; k < start.j - stop.j; k++) sum += scores.step(start.i + k, start.j - k, 0, 0);
        return [sum];
      }),
    ),
  );
}
