import type { Link } from '../../model/topology';
import type { Field } from './marginals';
import { isNumbered, type Node } from './node';
import type { NumberOwner } from './numbers';
import type { Owners } from './owner';
import type { DraftRouter } from './stations';

export const HOME = 'home';

/** The label of a network that nothing names. */
export const NOBODY = '';

/**
 * What neighbouring routers and their link have to do with one another, in natural-log odds (design/topology.md, 2.8; the rules of
 * bdrmapIT: the link between two networks carries the number of one of them, so the router that holds it may be the other's).
 */
const WEIGHTS = {
  /** A router's own name tells its network; further names add little, they are made by one hand. */
  name: 2.1,
  moreNames: 0.9,
  /** The text has the name alone: no number speaks for another network. */
  nameAlone: 4.6,
  /** The seller's name for a sold port: the box is the customer's. */
  sold: 3,
  customerName: 2,
  /** Two neighbours in two networks. */
  border: -2.2,
  /** … over an exchange LAN, which is there for nothing else. */
  exchange: -0.3,
  withinExchange: -2.5,
  /** A link that carries the number of neither side's network. */
  foreign: -3,
  /** A number that no block of a network with known blocks holds. */
  unknownNumber: -0.8,
};

/** Who numbers the link between two networks: the share of the side nearer home. */
const NEAR_NUMBERS = {
  /** From home packets first climb to a larger network, which numbers the link to its customer. */
  climb: 0.2,
  /** The server's network is its provider's customer. */
  served: 0.88,
  between: 0.7,
};

/** More networks than this around one router tell nothing; only hostile input has them. */
const MAX_LABELS = 8;

/** What is known of the neighbours spreads over unknown routers as far as this. */
const MAX_SPREAD = 12;

export interface OwnershipInput {
  readonly routers: readonly DraftRouter[];
  /** Sorted by rank, `a` nearer home. */
  readonly links: readonly Link[];
  readonly owners: Owners;
  readonly numbers: ReadonlyMap<string, NumberOwner>;
  /** Routers whose network needs no weighing: those at home, and those that the user tells. */
  readonly fixed: ReadonlyMap<string, string>;
  /** Networks of the servers. */
  readonly served: ReadonlySet<string>;
  /** Networks that the homes are connected to. */
  readonly first: ReadonlySet<string>;
}

/** The networks that each router may be in, and the weights of it all. */
export function ownershipOf(input: OwnershipInput): {
  readonly field: Field;
  readonly labels: readonly (readonly string[])[];
  /** The link of every edge of the field. */
  readonly links: readonly Link[];
} {
  const { routers, links, fixed } = input;
  const index = new Map(routers.map(({ id }, at) => [id, at]));
  const held = new Set([...input.numbers.values()].map(({ owner }) => owner));
  const calledOf = networksByCall(held);
  const own = routers.map((router) => {
    const label = fixed.get(router.id);
    return label === undefined ? namesOf(router, input, held, calledOf) : new Map([[label, 0]]);
  });
  const joints = links.flatMap((link) => {
    const [a, b] = [index.get(link.a), index.get(link.b)];
    return a === undefined || b === undefined || a === b ? [] : [jointOf(link, a, b, input)];
  });
  const labels = labelsOf(routers, own, joints, input);
  return {
    labels,
    links: joints.map(({ link }) => link),
    field: {
      states: labels.map((list, at) => Float64Array.from(list, (label) => own[at]?.get(label) ?? 0)),
      edges: joints.map((joint) => ({
        a: joint.a,
        b: joint.b,
        weights: Float64Array.from(
          (labels[joint.a] ?? []).flatMap((x) => (labels[joint.b] ?? []).map((y) => weigh(x, y, joint, held, input))),
        ),
      })),
    },
  };
}

/** Two neighbouring routers (by index) and the number of their link. */
interface Joint {
  readonly link: Link;
  readonly a: number;
  readonly b: number;
  readonly number?: NumberOwner;
  readonly kind: 'numbered' | 'unknown' | 'unseen' | 'exchange';
}

function jointOf(link: Link, a: number, b: number, input: OwnershipInput): Joint {
  const { a: aId, b: bId, aIp, bIp } = link;
  const find = (router: string, ip: string | undefined): string | undefined =>
    ip === undefined ? undefined : nodeAt(router, ip, input)?.id;
  const ends = [find(aId, aIp), find(bId, bIp)].flatMap((id) => id ?? []);
  if (ends.some((id) => input.owners.exchange.has(id))) return { link, a, b, kind: 'exchange' };
  const known = ends.flatMap((id) => input.numbers.get(id) ?? []);
  const [best] = [...known].sort((x, y) => y.surety - x.surety);
  if (best) return { link, a, b, number: best, kind: 'numbered' };
  return { link, a, b, kind: ends.length > 0 ? 'unknown' : 'unseen' };
}

function nodeAt(router: string, ip: string, { routers }: OwnershipInput): Node | undefined {
  return indexOf(routers)
    .get(router)
    ?.nodes.find((node) => node.ip === ip);
}

