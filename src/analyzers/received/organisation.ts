import { getDomain } from 'tldts';
import { addressScope } from '../../model/address';
import { remembered } from './memory';
import { isInNetworks, readNetworks } from './networks';
import { PROVIDERS, type Provider } from './providers';

interface Group extends Provider {
  readonly ranges: ReturnType<typeof readNetworks>;
}

const GROUPS: readonly Group[] = PROVIDERS.map((one) => ({ ...one, ranges: readNetworks(one.networks) }));
const GROUP_OF = new Map(GROUPS.flatMap((group) => group.domains.map((domain) => [domain, group] as const)));
const GROUP_BY_ID = new Map(GROUPS.map((group) => [group.id, group] as const));
const CUSTOMERS = GROUPS.flatMap(({ customers }) => customers ?? []);

/** `2002:a05:6a10:…`: how Google names its shards in `by` */
const GOOGLE_SHARD = /^2002:a[0-9a-f]{2}:/i;

/**
 * Who runs a host: the name of a provider group, else the registrable domain (Public Suffix List, private part included, so that two
 * customers of one hosting company stay apart). Undefined for addresses and single labels.
 */
export function organisationOf(host: string | undefined): string | undefined {
  if (host === undefined || host.length > 255) return undefined;
  return knownHost(host);
}

const knownHost = remembered(judgeHost);

function judgeHost(host: string): string | undefined {
  if (GOOGLE_SHARD.test(host)) return 'Google';
  const name = host.toLowerCase().replace(/\.$/, '');
  if (isCustomerName(name)) return name;
  const icann = getDomain(name);
  const group = icann === null ? undefined : GROUP_OF.get(icann);
  return group?.id ?? getDomain(name, { allowPrivateDomains: true }) ?? undefined;
}

function isCustomerName(name: string): boolean {
  return CUSTOMERS.some((suffix) => name.endsWith(`.${suffix}`));
}

/** A provider whose relays are known to write down truly what they saw. */
export function isProvider(organisation: string | undefined): boolean {
  return organisation !== undefined && GROUP_BY_ID.has(organisation);
}

/** A filter that may stand before the mailbox in the name of its owner. */
export function isFilterService(organisation: string | undefined): boolean {
  return organisation !== undefined && GROUP_BY_ID.get(organisation)?.filters === true;
}

/** The operator has published that its mail servers have this address. */
export function isProviderAddress(organisation: string | undefined, ip: string | undefined): boolean {
  return organisation !== undefined && isInNetworks(ip, GROUP_BY_ID.get(organisation)?.ranges ?? []);
}

/**
 * The operator publishes addresses and this is none of them: such lists age, so it speaks against nobody, but a name that nobody checked
 * needs more than itself. Addresses of examples (RFC 5737, 3849) stand for any.
 */
export function isUnlistedAddress(organisation: string | undefined, ip: string | undefined): boolean {
  const ranges = organisation === undefined ? undefined : GROUP_BY_ID.get(organisation)?.ranges;
  if (ranges === undefined || ranges.length === 0 || ip === undefined || addressScope(ip) !== 'global') return false;
  return !isInNetworks(ip, ranges);
}

/** One host by name: equal, or the bare first label of the other (`by mail` for `mail.example`). */
export function isSameHost(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === b && a !== '' && a !== '.') return true;
  const [one, two] = [a.toLowerCase().replace(/\.$/, ''), b.toLowerCase().replace(/\.$/, '')];
  if (one === '' || two === '') return false;
  return (
    one === two ||
    (!one.includes('.') && two.startsWith(`${one}.`)) ||
    (!two.includes('.') && one.startsWith(`${two}.`))
  );
}
