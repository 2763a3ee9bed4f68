import { plainIp } from '../../model/embedded';
import { enrichmentOf, type Enrichment, type Registration } from '../../model/enrichment';
import type { AnalysisConfig } from '../../model/analysis';
import type { Boundary, Domain } from '../../model/topology';
import { isNumbered, type Node } from './node';
import { blockKey, mostVotes, type Owners } from './owner';

/**
 * The owners that addresses name themselves, with what the offline tables add: unnamed addresses get the holder of their number, and
 * networks go by what they call themselves. Names override the tables, but for a name made from the address: that is the seller of the
 * line, and the number's holder runs it. On an exchange LAN the tables count for nothing (design/data.md).
 */
export function holdersOf(nodes: ReadonlyMap<string, Node>, own: Owners, config: AnalysisConfig): Owners {
  const tables = enrichmentOf(config);
  if (!tables) return own;
  const addresses = [...nodes.values()].filter(isNumbered);
  const found = new Map(addresses.map(({ id, ip }) => [id, tables.lookup(plainIp(ip))] as const));
  const names = networkNames(nodes, found, tables);
  const given = new Set((config.prefixes ?? []).map(({ name }) => name));
  const called = (owner: string): string => (given.has(owner) ? owner : names.ofOwner(owner));
  const named = new Map<string, string>();
  const numbered = new Map<string, string>();
  const second = new Map<string, string>();
  const exchangeNames = new Map<string, string>();
  const exchange = new Set(own.exchange);
  for (const node of nodes.values()) {
    const registration = found.get(node.id);
    const exchangeName = registration?.exchange ?? node.names.find((name) => name.exchangeName)?.exchangeName;
    if (registration?.rule === 'exchange' || EXCHANGE_COMPANY.test(registration?.organisation ?? ''))
      exchange.add(node.id);
    const block = blockKey(node);
    if (exchangeName !== undefined && block !== undefined) exchangeNames.set(block, exchangeName);
    const told = own.numbered.get(node.id);
    const holder = exchange.has(node.id) ? undefined : names.ofNumber(registration?.asn);
    const number = told === undefined ? holder : called(told);
    if (number !== undefined) numbered.set(node.id, number);
    const owner = own.named.get(node.id);
    if (owner === undefined) continue;
    const seller = isSeller(node, owner) && number !== undefined && called(owner) !== number;
    (seller ? second : named).set(node.id, called(owner));
  }
  return { of: new Map([...named, ...numbered]), exchange, named, numbered, second, exchangeNames };
}

/** True when all that names the owner are names made from the address: `211-006-218-001.jp.example.net`. */
function isSeller({ names }: Node, owner: string): boolean {
  const said = names.filter((name) => name.domain === owner);
  return said.length > 0 && said.every((name) => name.addressDerived);
}

interface NetworkNames {
  /** Of a registered domain or `AS64500`; the same text where no table knows better. */
  ofOwner(owner: string): string;
  ofNumber(asn: number | undefined): string | undefined;
}

function networkNames(
  nodes: ReadonlyMap<string, Node>,
  found: ReadonlyMap<string, Registration>,
  tables: Enrichment,
): NetworkNames {
  const organisations = new Map<number, string>();
  for (const { asn, organisation } of found.values()) {
    if (asn !== undefined && organisation !== undefined) organisations.set(asn, organisation);
  }
  const ofNumber = (asn: number | undefined): string | undefined =>
    asn === undefined ? undefined : (tables.brandOf(asn) ?? plainName(organisations.get(asn)) ?? `AS${asn}`);
  const byDomain = new Map<string, string>(holdersByDomain(nodes, found, ofNumber));
  for (const node of nodes.values()) {
    const asn = found.get(node.id)?.asn;
    const name = ofNumber(asn);
    if (asn === undefined || name === undefined) continue;
    for (const { domain } of node.names) {
      if (domain !== undefined && [name, organisations.get(asn) ?? ''].some((one) => isNameOf(one, domain))) {
        byDomain.set(domain, name);
      }
    }
  }
  const ofOwner = (owner: string): string => {
    const number = AS_OWNER.exec(owner)?.[1];
    return number === undefined ? (byDomain.get(owner) ?? owner) : (ofNumber(Number(number)) ?? owner);
  };
  return { ofOwner, ofNumber };
}

/** Addresses that bear a domain before their holder counts as the domain's owner; far ends of links are numbered by others. */
const ENOUGH_NAMED = 3;