const indices = new WeakMap<readonly DraftRouter[], ReadonlyMap<string, DraftRouter>>();

function indexOf(routers: readonly DraftRouter[]): ReadonlyMap<string, DraftRouter> {
  const known = indices.get(routers);
  if (known) return known;
  const made = new Map(routers.map((router) => [router.id, router]));
  indices.set(routers, made);
  return made;
}

// "AS64500": a network of which nobody knows another name
const AS_NUMBER = /^AS\d+$/;

/** What the names of a router's addresses say. */
function namesOf(
  { nodes }: DraftRouter,
  { owners, numbers }: OwnershipInput,
  held: ReadonlySet<string>,
  calledOf: ReadonlyMap<string, string>,
): Map<string, number> {
  const votes = new Map<string, number>();
  const add = (label: string, weight: number): unknown => votes.set(label, (votes.get(label) ?? 0) + weight);
  const named = new Map<string, number>();
  for (const node of nodes) {
    const owner = owners.named.get(node.id);
    // `as64500.ix…` names a network by its number: it counts where the tables do not call it otherwise.
    if (owner !== undefined && !(owners.numbered.size > 0 && AS_NUMBER.test(owner) && !held.has(owner)))
      named.set(owner, (named.get(owner) ?? 0) + 1);
    for (const { customer, customerName } of node.names) {
      const seller = numbers.get(node.id)?.owner;
      if (!customer || seller === undefined) continue;
      add(seller, -WEIGHTS.sold);
      const buyer = calledOf.get(customerName ?? '');
      if (buyer !== undefined && buyer !== seller) add(buyer, WEIGHTS.customerName);
    }
  }
  const own = nodes.some(isNumbered) ? WEIGHTS.name : WEIGHTS.nameAlone;
  for (const [owner, count] of named) add(owner, own + WEIGHTS.moreNames * (count - 1));
  for (const node of nodes) {
    const second = owners.second?.get(node.id);
    if (second !== undefined) add(second, WEIGHTS.moreNames);
  }
  return votes;
}

/** Networks by what a seller may call them, `example` from `example-cust.isp.net` and `example.org`; shorter words say nothing. */
function networksByCall(networks: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const network of [...networks].sort()) {
    const own = network.toLowerCase().split('.')[0] ?? '';
    for (const word of [own, own.split('-')[0] ?? ''])
      if (word.length > 2 && !found.has(word)) found.set(word, network);
  }
  return found;
}

/** Networks worth asking about at each router: those of its own addresses and names, its neighbours', and nobody's. */
function labelsOf(
  routers: readonly DraftRouter[],
  own: readonly ReadonlyMap<string, number>[],
  joints: readonly Joint[],
  { numbers, fixed }: OwnershipInput,
): readonly (readonly string[])[] {
  const local = routers.map(({ nodes }, at) => {
    const found = new Set(own[at]?.keys());
    for (const { id } of nodes) {
      const number = numbers.get(id);
      if (number) found.add(number.owner);
    }
    return found;
  });
  const known = local.map((one) => new Set(one));
  for (let round = 0; round < MAX_SPREAD; round++) {
    const before = known.map((one) => [...one]);
    let changed = false;
    for (const { a, b } of joints) {
      for (const [to, from] of [
        [a, b],
        [b, a],
      ] as const) {
        // Beyond the first neighbours only routers that say nothing themselves ask further.
        if (round > 0 && (local[to]?.size ?? 0) > 0) continue;
        for (const label of before[from] ?? []) {
          if (label === HOME || known[to]?.has(label) || (known[to]?.size ?? 0) >= MAX_LABELS) continue;
          known[to]?.add(label);
          changed = true;
        }
      }
    }
    if (!changed) break;
  }
  return routers.map(({ id }, at) => {
    const label = fixed.get(id);
    return label === undefined ? [...[...(known[at] ?? [])].sort(), NOBODY] : [label];
  });
}

function weigh(
  x: string,
  y: string,
  { number, kind }: Joint,
  held: ReadonlySet<string>,
  input: OwnershipInput,
): number {
  if (x === y) {
    if (kind === 'exchange') return x === NOBODY ? WEIGHTS.withinExchange / 2 : WEIGHTS.withinExchange;
    if (number) return number.owner === x ? 0 : WEIGHTS.foreign * number.surety;
    return kind === 'unknown' && held.has(x) ? WEIGHTS.unknownNumber : 0;
  }
  const crossing = kind === 'exchange' ? WEIGHTS.exchange : WEIGHTS.border;
  if (x === HOME || y === HOME)
    return number && number.owner !== x && number.owner !== y ? WEIGHTS.foreign * number.surety : 0;
  if (!number) return crossing;
  if (number.owner !== x && number.owner !== y) return crossing + WEIGHTS.foreign * number.surety;
  const near = shareOf(x, y, input);
  return crossing + Math.log(number.owner === x ? near : 1 - near);
}

function shareOf(x: string, y: string, { first, served }: OwnershipInput): number {
  if (served.has(y)) return NEAR_NUMBERS.served;
  return first.has(x) ? NEAR_NUMBERS.climb : NEAR_NUMBERS.between;
}
