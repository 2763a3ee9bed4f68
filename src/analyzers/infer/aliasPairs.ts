import type { Reason } from '../../model/claim';
import { commonLength, compareAddresses } from '../../model/prefix';
import type { Alignment, Anchor } from './align';
import { routerAround, rowAround, type Around } from './around';
import { bucket, type Features } from './card';
import { reasonsOf } from './cardReasons';
import { pairKey } from './facing';
import { habitsOf, type Habit } from './habits';
import type { Posterior } from './joint';
import { isNumbered, type Node, type NumberedNode, type PlacedWalk } from './node';
import { ordersOf, type Order } from './order';
import type { Owners } from './owner';
import { nodesAt, type Side } from './path';
import { differentDomains, differentRouterNames, sameRouterName, type Exchanges } from './relation';
import { closeness, relationClass } from './relationClass';
import type { DraftSegment } from './segments';
import { CROSS_CARD, ROW_CARD } from './tables/aliasCards';
import type { Card } from './card';

/** Two addresses that may belong to one router, with the log-odds of it. */
export interface AliasPair {
  readonly a: string;
  readonly b: string;
  readonly card: 'cross' | 'row';
  readonly features: Features;
  readonly reasons: readonly Reason[];
}

/** Value of the feature `step`: the start of it. */
export const IN_STEP = 'in step';

/** More alternatives than this at one hop tell nothing about any of them. */
const MAX_RESPONDERS = 8;

/** Hops that are less likely to be one router than this are not weighed, unless a link or a name says so. */
const MIN_ROUTER = 0.03;

const ROUTER_BUCKETS = [0.001, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99, 0.999];

export interface AliasInput {
  readonly exchanges: Exchanges;
  readonly alignment: Alignment;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly owners: Owners;
  readonly segments: SegmentIndex;
  /** Hops between rows with two readings: one router or two, and no pair is drawn as one. */
  readonly openHops: readonly Anchor[];
}

/** Confidence that two addresses share a segment, and the partners of each. */
export interface SegmentIndex {
  readonly of: ReadonlyMap<string, readonly Mate[]>;
  readonly habit: (node: NumberedNode) => Habit;
}

interface Mate {
  readonly node: NumberedNode;
  readonly confidence: number;
  readonly pair: boolean;
}

/** On a LAN with several members only pairs that were weighed together count as neighbours. */
export function indexSegments(segments: readonly DraftSegment[], skip: ReadonlySet<DraftSegment>): SegmentIndex {
  const of = new Map<string, Mate[]>();
  const add = (from: NumberedNode, mate: Mate): void => {
    const list = of.get(from.id);
    if (list) list.push(mate);
    else of.set(from.id, [mate]);
  };
  for (const segment of segments) {
    if (skip.has(segment)) continue;
    const { confidence, kind } = segment;
    for (const { a, b } of segment.pairs) {
      add(a, { node: b, confidence, pair: kind === 'p2p' });
      add(b, { node: a, confidence, pair: kind === 'p2p' });
    }
  }
  return { of, habit: habitsOf(segments.filter((segment) => !skip.has(segment))) };
}

/** All pairs worth weighing in one path, each once. */
export function findAliasPairs(input: AliasInput): readonly AliasPair[] {
  const found = new Map<string, AliasPair>();
  const keep = (pair: AliasPair): void => {
    const key = pairKey(pair.a, pair.b);
    if (!found.has(key)) found.set(key, pair);
  };
  const hops = hopsOf(input);
  for (const pair of crossPairs(input, hops)) keep(pair);
  for (const way of ['forward', 'back'] as const) for (const pair of rowPairs(input, hops, way)) keep(pair);
  return [...found.values()];
}

/** The addresses at every hop of a path, its two ends included; of a name alone the weights know nothing. */
interface Hops {
  readonly forward: readonly (readonly NumberedNode[])[];
  readonly back: readonly (readonly NumberedNode[])[];
}

function hopsOf({ alignment: { path, ends }, nodes }: AliasInput): Hops {
  const side = (way: 'forward' | 'back'): readonly (readonly NumberedNode[])[] =>
    Array.from({ length: Math.max(path[way].rows.length, ends[way] + 1) }, (_, ttl) =>
      nodesAt(path[way], ttl, ends[way])
        .slice(0, MAX_RESPONDERS)
        .flatMap((id) => nodes.get(id) ?? [])
        .filter(isNumbered),
    );
  return { forward: side('forward'), back: side('back') };
}

