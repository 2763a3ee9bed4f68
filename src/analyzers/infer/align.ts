import type { Ends } from './ends';
import type { Node } from './node';
import type { Path } from './path';
import type { Exchanges } from './relation';
import { Scores } from './scores';

/** Forward hop `forward` and return hop `back` are taken for one router; hop 0 is the end a trace leaves from. */
export interface Anchor {
  readonly forward: number;
  readonly back: number;
}

/** The two directions laid side by side, from home to the server. Between two anchors lie hops of one direction only. */
export interface Alignment {
  readonly path: Path;
  readonly ends: Ends;
  readonly anchors: readonly Anchor[];
}

/** Steps with more unshared hops than this on one side are not searched (design/asymmetry.md, 3.1). */
const MAX_GAP = 6;

/** Log-odds of a stretch with f forward-only and g return-only routers against one common link; measured, asymmetry.md 3.1. */
const GAP_WEIGHTS: readonly (readonly number[])[] = [
  [0, -5.2],
  [-5.9, -3.7, -6.5],
  [-7.6, -7.3, -5.4],
];

function gapWeight(forward: number, back: number): number {
  return GAP_WEIGHTS[forward]?.[back] ?? -7 - 0.3 * (forward + back);
}

/**
 * Finds the likeliest chain of routers that both directions pass: a state is "forward hop i and return hop j are one router",
 * a step is one common link or a stretch where the ways part. Time n·m·49 for n forward and m return hops.
 * A path without traces in both directions has no anchors.
 */
export function align(path: Path, ends: Ends, nodes: ReadonlyMap<string, Node>, exchanges: Exchanges): Alignment {
  if (path.forward.walks.length === 0 || path.back.walks.length === 0) return { path, ends, anchors: [] };
  const scores = new Scores(path, ends, nodes, exchanges);
  return { path, ends, anchors: trace(scores, ends) };
}

function trace(scores: Scores, ends: Ends): readonly Anchor[] {
  const width = ends.back + 1;
  const best = new Float64Array((ends.forward + 1) * width).fill(-Infinity);
  const from = new Int32Array(best.length).fill(-1);
  best[ends.owner * width + ends.back] = 0;
  for (let i = ends.owner; i < ends.forward; i++) {
    for (let j = ends.back; j > 0; j--) {
      const here = best[i * width + j] ?? -Infinity;
      if (here === -Infinity) continue;
      for (let f = 0; f <= MAX_GAP && i + f < ends.forward; f++) {
        for (let g = 0; g <= MAX_GAP && j - g > 0; g++) {
          const link = f === 0 && g === 0 ? scores.link(i + 1, j) : 0;
          const next = (i + f + 1) * width + (j - g - 1);
          const value = here + gapWeight(f, g) + link + scores.router(i + f + 1, j - g - 1);
          if (value > (best[next] ?? -Infinity)) {
            best[next] = value;
            from[next] = i * width + j;
          }
        }
      }
    }
  }
  const anchors: Anchor[] = [];
  let state = ends.forward * width;
  while (state >= 0 && (best[state] ?? -Infinity) > -Infinity) {
    anchors.push({ forward: Math.floor(state / width), back: state % width });
    state = from[state] ?? -1;
  }
  if (anchors.length > 0) return anchors.reverse();
  // Lengths that no chain of short gaps can join: only the two ends are common.
  return [
    { forward: ends.owner, back: ends.back },
    { forward: ends.forward, back: 0 },
  ];
}
