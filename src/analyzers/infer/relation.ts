import type { AnalysisConfig } from '../../model/analysis';
import { commonLength, contains, parsePrefix, type Prefix } from '../../model/prefix';
import type { Node, NumberedNode } from './node';

/** Exchange LANs that the user named. */
export interface Exchanges {
  readonly prefixes: readonly Prefix[];
}

export function exchangesOf(config: AnalysisConfig): Exchanges {
  const rows = (config.prefixes ?? []).filter((row) => row.kind === 'ix');
  return { prefixes: rows.flatMap((row) => parsePrefix(row.prefix) ?? []) };
}

/** True for block lengths that only two routers share. */
export function isPointToPoint(family: 4 | 6, length: number): boolean {
  return length >= (family === 4 ? 30 : 126);
}

/** Length of the exchange LAN that holds both, by the user's list, else by the name of one of them and the usual size. */
export function exchangeLength(a: NumberedNode, b: NumberedNode, exchanges: Exchanges): number | undefined {
  const listed = exchanges.prefixes.find((prefix) => contains(prefix, a.address) && contains(prefix, b.address));
  if (listed) return listed.length;
  const usual = a.address.family === 4 ? 24 : 64;
  const named = a.names.some((name) => name.exchange) || b.names.some((name) => name.exchange);
  return named && commonLength(a.address, b.address) >= usual ? usual : undefined;
}

/** True: both names carry one VLAN number of one operator; false: two numbers; undefined: the names do not say. */
export function vlanMatch(a: Node, b: Node): boolean | undefined {
  let different = false;
  for (const x of a.names) {
    for (const y of b.names) {
      if (!x.vlan || !y.vlan || x.domain !== y.domain) continue;
      if (x.vlan === y.vlan) return true;
      different = true;
    }
  }
  return different ? false : undefined;
}

function routerName(node: Node): string {
  return node.names.find((name) => name.router)?.router ?? '';
}

export function sameRouterName(a: Node, b: Node): boolean {
  const name = routerName(a);
  return name !== '' && name === routerName(b);
}

/** Two names of one operator for two boxes. */
export function differentRouterNames(a: Node, b: Node): boolean {
  return a.names.some(
    (x) =>
      x.router &&
      x.domain &&
      b.names.every((y) => y.domain === x.domain && y.router && y.router !== x.router) &&
      b.names.length > 0,
  );
}

/** Names of boxes in two domains. An interface on somebody else's link may carry that one's name, so this proves less than two names of one operator. */
export function differentDomains(a: Node, b: Node): boolean {
  if (a.names.length === 0 || b.names.length === 0) return false;
  const [x, y] = [boxDomains(a), boxDomains(b)];
  return x.length > 0 && y.length > 0 && !x.some((domain) => y.includes(domain));
}

function boxDomains(node: Node): readonly string[] {
  return node.names.flatMap((name) =>
    name.router !== undefined && !name.exchange && name.domain !== undefined ? [name.domain] : [],
  );
}
