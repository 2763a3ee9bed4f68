import type { Domain, Link } from '../../model/topology';
import type { Alignment } from './align';
import type { DraftNat } from './nat';
import type { Node } from './node';
import { blockKey, mostVotes, type Owners } from './owner';
import type { DraftRouter, Stations } from './stations';

interface TerritoryInput {
  readonly alignments: readonly Alignment[];
  readonly stations: Stations;
  readonly nats: readonly DraftNat[];
  readonly links: readonly Link[];
  readonly owners: Owners;
}

/** Votes of one router, kept so that a border can name the runner-up. */
export interface Standing {
  readonly domain: string;
  /** Votes ahead of the second: natural-log odds. */
  readonly lead: number;
  readonly runnerUp?: string;
}

export interface Territory {
  readonly domains: readonly Domain[];
  readonly of: ReadonlyMap<string, string>;
  readonly standings: ReadonlyMap<string, Standing>;
}

export const HOME = 'home';

/** Votes (design/topology.md, 2.8): a name of its own, the owner of the addresses it hands packets to, its own numbers. */
const WEIGHTS = { name: 3, next: 1.5, address: 1 };

/** One vote is the least that gives a router to a network; half a vote would be a guess. */
const MIN_VOTES = 1;

/** A name spreads over numbers hop by hop; longer chains of unnamed routers than this stay unknown. */
const MAX_ROUNDS = 12;

/** Finds whose network every router is in. What nothing tells stays without a domain. */
export function findTerritory(input: TerritoryInput): Territory {
  const routers = [...input.stations.routers.values()];
  const home = homeRouters(input);
  const nextOf = nextAddresses(input, routers);
  let standings = new Map<string, Standing>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const blocks = blockOwners(routers, standings, input.owners);
    const next = new Map<string, Standing>();
    for (const router of routers) {
      if (home.has(router.id)) next.set(router.id, { domain: HOME, lead: 3.5 });
      else {
        const standing = stand(votesFor(router, nextOf.get(router.id) ?? [], blocks, input.owners));
        if (standing) next.set(router.id, standing);
      }
    }
    const settled =
      [...next].every(([id, one]) => standings.get(id)?.domain === one.domain) && next.size === standings.size;
    standings = next;
    if (settled) break;
  }
  fillGaps(input, standings);
  const of = new Map([...standings].map(([id, one]) => [id, one.domain]));
  return { domains: listDomains(routers, of), of, standings };
}

/**
 * The host and everything up to the outermost translator of the home; a carrier's translator is not the home's. A lone trace that
 * begins at public addresses may come from anywhere: its source is nobody's home.
 */
function homeRouters({ alignments, stations, nats }: TerritoryInput): ReadonlySet<string> {
  const home = new Set<string>();
  for (const { path } of alignments) {
    const start = stations.at(path, 'forward', 0);
    const given = start.some((id) => (stations.routers.get(id)?.nodes.length ?? 0) > 0);
    if (path.inside > 0 || path.back.walks.length > 0 || given) for (const id of start) home.add(id);
    const own = nats.filter((nat) => nat.path === path.id && nat.kind !== 'cgn');
    const border = Math.max(0, ...own.map((nat) => nat.ttl));
    for (let ttl = 1; ttl <= border; ttl++) for (const id of stations.at(path, 'forward', ttl)) home.add(id);
  }
  return home;
}

