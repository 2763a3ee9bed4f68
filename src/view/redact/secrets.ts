import { addressScope, type AddressScope } from '../../model/address';
import type { Analysis } from '../../model/analysis';
import type { MailHop } from '../../model/mail';
import type { Router } from '../../model/topology';
import { contains, parseAddress, parsePrefix } from '../../model/prefix';
import type { Redaction } from './mode';
import { domainOf, type Token } from './tokens';

export interface Secrets {
  /** Host names of the facts that no public suffix tells apart from ordinary words, in lower case. */
  readonly names: ReadonlySet<string>;
  hides(token: Token): boolean;
}

/** Scopes whose addresses mean something only inside one network. */
const LOCAL: ReadonlySet<AddressScope> = new Set(['private', 'shared', 'unique-local', 'link-local', 'ds-lite']);

/** Addresses that are the same for everybody. */
const COMMON: ReadonlySet<AddressScope> = new Set(['loopback', 'multicast', 'reserved']);

interface NamedAddress {
  readonly ip?: string | undefined;
  readonly name?: string | undefined;
}

/** What the mode hides in this analysis. */
export function secretsOf(analysis: Analysis, { mode, homeHops }: Redaction): Secrets {
  const pairs = [
    ...pairsOfRoutes(analysis),
    ...pairsOfMail(analysis),
    ...pairsOfHosts(analysis),
    ...pairsOfClaims(analysis),
  ];
  const names = new Set(pairs.flatMap(({ name }) => (name === undefined ? [] : [plainName(name)])));
  names.delete('');
  if (mode === 'last-bits' || mode === 'pseudonyms') {
    return { names, hides: (token) => !isAddress(token) || !COMMON.has(addressScope(token.key)) };
  }
  const ips = mode === 'home' ? homeOf(analysis, homeHops) : new Set<string>();
  const isHidden = (ip: string): boolean => ips.has(ip) || LOCAL.has(addressScope(ip));
  const hidden = namesOf(analysis, pairs, isHidden, mode === 'home' ? namesNearHome(analysis, homeHops) : []);
  return {
    names,
    hides(token) {
      if (token.kind === 'local-part') return true;
      if (token.kind === 'address') return isHidden(token.key);
      if (token.kind === 'name') return token.domain === undefined || hidden.has(token.key);
      return isHidden(token.key) || holdsOne(`${token.key}/${token.bits}`, ips);
    },
  };
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function isAddress(token: Token): boolean {
  return token.kind === 'address' || token.kind === 'prefix';
}

function* pairsOfRoutes({ traces, topology, route }: Analysis): Generator<NamedAddress> {
  for (const trace of traces) {
    yield { ip: trace.targetIp, name: trace.target === trace.targetIp ? undefined : trace.target };
    yield { ip: trace.sourceIp, name: trace.sourceHost === trace.sourceIp ? undefined : trace.sourceHost };
    for (const hop of trace.hops) for (const { ip, host } of hop.probes) if (host !== ip) yield { ip, name: host };
  }
  for (const { ip, names } of topology.interfaces) for (const name of names) yield { ip, name };
  for (const { names, interfaces } of route?.routers ?? []) for (const name of names) yield { ip: interfaces[0], name };
}

function* pairsOfMail({ messages }: Analysis): Generator<NamedAddress> {
  for (const { hops, twins } of messages) for (const hop of [...hops, ...(twins ?? [])]) yield* pairsOfHop(hop);
}

function* pairsOfHop({ from, by }: MailHop): Generator<NamedAddress> {
  const ip = from?.address?.ip;
  if (from?.heloKind === 'name') yield { ip, name: from.helo?.value };
  yield { ip, name: from?.rdns?.value };
  yield { ip: by?.address?.ip, name: by?.host?.value };
}

/** Machines that told about themselves, their neighbours, and both ends of connections. */
function* pairsOfHosts({ hosts = [], sessions }: Analysis): Generator<NamedAddress> {
  for (const { hostName, addresses, neighbours } of hosts) {
    yield { ip: addresses[0]?.ip, name: hostName };
    yield* neighbours;
  }
  for (const { hosts: own, label } of sessions?.machines ?? []) {
    const ip = own.find((host) => parseAddress(host) !== undefined);
    for (const name of [...own, label]) if (parseAddress(name) === undefined) yield { ip, name };
  }
}

/** Names that the DNS was asked for. */
function* pairsOfClaims({ claims }: Analysis): Generator<NamedAddress> {
  for (const { rule, args } of claims)
    if (rule === 'name/asked') for (const name of String(args.name).split(', ')) yield { ip: String(args.ip), name };
}

/** Names of which some address is hidden, and the domains that no other name belongs to. */
function namesOf(
  analysis: Analysis,
  pairs: readonly NamedAddress[],
  isHidden: (ip: string) => boolean,
  near: readonly string[],
): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const { ip, name } of pairs)
    if (ip !== undefined && name !== undefined && isHidden(ip)) hidden.add(plainName(name));
  // Where a trace started, when only its name is told, is somebody's own machine.
  for (const { sourceHost, sourceIp } of analysis.traces)
    if (sourceHost !== undefined && sourceIp === undefined) hidden.add(plainName(sourceHost));
  for (const { interfaces, names } of analysis.route?.routers ?? [])
    if (interfaces.some(isHidden)) for (const name of names) hidden.add(plainName(name));
  for (const name of near) hidden.add(plainName(name));
  const others = new Set(
    pairs.flatMap(({ name = '' }) => (hidden.has(plainName(name)) ? [] : [domainOf(plainName(name))])),
  );
  for (const name of [...hidden]) {
    const domain = domainOf(name);
    if (domain !== undefined && !others.has(domain)) hidden.add(domain);
  }
  return hidden;
}

