import { commonLength } from '../../model/prefix';
import type { Domain, Link } from '../../model/topology';
import type { Alignment } from './align';
import type { DraftNat } from './nat';
import type { Ends } from './ends';
import type { Node } from './node';
import { blockKey, mostVotes, type Owners } from './owner';
import type { Path } from './path';
import type { DraftRouter, Stations } from './stations';

interface TerritoryInput {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly alignments: readonly Alignment[];
  readonly stations: Stations;
  readonly nats: readonly DraftNat[];
  readonly links: readonly Link[];
  readonly owners: Owners;
  /** Router → its network, as the user says. */
  readonly fixed: ReadonlyMap<string, string>;
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

/**
 * Votes (design/topology.md, 2.8): a name of its own, the owner of the addresses it hands packets to, its own numbers; `uplink`: which
 * of two networks holds the router between them.
 */
const WEIGHTS = { name: 3, next: 1.5, address: 1, uplink: 1.2 };

/** One vote is the least that gives a router to a network; half a vote would be a guess. */
const MIN_VOTES = 1;

/** A name spreads over numbers hop by hop; longer chains of unnamed routers than this stay unknown. */
const MAX_ROUNDS = 12;

/** Lead of a network that the user names. */
const SAID = 12;

const NOTHING: Surroundings = { near: [], far: [], ahead: [], behind: [] };

/** Networks that the servers' addresses belong to. */
function servedNetworks({ alignments, owners }: TerritoryInput): ReadonlySet<string> {
  return new Set(alignments.flatMap(({ path }) => owners.of.get(path.forward.target ?? '') ?? []));
}

/** Networks of the first number behind each home. */
function accessNetworks({ alignments, owners }: TerritoryInput): ReadonlySet<string> {
  return new Set(
    alignments.flatMap(({ path }) => {
      const owner = path.forward.rows
        .slice(path.inside + 1)
        .flatMap((row) => row.nodes.flatMap((id) => owners.of.get(id) ?? []))[0];
      return owner ?? [];
    }),
  );
}

/** Finds whose network every router is in. What nothing tells stays without a domain. */
export function findTerritory(input: TerritoryInput): Territory {
  const routers = [...input.stations.routers.values()];
  const home = homeRouters(input);
  const around = surroundings(input, routers);
  const served = servedNetworks(input);
  const first = accessNetworks(input);
  let standings = new Map<string, Standing>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const blocks = blockOwners(routers, standings, input.owners);
    const next = new Map<string, Standing>();
    for (const router of routers) {
      const said = input.fixed.get(router.id);
      if (said !== undefined) next.set(router.id, { domain: said, lead: SAID });
      else if (home.has(router.id)) next.set(router.id, { domain: HOME, lead: 3.5 });
      else {
        const standing = stand(
          votesFor(router, around.get(router.id) ?? NOTHING, { owners: input.owners, blocks, served, first }),
        );
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
function homeRouters({ alignments, stations, nats, nodes }: TerritoryInput): ReadonlySet<string> {
  const home = new Set<string>();
  for (const { path, ends } of alignments) {
    const start = stations.at(path, 'forward', 0);
    const given = start.some((id) => (stations.routers.get(id)?.nodes.length ?? 0) > 0);
    if (path.inside > 0 || path.back.walks.length > 0 || given) for (const id of start) home.add(id);
    const own = nats.filter((nat) => nat.path === path.id && nat.kind !== 'cgn');
    const border = Math.max(plainHome(path, ends, nodes), ...own.map((nat) => nat.ttl));
    for (let ttl = 1; ttl <= border; ttl++) for (const id of stations.at(path, 'forward', ttl)) home.add(id);
  }
  return home;
}

/** Without a translator the home ends at the router that owns the traced IPv6 address, or that shares the host's /64. */
function plainHome(path: Path, ends: Ends, nodes: ReadonlyMap<string, Node>): number {
  const first = path.forward.rows[1]?.nodes.flatMap((id) => nodes.get(id) ?? [])[0];
  const target = path.back.target === undefined ? undefined : nodes.get(path.back.target);
  if (first?.address.family !== 6 || !target) return 0;
  if (ends.owner > 0) return ends.owner;
  // A host right behind the provider shares its /64 with the provider's gateway: then the way back shows nobody in between.
  return ends.back > 1 && commonLength(first.address, target.address) >= 64 && facesHost(path, ends) ? 1 : 0;
}

/** The hop before the host answers in both directions by different addresses: it is a router between two links, the home's. */
function facesHost({ forward, back }: Path, ends: Ends): boolean {
  const [there, here] = [forward.rows[1]?.nodes ?? [], back.rows[ends.back - 1]?.nodes ?? []];
  return there.length > 0 && here.length > 0 && !there.some((id) => here.includes(id));
}

/** Addresses around a router: its own on the side of home and of the server, and those of the next routers on either side. */
interface Surroundings {
  readonly near: readonly Node[];
  readonly far: readonly Node[];
  readonly ahead: readonly Node[];
  readonly behind: readonly Node[];
}

function surroundings({ links }: TerritoryInput, routers: readonly DraftRouter[]): ReadonlyMap<string, Surroundings> {
  const found = new Map(
    routers.map(({ id }) => [id, { near: [] as Node[], far: [] as Node[], ahead: [] as Node[], behind: [] as Node[] }]),
  );
  const nodesOf = new Map(routers.map(({ id, nodes }) => [id, nodes]));
  const nodeAt = (router: string, ip: string | undefined): readonly Node[] =>
    (nodesOf.get(router) ?? []).filter((node) => node.ip === ip);
  for (const { a, b, aIp, bIp } of links) {
    const [x, y] = [nodeAt(a, aIp), nodeAt(b, bIp)];
    found.get(a)?.far.push(...x);
    found.get(b)?.behind.push(...x);
    found.get(b)?.near.push(...y);
    found.get(a)?.ahead.push(...y);
  }
  return found;
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

// "AS64500": a network of which nobody knows another name
const AS_NUMBER = /^AS\d+$/;

type Votes = Map<string, number>;

function addVote(votes: Votes, owner: string | undefined, weight: number): void {
  if (owner !== undefined) votes.set(owner, (votes.get(owner) ?? 0) + weight);
}

interface Ground {
  readonly owners: Owners;
  readonly blocks: Blocks;
  /** Networks of the servers. */
  readonly served: ReadonlySet<string>;
  /** Networks that the homes are connected to. */
  readonly first: ReadonlySet<string>;
}

function votesFor(router: DraftRouter, around: Surroundings, ground: Ground): ReadonlyMap<string, number> {
  const { owners, blocks } = ground;
  const votes: Votes = new Map();
  const named: Votes = new Map();
  // `as64500.ix…` names a network by its number: it counts where no number of the router tells the same in other words.
  const told = router.nodes.some((node) => owners.numbered.has(node.id));
  for (const { id } of router.nodes) {
    const owner = owners.named.get(id);
    if (!told || !owners.exchange.has(id) || !AS_NUMBER.test(owner ?? '')) addVote(named, owner, 1);
  }
  addVote(votes, mostVotes(named)?.[0], WEIGHTS.name);
  const numberOf = (node: Node): string | undefined =>
    owners.exchange.has(node.id) ? undefined : (owners.numbered.get(node.id) ?? blocks.get(blockKey(node) ?? ''));
  const between = uplink(around, ground);
  addVote(votes, between, WEIGHTS.uplink);
  if (between === undefined) voteNext(votes, around, numberOf, owners);
  for (const node of router.nodes) {
    if (!owners.exchange.has(node.id))
      addVote(votes, numberOf(node) ?? owners.of.get(node.id), WEIGHTS.address / router.nodes.length);
    addVote(votes, owners.second?.get(node.id), WEIGHTS.address / router.nodes.length);
  }
  return votes;
}

/** Whose numbers the next routers towards the server have; where those tell nothing (an exchange), towards home by their table. */
function voteNext(
  votes: Votes,
  { ahead, behind }: Surroundings,
  numberOf: (node: Node) => string | undefined,
  owners: Owners,
): void {
  const next = ahead.length > 0 ? ahead : behind;
  const found: Votes = new Map();
  for (const node of next) addVote(found, numberOf(node) ?? owners.of.get(node.id), 1);
  const [owner] = mostVotes(found) ?? [];
  // The next router's own name tells where that one is; only numbers that its network uses elsewhere reach back to this one.
  const known = next.some((node) => numberOf(node) === owner);
  if (owner !== undefined) return addVote(votes, owner, known ? WEIGHTS.next : WEIGHTS.next / 2);
  const table: Votes = new Map();
  for (const { id } of behind) if (!owners.exchange.has(id)) addVote(table, owners.numbered.get(id), 1);
  addVote(votes, mostVotes(table)?.[0], WEIGHTS.next);
}

/**
 * A router between numbers of two networks: providers number the links to their customers. From home packets first climb to a larger
 * provider, which numbers that link, and then descend: so the router is the first network's there, and the next one's later on.
 */
function uplink({ near, far, ahead }: Surroundings, { owners, served, first }: Ground): string | undefined {
  const owner = (nodes: readonly Node[]): string | undefined => {
    const votes: Votes = new Map();
    for (const { id } of nodes) if (!owners.exchange.has(id)) addVote(votes, owners.numbered.get(id), 1);
    return mostVotes(votes)?.[0];
  };
  const [home, server] = [owner(near), owner(far) ?? owner(ahead)];
  if (home === undefined || server === undefined || home === server) return undefined;
  return first.has(home) && !served.has(server) ? home : server;
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
