import type { Reason } from '../../model/claim';
import type { Verdict } from '../../model/topology';
import type { Alignment } from './align';
import { bucket, type Features } from './card';
import { reasonsOf } from './cardReasons';
import { logistic, reason, sumOf } from './claim';
import type { HiddenLink } from './hiddenLinks';
import type { Side } from './path';
import { PATH_CARD } from './tables/pathCard';
import type { OneWay } from './ways';

/** Whether the two directions of a path differ anywhere, be it at routers that no text shows. */
export interface PathVerdict {
  readonly path: string;
  readonly features: Features;
  readonly reasons: readonly Reason[];
  readonly pAsymmetric: number;
  readonly verdict: Verdict;
}

/** Probabilities between these give no verdict: "unknown" is an honest answer. */
const OPEN = { from: 0.39, to: 0.64 };

/** Where links are hidden, two ways would print the same lines: "symmetric" is then said below this only. */
const HIDDEN_FROM = 0.2;

/** Log-odds of a reply that took another way, on top of what its address adds; set by hand, as in `ways.ts`. */
const ODD_REPLY = 1.5;

export function judgePath(
  alignment: Alignment,
  ways: readonly OneWay[],
  hidden: readonly HiddenLink[] = [],
): PathVerdict | undefined {
  const { path, ends, posterior } = alignment;
  if (!posterior) return undefined;
  const chances = ways.map((one) => one.probability).sort((a, b) => b - a);
  const [top = 0, second = 0] = chances;
  const branch = ways.filter((one) => one.card === 'branch').reduce((high, one) => Math.max(high, one.probability), 0);
  const length = ends.forward - ends.owner - ends.back;
  const silent = [path.forward, path.back].reduce(
    (sum, side) => sum + side.rows.slice(1).filter((row) => row.nodes.length === 0).length,
    0,
  );
  const symmetric = bucket(posterior.symmetric, [1e-6, 1e-3, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95]);
  const features: Features = {
    symmetric,
    top: bucket(top, [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85]),
    'top symmetric': `${bucket(top, [0.1, 0.3, 0.6])} ${bucket(posterior.symmetric, [0.01, 0.2, 0.8])}`,
    second: bucket(second, [0.05, 0.1, 0.2, 0.35, 0.5, 0.7]),
    branch: bucket(branch, [0.02, 0.1, 0.25, 0.5, 0.7]),
    sum: bucket(
      chances.reduce((sum, one) => sum + one, 0),
      [0.1, 0.25, 0.5, 1, 1.5, 2, 4],
    ),
    length: ends.forwardKnown && ends.backKnown ? String(Math.max(-2, Math.min(2, length))) : 'unknown',
    silent: bucket(silent, [1, 2, 3, 5]),
    unseen: bucket(unseenHops(path.forward, ends.forward) + unseenHops(path.back, ends.back), [1, 2, 3, 5]),
    size: bucket(ends.forward, [6, 9, 12, 15, 20]),
  };
  const args = { forward: ends.forward - ends.owner, back: ends.back, top: Math.round(100 * top) };
  const odd = ways.filter((one) => one.oddReply !== undefined).slice(0, 3);
  const reasons = [
    ...reasonsOf(PATH_CARD, features, 'path', args, evidenceOf(ways)),
    ...odd.map(({ node, ttl, oddReply = 0 }) =>
      reason('route.reason.way-reply', { ip: node.ip, hop: ttl, back: oddReply }, ODD_REPLY, node.evidence),
    ),
    ...hidden.map(({ ip, via, evidence }) => reason('route.reason.path-hidden', { ip, via }, 0, evidence)),
  ];
  const pAsymmetric = logistic(sumOf(reasons));
  const verdict = verdictOf(pAsymmetric, hidden.length > 0);
  return { path: path.id, features, reasons, pAsymmetric, verdict };
}

function verdictOf(pAsymmetric: number, hidden: boolean): Verdict {
  if (pAsymmetric > OPEN.to) return 'asymmetric';
  return pAsymmetric < (hidden ? HIDDEN_FROM : OPEN.from) ? 'symmetric' : 'unknown';
}

/** Hops between the last answer and the end of the way. */
function unseenHops({ rows }: Side, end: number): number {
  return Math.max(0, end - rows.length);
}

/** The lines of the addresses that look most one-way. */
function evidenceOf(ways: readonly OneWay[]): OneWay['node']['evidence'] {
  return [...ways]
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 3)
    .flatMap((one) => one.node.evidence.slice(0, 1));
}
