import { isInside } from '../../model/address';
import type { AnalysisConfig } from '../../model/analysis';
import type { MessageArgs, Reason } from '../../model/claim';
import { blockOf, commonLength, contains, hostBlockLength, parsePrefix, type Prefix } from '../../model/prefix';
import { reason } from './claim';
import type { Node } from './node';

/** Exchange LANs that the user named. */
export interface Exchanges {
  readonly prefixes: readonly Prefix[];
}

export function exchangesOf(config: AnalysisConfig): Exchanges {
  const rows = (config.prefixes ?? []).filter((row) => row.kind === 'ix');
  return { prefixes: rows.flatMap((row) => parsePrefix(row.prefix) ?? []) };
}

/** Natural-log odds by smallest block in which both are hosts (design/topology.md, 2.3; measured shares in 2.4). */
const IPV4_BLOCK_WEIGHTS: Readonly<Record<number, number>> = {
  31: 3.6,
  30: 3.6,
  29: 0.5,
  28: -0.2,
  27: -0.5,
  26: -0.8,
  25: -1.2,
  24: -1.2,
};
const IPV6_BLOCK_WEIGHTS: Readonly<Record<number, number>> = { 127: 3.6, 126: 3.6, 64: 1.8 };

const TOO_WIDE = -4;

/** True for block lengths that only two routers share. */
export function isPointToPoint(family: 4 | 6, length: number): boolean {
  return length >= (family === 4 ? 30 : 126);
}

/** Only addresses of one neighbourhood can be ends of one segment: an exchange LAN, a /24, an IPv6 /64. */
export function neighbourhood({ address }: Node, { prefixes }: Exchanges): string {
  const listed = prefixes.find((prefix) => contains(prefix, address));
  if (listed) return listed.text;
  return address.family === 4 ? `${(address.words[0] ?? 0) >>> 8}` : `${address.words[0]} ${address.words[1]}`;
}

interface Rule {
  readonly key: string;
  readonly weigh: (a: Node, b: Node, exchanges: Exchanges) => number;
  readonly args: (a: Node, b: Node) => MessageArgs;
}

/** What speaks for and against two addresses being the ends of one segment, but for their place in the traces. */
const RULES: readonly Rule[] = [
  { key: 'route.reason.block', weigh: blockWeight, args: blockArgs },
  { key: 'route.reason.exchange', weigh: exchangeWeight, args: (a, b) => ({ a: a.ip, b: b.ip }) },
  { key: 'route.reason.same-vlan', weigh: (a, b) => (vlanMatch(a, b) === true ? 2.5 : 0), args: vlanArgs },
  { key: 'route.reason.other-vlan', weigh: (a, b) => (vlanMatch(a, b) === false ? -0.3 : 0), args: vlanArgs },
  {
    key: 'route.reason.same-box',
    weigh: (a, b) => (sameRouterName(a, b) ? -6 : 0),
    args: (a) => ({ name: routerName(a) }),
  },
];

/** Summed natural-log odds that both addresses lie in one segment. */
export function relationWeight(a: Node, b: Node, exchanges: Exchanges): number {
  let sum = 0;
  for (const rule of RULES) sum += rule.weigh(a, b, exchanges);
  return sum;
}

export function relationReasons(a: Node, b: Node, exchanges: Exchanges): readonly Reason[] {
  const evidence = [...a.evidence, ...b.evidence];
  return RULES.flatMap((rule) => {
    const weight = rule.weigh(a, b, exchanges);
    return weight === 0 ? [] : [reason(rule.key, rule.args(a, b), weight, evidence)];
  });
}

function blockWeight(a: Node, b: Node): number {
  if (isInside(a.scope) !== isInside(b.scope)) return TOO_WIDE;
  const length = hostBlockLength(a.address, b.address);
  if (length === undefined) return TOO_WIDE;
  return (a.address.family === 4 ? IPV4_BLOCK_WEIGHTS : IPV6_BLOCK_WEIGHTS)[length] ?? TOO_WIDE;
}

function blockArgs(a: Node, b: Node): MessageArgs {
  const length = hostBlockLength(a.address, b.address) ?? 0;
  return { a: a.ip, b: b.ip, block: blockOf(a.address, length) };
}

/** Length of the exchange LAN that holds both, by the user's list, else by the name of one of them and the usual size. */
export function exchangeLength(a: Node, b: Node, exchanges: Exchanges): number | undefined {
  const listed = exchanges.prefixes.find((prefix) => contains(prefix, a.address) && contains(prefix, b.address));
  if (listed) return listed.length;
  const usual = a.address.family === 4 ? 24 : 64;
  const named = [...a.names, ...b.names].some((name) => name.exchange);
  return named && commonLength(a.address, b.address) >= usual ? usual : undefined;
}

function exchangeWeight(a: Node, b: Node, exchanges: Exchanges): number {
  return exchangeLength(a, b, exchanges) === undefined ? 0 : 3;
}

/** True: both names carry one VLAN number of one operator; false: two numbers; undefined: the names do not say. */
function vlanMatch(a: Node, b: Node): boolean | undefined {
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

function vlanArgs(a: Node, b: Node): MessageArgs {
  const labelOf = (node: Node): string => node.names.find((name) => name.vlan)?.vlan ?? '';
  return { a: labelOf(a), b: labelOf(b) };
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
