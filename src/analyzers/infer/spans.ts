import type { Reason } from '../../model/claim';
import type { Verdict } from '../../model/topology';
import type { OpenPair } from './adjacent';
import type { Alignment, Anchor } from './align';
import { logistic, logOdds, reason, sumOf } from './claim';
import { nodesAt } from './path';
import type { DraftSegment } from './segments';
import { commonAt, type Stations, type Way } from './stations';
import type { OneWay } from './ways';

/** A stretch between two routers that both directions pass, the server's end first. */
export interface DraftSpan {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly start: Anchor;
  readonly end: Anchor;
  /** Of an asymmetric stretch the addresses of one-way routers; of any other one both ends of its links. */
  readonly forward: readonly string[];
  readonly back: readonly string[];
  readonly verdict: Verdict;
  readonly pAsymmetric: number;
  readonly reasons: readonly Reason[];
  /** False where one direction broke off before the end of the stretch: it then says nothing about the whole way. */
  readonly covered: boolean;
  /** A row of it has two readings, one router or two. */
  readonly open: boolean;
}

interface SpanInput {
  readonly alignment: Alignment;
  readonly stations: Stations;
  readonly ways: readonly OneWay[];
  readonly open: ReadonlyMap<DraftSegment, OpenPair>;
}

/** Prior odds that a stretch of equal length is one way (design/topology.md, 2.7). */
const PRIOR = Math.log(1.6);

/** An address from this probability on is called one-way: three of four are, in the generated scenarios. */
const ONE_WAY = 0.62;

/** Beside a one-way address this is enough. */
const FOLLOWS = 0.35;

/** Below this a stretch without a one-way address is called symmetric, if no hop of it stands alone. */
const SYMMETRIC = 0.36;

