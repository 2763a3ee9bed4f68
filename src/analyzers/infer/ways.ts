import type { Reason } from '../../model/claim';
import type { Aliases } from './aliases';
import { answersAt, type SegmentIndex } from './aliasPairs';
import type { Alignment } from './align';
import { wayAround } from './around';
import { bucket, type Card, type Features } from './card';
import { reasonsOf } from './cardReasons';
import { logistic, reason, sumOf } from './claim';
import { isNumbered, type Node, type NumberedNode } from './node';
import { ordersOf, type Order } from './order';
import { nodesAt, type Side } from './path';
import { differentDomains, differentRouterNames, sameRouterName, type Exchanges } from './relation';
import { closeness, relationClass } from './relationClass';
import { linkMates } from '../../model/prefix';
import { oddReplies } from './replyLength';
import { BRANCH_CARD, SINGLE_CARD } from './tables/wayCards';

export type Way = 'forward' | 'back';

/** Probability that the router of an address is passed in one direction only, with the reasons. */
export interface OneWay {
  readonly node: NumberedNode;
  readonly way: Way;
  readonly ttl: number;
  readonly card: 'single' | 'branch';
  readonly features: Features;
  readonly reasons: readonly Reason[];
  readonly probability: number;
  /** Hops that the reply took, where that is another number than its neighbours'. */
  readonly oddReply?: number;
}

export interface WaysInput {
  readonly alignment: Alignment;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly exchanges: Exchanges;
  readonly aliases: Aliases;
  readonly segments: SegmentIndex;
}

const MAX_RESPONDERS = 8;

/** Log-odds of a reply that took another way; set by hand, for the generated scenarios print no lengths. */
const ODD_REPLY = 5;

/** Weighs every address between the two ends: does the other direction pass its router, too? RTT never decides (S11). */
export function weighWays(input: WaysInput): readonly OneWay[] {
  const { alignment } = input;
  if (!alignment.posterior) return [];
  return (['forward', 'back'] as const).flatMap((way) => weighSide(input, way));
}

function weighSide(input: WaysInput, way: Way): readonly OneWay[] {
  const { path, ends } = input.alignment;
  const first = way === 'forward' ? ends.owner + 1 : 1;
  const side = new SideView(input, way);
  const found: OneWay[] = [];
  for (let ttl = first; ttl < Math.min(ends[way], path[way].rows.length); ttl++) {
    for (const node of side.hop(ttl)) {
      if (node.id === path.back.target || node.id === path.forward.target || side.unseen(ttl) > 0.5) continue;
      found.push(weigh(side, node, ttl));
    }
  }
  return found;
}

/** One direction of a path with what the other one says about it. */
class SideView {
  readonly other: Way;
  readonly ids: ReadonlySet<string>;
  readonly idsOther: ReadonlySet<string>;
  private readonly names: ReadonlySet<string>;
  /** The other direction keeps to one of several branches. */
  private readonly oneFlow: boolean;
  private readonly replies: ReadonlyMap<number, number>;
  private readonly orders: (forward: NumberedNode, back: NumberedNode) => Order;

  constructor(
    readonly input: WaysInput,
    readonly way: Way,
  ) {
    this.other = way === 'forward' ? 'back' : 'forward';
    const { path } = input.alignment;
    this.ids = idsOf(path[way]);
    this.idsOther = idsOf(path[this.other]);
    this.orders = ordersOf(path, input.nodes);
    this.oneFlow = looksLikeOneFlow(path[way], path[this.other]);
    this.replies = new Map(path[way].walks.flatMap((walk) => [...oddReplies(walk)]));
    this.names = new Set(
      [...this.idsOther].flatMap((id) => input.nodes.get(id)?.names.flatMap((name) => name.router ?? []) ?? []),
    );
  }

  /** Addresses only: of a name alone the weights know nothing. */
  hop(ttl: number, way = this.way): readonly NumberedNode[] {
    return this.responders(ttl, way).filter(isNumbered);
  }

  private responders(ttl: number, way: Way): readonly Node[] {
    const { alignment, nodes } = this.input;
    return nodesAt(alignment.path[way], ttl, alignment.ends[way])
      .slice(0, MAX_RESPONDERS)
      .flatMap((id) => nodes.get(id) ?? []);
  }

  alone(ttl: number): number {
    const { posterior, ends } = this.input.alignment;
    if (!posterior || ttl < 1 || ttl >= ends[this.way]) return 0;
    return this.way === 'forward' ? posterior.forwardAlone(ttl) : posterior.backAlone(ttl);
  }

  /** The hop of the other direction that is likeliest the same router; of a lonely one, the hop that faces it by position. */
  facing(ttl: number): number {
    const { posterior, ends } = this.input.alignment;
    let best = 0.02;
    let found = Math.max(
      1,
      ends[this.other] - Math.round(((ttl - 0) * ends[this.other]) / Math.max(1, ends[this.way])),
    );
    for (let k = 1; posterior && k <= ends[this.other]; k++) {
      const p = this.way === 'forward' ? posterior.router(ttl, k) : posterior.router(k, ttl);
      if (p > best) [best, found] = [p, k];
    }
    return found;
  }