/** The router that forward hop i and return hop j may both be. */
function crossPairs(input: AliasInput, hops: Hops): readonly AliasPair[] {
  const { alignment, openHops } = input;
  const { ends, posterior } = alignment;
  if (!posterior) return [];
  const order = ordersOf(alignment.path, input.nodes);
  const named = (hop: readonly NumberedNode[]): boolean => hop.some((node) => node.names.some((name) => name.router));
  const found: AliasPair[] = [];
  for (let i = Math.max(1, ends.owner); i <= ends.forward; i++) {
    const left = hops.forward[i] ?? [];
    const anyNamed = named(left);
    for (let j = ends.back; j > 0; j--) {
      const router = posterior.router(i, j);
      if ((router < MIN_ROUTER && !anyNamed) || openHops.some((one) => one.forward === i || one.back === j)) continue;
      const right = hops.back[j] ?? [];
      for (const a of left) {
        for (const b of right) {
          if (a === b || (router < MIN_ROUTER && !sameRouterName(a, b))) continue;
          found.push(crossPair(input, hops, a, b, { i, j, router, order, posterior }));
        }
      }
    }
  }
  return found;
}

interface CrossPlace {
  readonly i: number;
  readonly j: number;
  /** Probability that the two hops are one router. */
  readonly router: number;
  readonly order: (forward: NumberedNode, back: NumberedNode) => Order;
  readonly posterior: Posterior;
}

function crossPair(
  { alignment: { ends, path }, segments, owners, exchanges }: AliasInput,
  hops: Hops,
  a: NumberedNode,
  b: NumberedNode,
  { i, j, router, order, posterior }: CrossPlace,
): AliasPair {
  const around: Around = { forward: threeHops(hops.forward, i), back: threeHops(hops.back, j) };
  const [, own, ahead] = around.forward;
  const [, facing, behind] = around.back;
  const forwardLink = linkTo(segments, b, ahead);
  const backLink = linkTo(segments, a, behind);
  const [mateAhead, mateBehind] = [mateIn(segments, b, ahead), mateIn(segments, a, behind)];
  const relations = [
    mateAhead ? relationClass(mateAhead, b, exchanges) : '-',
    mateBehind ? relationClass(a, mateBehind, exchanges) : '-',
  ].sort();
  const features: Features = {
    router: bucket(router, ROUTER_BUCKETS),
    'links ahead': `${forwardLink} of ${Math.min(3, own.length)}`,
    'links behind': `${backLink} of ${Math.min(3, facing.length)}`,
    'links near': `${closeness(b, ahead, exchanges)}${closeness(a, behind, exchanges)} ${bucket(router, [0.5, 0.95])}`,
    'links both': relations.join(' '),
    'order ahead': mateAhead ? `${strength(forwardLink)} ${order(mateAhead, b)}` : '-',
    'order behind': mateBehind ? `${strength(backLink)} ${order(a, mateBehind)}` : '-',
    'links habit ahead': `${strength(forwardLink)} ${segments.habit(b)}`,
    'links habit behind': `${strength(backLink)} ${segments.habit(a)}`,
    step: stepOf(a, own, b, facing, `${strength(forwardLink)}${strength(backLink)}`),
    near: `${nearest(a, b, own)}${nearest(b, a, facing)}`,
    'flow ahead': flowSign(path.forward, i, a, matesAt(segments, b, ahead)),
    'flow behind': flowSign(path.back, j, b, matesAt(segments, a, behind)),
    name: nameSign(a, b),
    'name router': `${nameSign(a, b)} ${bucket(router, [0.05, 0.27, 0.73, 0.95, 0.998])}`,
    owner: ownerSign(a, b, owners),
    ...routerAround(a, b, around, i, j, { posterior, ends }),
    end: j === ends.back ? `target ${a.scope === 'global' ? 'global' : 'inside'}` : 'none',
  };
  const via = [...ahead, ...behind].map((node) => node.ip)[0] ?? '';
  return make('cross', CROSS_CARD, a, b, features, { forward: i, back: j, percent: Math.round(100 * router), via });
}

function threeHops(hops: readonly (readonly NumberedNode[])[], ttl: number): Around['forward'] {
  return [hops[ttl - 1] ?? [], hops[ttl] ?? [], hops[ttl + 1] ?? []];
}

function make(
  card: AliasPair['card'],
  table: Card,
  a: NumberedNode,
  b: NumberedNode,
  features: Features,
  args: Readonly<Record<string, string | number>>,
): AliasPair {
  const evidence = [...a.evidence, ...b.evidence];
  const reasons = reasonsOf(table, features, `alias-${card}`, { a: a.ip, b: b.ip, ...args }, evidence);
  return { a: a.id, b: b.id, card, features, reasons };
}

