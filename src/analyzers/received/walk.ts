import type { AnalysisConfig } from '../../model/analysis';
import type { AddressScope } from '../../model/address';
import type { FromClause } from '../../model/mail';
import type { PathHop } from './hop';
import { isInNetworks, isNetwork, isNeighbour, readNetworks } from './networks';
import {
  isFilterService,
  isProvider,
  isProviderAddress,
  isSameHost,
  isUnlistedAddress,
  organisationOf,
} from './organisation';
import { isSubscriberName } from './subscriber';

/** What the user told about the networks that take part (design/received.md, "Trust boundary and origin", 1). */
interface TrustSettings {
  readonly trusted: ReturnType<typeof readNetworks>;
  readonly submission: ReturnType<typeof readNetworks>;
  readonly hosts: readonly string[];
}

/** Read once for all messages of a run. */
const known = new WeakMap<AnalysisConfig, TrustSettings>();

export function settingsOf(config: AnalysisConfig): TrustSettings {
  const settings = known.get(config) ?? readSettings(config);
  known.set(config, settings);
  return settings;
}

/** `trustedHosts` may hold addresses too: those are networks of one. */
function readSettings(config: AnalysisConfig): TrustSettings {
  const hosts = (config.trustedHosts ?? []).map((host) =>
    host
      .trim()
      .toLowerCase()
      .replace(/^\.|\.$/g, ''),
  );
  return {
    trusted: readNetworks([
      ...(config.trustedNetworks ?? []),
      ...(config.internalNetworks ?? []),
      ...hosts.filter(isNetwork),
    ]),
    submission: readNetworks(config.submissionNetworks),
    hosts: hosts.filter((host) => host !== '' && !isNetwork(host)),
  };
}

/** Why the writer of the next older field is believed (or that it is not), and how often that holds. */
export interface Step {
  readonly rule: TrustRule;
  readonly confidence: number;
  readonly believed: boolean;
}

const BELIEVED = {
  newest: 0.99,
  'configured-network': 0.99,
  'configured-host': 0.97,
  'submission-server': 0.97,
  'same-machine': 0.97,
  fetched: 0.95,
  'private-address': 0.93,
  // A load balancer that hides the client behind its own address leaves the client's greeting as it was.
  'private-address-foreign-name': 0.65,
  'provider-address': 0.99,
  'same-organisation': 0.95,
  'same-network': 0.85,
  'inbound-gateway': 0.8,
  'local-delivery': 0.93,
} as const;

/** How often the boundary truly stands where the walk ends so. */
const STOPPED = {
  // The organisation may have an outside gateway that nobody told us about.
  'organisation-changes': 0.9,
  // A name of our own that only the client said: a relay of ours, or somebody who knows what our relays are called.
  'greeting-only': 0.6,
  'subscriber-line': 0.93,
  authenticated: 0.93,
  'chain-ends': 0.97,
} as const;

export type TrustRule = keyof typeof BELIEVED | keyof typeof STOPPED;

function believe(rule: keyof typeof BELIEVED, confidence: number = BELIEVED[rule]): Step {
  return { rule, confidence, believed: true };
}

export function stopAt(rule: keyof typeof STOPPED): Step {
  return { rule, confidence: STOPPED[rule], believed: false };
}

export const NEWEST: Step = believe('newest');

/** What the walk knows when it looks at the next older field. */
interface Knowledge {
  /** Organisations of the believed writers so far and of the mailboxes they delivered to. */
  readonly ours: ReadonlySet<string>;
  readonly settings: TrustSettings;
  /** The writer of the older field noted authentication results of its client: what a gateway of the receiver does. */
  readonly hasChecked: (hop: PathHop) => boolean;
}

/**
 * Decides whether the walk goes on from a believed field (`newer`) to the one below it (`older`). All that stands in `older` may be a
 * lie, and so may the greeting in `newer`: only addresses and reverse names that `newer` saw carry anybody over.
 */
