import type { Reason } from '../../model/claim';
import { blockOf, hostBlockLength, linkMates } from '../../model/prefix';
import type { Alignment } from './align';
import { linkAround, type Around } from './around';
import { bucket, type Features } from './card';
import { reasonsOf } from './cardReasons';
import { logistic, sumOf } from './claim';
import type { DraftNat } from './nat';
import { isNumbered, type Node, type NumberedNode } from './node';
import { blockKey, type Owners } from './owner';
import { ordersOf, type Order } from './order';
import { nodesAt, type Path, type Side } from './path';
import { sameRouterName, vlanMatch, type Exchanges } from './relation';
import { relationClass, isPair, type RelationClass } from './relationClass';
import { serverNetwork } from './serverNetwork';
import { distanceInOneTrace } from './sightings';
import { SEGMENT_CARD } from './tables/segmentCard';

/** Two addresses that may be the ends of one segment, with all that speaks for and against. */
export interface Candidate {
  readonly a: NumberedNode;
  readonly b: NumberedNode;
  readonly features: Features;
  readonly reasons: readonly Reason[];
  /** Rows of the table in which they face each other: forward TTL, return TTL. */
  readonly row?: { readonly path: string; readonly forward: number; readonly back: number };
  readonly probability: number;
  /** Probability that the row is one link. */
  readonly link: number;
  readonly inServerNetwork: boolean;
}

/** A hop of a hostile input may list thousands of addresses. */
const MAX_RESPONDERS = 8;

/** Rows that are less likely to be one link than this are not weighed. */
const MIN_LINK = 0.03;

export const LINK_BUCKETS = [0.001, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99, 0.999];

export interface FacingInput {
  readonly alignment: Alignment;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly exchanges: Exchanges;
  readonly owners: Owners;
  readonly nats: readonly DraftNat[];
}

/**
 * Every pair worth weighing: addresses in rows that may be one link (S12, S13), and the two ends of a point-to-point block
 * wherever they stand.
 */
export function findCandidates(input: FacingInput): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const candidate of facingPairs(input)) keepBest(found, candidate);
  for (const candidate of distantMates(input)) if (!found.has(keyOf(candidate))) keepBest(found, candidate);
  // The traced address of a carrier's translator is one of a pool and lies on no segment.
  const pool = input.nats.some((nat) => nat.kind === 'cgn' || nat.kind === 'nat64')
    ? input.alignment.path.back.target
    : undefined;
  return [...found.values()].filter(({ a, b }) => a.id !== pool && b.id !== pool);
}

function keyOf({ a, b }: Candidate): string {
  return pairKey(a.id, b.id);
}

function keepBest(found: Map<string, Candidate>, candidate: Candidate): void {
  const known = found.get(keyOf(candidate));
  if (!known || known.link < candidate.link) found.set(keyOf(candidate), candidate);
}

export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function facingPairs(input: FacingInput): readonly Candidate[] {
  const { alignment, nodes } = input;
  const { path, ends, posterior } = alignment;
  if (!posterior) return [];
  const make = candidateMaker(input);
  const found: Candidate[] = [];
  for (let forward = ends.owner + 1; forward <= ends.forward; forward++) {
    const left = hopOf(path.forward, forward, ends.forward, nodes);
    for (let back = left.length === 0 ? 0 : ends.back; back > 0; back--) {
      const link = posterior.link(forward, back);
      if (link < MIN_LINK) continue;
      const right = hopOf(path.back, back, ends.back, nodes);
      const shape = `${Math.min(2, left.length)}x${Math.min(2, right.length)}`;
      for (const a of left) {
        for (const b of right) {
          if (a !== b) found.push(make(a, b, { forward, back, link, shape }));
        }
      }
    }
  }
  return found;
}

function hopOf(side: Side, ttl: number, end: number, nodes: ReadonlyMap<string, Node>): readonly NumberedNode[] {
  return nodesAt(side, ttl, end)
    .slice(0, MAX_RESPONDERS)
    .flatMap((id) => nodes.get(id) ?? [])
    .filter(isNumbered);
}

interface RowPlace {
  readonly forward: number;
  readonly back: number;
  readonly link: number;
  readonly shape: string;
}

type Maker = (a: NumberedNode, b: NumberedNode, row?: RowPlace) => Candidate;

