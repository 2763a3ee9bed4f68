import type { ExtraHost } from '../../model/extraHost';
import type { SourceSpan } from '../../model/span';
import type { RouteGraph, Topology } from '../../model/topology';
import type { Home } from '../host/home';

/** What is drawn of a route, by what a mail header may call it. */
export interface RoutePlaces {
  /** Router or machine that has an address. */
  readonly byAddress: ReadonlyMap<string, string>;
  /** The same by name in lower case; names of two things are left out. */
  readonly byName: ReadonlyMap<string, string>;
  /** The machine that told about itself, and its name in lower case. */
  readonly home?: { readonly name: string; readonly place: string; readonly ip: string };
  /** Addresses outside of a translation → what lies behind it: private addresses that can be seen from there. */
  readonly behind: ReadonlyMap<string, ReadonlySet<string>>;
  readonly labelOf: (place: string) => string;
  readonly domainOf: (place: string) => string | undefined;
  readonly evidenceOf: (address: string) => readonly SourceSpan[];
}

export function placesOf(
  route: RouteGraph,
  topology: Topology,
  extraHosts: readonly ExtraHost[],
  home: Home | undefined,
): RoutePlaces {
  const byAddress = addressesOf(route, extraHosts, home);
  const routers = new Map(route.routers.map((router) => [router.id, router]));
  const hosts = new Map(extraHosts.map((host) => [host.id, host]));
  const interfaces = new Map(topology.interfaces.map((one) => [one.ip, one]));
  const domains = new Map(route.domains.flatMap(({ id, routers: own }) => own.map((router) => [router, id] as const)));
  return {
    byAddress,
    byName: namesOf(topology, byAddress),
    ...(home && namedHome(home, byAddress)),
    behind: translationsOf(route, byAddress, domains),
    labelOf: (place) => routers.get(place)?.label ?? (hosts.get(place)?.label || place.replace(/^host:/, '')),
    domainOf: (place) => domains.get(place),
    evidenceOf: (address) => (interfaces.get(address)?.sightings ?? []).slice(0, 4).map(({ evidence }) => evidence),
  };
}

function namedHome({ machine, address: { ip } }: Home, byAddress: RoutePlaces['byAddress']): Pick<RoutePlaces, 'home'> {
  const place = byAddress.get(ip);
  if (machine.hostName === undefined || place === undefined) return {};
  return { home: { name: machine.hostName.toLowerCase(), place, ip } };
}

/** Addresses that answered, ends of links that did not, the home machine's own ones, its neighbours. */
function addressesOf(
  { routers, links, nat }: RouteGraph,
  extraHosts: readonly ExtraHost[],
  home: Home | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (ip: string | undefined, place: string | undefined): void => {
    if (ip !== undefined && place !== undefined && !found.has(ip)) found.set(ip, place);
  };
  for (const { id, interfaces } of routers) for (const ip of interfaces) add(ip, id);
  for (const { a, b, aIp, bIp } of links) {
    add(aIp, a);
    add(bIp, b);
  }
  for (const { router, outside } of nat) for (const ip of outside) add(ip, router);
  for (const { id, addresses } of extraHosts) for (const ip of addresses) add(ip, id);
  if (home) for (const { ip } of home.machine.addresses) add(ip, found.get(home.address.ip));
  return found;
}

function namesOf(topology: Topology, byAddress: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  const add = (name: string | undefined, ip: string | undefined): void => {
    const place = ip === undefined ? undefined : byAddress.get(ip);
    if (name === undefined || name === ip || place === undefined || !name.includes('.')) return;
    const key = name.toLowerCase().replace(/\.$/, '');
    found.set(key, found.has(key) && found.get(key) !== place ? undefined : place);
  };
  for (const { ip, names } of topology.interfaces) for (const name of names) add(name, ip);
  for (const { target, targetIp, sourceHost, sourceIp } of topology.traces) {
    add(target, targetIp);
    add(sourceHost, sourceIp);
  }
  return new Map([...found].flatMap(([name, place]) => (place === undefined ? [] : [[name, place] as const])));
}

/** Everything in the network of the inside of a translation. */
function translationsOf(
  { nat }: RouteGraph,
  byAddress: ReadonlyMap<string, string>,
  domains: ReadonlyMap<string, string>,
): RoutePlaces['behind'] {
  const behind = new Map<string, Set<string>>();
  for (const { inside, outside, router } of nat) {
    const near = new Set(inside.flatMap((ip) => domains.get(byAddress.get(ip) ?? '') ?? domains.get(router) ?? []));
    const own = [...byAddress].filter(([, place]) => place.startsWith('host:') || near.has(domains.get(place) ?? '?'));
    for (const ip of outside) behind.set(ip, new Set([...inside, ...own.map(([one]) => one)]));
  }
  return behind;
}