  /** Probability that the hop of the other direction that stands for this one lies behind the last answer there. */
  unseen(ttl: number): number {
    const { posterior, path, ends } = this.input.alignment;
    let sum = 0;
    for (let k = path[this.other].rows.length; posterior && k < ends[this.other]; k++)
      sum += this.way === 'forward' ? posterior.router(ttl, k) : posterior.router(k, ttl);
    return sum;
  }

  /** Between the nearest hops that answered both ways the other direction has as many hops, several, and all of them kept silent. */
  facesSilence(ttl: number): boolean {
    const { anchors } = this.input.alignment;
    const answered = anchors.filter(
      (one) =>
        this.responders(one[this.way], this.way).length > 0 && this.responders(one[this.other], this.other).length > 0,
    );
    const ends = [anchors[0], ...answered, anchors.at(-1)].flatMap((one) => one ?? []);
    const after = ends.findIndex((one) => (this.way === 'forward' ? one.forward > ttl : one.back < ttl));
    const [from, to] = [ends[after - 1], ends[after]];
    if (!from || !to || to.forward - from.forward !== from.back - to.back) return false;
    const [first, last] = this.other === 'forward' ? [from.forward, to.forward] : [to.back, from.back];
    for (let k = first + 1; k < last; k++) if (this.responders(k, this.other).length > 0) return false;
    return last - first > LEAST_SILENT;
  }

  /** Hops that the reply from a hop took, where they differ from its neighbours'. */
  oddReply(ttl: number): number | undefined {
    return this.replies.get(ttl);
  }

  /** The order of two single addresses that face each other, one of this direction and one of the other. */
  order([own, more]: readonly NumberedNode[], [other, others]: readonly NumberedNode[]): Order {
    if (!own || !other || more || others) return '-';
    return this.way === 'forward' ? this.orders(own, other) : this.orders(other, own);
  }

  named(node: NumberedNode): boolean {
    return node.names.some((name) => name.router !== undefined && this.names.has(name.router));
  }

  /** Flows that were sent to a hop of the other direction and answered. */
  flows(ttl: number): number {
    const { path } = this.input.alignment;
    const answers = answersAt(path[this.other], ttl);
    return this.oneFlow ? Math.min(1, answers) : answers;
  }
}

/** Hops in a row that keep silent on purpose (a firewall, a cloud); a single one may be a router that is slow to answer. */
const LEAST_SILENT = 2;

/**
 * mtr and others do not say that they send ICMP, which keeps to one of several branches. Such a direction, if it never shows two answers
 * at a hop where the other one does, says nothing about the other branch. (`traceroute -I` prints what `traceroute` prints: left alone.)
 */
function looksLikeOneFlow(own: Side, other: Side): boolean {
  const branches = ({ rows }: Side): number => rows.filter(({ nodes }) => nodes.length > 1).length;
  const told = other.walks.every(({ trace }) => trace.flow === 'per-probe');
  return !told && branches(other) === 0 && branches(own) > 0;
}

function idsOf({ rows }: Side): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.nodes));
}

function weigh(side: SideView, node: NumberedNode, ttl: number): OneWay {
  const row = side.hop(ttl);
  const card = row.length > 1 ? 'branch' : 'single';
  const features = card === 'single' ? singleFeatures(side, node, ttl) : branchFeatures(side, node, ttl, row);
  const table: Card = card === 'single' ? SINGLE_CARD : BRANCH_CARD;
  const args = { ip: node.ip, hop: ttl, percent: Math.round(100 * side.alone(ttl)) };
  const reply = side.oddReply(ttl);
  const reasons = [
    ...reasonsOf(table, features, 'way', args, node.evidence),
    ...(reply === undefined
      ? []
      : [reason('route.reason.way-reply', { ...args, back: reply }, ODD_REPLY, node.evidence)]),
  ];
  if (reply === undefined && side.facesSilence(ttl)) {
    const odds = Math.min(0, -sumOf(reasons));
    reasons.push(reason('route.reason.way-silence', args, odds, node.evidence));
  }
  const probability = logistic(sumOf(reasons));
  return {
    ...{ node, way: side.way, ttl, card, features, reasons, probability },
    ...(reply !== undefined && { oddReply: reply }),
  };
}

const ALONE = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97];

/** Whether, and how surely, an address shares its router with one that the other direction shows. */
function joined({ input: { aliases }, idsOther }: SideView, node: NumberedNode): string {
  if (idsOther.has(node.id)) return 'same address';
  const boxed = aliases.boxes.membersOf(node.id).some((id) => idsOther.has(id));
  const best = aliases.across.get(node.id);
  if (best === undefined) return boxed ? 'joined' : 'never';
  const chance = bucket(logistic(best), [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99]);
  return `${boxed ? 'joined' : 'apart'} ${chance}`;
}

const STANDINGS = ['joined', 'open', 'never', 'apart'] as const;