/** Whether an address shares more leading bits with another one than its alternatives do: planes are numbered block by block. */
function nearest(node: NumberedNode, other: NumberedNode, row: readonly NumberedNode[]): string {
  if (row.length < 2) return '-';
  const bits = (one: NumberedNode): number => commonLength(one.address, other.address);
  const rival = Math.max(...row.filter((one) => one !== node).map(bits));
  // A few bits more are chance: neighbouring numbers within a block say little.
  return bits(node) > rival + 4 ? 'n' : bits(node) < rival - 4 ? 'f' : '=';
}

/**
 * Alternatives of one hop, in order of address, stand for the same routers in both directions: operators number the links of parallel
 * routers in step, the more so where they numbered them in one go.
 */
function stepOf(
  a: NumberedNode,
  own: readonly NumberedNode[],
  b: NumberedNode,
  facing: readonly NumberedNode[],
  links: string,
): string {
  if (own.length < 2 || own.length !== facing.length) return '-';
  const rank = (node: NumberedNode, row: readonly NumberedNode[]): number =>
    row.filter((one) => compareAddresses(one.address, node.address) < 0).length;
  const step = rank(a, own) === rank(b, facing) ? IN_STEP : 'out of step';
  // Where links lead both ways from each of them the order is all that pairs them.
  return `${step} ${links}${numberedInOneGo(own) && numberedInOneGo(facing) ? ', in one go' : ''}`;
}

/** Bits that links share which were numbered one after the other: neighbouring /30s of IPv4, neighbouring /64s of IPv6. */
const ONE_GO = { 4: 27, 6: 60 } as const;

function numberedInOneGo([first, ...others]: readonly NumberedNode[]): boolean {
  return others.every(
    ({ address }) => first !== undefined && commonLength(first.address, address) >= ONE_GO[address.family],
  );
}

function matesAt({ of }: SegmentIndex, node: NumberedNode, hop: readonly NumberedNode[]): readonly string[] {
  return (of.get(node.id) ?? []).flatMap((mate) => (hop.includes(mate.node) ? [mate.node.id] : []));
}

/**
 * Whether the traces go on from a hop over the link that would make it the same router. Only where all probes of a trace take one way
 * are neighbouring hops neighbours for certain; else few answers may be those of two branches, crossed.
 */
function flowSign(side: Side, ttl: number, node: NumberedNode, mates: readonly string[]): string {
  if (mates.length === 0) return '-';
  let parted = false;
  for (const { steps, oneFlow } of side.walks) {
    const [here, next] = [steps[ttl - 1]?.nodes ?? [], steps[ttl]?.nodes ?? []];
    if (!oneFlow || next.length === 0 || !here.includes(node.id)) continue;
    if (next.some((id) => mates.includes(id))) return 'together';
    parted = true;
  }
  if (parted) return 'parted';
  // Within one trace: the same trace twice says no more than once.
  const most = Math.max(0, ...side.walks.map((walk) => Math.min(answersIn(walk, ttl), answersIn(walk, ttl + 1))));
  return most < 2 ? 'few' : 'several';
}

/** The address of a hop that an address shares a segment with, or the only one there. */
function mateIn({ of }: SegmentIndex, node: NumberedNode, hop: readonly NumberedNode[]): NumberedNode | undefined {
  const [best] = (of.get(node.id) ?? [])
    .filter((mate) => hop.includes(mate.node))
    .sort((x, y) => y.confidence - x.confidence);
  return best?.node ?? (hop.length === 1 ? hop[0] : undefined);
}

/** How surely an address shares a segment with one of the given hop, or with another one instead. */
function linkTo({ of }: SegmentIndex, node: NumberedNode, hop: readonly NumberedNode[]): string {
  const mates = of.get(node.id) ?? [];
  const here = mates.filter((mate) => hop.includes(mate.node));
  const [best] = (here.length > 0 ? here : mates).slice().sort((x, y) => y.confidence - x.confidence);
  if (!best) return hop.length === 0 ? 'silent' : 'none';
  if (here.length === 0) return best.confidence >= 0.8 ? 'elsewhere' : 'none';
  return `${best.pair ? 'pair' : 'block'} ${bucket(best.confidence, [0.7, 0.85, 0.95, 0.99])}`;
}

function strength(link: string): string {
  if (link.startsWith('pair')) return 'p';
  return link.startsWith('block') ? 'b' : link === 'elsewhere' ? 'e' : '-';
}

