import type { AnalysisConfig } from '../../../model/analysis';
import type { Claim } from '../../../model/claim';
import type { Verdict } from '../../../model/topology';
import type { Trace } from '../../../model/trace';
import { buildTopology } from '../../build/topology';
import { claim, logOdds, reason } from '../claim';
import { isNameId, textOf } from '../hopNames';
import { inferRoute } from '../route';
import type { Merged, MergedWalk } from './collector';

/** Ways of one direction that are compared; more of them say the same again. */
const MOST_WAYS = 8;

/** Pairs of places that are compared with all that a single path gets; each costs some 20 ms. */
const MOST_PAIRS = 300;

export interface PairVerdict {
  readonly home: string;
  readonly server: string;
  readonly verdict: Verdict;
  readonly confidence: number;
}

/** The two directions between two places that name each other: as source and as target. */
interface Pair {
  readonly home: string;
  readonly server: string;
  readonly out: readonly MergedWalk[];
  readonly back: readonly MergedWalk[];
}

/**
 * Whether the directions differ, place by place (design/topology.md, 2.9): the joint model of a single path, once for every set of ways
 * that differs. Traces that do not tell where they left from have no partner.
 */
export function comparePairs(merged: Merged, config: AnalysisConfig): readonly PairVerdict[] {
  const known = new Map<string, { readonly verdict: Verdict; readonly confidence: number }>();
  return pairsOf(merged)
    .slice(0, MOST_PAIRS)
    .map(({ home, server, out, back }) => {
      const key = [...out, ...back].map((walk) => JSON.stringify(walk.steps)).join('|');
      const verdict = known.get(key) ?? compare(merged, out, back, config);
      known.set(key, verdict);
      return { home, server, ...verdict };
    });
}

function pairsOf({ walks }: Merged): readonly Pair[] {
  const groups = new Map<string, MergedWalk[]>();
  for (const walk of walks) {
    const key = `${walk.home}\n${walk.target}`;
    const list = groups.get(key);
    if (list) list.push(walk);
    else groups.set(key, [walk]);
  }
  const pairs: Pair[] = [];
  for (const [key, out] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [home = '', server = ''] = key.split('\n');
    const back = groups.get(`${server}\n${home}`);
    // Each pair once; a role that the user gave decides which direction is out.
    const turned = out[0]?.role === 'return' || (out[0]?.role === undefined && home > server);
    if (back && home !== server && !turned) pairs.push({ home, server, out, back });
  }
  return pairs;
}

function compare(
  merged: Merged,
  out: readonly MergedWalk[],
  back: readonly MergedWalk[],
  config: AnalysisConfig,
): { readonly verdict: Verdict; readonly confidence: number } {
  const traces = [
    ...out.slice(0, MOST_WAYS).map((walk) => ({ ...traceOf(walk, merged), role: 'forward' as const })),
    ...back.slice(0, MOST_WAYS).map((walk) => ({ ...traceOf(walk, merged), role: 'return' as const })),
  ];
  const { verdict, confidence } = inferRoute(buildTopology(traces), config).path;
  return { verdict, confidence };
}

const NOWHERE = { start: 0, end: 0 };

/** A way as a trace: one answer per address, no times and no places in a text. */
function traceOf({ steps, target, reached, trace }: MergedWalk, { nodes }: Merged): Trace {
  return {
    id: trace,
    source: '',
    dialect: 'merged',
    ...(target !== '' && (isNameId(target) ? { target: textOf(target) } : { target, targetIp: target })),
    flow: 'unknown',
    reached: reached ? 'yes' : 'unknown',
    truncated: false,
    aggregate: false,
    hops: steps.map((row, at) => ({
      ttl: at + 1,
      probes: row.map((node, index) => {
        const { ip = '', names = [], address } = nodes[node] ?? {};
        const [name] = names;
        return {
          index,
          ...(address && { ip }),
          lost: false,
          ...(name && { host: name.name }),
          spans: { all: NOWHERE },
        };
      }),
      span: NOWHERE,
    })),
    warnings: [],
    span: NOWHERE,
    unparsed: [],
  };
}

export function claimPairs(verdicts: readonly PairVerdict[]): readonly Claim[] {
  return verdicts.map(({ home, server, verdict, confidence }) => {
    const args = { home, server };
    const p = Math.min(0.999, Math.max(0.001, confidence));
    return claim({
      rule: 'asymmetry/pair',
      subject: [home, server],
      key: `route.claim.pair-${verdict}`,
      args,
      reasons: [reason('route.reason.pair', args, logOdds(p))],
    });
  });
}
