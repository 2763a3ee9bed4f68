import type { AnalysisConfig } from '../../model/analysis';
import { contains, parsePrefix } from '../../model/prefix';
import type { Node } from './node';

/** Who an address belongs to, as far as it says so itself. */
export interface Owners {
  /** Owner by name or by number. */
  readonly of: ReadonlyMap<string, string>;
  /** Addresses on exchange LANs: the number of the address says nothing about its holder. */
  readonly exchange: ReadonlySet<string>;
  /** Owner of the router that an address is named for: the name says whose box it is, the number whose link. */
  readonly named: ReadonlyMap<string, string>;
  /** Owner of the number: the user's table, the AS that the tool printed, or the offline tables. */
  readonly numbered: ReadonlyMap<string, string>;
  /** Network that a name claims and the number's holder does not bear out. */
  readonly second?: ReadonlyMap<string, string>;
  /** Names of exchanges by the block of their LAN (`blockKey`). */
  readonly exchangeNames?: ReadonlyMap<string, string>;
}

/**
 * Owner of each address: the user's prefixes first, then `asNNNN` in an exchange name, then the registered domain of the
 * name, then the AS number that the tool printed (design/topology.md, 2.8). A printed number on an exchange LAN is wrong as a
 * rule (design/data.md), so it does not count there.
 */
export function ownersOf(nodes: ReadonlyMap<string, Node>, config: AnalysisConfig): Owners {
  const rows = (config.prefixes ?? []).flatMap(({ prefix, name, kind }) => {
    const parsed = parsePrefix(prefix);
    return parsed ? [{ prefix: parsed, name, kind }] : [];
  });
  rows.sort((a, b) => b.prefix.length - a.prefix.length);
  const exchange = new Set<string>();
  const numbered = new Map<string, string>();
  const domainOfAs = domainsByAs(nodes);
  for (const node of nodes.values()) {
    const { address } = node;
    const row = address && rows.find((one) => contains(one.prefix, address));
    if (row?.kind === 'ix' || node.names.some((name) => name.exchange)) exchange.add(node.id);
    const printed = exchange.has(node.id) ? undefined : node.asn[0];
    const byNumber =
      row?.kind === 'network' ? row.name : printed === undefined ? undefined : asName(printed, domainOfAs);
    if (byNumber !== undefined) numbered.set(node.id, byNumber);
  }
  spreadExchange(nodes, exchange);
  const one = oneNameEach(nodes, numbered, exchange);
  const named = new Map<string, string>();
  for (const node of nodes.values()) {
    const name = ownName(node, domainOfAs);
    if (name !== undefined) named.set(node.id, one.get(name) ?? name);
    const seller = node.names.find(({ customer, domain }) => customer && domain)?.domain;
    if (seller !== undefined && !numbered.has(node.id)) numbered.set(node.id, one.get(seller) ?? seller);
  }
  return { of: new Map([...named, ...numbered]), exchange, named, numbered };
}

/** A network that shows under a number and under a domain goes by the number's name where most addresses of the domain agree. */
function oneNameEach(
  nodes: ReadonlyMap<string, Node>,
  numbered: ReadonlyMap<string, string>,
  exchange: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { id, names } of nodes.values()) {
    const owner = numbered.get(id);
    const domain = names.find((name) => name.domain && !name.exchange && name.asn === undefined)?.domain;
    if (owner === undefined || domain === undefined || exchange.has(id)) continue;
    const seen = counts.get(domain) ?? new Map<string, number>();
    counts.set(domain, seen.set(owner, (seen.get(owner) ?? 0) + 1));
  }
  return new Map([...counts].map(([domain, seen]) => [domain, mostVotes(seen)?.[0] ?? domain]));
}

function asName(number: number, domainOfAs: ReadonlyMap<number, string>): string {
  return domainOfAs.get(number) ?? `AS${number}`;
}

function ownName(node: Node, domainOfAs: ReadonlyMap<number, string>): string | undefined {
  const asn = node.names.find((name) => name.asn !== undefined)?.asn;
  if (asn !== undefined) return asName(asn, domainOfAs);
  return node.names.find((name) => name.domain && !name.exchange && !name.customer)?.domain;
}

/** Networks that show both a name and a number go by their name. */
function domainsByAs(nodes: ReadonlyMap<string, Node>): ReadonlyMap<number, string> {
  const counts = new Map<number, Map<string, number>>();
  for (const { names, asn } of nodes.values()) {
    const domain = names.find((name) => name.domain && !name.exchange && name.asn === undefined)?.domain;
    if (domain === undefined) continue;
    for (const number of asn) {
      const seen = counts.get(number) ?? new Map<string, number>();
      counts.set(number, seen.set(domain, (seen.get(domain) ?? 0) + 1));
    }
  }
  return new Map([...counts].map(([asn, seen]) => [asn, mostVotes(seen)?.[0] ?? '']));
}

/** The option with the most votes; of equal ones the first in the alphabet. */
export function mostVotes(votes: ReadonlyMap<string, number>): readonly [string, number] | undefined {
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
}

/** One name on an exchange LAN makes the whole /24 (or /64) one. */
function spreadExchange(nodes: ReadonlyMap<string, Node>, exchange: Set<string>): void {
  const blocks = new Set([...exchange].flatMap((id) => blockKey(nodes.get(id)) ?? []));
  for (const node of nodes.values()) if (blocks.has(blockKey(node) ?? '')) exchange.add(node.id);
}

/** The /24 or /48 that neighbouring numbers of one network share. */
export function blockKey(node: Node | undefined): string | undefined {
  if (!node?.address) return undefined;
  const { family, words } = node.address;
  return family === 4 ? `4 ${(words[0] ?? 0) >>> 8}` : `6 ${words[0] ?? 0} ${(words[1] ?? 0) >>> 16}`;
}
