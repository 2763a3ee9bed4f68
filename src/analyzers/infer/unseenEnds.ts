import { isInside } from '../../model/address';
import type { Claim } from '../../model/claim';
import { blockOf, linkMates } from '../../model/prefix';
import type { Alignment } from './align';
import { alternative, claim, logOdds, reason } from './claim';
import { isNumbered, type Node, type NumberedNode } from './node';
import type { Path } from './path';

/**
 * How often the link of a hop in the middle of a network is a /30 or /31 (design/topology.md, 2.9); more often where its name is that of
 * a port. The generator has more of both (0.78 and 0.91 on its `fit` families), but numbers its links by our own guess.
 */
const PAIR = { core: 0.6, port: 0.75 };

/** Hops before the target that are rather in its own network, which numbers wider blocks. */
const SERVER_HOPS = 2;

/**
 * Of a way that was traced in one direction only: the far end of each link that nobody saw, as a possibility and never as an address of
 * the drawing (S20). Only between the access network and that of the target, where links join two routers.
 */
export function findUnseenEnds(alignments: readonly Alignment[], nodes: ReadonlyMap<string, Node>): readonly Claim[] {
  const found = new Map<string, Claim>();
  for (const { path } of alignments) {
    if (path.forward.walks.length > 0 && path.back.walks.length > 0) continue;
    for (const node of coreOf(path, nodes)) {
      const made = describe(node, nodes);
      if (made) found.set(made.id, made);
    }
  }
  return [...found.values()];
}

function coreOf({ forward, back }: Path, nodes: ReadonlyMap<string, Node>): readonly NumberedNode[] {
  const { rows, target } = forward.walks.length > 0 ? forward : back;
  const hops = rows.map((row) => row.nodes.flatMap((id) => nodes.get(id) ?? []).filter(isNumbered));
  const first = hops.findIndex((hop) => hop.some((node) => !isInside(node.scope)));
  const arrived = rows.at(-1)?.nodes.includes(target ?? '') ?? false;
  const end = hops.length - (arrived ? SERVER_HOPS : 1);
  return first < 1 ? [] : hops.slice(first + 1, Math.max(first + 1, end)).flat();
}

function describe(
  { ip, address, scope, names, evidence, translated }: NumberedNode,
  nodes: ReadonlyMap<string, Node>,
): Claim | undefined {
  const mates = linkMates(address);
  if (isInside(scope) || scope === 'link-local' || translated || mates.some((mate) => nodes.has(mate)))
    return undefined;
  // A loopback lies on no link, and a VLAN is no pair.
  if (names.some(({ interfaceLabel, vlan }) => vlan !== undefined || interfaceLabel?.startsWith('lo')))
    return undefined;
  const port = names.some(({ interfaceLabel }) => interfaceLabel !== undefined);
  const lengths = address.family === 4 ? [30, 31] : [126, 127];
  const blocks = lengths.slice(mates.length > 1 ? 0 : 1).map((length) => blockOf(address, length));
  const args = { ip, blocks: blocks.join(', '), count: blocks.length };
  const share = port ? PAIR.port : PAIR.core;
  return claim({
    rule: 'segment/unseen-end',
    subject: [`if:${ip}`, ip],
    key: 'route.claim.unseen-end',
    args,
    reasons: [reason(`route.reason.unseen-end-${port ? 'port' : 'core'}`, args, logOdds(share), evidence)],
    alternatives: [alternative('route.reading.unseen-end', args, [], 1 - share)],
  });
}
