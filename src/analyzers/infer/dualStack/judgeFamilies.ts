import type { Reason } from '../../../model/claim';
import type { Verdict } from '../../../model/topology';
import type { Alignment, Anchor } from '../align';
import { logistic, logOdds, reason, sumOf } from '../claim';
import type { Node } from '../node';
import { nodesAt, type Path } from '../path';
import type { PathVerdict } from '../pathVerdict';
import { differentRouterNames } from '../relation';
import { isCovered, spanOf, type DraftSpan } from '../spans';
import { facesOtherFamily } from './twins';
import { commonAt, type Stations, type Way } from '../stations';

/** From this probability on a stretch is called asymmetric, below the other one symmetric, as in one family. */
const SPAN = { symmetric: 0.28, asymmetric: 0.6 };

/**
 * How often a whole path parts for which the model of the two families gives at most `model`: measured on seeds 1000–2599 of the
 * generator's family "dual stack" (778 paths). Between .15 and .8 nothing that the texts say decides: the verdict is "unknown".
 */
const PARTS = [
  { model: 0.15, parts: 0.15 },
  { model: 0.2, parts: 0.25 },
  { model: 0.3, parts: 0.37 },
  { model: 0.5, parts: 0.63 },
  { model: 0.8, parts: 0.72 },
  { model: 1, parts: 0.87 },
];

const PATH = { symmetric: 0.18, asymmetric: 0.84 };

/** Two common routers with nothing between them: a link that hides, as in one family. */
const COMMON = 0.02;

const NAMES = 'route.reason.families-names';

/** Why the directions share no numbers: the texts of the reasons differ. */
type Cause = 'families' | 'names';

/** Of one flow each way, other names are as often two routers of equal rank. */
const OPEN = 0.5;

/** No probability of the model is surer than this: tunnels of IPv6 hide routers (6PE, 6in4), of which the generator has few. */
const MOST = 0.85;

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
  return {
    spans: spans.reverse(),
    verdict: { path: path.id, features: {}, ...overall(alignment, spans, joined, causeOf(path, nodes)) },
  };
}

function causeOf(path: Path, nodes: ReadonlyMap<string, Node>): Cause {
  return facesOtherFamily(path, nodes) ? 'families' : 'names';
}

function verdictOf(pAsymmetric: number, { symmetric, asymmetric }: typeof SPAN): Verdict {
  if (pAsymmetric >= asymmetric) return 'asymmetric';
  return pAsymmetric < symmetric ? 'symmetric' : 'unknown';
}

function overall(
  { families }: Alignment,
  spans: readonly DraftSpan[],
  joined: number,
  cause: Cause,
): Omit<PathVerdict, 'path' | 'features'> {
  const [worst] = [...spans].sort((a, b) => b.pAsymmetric - a.pAsymmetric);
  if (joined === 0 || !worst || !families)
    return { verdict: 'unknown', pAsymmetric: 0.5, reasons: [reason(`route.reason.${cause}-apart`, {}, 0)] };
  const evidence = spans.flatMap((span) => span.reasons.flatMap((one) => one.evidence));
  const told = reason(`route.reason.${cause}-joined`, { count: joined }, 0, evidence);
  const reasons = [...worst.reasons, told];
  // Names of two boxes say more of the path than the model does, which takes them for one sign among others.
  if (worst.verdict === 'asymmetric' && worst.reasons.some(({ key }) => key === NAMES))
    return { verdict: 'asymmetric', pAsymmetric: worst.pAsymmetric, reasons };
  const model = 1 - families.symmetric;
  const measured = PARTS.find((one) => model <= one.model)?.parts ?? 0.5;
  const pAsymmetric = worst.verdict === 'unknown' ? Math.min(OPEN, measured) : measured;
  return { verdict: verdictOf(pAsymmetric, PATH), pAsymmetric, reasons };
}