/** Addresses by which the next routers on the way to the server are entered; on the way home where no other is known. */
function nextAddresses(
  { links, stations }: TerritoryInput,
  routers: readonly DraftRouter[],
): ReadonlyMap<string, readonly Node[]> {
  const forward = new Map<string, string[]>();
  const back = new Map<string, string[]>();
  for (const { a, b, aIp, bIp } of links) {
    if (bIp !== undefined) push(forward, a, bIp);
    if (aIp !== undefined) push(back, b, aIp);
  }
  const nodeAt = new Map(
    routers.flatMap((router) => router.nodes.map((node) => [`${router.id} ${node.ip}`, node] as const)),
  );
  const ends = new Map<string, string>();
  for (const { a, b, aIp, bIp } of links) {
    if (bIp !== undefined) ends.set(`${a} ${bIp}`, b);
    if (aIp !== undefined) ends.set(`${b} ${aIp}`, a);
  }
  return new Map(
    [...stations.routers.keys()].map((id) => {
      const ips = forward.get(id) ?? back.get(id) ?? [];
      return [id, ips.flatMap((ip) => nodeAt.get(`${ends.get(`${id} ${ip}`) ?? ''} ${ip}`) ?? [])];
    }),
  );
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

type Blocks = ReadonlyMap<string, string>;

/** Whose numbers a /24 holds: names on its addresses count twice, the networks of the routers that hold unnamed ones once. */
function blockOwners(
  routers: readonly DraftRouter[],
  standings: ReadonlyMap<string, Standing>,
  owners: Owners,
): Blocks {
  const votes = new Map<string, Map<string, number>>();
  for (const { id, nodes } of routers) {
    for (const node of nodes) {
      const key = blockKey(node);
      const named = owners.of.get(node.id);
      const owner = named ?? standings.get(id)?.domain;
      if (key === undefined || owner === undefined || owner === HOME || owners.exchange.has(node.id)) continue;
      const block = votes.get(key) ?? new Map<string, number>();
      votes.set(key, block.set(owner, (block.get(owner) ?? 0) + (named === undefined ? 1 : 2)));
    }
  }
  const found = new Map<string, string>();
  for (const [key, block] of votes) {
    const best = mostVotes(block);
    const tied = [...block.values()].filter((count) => count === best?.[1]).length > 1;
    // A link between two networks is numbered by one of them: a tie says nothing.
    if (best && !tied) found.set(key, best[0]);
  }
  return found;
}

function votesFor(
  router: DraftRouter,
  next: readonly Node[],
  blocks: Blocks,
  owners: Owners,
): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  const add = (owner: string | undefined, weight: number): void => {
    if (owner !== undefined) votes.set(owner, (votes.get(owner) ?? 0) + weight);
  };
  const named = new Map<string, number>();
  for (const node of router.nodes) {
    const owner = owners.of.get(node.id);
    if (owner !== undefined) named.set(owner, (named.get(owner) ?? 0) + 1);
  }
  add(mostVotes(named)?.[0], WEIGHTS.name);
  const ownerOf = (node: Node): string | undefined =>
    owners.exchange.has(node.id)
      ? undefined
      : (owners.of.get(node.id) ?? owners.registered?.get(node.id) ?? blocks.get(blockKey(node) ?? ''));
  const ahead = new Map<string, number>();
  for (const node of next) {
    const owner = ownerOf(node);
    if (owner !== undefined) ahead.set(owner, (ahead.get(owner) ?? 0) + 1);
  }
  const [owner] = mostVotes(ahead) ?? [];
  // The next router's own name tells where that one is; only numbers that its network uses elsewhere reach back to this one.
  const known = next.some((node) => ownerOf(node) === owner && !owners.of.has(node.id));
  add(owner, known ? WEIGHTS.next : WEIGHTS.next / 2);
  for (const node of router.nodes) {
    if (!owners.exchange.has(node.id)) add(ownerOf(node), WEIGHTS.address / router.nodes.length);
    add(owners.second?.get(node.id), WEIGHTS.address / router.nodes.length);
  }
  return votes;
}

function stand(votes: ReadonlyMap<string, number>): Standing | undefined {
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!first || first[1] < MIN_VOTES) return undefined;
  return { domain: first[0], lead: first[1] - (second?.[1] ?? 0), ...(second && { runnerUp: second[0] }) };
}

/** A router without any sign of its own between two routers of one network is that network's, too. */
function fillGaps({ alignments, stations }: TerritoryInput, standings: Map<string, Standing>): void {
  for (const { path, ends } of alignments) {
    for (const way of ['forward', 'back'] as const) {
      let domain: string | undefined;
      let gap: string[] = [];
      for (let ttl = 0; ttl <= ends[way]; ttl++) {
        for (const id of stations.at(path, way, ttl)) {
          const standing = standings.get(id);
          if (!standing) {
            gap.push(id);
            continue;
          }
          if (standing.domain === domain) for (const one of gap) standings.set(one, { domain, lead: 1 });
          domain = standing.domain;
          gap = [];
        }
      }
    }
  }
}

function listDomains(routers: readonly DraftRouter[], of: ReadonlyMap<string, string>): readonly Domain[] {
  const members = new Map<string, DraftRouter[]>();
  for (const router of routers) {
    const domain = of.get(router.id);
    if (domain === undefined) continue;
    const list = members.get(domain);
    if (list) list.push(router);
    else members.set(domain, [router]);
  }
  const lowest = (list: readonly DraftRouter[]): number => Math.min(...list.map((one) => one.rank));
  return [...members]
    .sort((a, b) => lowest(a[1]) - lowest(b[1]) || (a[0] < b[0] ? -1 : 1))
    .map(([id, list]) => ({
      id,
      label: id,
      routers: [...list].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).map((router) => router.id),
    }));
}