/** Domains whose named addresses are mostly one holder's: `ntt.net` of NTT America, whatever the company is called. */
function holdersByDomain(
  nodes: ReadonlyMap<string, Node>,
  found: ReadonlyMap<string, Registration>,
  ofNumber: NetworkNames['ofNumber'],
): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { id, names } of nodes.values()) {
    const registration = found.get(id);
    const name = registration?.rule === 'exchange' ? undefined : ofNumber(registration?.asn);
    const domain = names.find((one) => one.domain && !one.exchange && !one.customer && !one.addressDerived)?.domain;
    if (name === undefined || domain === undefined) continue;
    const seen = counts.get(domain) ?? new Map<string, number>();
    counts.set(domain, seen.set(name, (seen.get(name) ?? 0) + 1));
  }
  // A customer in its provider's numbers keeps its own name: there the holder bears another domain, too.
  const shared = (name: string): boolean => [...counts.values()].filter((seen) => (seen.get(name) ?? 0) > 1).length > 1;
  return new Map(
    [...counts].flatMap(([domain, seen]) => {
      const [name, count] = mostVotes(seen) ?? ['', 0];
      const all = [...seen.values()].reduce((sum, one) => sum + one, 0);
      return count >= ENOUGH_NAMED && 3 * count >= 2 * all && !shared(name) ? [[domain, name] as const] : [];
    }),
  );
}

// "AMS-IX B.V.", "Example Internet Exchange Ltd": nobody's routers stand in its numbers, but those of its members
const EXCHANGE_COMPANY = /(?:^|[ -])(?:ix|cix|nap|internet exchange|exchange point|peering)(?:$|[ ,.-])/i;

// "AS4713"
const AS_OWNER = /^AS(\d{1,10})$/;

/** What companies are called besides their name. */
const LEGAL_FORM =
  /[,\s]+(?:inc|llc|ltd|limited|corp|corporation|co|gmbh|ag|ab|sa|s\.a|bv|b\.v|plc|kk|k\.k|as|oy)\.?$/i;

/** `Example Communications Co., Ltd.` → `Example Communications`. */
function plainName(organisation: string | undefined): string | undefined {
  let name = organisation?.trim();
  // Two forms in a row are common, more are not.
  for (let round = 0; round < 2; round++) name = name?.replace(LEGAL_FORM, '');
  return name === '' ? undefined : name;
}

const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'di', 'du', 'der', 'und']);

/** A shorter first word (`the`, `net`) begins too many names. */
const LEAST_BEGINNING = 4;

/** Whether a domain is an organisation's own: `wide.ad.jp` of WIDE Project, `cuc.ac.jp` of Chiba University of Commerce. */
function isNameOf(organisation: string, domain: string): boolean {
  const label = (domain.split('.')[0] ?? '').replaceAll(/[^a-z0-9]/g, '');
  const words = (plainName(organisation) ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const large = words.filter((word) => !SMALL_WORDS.has(word));
  if (label.length < 2) return false;
  const initials = [words, large].map((some) => some.map((word) => word[0]).join(''));
  const beginnings = words.map((_, index) => words.slice(0, index + 1).join(''));
  const [first = ''] = words;
  return (
    initials.includes(label) ||
    beginnings.includes(label) ||
    (first.length >= LEAST_BEGINNING && label.startsWith(first))
  );
}

/** Exchanges between networks, as the borders show them: no router stands in one, and a border runs over its LAN. */
export function withExchanges(
  boundaries: readonly Boundary[],
  domains: readonly Domain[],
  nodes: ReadonlyMap<string, Node>,
  { exchange, exchangeNames }: Owners,
): { readonly boundaries: readonly Boundary[]; readonly domains: readonly Domain[] } {
  if (!exchangeNames || exchangeNames.size === 0) return { boundaries, domains };
  const crossed = boundaries.map((boundary) => {
    const blocks = boundary.between.flatMap((ip) => (exchange.has(ip) ? (blockKey(nodes.get(ip)) ?? []) : []));
    const [name] = blocks.flatMap((block) => exchangeNames.get(block) ?? []);
    return name === undefined ? boundary : { ...boundary, exchange: name };
  });
  const listed = [...domains];
  for (const { exchange: name, inside, outside } of crossed) {
    if (name === undefined || listed.some(({ id }) => id === name)) continue;
    const nearer = listed.findIndex(({ id }) => id === inside || id === outside);
    listed.splice(nearer + 1, 0, { id: name, label: name, routers: [] });
  }
  return { boundaries: crossed, domains: listed };
}
