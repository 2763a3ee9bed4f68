import type { Reason } from '../../model/claim';
import { hostBlockLength } from '../../model/prefix';
import type { Verdict } from '../../model/topology';
import type { OpenPair } from './adjacent';
import type { Alignment, Anchor } from './align';
import { logistic, logOdds, reason, sumOf } from './claim';
import type { Node } from './node';
import { nodesAt } from './path';
import { isPointToPoint, relationWeight, type Exchanges } from './relation';
import type { DraftSegment } from './segments';
import { commonAt, type Stations } from './stations';

/** A stretch between two routers that both directions pass, the server's end first. */
export interface DraftSpan {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly start: Anchor;
  readonly end: Anchor;
  readonly forward: readonly string[];
  readonly back: readonly string[];
  readonly verdict: Verdict;
  readonly pAsymmetric: number;
  readonly reasons: readonly Reason[];
  /** False where one direction broke off before the end of the stretch: it then says nothing about the whole way. */
  readonly covered: boolean;
}

interface SpanInput {
  readonly alignment: Alignment;
  readonly stations: Stations;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly exchanges: Exchanges;
  readonly open: ReadonlyMap<DraftSegment, OpenPair>;
}

/** Prior odds that a stretch of equal length is one way (design/topology.md, 2.7). */
const PRIOR = Math.log(1.6);

const ADJACENT = 'route.reason.span-adjacent';
const ROW = 'route.reason.span-row';

/** Log-odds beyond which a verdict is given. */
const DECIDED = 1.1;

/** ln P(relation | symmetric) / P(relation | asymmetric). */
const RELATION = {
  pointToPoint: Math.log(0.72 / 0.02),
  slash29: Math.log(0.1 / 0.06),
  block: Math.log(0.1 / 0.35),
  none: Math.log(0.05 / 0.55),
};

/**
 * Judges every stretch between neighbouring common routers and joins neighbouring symmetric ones. RTT never decides (S11).
 */
export function judgeSpans(input: SpanInput): readonly DraftSpan[] {
  const { alignment, stations } = input;
  const { anchors } = alignment;
  const common = anchors.filter(
    (anchor, index) => index === 0 || index === anchors.length - 1 || commonAt(stations, alignment, anchor).length > 0,
  );
  const spans: DraftSpan[] = [];
  common.slice(1).forEach((end, index) => {
    const start = common[index];
    if (!start) return;
    const span = judge(input, start, end);
    const before = spans.at(-1);
    if (before && before.verdict === 'symmetric' && span.verdict === 'symmetric')
      spans[spans.length - 1] = extend(before, span);
    else spans.push(span);
  });
  return spans.reverse();
}

function extend(home: DraftSpan, server: DraftSpan): DraftSpan {
  return {
    ...home,
    from: server.from,
    end: server.end,
    forward: [...home.forward, ...server.forward],
    back: [...server.back, ...home.back],
    pAsymmetric: Math.max(home.pAsymmetric, server.pAsymmetric),
    reasons: [...home.reasons, ...server.reasons].sort((a, b) => (a.weight ?? 0) - (b.weight ?? 0)).slice(0, 1),
  };
}

function judge(input: SpanInput, start: Anchor, end: Anchor): DraftSpan {
  const { alignment, stations } = input;
  const { path, ends } = alignment;
  const forwardAlone = end.forward - start.forward - 1;
  const backAlone = start.back - end.back - 1;
  const covered = isCovered(alignment, start, end);
  const reasons = covered
    ? reasonsFor(input, start, end, forwardAlone, backAlone)
    : [reason('route.reason.span-uncovered', {}, 0)];
  const odds = sumOf(reasons);
  // Two readings that stay open give no verdict, whichever is the likelier (design/topology.md, 1.4).
  const open = reasons.some((one) => one.key === ADJACENT) && !reasons.some((one) => one.key === ROW);
  const between = (way: 'forward' | 'back', from: number, to: number): readonly string[] =>
    Array.from({ length: to - from + 1 }, (_, k) => nodesAt(path[way], from + k, ends[way])).flat();
  return {
    path: path.id,
    from: routerAt(stations, alignment, end),
    to: routerAt(stations, alignment, start),
    start,
    end,
    // Both ends of every link of the stretch, as the traces show them.
    forward: between('forward', start.forward + 1, end.forward),
    back: between('back', end.back + 1, start.back),
    verdict: open || Math.abs(odds) <= DECIDED ? 'unknown' : odds < 0 ? 'symmetric' : 'asymmetric',
    pAsymmetric: logistic(odds),
    reasons,
    covered,
  };
}

/** Both directions must have been probed through the stretch; hops behind the last answer of a trace were perhaps never tried. */
function isCovered({ path, ends }: Alignment, start: Anchor, end: Anchor): boolean {
  const forward = end.back > 0 || path.forward.reachedAt !== undefined || path.forward.rows.length >= ends.forward;
  const back = start.back < ends.back || path.back.reachedAt !== undefined || path.back.rows.length >= ends.back;
  return forward && back;
}

/** The router that stands for an anchor: a common one, where possible. */
function routerAt(stations: Stations, alignment: Alignment, anchor: Anchor): string {
  const { path } = alignment;
  const all = [...commonAt(stations, alignment, anchor), ...stations.at(path, 'forward', anchor.forward)];
  return all[0] ?? stations.at(path, 'back', anchor.back)[0] ?? '';
}