function nameSign(a: Node, b: Node): string {
  if (sameRouterName(a, b)) {
    const labelled = [a, b].some((node) => node.names.some((name) => name.interfaceLabel !== undefined));
    return labelled ? 'same labelled' : 'same';
  }
  if (differentRouterNames(a, b)) return 'other';
  return differentDomains(a, b) ? 'other domain' : 'none';
}

function ownerSign(a: Node, b: Node, { of, exchange }: Owners): string {
  const [x, y] = [of.get(a.id), of.get(b.id)];
  if (exchange.has(a.id) || exchange.has(b.id)) return 'exchange';
  if (x === undefined || y === undefined) return 'unknown';
  return x === y ? 'same' : 'other';
}

/** Alternatives of one hop: one router with parallel links, or parallel routers. */
function rowPairs(input: AliasInput, hops: Hops, way: 'forward' | 'back'): readonly AliasPair[] {
  const { path, ends } = input.alignment;
  const found: AliasPair[] = [];
  for (let ttl = 1; ttl <= Math.min(ends[way], path[way].rows.length - 1); ttl++) {
    const row = hops[way][ttl] ?? [];
    if (row.length < 2) continue;
    const facing = facingHop(input.alignment, hops, way, ttl);
    row.forEach((a, index) => {
      for (const b of row.slice(index + 1)) found.push(rowPair(input, hops, { way, ttl, facing }, a, b));
    });
  }
  return found;
}

interface RowPlace {
  readonly way: 'forward' | 'back';
  readonly ttl: number;
  readonly facing: readonly NumberedNode[];
}

function rowPair(
  { alignment: { path }, owners, segments }: AliasInput,
  hops: Hops,
  { way, ttl, facing }: RowPlace,
  a: NumberedNode,
  b: NumberedNode,
): AliasPair {
  const [before, row, next] = [-1, 0, 1].map((step) => hops[way][ttl + step] ?? []) as [
    NumberedNode[],
    NumberedNode[],
    NumberedNode[],
  ];
  const mates = [a, b].filter((node) => (segments.of.get(node.id) ?? []).some((mate) => mate.confidence > 0.7)).length;
  // A single address behind both, with its mate shown by the other direction, has one router before it.
  const single = next.length === 1 ? linkStrength(segments, next[0]) : '';
  const features: Features = {
    next: `${Math.min(3, next.length)} ${single}`.trim(),
    'next own': `${Math.min(3, next.length)} of ${Math.min(3, row.length)} before ${Math.min(3, before.length)}`,
    mates: `${mates} ${Math.min(3, next.length)}`,
    facing: `${Math.min(3, facing.length)} of ${Math.min(3, next.length)}`,
    'next flows': `${Math.min(3, next.length)} ${bucket(answersAt(path[way], ttl + 1), [2, 3, 6])}`,
    name: nameSign(a, b),
    owner: ownerSign(a, b, owners),
    ...rowAround(a, b, before, next),
  };
  return make('row', ROW_CARD, a, b, features, { hop: ttl, via: next[0]?.ip ?? '' });
}

/** Probes of different flows that were answered at a hop: with few of them a branch is easily missed. */
export function answersAt({ walks }: Side, ttl: number): number {
  return walks.reduce((sum, walk) => sum + answersIn(walk, ttl), 0);
}

function answersIn({ trace, oneFlow }: PlacedWalk, ttl: number): number {
  const answered = trace.hops.find((hop) => hop.ttl === ttl)?.probes.filter((probe) => !probe.lost).length ?? 0;
  return oneFlow ? Math.min(1, answered) : answered;
}

function linkStrength({ of }: SegmentIndex, node: NumberedNode | undefined): string {
  const mates = node ? (of.get(node.id) ?? []) : [];
  if (mates.some((mate) => mate.pair && mate.confidence > 0.8)) return 'pair';
  return mates.some((mate) => mate.confidence > 0.8) ? 'block' : 'none';
}

/** The hop of the other direction that is likeliest to be the same router. */
function facingHop(
  { ends, posterior }: Alignment,
  hops: Hops,
  way: 'forward' | 'back',
  ttl: number,
): readonly NumberedNode[] {
  const other = way === 'forward' ? 'back' : 'forward';
  let best = 0;
  let found = 0;
  for (let k = 1; posterior && k <= ends[other]; k++) {
    const p = way === 'forward' ? posterior.router(ttl, k) : posterior.router(k, ttl);
    if (p > best) [best, found] = [p, k];
  }
  return found === 0 ? [] : (hops[other][found] ?? []);
}