function candidateMaker({ alignment: { path, ends }, nodes, exchanges, owners }: FacingInput): Maker {
  const server = path.forward.target === undefined ? undefined : nodes.get(path.forward.target);
  const inOwn = serverNetwork(server, owners);
  const [forward, back] = [path.forward, path.back].map((side) => new Set(side.rows.flatMap((row) => row.nodes)));
  const pairs = pairsByBlock(path, nodes);
  const order = ordersOf(path, nodes);
  const mates = new Map([...matesIn(forward, back, nodes), ...matesIn(back, forward, nodes)]);
  const three = (side: Side, ttl: number, end: number): Around['forward'] => [
    hopOf(side, ttl - 1, end, nodes),
    hopOf(side, ttl, end, nodes),
    hopOf(side, ttl + 1, end, nodes),
  ];
  const around = ({ forward: i, back: j }: RowPlace): Around => ({
    forward: three(path.forward, i, ends.forward),
    back: three(path.back, j, ends.back),
  });
  return (a, b, row) => {
    const relation = relationClass(a, b, exchanges);
    const own = inOwn(a) && inOwn(b);
    const target = [a.id, b.id].includes(path.back.target ?? '');
    const zone = target ? 'access' : own ? 'server' : 'middle';
    const vlan = vlanMatch(a, b);
    // Both ends in one direction: a router there answered by the interface that the packets leave by.
    const beside = [forward, back].some((side) => side?.has(a.id) && side.has(b.id)) ? 'beside' : 'elsewhere';
    const features: Features = {
      relation: `${zone} ${relation}`,
      ...(row
        ? { ...rowFeatures(row, relation, order(a, b)), ...linkAround(a, b, around(row), row.forward, row.back, ends) }
        : placeless(relation, beside)),
      'relation beside': row || beside === 'elsewhere' ? 'none' : `${relation} ${besides(a, b)}`,
      vlan: vlan === undefined ? 'none' : vlan ? 'same' : 'other',
      box: sameRouterName(a, b) ? 'same' : 'none',
      loopback: forward?.has(b.id) || back?.has(a.id) ? 'both ways' : 'none',
      distance: String(Math.min(2, distanceInOneTrace(a, b))),
      style: isPair(relation) || zone === 'access' ? 'none' : styleOf(a, b, pairs),
      mate: `${otherMate(a, b, mates)}${otherMate(b, a, mates)}`,
    };
    const args = { a: a.ip, b: b.ip, block: blockText(a, b), forward: row?.forward ?? 0, back: row?.back ?? 0 };
    const evidence = [...a.evidence, ...b.evidence];
    const reasons = reasonsOf(SEGMENT_CARD, features, 'segment', { ...args, percent: percentOf(row?.link) }, evidence);
    const place = row && { row: { path: path.id, forward: row.forward, back: row.back } };
    return {
      a,
      b,
      features,
      reasons,
      probability: logistic(sumOf(reasons)),
      ...place,
      link: row?.link ?? 0,
      inServerNetwork: own,
    };
  };
}

/** What the row of a pair says, and which of its ends has the higher number. */
function rowFeatures({ link, shape }: RowPlace, relation: RelationClass, order: Order): Features {
  const width = widthOf(relation);
  return {
    link: bucket(link, LINK_BUCKETS),
    'relation link': `${width} ${bucket(link, [0.5, 0.95])}`,
    order: `${width} ${order}`,
    shape,
    'relation shape': `${relation} ${shape}`,
  };
}

/** The same of two ends that do not face each other. */
function placeless(relation: RelationClass, beside: string): Features {
  const width = widthOf(relation);
  return { link: beside, 'relation link': `${width} ${beside}`, order: '-', shape: beside };
}

function widthOf(relation: RelationClass): 'pair' | 'block' {
  return isPair(relation) ? 'pair' : 'block';
}

/** Point-to-point pairs that the two directions show in one /24 or /48: their operator numbers links two by two. */
function pairsByBlock({ forward, back }: Path, nodes: ReadonlyMap<string, Node>): ReadonlyMap<string, number> {
  const shown = new Set(back.rows.flatMap((row) => row.nodes));
  const counts = new Map<string, number>();
  for (const id of forward.rows.flatMap((row) => row.nodes)) {
    const node = nodes.get(id);
    const key = blockKey(node);
    if (!node?.address || key === undefined || !linkMates(node.address).some((mate) => shown.has(mate))) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function styleOf(a: Node, b: Node, pairs: ReadonlyMap<string, number>): string {
  const [x, y] = [a, b].map((node) => pairs.get(blockKey(node) ?? '') ?? 0);
  return `pairs ${Math.min(3, Math.max(x ?? 0, y ?? 0))}`;
}

function percentOf(link: number | undefined): number {
  return Math.round(100 * (link ?? 0));
}

function blockText(a: NumberedNode, b: NumberedNode): string {
  const length = hostBlockLength(a.address, b.address);
  return length === undefined ? '' : blockOf(a.address, length);
}

/** For each address of one direction the other end of its point-to-point link, where the other direction shows it. */
function matesIn(
  own: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
  nodes: ReadonlyMap<string, Node>,
): readonly (readonly [string, string])[] {
  return [...(own ?? [])].flatMap((id) => {
    const node = nodes.get(id);
    const mate = node?.address && linkMates(node.address).find((ip) => other?.has(ip));
    return mate === undefined ? [] : [[id, mate] as const];
  });
}

/** Whether the other direction shows an address that would be the other end of a point-to-point link, and it is not this one. */
function otherMate(a: Node, b: Node, mates: ReadonlyMap<string, string>): string {
  const mate = mates.get(a.id);
  return mate === undefined || mate === b.id ? '-' : 'm';
}

/** How two addresses of one direction stand to each other in its traces. */
function besides(a: Node, b: Node): string {
  const together = new Map(a.seen.map(({ trace, ttl }) => [`${trace} ${ttl}`, true]));
  if (b.seen.some(({ trace, ttl }) => together.has(`${trace} ${ttl}`))) return 'row';
  const distance = distanceInOneTrace(a, b);
  return String(Math.min(2, distance));
}

/**
 * Link ends that stand away from their row: load balancing, another way, or a router that answers by the interface it sends on from,
 * so that one direction shows both ends of the link ahead.
 */
function distantMates(input: FacingInput): readonly Candidate[] {
  const { alignment, nodes } = input;
  const { path } = alignment;
  const make = candidateMaker(input);
  const forward = new Set(path.forward.rows.slice(path.inside + 1).flatMap((row) => row.nodes));
  const shown = new Set([...forward, ...path.back.rows.flatMap((row) => row.nodes)]);
  return [...shown].flatMap((id) => {
    const a = nodes.get(id);
    if (!a || !isNumbered(a)) return [];
    return linkMates(a.address).flatMap((mate): Candidate[] => {
      const b = mate !== id && shown.has(mate) ? nodes.get(mate) : undefined;
      if (!b || !isNumbered(b) || distanceInOneTrace(a, b) > 1) return [];
      // Each pair once; a forward address stands first where there is one.
      const first = forward.has(id);
      return first === forward.has(mate) ? (id < mate ? [make(a, b)] : []) : first ? [make(a, b)] : [];
    });
  });
}