/** Log-odds of two different ways, reason by reason. */
function reasonsFor(
  input: SpanInput,
  start: Anchor,
  end: Anchor,
  forwardAlone: number,
  backAlone: number,
): readonly Reason[] {
  const { path, ends } = input.alignment;
  if (forwardAlone === 0 && backAlone === 0) return [reason('route.reason.span-common', {}, -logOdds(0.95))];
  if (forwardAlone !== backAlone) {
    const args = { forward: forwardAlone, back: backAlone };
    const guessed = (end.back === 0 && !ends.forwardKnown) || (start.back === ends.back && !ends.backKnown);
    const key =
      guessed || hasTunnel(input, start, end) ? 'route.reason.span-length-unsure' : 'route.reason.span-length';
    return [reason(key, args, key === 'route.reason.span-length' ? logOdds(0.9) : 0.4)];
  }
  const rows = Array.from({ length: forwardAlone + 1 }, (_, k) =>
    rowReason(input, start.forward + 1 + k, start.back - k, path.id),
  );
  return [reason('route.reason.span-prior', { hops: forwardAlone }, -PRIOR), ...shareCause(rows)];
}

interface RowOdds {
  readonly reasons: readonly Reason[];
  /** Readings as two neighbouring /30s that the row allows. */
  readonly open: readonly OpenPair[];
}

/**
 * Rows that may be neighbouring /30s rest on one assumption, how this operator numbers its links: if it is wrong for one row
 * it is wrong for all. They count once, with their mean; rows that disagree about which /30 serves which way count as nothing.
 */
function shareCause(rows: readonly RowOdds[]): readonly Reason[] {
  const open = rows.flatMap((row) => row.open);
  const plain = rows.flatMap((row) => row.reasons);
  if (open.length === 0) return plain;
  const upper = open.filter((one) => one.forwardInUpper).length;
  const agree = Math.max(upper, open.length - upper);
  const mean = open.reduce((sum, one) => sum + one.odds, 0) / open.length;
  const weight = mean * ((2 * agree) / open.length - 1);
  const evidence = open.flatMap(({ candidate }) => [...candidate.a.evidence, ...candidate.b.evidence]);
  return [...plain, reason(ADJACENT, { pairs: open.length, agree }, weight, evidence)];
}

function rowReason(
  { alignment, nodes, exchanges, open }: SpanInput,
  forward: number,
  back: number,
  path: string,
): RowOdds {
  const readings = [...open.values()].filter(({ candidate: { row } }) => row?.path === path && row.forward === forward);
  if (readings.length > 0) return { reasons: [], open: readings };
  const { path: route, ends } = alignment;
  const present = (ids: readonly string[]): readonly Node[] => ids.slice(0, 8).flatMap((id) => nodes.get(id) ?? []);
  const left = present(nodesAt(route.forward, forward, ends.forward));
  const right = present(nodesAt(route.back, back, ends.back));
  // A silent hop says nothing, nor does a loopback that answers both ways.
  if (left.length === 0 || right.length === 0) return { reasons: [], open: [] };
  if ([...left, ...right].some((node) => seenBothWays(node, alignment))) return { reasons: [], open: [] };
  const pairs = left.flatMap((a) => right.map((b) => ({ a, b, weight: relationWeight(a, b, exchanges) })));
  const best = pairs.sort((x, y) => y.weight - x.weight)[0];
  if (!best) return { reasons: [], open: [] };
  const evidence = [...best.a.evidence, ...best.b.evidence];
  const args = { a: best.a.ip, b: best.b.ip, forward, back };
  return {
    reasons: [reason(ROW, args, -relationOdds(best.a, best.b, best.weight), evidence)],
    open: [],
  };
}

function relationOdds(a: Node, b: Node, weight: number): number {
  if (weight >= 2) return 3;
  const length = hostBlockLength(a.address, b.address);
  if (length === undefined) return RELATION.none;
  if (isPointToPoint(a.address.family, length)) return RELATION.pointToPoint;
  if (a.address.family === 4 && length === 29) return RELATION.slash29;
  return length >= (a.address.family === 4 ? 24 : 64) ? RELATION.block : RELATION.none;
}

function seenBothWays(node: Node, { path }: Alignment): boolean {
  const forward = new Set(path.forward.walks.map((walk) => walk.trace.id));
  const back = new Set(path.back.walks.map((walk) => walk.trace.id));
  return node.seen.some(({ trace }) => forward.has(trace)) && node.seen.some(({ trace }) => back.has(trace));
}

/** A label stack inside the stretch, or a hop that kept silent: the shorter side may hide routers. */
function hasTunnel({ alignment }: SpanInput, start: Anchor, end: Anchor): boolean {
  const { path } = alignment;
  const labelled = (way: 'forward' | 'back', from: number, to: number): boolean =>
    path[way].walks.some(({ trace }) =>
      trace.hops.some(
        (hop) => hop.ttl >= from && hop.ttl <= to && hop.probes.some((probe) => (probe.mpls?.length ?? 0) > 0),
      ),
    );
  return labelled('forward', start.forward, end.forward) || labelled('back', end.back, start.back);
}