export function stepDown(newer: PathHop, older: PathHop, { ours, settings, hasChecked }: Knowledge): Step {
  const peer = newer.from;
  const ip = peer?.address?.ip;
  if (isInNetworks(ip, settings.submission)) return believe('submission-server');
  if (isInNetworks(ip, settings.trusted)) return believe('configured-network');
  if (newer.kind === 'fetch') return believe('fetched');
  if (hasTrustedName(peer, settings.hosts)) return believe('configured-host');
  if (isSameMachine(newer))
    return namesNobody(newer, older, ours) ? stopAt('organisation-changes') : believe('same-machine');
  if (isPrivate(peer?.address?.scope)) return privateStep(peer, ours);
  if (newer.kind === 'lmtp' && isLinked(newer, older)) return believe('local-delivery');
  return continuity(newer, older, ours) ?? gatewayStep(peer, older, hasChecked) ?? endOf(newer, older, ours);
}

/** The reverse name that a believed relay saw; what the client or the older field say of themselves counts for nothing. */
function hasTrustedName(peer: FromClause | undefined, hosts: readonly string[]): boolean {
  if (hosts.length === 0) return false;
  const name = peer?.rdnsState === 'may-be-forged' ? undefined : peer?.rdns?.value.toLowerCase();
  return name !== undefined && hosts.some((host) => name === host || name.endsWith(`.${host}`));
}

/** LMTP never leaves a house (RFC 2033 section 5), so whoever speaks it is one of ours, and may say who. */
function isLinked({ from, auth }: PathHop, { by }: PathHop): boolean {
  return from !== undefined && auth === undefined && linksTo(from, by?.host?.value, by?.address?.ip);
}

/** Handed over without a network in between: no `from`, a local protocol, or the loopback address. */
export function isSameMachine(hop: PathHop): boolean {
  const address = hop.from?.address;
  if (address) return address.scope === 'loopback' || (address.ip !== undefined && address.ip === hop.by?.address?.ip);
  return hop.from === undefined || hop.kind === 'local' || hop.kind === 'pickup' || hop.kind === 'spool';
}

/** A network protocol without a client, and strangers below: the client was there and is not written down. */
function namesNobody(newer: PathHop, older: PathHop, ours: ReadonlySet<string>): boolean {
  if (newer.kind !== 'smtp' || newer.from !== undefined || newer.organisation === undefined) return false;
  return older.organisation !== undefined && !ours.has(older.organisation);
}

/** Carrier NAT (100.64/10) is no private network of ours: subscribers sit there. */
function isPrivate(scope: AddressScope | undefined): boolean {
  return scope === 'private' || scope === 'unique-local' || scope === 'link-local' || scope === 'loopback';
}

function privateStep(peer: FromClause | undefined, ours: ReadonlySet<string>): Step {
  const greeted = organisationOf(peer?.helo?.value);
  const foreign = isProvider(greeted) && greeted !== undefined && !ours.has(greeted);
  return believe(foreign ? 'private-address-foreign-name' : 'private-address');
}

/** Continuity by organisation: what the believed relay saw of its client, and what the field below calls itself, belong to one of us. */
function continuity(newer: PathHop, older: PathHop, ours: ReadonlySet<string>): Step | undefined {
  const [peer, writer] = [newer.from, older.organisation];
  if (peer === undefined || writer === undefined || !ours.has(writer)) return undefined;
  const ip = peer.address?.ip;
  if (isProviderAddress(writer, ip) && isNamed(peer, writer)) return believe('provider-address');
  if (hasReverseOf(peer, writer)) return believe('same-organisation', peer.rdnsState === 'verified' ? undefined : 0.88);
  const greeted = peer.rdnsState === 'not-recorded' && organisationOf(peer.helo?.value) === writer;
  return greeted && isNeighbour(ip, newer.by?.address?.ip) ? believe('same-network') : undefined;
}

/** The client bears a reverse name of the organisation, and is one of its servers rather than one of its customers. */
function hasReverseOf(peer: FromClause, organisation: string): boolean {
  const [name, ip] = [peer.rdns?.value, peer.address?.ip];
  if (organisationOf(name) !== organisation || peer.rdnsState === 'may-be-forged') return false;
  if (peer.rdnsState !== 'verified' && isUnlistedAddress(organisation, ip)) return false;
  return !isSubscriberName(name, ip);
}