/** Pairs that are likelier than this, and not joined, are left open: alternatives that nothing but their order pairs. */
const OPEN_PAIR = 0.35;

/** Whether an address is joined to one of the other direction, in a word. */
function standing(side: SideView, node: NumberedNode): (typeof STANDINGS)[number] {
  const found = joined(side, node);
  if (found === 'never') return 'never';
  if (!found.startsWith('apart')) return 'joined';
  return logistic(side.input.aliases.across.get(node.id) ?? -Infinity) > OPEN_PAIR ? 'open' : 'apart';
}

/** Ids of nodes are their addresses wherever a link has two public ends. */
function mates({ idsOther, ids }: SideView, node: NumberedNode): string {
  const found = linkMates(node.address);
  if (found.some((ip) => idsOther.has(ip))) return 'other way';
  return found.some((ip) => ids.has(ip)) ? 'own way' : 'none';
}

function commonFeatures(side: SideView, node: NumberedNode, ttl: number): Features {
  const { exchanges, segments } = side.input;
  const facingTtl = side.facing(ttl);
  const facing = side.hop(facingTtl, side.other);
  // Its own link: a forward address faces the return address one hop nearer home, and the other way round.
  const across = side.hop(facingTtl + 1, side.other);
  const beyond = side.hop(ttl + 1);
  const alone = side.alone(ttl);
  const own = across[0] ? relationClass(node, across[0], exchanges) : '-';
  return {
    'joined alone': `${joined(side, node)} ${bucket(alone, [0.1, 0.5, 0.9])}`,
    mates: mates(side, node),
    'relation beyond': `${closeness(node, across, exchanges)}${closest(beyond, facing, exchanges)} ${bucket(alone, [0.1, 0.5])}`,
    'relation both': [own, relationOf(beyond, facing, exchanges)].sort().join(' '),
    'order own': side.order([node], across),
    'order beyond': side.order(beyond, facing),
    ...wayAround(
      node,
      [side.hop(ttl - 1), side.hop(ttl), beyond],
      [side.hop(facingTtl - 1, side.other), facing, across],
    ),
    'relation habit': `${closeness(node, across, exchanges)} ${segments.habit(node)}`,
  };
}

/** How the single addresses of two hops lie to each other. */
function relationOf(
  [a, more]: readonly NumberedNode[],
  [b, others]: readonly NumberedNode[],
  exchanges: Exchanges,
): string {
  return a && b && !more && !others ? relationClass(a, b, exchanges) : '-';
}

/** The closest that any two addresses of two hops lie. */
function closest(hop: readonly NumberedNode[], other: readonly NumberedNode[], exchanges: Exchanges): string {
  const found = hop.map((one) => closeness(one, other, exchanges));
  return ['p', 'n', 'w', '-'].find((letter) => found.some((one) => one === letter)) ?? 's';
}

function signOf(node: NumberedNode, facing: readonly NumberedNode[]): string {
  if (facing.some((other) => differentRouterNames(node, other))) return 'other';
  return facing.length > 0 && facing.every((other) => differentDomains(node, other)) ? 'other domain' : 'none';
}

function singleFeatures(side: SideView, node: NumberedNode, ttl: number): Features {
  return {
    ...commonFeatures(side, node, ttl),
    alone: bucket(side.alone(ttl), ALONE),
    name: side.named(node) ? 'same' : signOf(node, side.hop(side.facing(ttl), side.other)),
    neighbours: `${bucket(side.alone(ttl - 1), [0.1, 0.5, 0.9])} ${bucket(side.alone(ttl + 1), [0.1, 0.5, 0.9])}`,
  };
}

/** Alternatives of one hop: which of them does the other direction use? */
function branchFeatures(side: SideView, node: NumberedNode, ttl: number, row: readonly NumberedNode[]): Features {
  const common = commonFeatures(side, node, ttl);
  const siblings = row.filter((one) => one !== node).map((one) => standing(side, one));
  const sibling = STANDINGS.find((one) => siblings.includes(one)) ?? 'apart';
  const own = standing(side, node);
  const best = (side.input.segments.of.get(node.id) ?? []).reduce((high, mate) => Math.max(high, mate.confidence), 0);
  const facing = side.hop(side.facing(ttl), side.other);
  const shape = `${Math.min(3, row.length)}x${Math.min(3, facing.length)}`;
  const flows = bucket(side.flows(side.facing(ttl)), [2, 3, 6]);
  return {
    ...common,
    link: bucket(best, [0.3, 0.6, 0.8, 0.95, 0.99]),
    facing: `${Math.min(3, facing.length)}${facing.some((other) => sameRouterName(node, other)) ? ' named' : ''}`,
    siblings: `${own} ${sibling} ${shape}`,
    'siblings flows': `${own} ${sibling} ${flows}`,
    'siblings mates': `${mates(side, node)} ${row.filter((one) => one !== node).some((one) => mates(side, one) === 'other way') ? 'm' : '-'} ${own}`,
  };
}