/** Judges every stretch between neighbouring common routers and joins neighbouring symmetric ones. RTT never decides (S11). */
export function judgeSpans(input: SpanInput): readonly DraftSpan[] {
  const { anchors } = input.alignment;
  const common = anchors.filter(
    (anchor, index) => index === 0 || index === anchors.length - 1 || isPlain(input, anchor),
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

/** A hop pair with a common router and no alternative that one direction has to itself. */
function isPlain({ alignment, stations, ways, open }: SpanInput, anchor: Anchor): boolean {
  if (commonAt(stations, alignment, anchor).length === 0) return false;
  return !ways.some((one) => standsAt(one, anchor) && isOneWay(one, open));
}

function standsAt({ way, ttl }: OneWay, anchor: Anchor): boolean {
  return ttl === anchor[way];
}

/** An address of a row whose two readings are open is not called one-way: both readings are shown instead. */
function isOneWay({ node, probability }: OneWay, open: SpanInput['open']): boolean {
  return probability >= ONE_WAY && ![...open.keys()].some((segment) => segment.members.includes(node));
}

function followsSuit({ way, ttl, probability }: OneWay, { posterior }: Alignment): boolean {
  const alone = way === 'forward' ? posterior?.forwardAlone(ttl) : posterior?.backAlone(ttl);
  return probability >= FOLLOWS && (alone ?? 0) >= 0.5;
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
  const { alignment, stations, ways, open } = input;
  const inner = ways.filter(({ way, ttl }) =>
    way === 'forward' ? ttl > start.forward && ttl < end.forward : ttl > end.back && ttl < start.back,
  );
  const sure = inner.filter((one) => isOneWay(one, open));
  // Where the ways part for one address they part for its neighbours in the same stretch, unless those look common.
  const oneWay = sure.length === 0 ? sure : inner.filter((one) => isOneWay(one, open) || followsSuit(one, alignment));
  const covered = isCovered(alignment, start, end);
  const readings = openWithin(input, start, end);
  const reasons = covered
    ? reasonsFor(alignment, start, end, inner, readings)
    : [reason('route.reason.span-uncovered', {}, 0)];
  const pAsymmetric = logistic(sumOf(reasons));
  const verdict = !covered || readings.length > 0 ? 'unknown' : verdictOf(oneWay, pAsymmetric);
  const shown = (way: Way): readonly string[] => oneWay.filter((one) => one.way === way).map((one) => one.node.id);
  const alone = { forward: shown('forward'), back: shown('back') };
  return spanOf(alignment, stations, { start, end, verdict, reasons, covered, alone, open: readings.length > 0 });
}

interface Judged extends Pick<DraftSpan, 'start' | 'end' | 'verdict' | 'reasons' | 'covered' | 'open'> {
  /** Addresses of the routers that one direction has to itself: what an asymmetric stretch shows. */
  readonly alone: Readonly<Record<Way, readonly string[]>>;
}

/** The record of a stretch that was judged: where it is not asymmetric it shows both ends of its links. */
export function spanOf(alignment: Alignment, stations: Stations, judged: Judged): DraftSpan {
  const { path, ends } = alignment;
  const { alone, ...kept } = judged;
  const { start, end, verdict, reasons } = kept;
  const between = (way: Way, from: number, to: number): readonly string[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => nodesAt(path[way], from + k, ends[way])).flat();
  const asymmetric = verdict === 'asymmetric';
  return {
    ...kept,
    path: path.id,
    from: routerAt(stations, alignment, end),
    to: routerAt(stations, alignment, start),
    forward: asymmetric ? alone.forward : between('forward', start.forward + 1, end.forward),
    back: asymmetric ? alone.back : between('back', end.back + 1, start.back),
    pAsymmetric: logistic(sumOf(reasons)),
  };
}

function verdictOf(oneWay: readonly OneWay[], pAsymmetric: number): Verdict {
  if (oneWay.length > 0) return 'asymmetric';
  return pAsymmetric < SYMMETRIC ? 'symmetric' : 'unknown';
}

/** Both directions must have been probed through the stretch; hops behind the last answer of a trace were perhaps never tried. */
export function isCovered({ path, ends }: Alignment, start: Anchor, end: Anchor): boolean {
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

function openWithin({ alignment, open }: SpanInput, start: Anchor, end: Anchor): readonly OpenPair[] {
  if (end.forward - start.forward < 2) return [];
  return [...open.values()].filter(
    ({ candidate: { row } }) =>
      row?.path === alignment.path.id && row.forward > start.forward && row.forward <= end.forward,
  );
}

/** Log-odds of two different ways, reason by reason: that of the address that looks most one-way. */
function reasonsFor(
  { posterior }: Alignment,
  start: Anchor,
  end: Anchor,
  inner: readonly OneWay[],
  readings: readonly OpenPair[],
): readonly Reason[] {
  if (readings.length > 0)
    return [reason('route.reason.span-prior', { hops: end.forward - start.forward - 1 }, -PRIOR), shareCause(readings)];
  const [top] = [...inner].sort((a, b) => b.probability - a.probability);
  if (top) return top.reasons;
  const alone = Math.max(
    0.02,
    ...Array.from(
      { length: end.forward - start.forward - 1 },
      (_, k) => posterior?.forwardAlone(start.forward + 1 + k) ?? 0,
    ),
    ...Array.from({ length: start.back - end.back - 1 }, (_, k) => posterior?.backAlone(end.back + 1 + k) ?? 0),
  );
  if (end.forward - start.forward === 1 && start.back - end.back === 1)
    return [reason('route.reason.span-common', {}, -logOdds(0.95))];
  const args = { forward: end.forward - start.forward - 1, back: start.back - end.back - 1 };
  return [reason('route.reason.span-silent', args, logOdds(Math.min(0.9, alone)))];
}

/**
 * Rows that may be neighbouring /30s rest on one assumption, how this operator numbers its links: if it is wrong for one row
 * it is wrong for all. They count once, with their mean; rows that disagree about which /30 serves which way count as nothing.
 */
function shareCause(open: readonly OpenPair[]): Reason {
  const upper = open.filter((one) => one.forwardInUpper).length;
  const agree = Math.max(upper, open.length - upper);
  const mean = open.reduce((sum, one) => sum + one.odds, 0) / open.length;
  const weight = mean * ((2 * agree) / open.length - 1);
  const evidence = open.flatMap(({ candidate }) => [...candidate.a.evidence, ...candidate.b.evidence]);
  return reason('route.reason.span-adjacent', { pairs: open.length, agree }, weight, evidence);
}
