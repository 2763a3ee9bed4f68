import type { Reason } from '../../../model/claim';
import type { Verdict } from '../../../model/topology';
import type { Alignment, Anchor } from '../align';
import { logistic, logOdds, reason, sumOf } from '../claim';
import type { Node } from '../node';
import { nodesAt } from '../path';
import type { PathVerdict } from '../pathVerdict';
import { differentRouterNames } from '../relation';
import { isCovered, routerAt, type DraftSpan } from '../spans';
import { commonAt, type Stations, type Way } from '../stations';

/**
 * How often a stretch between two common routers parts where the two directions are of two address families. Set by hand: IPv6 has
 * tunnels that hide routers (6PE, 6in4), so that unequal lengths prove less than in one family (design/topology.md, 2.7: 0.9).
 */
const PARTS = { common: 0.04, names: 0.85, lengths: 0.6, unjoined: 0.4 };

/** Judges a way out in one family and a way back in the other by their common routers alone; "unknown" where nothing joins them. */
export function judgeFamilies(
  alignment: Alignment,
  stations: Stations,
  nodes: ReadonlyMap<string, Node>,
): { readonly spans: readonly DraftSpan[]; readonly verdict: PathVerdict } {
  const { anchors, path } = alignment;
  const common = anchors.filter(
    (anchor, index) => index === 0 || index === anchors.length - 1 || commonAt(stations, alignment, anchor).length > 0,
  );
  const spans = common.slice(1).flatMap((end, index): DraftSpan[] => {
    const start = common[index];
    return start ? [judge(alignment, stations, nodes, start, end)] : [];
  });
  const joined = common.length - 2;
  return { spans: spans.reverse(), verdict: { path: path.id, features: {}, ...overall(spans, joined) } };
}

function overall(spans: readonly DraftSpan[], joined: number): Omit<PathVerdict, 'path' | 'features'> {
  const [worst] = [...spans].sort((a, b) => b.pAsymmetric - a.pAsymmetric);
  if (joined === 0 || !worst)
    return { verdict: 'unknown', pAsymmetric: 0.5, reasons: [reason('route.reason.families-apart', {}, 0)] };
  const evidence = spans.flatMap((span) => span.reasons.flatMap((one) => one.evidence));
  const told = reason('route.reason.families-joined', { count: joined }, 0, evidence);
  const all: Verdict = spans.every((span) => span.verdict === 'symmetric') ? 'symmetric' : 'unknown';
  const { pAsymmetric, reasons } = worst;
  return { verdict: worst.verdict === 'asymmetric' ? 'asymmetric' : all, pAsymmetric, reasons: [...reasons, told] };
}

function judge(
  alignment: Alignment,
  stations: Stations,
  nodes: ReadonlyMap<string, Node>,
  start: Anchor,
  end: Anchor,
): DraftSpan {
  const { path, ends } = alignment;
  const between = (way: Way, from: number, to: number): readonly string[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => nodesAt(path[way], from + k, ends[way])).flat();
  const inner = (way: Way, from: number, to: number): readonly (readonly Node[])[] =>
    Array.from({ length: Math.max(0, to - from - 1) }, (_, k) =>
      nodesAt(path[way], from + 1 + k, ends[way]).flatMap((id) => nodes.get(id) ?? []),
    );
  const covered = isCovered(alignment, start, end);
  const [ahead, behind] = [inner('forward', start.forward, end.forward), inner('back', end.back, start.back)];
  const why = covered ? reasonFor(ahead, behind) : reason('route.reason.span-uncovered', {}, 0);
  const pAsymmetric = logistic(sumOf([why]));
  const named = why.key === 'route.reason.families-names';
  const shown = (hops: readonly (readonly Node[])[]): readonly string[] => hops.flat().map((node) => node.id);
  return {
    path: path.id,
    from: routerAt(stations, alignment, end),
    to: routerAt(stations, alignment, start),
    start,
    end,
    forward: named ? shown(ahead) : between('forward', start.forward + 1, end.forward),
    back: named ? shown(behind) : between('back', end.back + 1, start.back),
    verdict: named ? 'asymmetric' : covered && ahead.length + behind.length === 0 ? 'symmetric' : 'unknown',
    pAsymmetric,
    reasons: [why],
    covered,
    open: false,
  };
}

function reasonFor(ahead: readonly (readonly Node[])[], behind: readonly (readonly Node[])[]): Reason {
  const nodes = [...ahead, ...behind].flat();
  const evidence = nodes.flatMap((node) => node.evidence.slice(0, 1));
  const args = { forward: ahead.length, back: behind.length };
  const say = (kind: keyof typeof PARTS): Reason => {
    const key = kind === 'common' ? 'route.reason.span-common' : `route.reason.families-${kind}`;
    return reason(key, args, logOdds(PARTS[kind]), evidence);
  };
  if (ahead.length + behind.length === 0) return say('common');
  if (hasOwnRouter(ahead, behind)) return say('names');
  return say(ahead.length === behind.length ? 'unjoined' : 'lengths');
}

/** A router whose operator names every hop of the other direction in this stretch, and names each of them otherwise. */
function hasOwnRouter(ahead: readonly (readonly Node[])[], behind: readonly (readonly Node[])[]): boolean {
  if (behind.length === 0 || behind.some((hop) => hop.length === 0)) return false;
  return ahead.flat().some((node) => behind.flat().every((other) => differentRouterNames(node, other)));
}
