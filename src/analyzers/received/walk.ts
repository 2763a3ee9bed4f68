import type { AnalysisConfig } from '../../model/analysis';
import { addressScope, isInside } from '../../model/address';
import type { FromClause, MailHop } from '../../model/mail';
import { isInNetworks, readNetworks } from './networks';
import { isProviderAddress, isSameHost, organisationOf } from './organisation';

/** What the user told about the networks that take part (design/received.md, "Trust boundary and origin", 1). */
export interface TrustSettings {
  readonly trusted: ReturnType<typeof readNetworks>;
  readonly submission: ReturnType<typeof readNetworks>;
  readonly hosts: readonly string[];
}

export function readSettings(config: AnalysisConfig): TrustSettings {
  return {
    trusted: readNetworks([...(config.trustedNetworks ?? []), ...(config.internalNetworks ?? [])]),
    submission: readNetworks(config.submissionNetworks),
    hosts: (config.trustedHosts ?? []).map((host) => host.toLowerCase()),
  };
}

/** Why the writer of the next older field is believed (or that it is not), and how often that holds. */
export interface Step {
  readonly rule: TrustRule;
  readonly confidence: number;
  readonly believed: boolean;
}

export type TrustRule =
  | 'newest'
  | 'configured-network'
  | 'configured-host'
  | 'submission-server'
  | 'same-machine'
  | 'fetched'
  | 'private-address'
  | 'same-organisation'
  | 'same-organisation-greeting'
  | 'authenticated'
  | 'organisation-changes'
  | 'chain-ends';

const BELIEVED: Readonly<Record<Exclude<TrustRule, 'organisation-changes' | 'chain-ends'>, number>> = {
  newest: 0.99,
  'configured-network': 0.99,
  'configured-host': 0.97,
  'submission-server': 0.97,
  'same-machine': 0.97,
  fetched: 0.95,
  'private-address': 0.93,
  'same-organisation': 0.95,
  // A HELO is the client's own word, but in ordinary mail it is nearly always true inside one organisation.
  'same-organisation-greeting': 0.7,
  authenticated: 0.7,
};

function believe(rule: keyof typeof BELIEVED, confidence = BELIEVED[rule]): Step {
  return { rule, confidence, believed: true };
}

/** The organisation may have an outside gateway that nobody told us about. */
const STOP: Step = { rule: 'organisation-changes', confidence: 0.9, believed: false };

/**
 * Decides whether the walk goes on from a believed field (`newer`) to the one below it (`older`). `ours` are the organisations of the
 * believed writers so far.
 */
export function stepDown(newer: MailHop, older: MailHop, ours: ReadonlySet<string>, settings: TrustSettings): Step {
  const peer = newer.from;
  const ip = peer?.address?.ip;
  if (isInNetworks(ip, settings.submission)) return believe('submission-server');
  if (isInNetworks(ip, settings.trusted)) return believe('configured-network');
  if (newer.kind === 'fetch') return believe('fetched');
  if (isTrustedHost(older.by?.host?.value, peer, settings)) return believe('configured-host');
  if (isSameMachine(newer)) return believe('same-machine');
  if (ip !== undefined && isPrivate(ip)) return believe('private-address');
  const named = sameOrganisation(peer, older, ours);
  if (named) return named;
  return newer.auth ? believe('authenticated') : STOP;
}

function isTrustedHost(by: string | undefined, peer: FromClause | undefined, settings: TrustSettings): boolean {
  if (by === undefined) return false;
  const name = by.toLowerCase();
  const listed = settings.hosts.some((host) => name === host || name.endsWith(`.${host}`));
  return listed && (peer === undefined || linksTo(peer, by));
}

/** Handed over without a network in between: no `from`, a local protocol, or the loopback address. */
function isSameMachine(hop: MailHop): boolean {
  const address = hop.from?.address;
  if (address) return address.scope === 'loopback' || (address.ip !== undefined && address.ip === hop.by?.address?.ip);
  return hop.from === undefined || hop.kind === 'local' || hop.kind === 'pickup' || hop.kind === 'spool';
}

function isPrivate(ip: string): boolean {
  const scope = addressScope(ip);
  return isInside(scope) || scope === 'link-local' || scope === 'loopback';
}

/** Continuity by organisation: what the believed relay saw of its client, and what the field below calls itself, belong to one of us. */
function sameOrganisation(peer: FromClause | undefined, older: MailHop, ours: ReadonlySet<string>): Step | undefined {
  const writer = older.organisation;
  if (peer === undefined || writer === undefined || !ours.has(writer)) return undefined;
  if (organisationOf(peer.rdns?.value) === writer && peer.rdnsState !== 'may-be-forged') {
    return believe('same-organisation', peer.rdnsState === 'verified' ? undefined : 0.88);
  }
  if (isProviderAddress(writer, peer.address?.ip)) return believe('same-organisation');
  // Only where no reverse name was looked up; a look-up that found none or another one speaks against the greeting.
  const greeted = peer.rdnsState === 'not-recorded' && organisationOf(peer.helo?.value) === writer;
  return greeted ? believe('same-organisation-greeting') : undefined;
}

/** Whether a field written by `by` can be the one below: the client seen above bears its name, its organisation or its address. */
export function linksTo(peer: FromClause, by: string | undefined, byIp?: string): boolean {
  const names = [peer.rdns?.value, peer.helo?.value].filter((name) => name !== undefined);
  if (byIp !== undefined && byIp === peer.address?.ip) return true;
  if (names.some((name) => isSameHost(name, by))) return true;
  const writer = organisationOf(by);
  return writer !== undefined && names.some((name) => organisationOf(name) === writer);
}