/** By its greeting or its reverse name the client is one of the organisation's. */
function isNamed({ helo, rdns }: FromClause, organisation: string): boolean {
  return organisationOf(helo?.value) === organisation || organisationOf(rdns?.value) === organisation;
}

/** A filter that checked its client works for the receiver; one that the sender hired takes the mail as it comes. */
const INBOUND = /(?:^|[.-])inbound(?:[.-]|$)/i;

function gatewayStep(
  peer: FromClause | undefined,
  older: PathHop,
  hasChecked: Knowledge['hasChecked'],
): Step | undefined {
  const writer = older.organisation;
  if (peer === undefined || writer === undefined || !isFilterService(writer) || !hasReverseOf(peer, writer))
    return undefined;
  return hasChecked(older) || INBOUND.test(peer.rdns?.value ?? '') ? believe('inbound-gateway') : undefined;
}

function endOf(newer: PathHop, older: PathHop, ours: ReadonlySet<string>): Step {
  const [peer, writer] = [newer.from, older.organisation];
  // Below a login stands what a user's machine wrote, and accounts get stolen.
  if (newer.auth) return stopAt('authenticated');
  if (peer === undefined || writer === undefined || !ours.has(writer)) return stopAt('organisation-changes');
  // Whoever runs an address writes its reverse name.
  if (organisationOf(peer.rdns?.value) === writer)
    return stopAt(isSubscriberName(peer.rdns?.value, peer.address?.ip) ? 'subscriber-line' : 'greeting-only');
  if (peer.rdns !== undefined && peer.rdnsState !== 'may-be-forged') return stopAt('organisation-changes');
  return stopAt(peer.rdnsState === 'not-recorded' ? 'greeting-only' : 'organisation-changes');
}

/** Whether a field written by `by` can be the one below: the client seen above bears its name, its organisation or its address. */
function linksTo(peer: FromClause, by: string | undefined, byIp?: string): boolean {
  if (byIp !== undefined && byIp === peer.address?.ip) return true;
  const writer = organisationOf(by);
  if (isProviderAddress(writer, peer.address?.ip)) return true;
  const names = [peer.rdns?.value, peer.helo?.value].filter((name) => name !== undefined);
  if (names.some((name) => isSameHost(name, by))) return true;
  return writer !== undefined && names.some((name) => organisationOf(name) === writer);
}

/**
 * Hops (path order) that the field above did not hear from, by id. Inside one machine there is no name to compare: the fields belong
 * together as long as no other house writes one.
 */
export function brokenLinks(hops: readonly PathHop[]): ReadonlySet<string> {
  const broken = new Set<string>();
  let house: string | undefined;
  let newer: PathHop | undefined;
  for (const hop of [...hops].reverse()) {
    const inside = newer !== undefined && isSameMachine(newer);
    const sameHouse = inside && (hop.organisation === undefined || house === undefined || hop.organisation === house);
    if (newer?.from && !sameHouse && !linksTo(newer.from, hop.by?.host?.value, hop.by?.address?.ip)) broken.add(hop.id);
    house = hop.organisation ?? (inside ? house : undefined);
    newer = hop;
  }
  return broken;
}

/**
 * A provider's name in the greeting of a client whose reverse name or address is another's carries no origin further down. It is no sign
 * of forgery: a provider has more names and addresses than are known here.
 */
export function onlyGreetsAs({ from }: PathHop, older: PathHop): boolean {
  const writer = older.organisation;
  if (from === undefined || !isProvider(writer) || older.by?.host === undefined) return false;
  const ip = from.address?.ip;
  if (isProviderAddress(writer, ip) || (ip !== undefined && ip === older.by.address?.ip)) return false;
  const reverse = organisationOf(from.rdns?.value);
  if (reverse === writer && from.rdnsState === 'verified') return false;
  return isUnlistedAddress(writer, ip) || (reverse !== undefined && reverse !== writer);
}
