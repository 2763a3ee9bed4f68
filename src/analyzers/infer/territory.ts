import { commonLength } from '../../model/prefix';
import type { Domain, Link } from '../../model/topology';
import type { Alignment } from './align';
import type { DraftNat } from './nat';
import type { Ends } from './ends';
import { marginalsOf } from './marginals';
import type { Node } from './node';
import { numbersOf } from './numbers';
import type { Owners } from './owner';
import { HOME, NOBODY, ownershipOf, type OwnershipInput } from './ownership';
import { translatedFrom, type Path } from './path';
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

/** Whose a router is, kept so that a border can name the runner-up. */
export interface Standing {
  readonly domain: string;
  /** Natural-log odds against the second. */
  readonly lead: number;
  /** The network that comes next, and its share; absent where nothing names another. */
  readonly runnerUp?: string;
  readonly runnerUpShare?: number;
}

export interface Territory {
  readonly domains: readonly Domain[];
  readonly of: ReadonlyMap<string, string>;
  readonly standings: ReadonlyMap<string, Standing>;
  /** Link → probability that its two routers are in two networks. */
  readonly apart: ReadonlyMap<string, number>;
}

export { HOME };

/** A standing is never surer than this: names are old, and numbers are lent. */
const MOST_LEAD = 6;

/** Finds whose network every router is in. What nothing tells stays without a domain. */
export function findTerritory(input: TerritoryInput): Territory {
  return settle({
    routers: [...input.stations.routers.values()],
    links: input.links,
    owners: input.owners,
    numbers: numbersOf(input.nodes, input.owners),
    fixed: new Map([...[...homeRouters(input)].map((id) => [id, HOME] as const), ...input.fixed]),
    served: servedNetworks(input),
    first: accessNetworks(input),
  });
}

/** The same from routers and links alone: what all traces together give has no two directions. */
export function settle(input: OwnershipInput): Territory {
  const { routers } = input;
  const { field, labels, links } = ownershipOf(input);
  const { items: beliefs, edges } = marginalsOf(field);
  const standings = new Map<string, Standing>();
  routers.forEach(({ id }, index) => {
    const standing = standingOf(labels[index] ?? [], beliefs[index] ?? []);
    if (standing) standings.set(id, standing);
  });
  const of = new Map([...standings].map(([id, one]) => [id, one.domain]));
  const apart = new Map(
    field.edges.map(({ a, b }, index) => [
      links[index]?.id ?? '',
      1 - sameLabel(labels[a] ?? [], labels[b] ?? [], edges[index] ?? []),
    ]),
  );
  return { domains: listDomains(routers, of), of, standings, apart };
}

/** Probability of all pairs of states that bear one name. */
function sameLabel(left: readonly string[], right: readonly string[], pairs: ArrayLike<number>): number {
  let sum = 0;
  left.forEach((label, i) => {
    const j = right.indexOf(label);
    if (j >= 0) sum += pairs[i * right.length + j] ?? 0;
  });
  return sum;
}

function standingOf(labels: readonly string[], shares: ArrayLike<number>): Standing | undefined {
  const ranked = labels.map((label, index) => ({ label, p: shares[index] ?? 0 }));
  ranked.sort((x, y) => y.p - x.p || (x.label < y.label ? -1 : 1));
  const [first, second] = ranked;
  if (!first || first.label === NOBODY) return undefined;
  const lead = second ? Math.min(MOST_LEAD, Math.log(first.p / Math.max(second.p, 1e-9))) : MOST_LEAD;
  const other = ranked.find(({ label }, index) => index > 0 && label !== NOBODY);
  return { domain: first.label, lead, ...(other && { runnerUp: other.label, runnerUpShare: other.p }) };
}

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
    const own = nats.filter((nat) => nat.path === path.id && nat.kind !== 'cgn' && nat.kind !== 'nat64');
    const border = Math.max(plainHome(path, ends, nodes), ...own.map((nat) => nat.ttl));
    for (let ttl = 1; ttl <= border; ttl++) for (const id of stations.at(path, 'forward', ttl)) home.add(id);
  }
  return home;
}

/** Without a translator the home ends at the router that owns the traced IPv6 address, or that shares the host's /64. */
function plainHome(path: Path, ends: Ends, nodes: ReadonlyMap<string, Node>): number {
  const first = path.forward.rows[1]?.nodes.flatMap((id) => nodes.get(id) ?? [])[0];
  const target = path.back.target === undefined ? undefined : nodes.get(path.back.target);
  if (first?.address?.family !== 6 || !target?.address) return 0;
  // Behind a translator to IPv4 the owner of the traced address is the provider's; the first hop is the home's router.
  if (translatedFrom(path.forward, nodes) > 1) return 1;
  if (ends.owner > 0) return ends.owner;
  // A host right behind the provider shares its /64 with the provider's gateway: then the way back shows nobody in between.
  return ends.back > 1 && commonLength(first.address, target.address) >= 64 && facesHost(path, ends) ? 1 : 0;
}

/** The hop before the host answers in both directions by different addresses: it is a router between two links, the home's. */
function facesHost({ forward, back }: Path, ends: Ends): boolean {
  const [there, here] = [forward.rows[1]?.nodes ?? [], back.rows[ends.back - 1]?.nodes ?? []];
  return there.length > 0 && here.length > 0 && !there.some((id) => here.includes(id));
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
