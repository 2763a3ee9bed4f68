import { embeddedIpv4 } from '../../model/embedded';
import type { Vote } from './aliases';
import { reason } from './claim';
import type { Node } from './node';

/** One network card makes one identifier wherever it is plugged in; copied ones are rare (design/topology.md, 2.9). */
const SAME_CARD = 3;

/** The IPv4 address in a 6to4 address is that of the router at the end of the tunnel. */
const TUNNEL_END = 3;

/** An identifier that more addresses share than a router has interfaces is somebody's habit, not a card. */
const MOST_INTERFACES = 32;

/** What IPv6 addresses say about the box they are on: identifiers made from a network card, and IPv4 addresses inside them. */
export function identifierVotes(nodes: ReadonlyMap<string, Node>): readonly Vote[] {
  const cards = new Map<string, Node[]>();
  const votes: Vote[] = [];
  for (const node of nodes.values()) {
    if (node.address.family === 4) continue;
    const embedded = embeddedIpv4(node.address);
    const end = embedded?.kind === '6to4' ? nodes.get(embedded.ip) : undefined;
    if (end) votes.push(vote(node, end, 'route.reason.alias-6to4', TUNNEL_END));
    const card = identifierOf(node);
    if (card === undefined) continue;
    const list = cards.get(card);
    if (list) list.push(node);
    else cards.set(card, [node]);
  }
  for (const list of cards.values()) {
    if (list.length > MOST_INTERFACES) continue;
    list.slice(1).forEach((node, index) => {
      const before = list[index];
      if (before) votes.push(vote(before, node, 'route.reason.alias-identifier', SAME_CARD));
    });
  }
  return votes;
}

/** `0211:22ff:fe33:4455`: a hardware address with ff:fe in its middle (RFC 4291, appendix A). */
function identifierOf({ address: { words } }: Node): string | undefined {
  const [, , high = 0, low = 0] = words;
  const made = (high & 0xff) === 0xff && low >>> 24 === 0xfe;
  return made ? `${high} ${low}` : undefined;
}

function vote(a: Node, b: Node, key: string, weight: number): Vote {
  const why = reason(key, { a: a.ip, b: b.ip }, weight, [...a.evidence, ...b.evidence]);
  return { a: a.id, b: b.id, reasons: [why] };
}
