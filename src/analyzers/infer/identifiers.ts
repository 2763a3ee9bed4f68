import { embeddedIpv4, lowOctets, spelledIpv4 } from '../../model/embedded';
import type { Vote } from './aliases';
import { reason } from './claim';
import { isNumbered, type Node, type NumberedNode } from './node';

/** One network card makes one identifier wherever it is plugged in; copied ones are rare (design/topology.md, 2.9). */
const SAME_CARD = 3;

/** The IPv4 address in a 6to4 or ISATAP address is that of the router at the end of the tunnel. */
const TUNNEL_END = 3;

/** Four octets that agree are no chance, but a number may be lent to another box. Set by hand, as all weights here. */
const SPELLED = 3;

/** Two octets, of one address of each family only. */
const TWO_OCTETS = 2;

/** The last octet alone, where a network does it again and again. */
const LAST_OCTET = { weight: 1, least: 3, smallest: 3 };

/** An identifier that more addresses share than a router has interfaces is somebody's habit, not a card. */
const MOST_INTERFACES = 32;

/** What IPv6 addresses say about the box they are on: identifiers made from a network card, and IPv4 addresses inside them. */
export function identifierVotes(nodes: ReadonlyMap<string, Node>): readonly Vote[] {
  const six = [...nodes.values()].filter(isNumbered).filter(({ address }) => address.family === 6);
  if (six.length === 0) return [];
  const votes = six.flatMap((node) => carriedVotes(node, nodes));
  const spelled = new Set(votes.flatMap(({ a, b }) => [a, b]));
  return [...votes, ...cardVotes(six), ...octetVotes(six, nodes, spelled)];
}

function carriedVotes(node: NumberedNode, nodes: ReadonlyMap<string, Node>): readonly Vote[] {
  const embedded = embeddedIpv4(node.address);
  const end = embedded && ENDS.has(embedded.kind) ? nodes.get(embedded.ip) : undefined;
  if (embedded && end) return [vote(node, end, `route.reason.alias-${embedded.kind}`, TUNNEL_END)];
  return spelledIpv4(node.address).flatMap((ip) => {
    const same = nodes.get(ip);
    return same ? [vote(node, same, 'route.reason.alias-spelled', SPELLED)] : [];
  });
}

/** Kinds whose IPv4 address is the box itself; a Teredo address names its server and a client behind a translator. */
const ENDS: ReadonlySet<string> = new Set(['6to4', 'isatap']);

function cardVotes(six: readonly NumberedNode[]): readonly Vote[] {
  const cards = new Map<string, NumberedNode[]>();
  for (const node of six) {
    const card = identifierOf(node);
    if (card !== undefined) push(cards, card, node);
  }
  return [...cards.values()].flatMap((list) =>
    list.length > MOST_INTERFACES
      ? []
      : list.slice(1).flatMap((node, index) => {
          const before = list[index];
          return before ? [vote(before, node, 'route.reason.alias-identifier', SAME_CARD)] : [];
        }),
  );
}

/** `0211:22ff:fe33:4455`: a hardware address with ff:fe in its middle (RFC 4291, appendix A). */
function identifierOf({ address: { words } }: NumberedNode): string | undefined {
  const [, , high = 0, low = 0] = words;
  const made = (high & 0xff) === 0xff && low >>> 24 === 0xfe;
  return made ? `${high} ${low}` : undefined;
}

/**
 * Operators like to end the IPv6 address of an interface as its IPv4 address ends. Two octets that only one address of each family has
 * are a sign; the last one alone where it happens again and again, and never .1 and .2, with which half of all links are numbered.
 */
function octetVotes(
  six: readonly NumberedNode[],
  nodes: ReadonlyMap<string, Node>,
  taken: ReadonlySet<string>,
): readonly Vote[] {
  const four = [...nodes.values()]
    .filter(isNumbered)
    .filter((node) => node.address.family === 4 && node.scope === 'global');
  const octetsOf = (node: NumberedNode): readonly number[] => {
    if (node.address.family === 6) return lowOctets(node.address) ?? [];
    const word = node.address.words[0] ?? 0;
    return [(word >>> 8) & 255, word & 255];
  };
  const free = (list: readonly NumberedNode[]): readonly NumberedNode[] => list.filter((node) => !taken.has(node.id));
  const pairs = (
    key: (octets: readonly number[]) => string | undefined,
  ): readonly (readonly [NumberedNode, NumberedNode])[] =>
    onlyPairs(free(six), free(four), (node) => key(octetsOf(node)));
  const two = pairs(([before = 0, last]) => (before > 0 && last !== undefined ? `${before}.${last}` : undefined));
  const last = pairs(([before, octet = 0]) =>
    before !== undefined && octet >= LAST_OCTET.smallest ? String(octet) : undefined,
  ).filter(([a]) => !two.some(([x]) => x === a) && lowOctets(a.address)?.[0] === 0);
  return [
    ...two.map(([a, b]) => vote(a, b, 'route.reason.alias-two-octets', TWO_OCTETS)),
    ...(last.length < LAST_OCTET.least
      ? []
      : last.map(([a, b]) => vote(a, b, 'route.reason.alias-last-octet', LAST_OCTET.weight))),
  ];
}

/** Addresses of the two lists that share a key which no other address has. */
function onlyPairs(
  left: readonly NumberedNode[],
  right: readonly NumberedNode[],
  keyOf: (node: NumberedNode) => string | undefined,
): readonly (readonly [NumberedNode, NumberedNode])[] {
  const byKey = [left, right].map((list) => {
    const found = new Map<string, NumberedNode[]>();
    for (const node of list) {
      const key = keyOf(node);
      if (key !== undefined) push(found, key, node);
    }
    return found;
  });
  return [...(byKey[0] ?? [])].flatMap(([key, [a, ...others]]) => {
    const [b, ...more] = byKey[1]?.get(key) ?? [];
    return a && b && others.length + more.length === 0 ? [[a, b] as const] : [];
  });
}

function push(map: Map<string, NumberedNode[]>, key: string, node: NumberedNode): void {
  const list = map.get(key);
  if (list) list.push(node);
  else map.set(key, [node]);
}

function vote(a: Node, b: Node, key: string, weight: number): Vote {
  const why = reason(key, { a: a.ip, b: b.ip }, weight, [...a.evidence, ...b.evidence]);
  return { a: a.id, b: b.id, reasons: [why] };
}
