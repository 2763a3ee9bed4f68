import type { Reason } from '../../../model/claim';
import type { Verdict } from '../../../model/topology';
import type { Alignment, Anchor } from '../align';
import { logistic, logOdds, reason, sumOf } from '../claim';
import type { Node } from '../node';
import { nodesAt, type Path } from '../path';
import type { PathVerdict } from '../pathVerdict';
import { differentRouterNames } from '../relation';
import { isCovered, routerAt, type DraftSpan } from '../spans';
import { commonAt, type Stations, type Way } from '../stations';

/**
 * How often a stretch between two common routers parts where the two directions are of two address families: measured on seeds 1000 to
 * 2599 of the generator's family "dual stack". `unjoined`: by the number of hops that nothing joins; the last for all longer ones.
 * `lengths` is set above the measured 0.3, `home` (where one family is translated and the other one not) above 0.01: tunnels of IPv6
 * hide routers (6PE, 6in4), of which the generator has few. Names that differ are as often two routers of equal rank; a single flow
 * cannot tell.
 */
const PARTS = {
  common: 0.02,
  names: { flows: 0.63, oneFlow: 0.4 },
  lengths: 0.4,
  home: 0.05,
  unjoined: [0.08, 0.15, 0.19, 0.22, 0.46],
} as const;

/** From this probability on a stretch is called asymmetric, as in one family. */
const ONE_WAY = 0.6;

/** Below this probability of any stretch to part the path is called symmetric: as sure as the verdict over one family is. */
const SYMMETRIC = 0.28;

/** A hop of a hostile input may list thousands of addresses. */
const MOST_NAMES = 64;

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
  if (worst.verdict === 'asymmetric')
    return { verdict: 'asymmetric', pAsymmetric: worst.pAsymmetric, reasons: [...worst.reasons, told] };
  const known = spans.filter((span) => span.covered);
  const pAsymmetric = 1 - known.reduce((product, span) => product * (1 - span.pAsymmetric), 1);
  const verdict: Verdict = known.length > 0 && pAsymmetric < SYMMETRIC ? 'symmetric' : 'unknown';
  return { verdict, pAsymmetric, reasons: [...worst.reasons, told] };
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
  const atHome = start === alignment.anchors[0];
  const why = covered ? reasonFor(path, ahead, behind, atHome) : reason('route.reason.span-uncovered', {}, 0);
  const pAsymmetric = logistic(sumOf([why]));
  const named = pAsymmetric >= ONE_WAY;
  const shown = (hops: readonly (readonly Node[])[]): readonly string[] => hops.flat().map((node) => node.id);
  return {
    path: path.id,
    from: routerAt(stations, alignment, end),
    to: routerAt(stations, alignment, start),
    start,
    end,
    forward: named ? shown(ahead) : between('forward', start.forward + 1, end.forward),
    back: named ? shown(behind) : between('back', end.back + 1, start.back),
    verdict: named ? 'asymmetric' : covered && pAsymmetric < SYMMETRIC ? 'symmetric' : 'unknown',
    pAsymmetric,
    reasons: [why],
    covered,
    open: false,
  };
}

function reasonFor(
  path: Path,
  ahead: readonly (readonly Node[])[],
  behind: readonly (readonly Node[])[],
  atHome: boolean,
): Reason {
  const evidence = [...ahead, ...behind].flat().flatMap((node) => node.evidence.slice(0, 1));
  const [forward, back] = [ahead.length, behind.length];
  const say = (kind: keyof typeof PARTS, parts: number): Reason => {
    const key = kind === 'common' ? 'route.reason.span-common' : `route.reason.families-${kind}`;
    return reason(key, { forward, back }, logOdds(parts), evidence);
  };
  if (forward + back === 0) return say('common', PARTS.common);
  if (hasOwnRouter(ahead, behind)) return say('names', PARTS.names[isOneFlow(path) ? 'oneFlow' : 'flows']);
  if (forward === back) return say('unjoined', PARTS.unjoined[Math.min(forward, PARTS.unjoined.length) - 1] ?? 0.5);
  return atHome && Math.min(forward, back) === 0 ? say('home', PARTS.home) : say('lengths', PARTS.lengths);
}

/** Neither direction sent probes of several flows, or several probes. */
function isOneFlow({ forward, back }: Path): boolean {
  return [...forward.walks, ...back.walks].every(
    ({ oneFlow, trace }) => oneFlow || trace.hops.every((hop) => hop.probes.length < 2),
  );
}

/** A router whose operator names every hop of the other direction in this stretch, and names each of them otherwise. */
function hasOwnRouter(ahead: readonly (readonly Node[])[], behind: readonly (readonly Node[])[]): boolean {
  if (behind.length === 0 || behind.some((hop) => hop.length === 0)) return false;
  const [out, home] = [ahead, behind].map((hops) => hops.flat().slice(0, MOST_NAMES)) as [Node[], Node[]];
  return out.some((node) => home.every((other) => differentRouterNames(node, other)));
}