/**
 * Addresses of the routers up to `hops` from home, both sides of the translation, and all of the network that home is connected to: one
 * of its addresses would name it, and an address there is an address of somebody's provider.
 */
function homeOf({ route }: Analysis, hops: number): ReadonlySet<string> {
  const routers = route?.routers ?? [];
  const near = routers.filter(({ rank }) => rank <= hops).flatMap(({ interfaces }) => interfaces);
  const home = new Set([...near, ...(route?.nat ?? []).flatMap(({ inside, outside }) => [...inside, ...outside])]);
  const access = accessNetwork(routers, home);
  const own = routers.filter(({ domain }) => domain !== undefined && domain === access);
  return new Set([...home, ...own.flatMap(({ interfaces }) => interfaces)]);
}

/** Names of the routers up to `hops` from home whose addresses no tool printed, and of all others in the network next to home. */
function namesNearHome({ route }: Analysis, hops: number): readonly string[] {
  const nameless = (route?.routers ?? []).filter(({ interfaces }) => interfaces.length === 0);
  const near = nameless.filter(({ rank }) => rank <= hops);
  const domains = new Set(near.flatMap(({ domain }) => (domain === undefined || domain === 'home' ? [] : [domain])));
  const own = nameless.filter(({ domain }) => domain !== undefined && domains.has(domain));
  return [...near, ...own].flatMap(({ names, label, kind }) => (kind === 'silent' ? [] : [...names, label]));
}

/** Network of the hidden router with a public address that is nearest to home. */
function accessNetwork(routers: readonly Router[], home: ReadonlySet<string>): string | undefined {
  const [nearest] = routers
    .filter(
      ({ domain, interfaces }) => domain !== undefined && domain !== 'home' && interfaces.some((ip) => home.has(ip)),
    )
    .filter(({ interfaces }) => interfaces.some((ip) => !LOCAL.has(addressScope(ip))))
    .sort((a, b) => a.rank - b.rank);
  return nearest?.domain;
}

/** The prefix of a hidden address tells nearly as much. */
function holdsOne(text: string, ips: ReadonlySet<string>): boolean {
  const prefix = parsePrefix(text);
  return (
    prefix !== undefined &&
    [...ips].some((ip) => {
      const address = parseAddress(ip);
      return address !== undefined && contains(prefix, address);
    })
  );
}