function judge(
  alignment: Alignment,
  stations: Stations,
  nodes: ReadonlyMap<string, Node>,
  start: Anchor,
  end: Anchor,
): DraftSpan {
  const { path, ends } = alignment;
  const inner = (way: Way, from: number, to: number): readonly (readonly Node[])[] =>
    Array.from({ length: Math.max(0, to - from - 1) }, (_, k) =>
      nodesAt(path[way], from + 1 + k, ends[way]).flatMap((id) => nodes.get(id) ?? []),
    );
  const covered = isCovered(alignment, start, end);
  const link = [...nodesAt(path.forward, end.forward, ends.forward), ...nodesAt(path.back, start.back, ends.back)];
  const shownBy = link.flatMap((id) => nodes.get(id)?.evidence.slice(0, 1) ?? []);
  const [ahead, behind] = [inner('forward', start.forward, end.forward), inner('back', end.back, start.back)];
  const why = covered
    ? reasonFor(alignment, start, end, ahead, behind, shownBy, causeOf(path, nodes))
    : reason('route.reason.span-uncovered', {}, 0);
  const pAsymmetric = logistic(sumOf([why]));
  const verdict = covered ? verdictOf(pAsymmetric, SPAN) : 'unknown';
  const shown = (hops: readonly (readonly Node[])[]): readonly string[] => hops.flat().map((node) => node.id);
  const alone = { forward: shown(ahead), back: shown(behind) };
  return spanOf(alignment, stations, { start, end, verdict, reasons: [why], covered, alone, open: false });
}

function reasonFor(
  { families, path }: Alignment,
  start: Anchor,
  end: Anchor,
  ahead: readonly (readonly Node[])[],
  behind: readonly (readonly Node[])[],
  link: Reason['evidence'],
  cause: Cause,
): Reason {
  const inner = [...ahead, ...behind].flat().flatMap((node) => node.evidence.slice(0, 1));
  const evidence = [...inner, ...link];
  const [forward, back] = [ahead.length, behind.length];
  const say = (kind: string, parts: number): Reason =>
    reason(kind, { forward, back }, logOdds(Math.max(COMMON, Math.min(MOST, parts))), evidence);
  // Two rows that nothing joins are neither one way nor two.
  if (!families) return reason(`route.reason.${cause}-apart`, {}, 0, evidence);
  if (forward + back === 0) return say('route.reason.span-common', 1 - families.link(end.forward, start.back));
  const alone = Math.max(
    ...ahead.map((_, k) => families.forwardAlone(start.forward + 1 + k)),
    ...behind.map((_, k) => families.backAlone(end.back + 1 + k)),
  );
  // A branch of load balancing that the other direction happens not to show is no way of its own.
  const branches = isOneFlow(path) || [...ahead, ...behind].some((hop) => hop.length > 1);
  if (hasOwnRouter(ahead, behind)) return say(NAMES, branches ? Math.min(OPEN, alone) : alone);
  // Two rows of hops that nothing joins may be the same ones, or not.
  if (forward === back) return say('route.reason.families-unjoined', Math.min(OPEN, alone));
  return say(`route.reason.${cause}-lengths`, alone);
}

/** Neither direction sent probes of several flows, or several probes. */
function isOneFlow({ forward, back }: Path): boolean {
  return [...forward.walks, ...back.walks].every(
    ({ oneFlow, trace }) => oneFlow || trace.hops.every((hop) => hop.probes.length < 2),
  );
}

/** Routers of one operator, who names all of them in this stretch, and none of one direction like one of the other. */
function hasOwnRouter(ahead: readonly (readonly Node[])[], behind: readonly (readonly Node[])[]): boolean {
  if (behind.length === 0 || behind.some((hop) => hop.length === 0)) return false;
  const [out, home] = [ahead, behind].map((hops) => hops.flat().slice(0, MOST_NAMES)) as [Node[], Node[]];
  return out.length > 0 && out.every((node) => home.every((other) => differentRouterNames(node, other)));
}
