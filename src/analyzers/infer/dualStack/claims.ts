import type { Claim } from '../../../model/claim';
import { embeddedIpv4 } from '../../../model/embedded';
import type { Alignment } from '../align';
import { alternative, claim, logOdds, reason } from '../claim';
import { isNumbered, type Node, type NumberedNode } from '../node';
import { nodesAt } from '../path';
import { commonAt, type Stations } from '../stations';
import { facesOtherFamily } from './twins';

/** One name in fifty is stale, and both must hold (design/topology.md, 2.5). */
const SAME_PORT = 0.95;

/** The form of an address is defined; somebody may number by it all the same. */
const DEFINED = 0.97;

/** What is said about two address families on one route beside the routers themselves. */
export function describeFamilies(
  alignments: readonly Alignment[],
  stations: Stations,
  nodes: ReadonlyMap<string, Node>,
): readonly Claim[] {
  const all = [...nodes.values()];
  const claims = [
    ...alignments.flatMap((one) => (facesOtherFamily(one.path, nodes) ? describeWays(one, stations, nodes) : [])),
    ...samePorts(all),
    ...all.filter(isNumbered).flatMap((node) => describeForm(node)),
  ];
  // One address may stand in two homes.
  return [...new Map(claims.map((one) => [one.id, one])).values()];
}

function describeWays(alignment: Alignment, stations: Stations, nodes: ReadonlyMap<string, Node>): readonly Claim[] {
  const { anchors, path, ends } = alignment;
  const common = anchors.slice(1, -1).filter((anchor) => commonAt(stations, alignment, anchor).length > 0);
  const evidence = common.flatMap(({ forward, back }) =>
    [...nodesAt(path.forward, forward, ends.forward), ...nodesAt(path.back, back, ends.back)].flatMap(
      (id) => nodes.get(id)?.evidence.slice(0, 1) ?? [],
    ),
  );
  const headers = [...path.forward.walks, ...path.back.walks].flatMap((walk) => walk.header);
  const home = path.back.rows.some((row) => row.nodes.some((id) => nodes.get(id)?.address?.family === 4)) ? 4 : 6;
  const args = { out: 10 - home, home, count: common.length };
  const why = reason('dual-stack.reason.families', args, logOdds(DEFINED), [...headers, ...evidence]);
  return [
    claim({
      rule: 'dual-stack/families',
      subject: [path.id, ...[...path.forward.walks, ...path.back.walks].map(({ trace }) => trace.id)],
      key: `dual-stack.claim.families${common.length === 0 ? '-apart' : ''}`,
      args,
      reasons: [why],
    }),
  ];
}

/** An interface that has a name in both families has it once. */
function samePorts(nodes: readonly Node[]): readonly Claim[] {
  const ports = new Map<string, Node[]>();
  for (const node of nodes) {
    for (const { router, interfaceLabel } of node.names) {
      if (router === undefined || interfaceLabel === undefined) continue;
      const key = `${interfaceLabel} ${router}`;
      const list = ports.get(key);
      if (list) list.push(node);
      else ports.set(key, [node]);
    }
  }
  return [...ports].flatMap(([key, list]): readonly Claim[] => {
    const [four, six] = [4, 6].map((family) => list.filter(({ address }) => address?.family === family));
    const [a, b] = [four?.[0], six?.[0]];
    if (!a || !b || list.length !== 2) return [];
    const [port = '', router = ''] = key.split(' ');
    const args = { a: a.ip, b: b.ip, port, router };
    return [
      claim({
        rule: 'dual-stack/one-interface',
        subject: [`if:${a.ip}`, a.ip, `if:${b.ip}`, b.ip],
        key: 'dual-stack.claim.one-interface',
        args,
        reasons: [reason('dual-stack.reason.one-interface', args, logOdds(SAME_PORT), [...a.evidence, ...b.evidence])],
        alternatives: [alternative('dual-stack.reading.one-interface', args, [], 1 - SAME_PORT)],
      }),
    ];
  });
}

/** 6to4, ISATAP and Teredo write an IPv4 address into their own; NAT64 is told as a translation. */
function describeForm({ ip, address, evidence }: NumberedNode): readonly Claim[] {
  const embedded = embeddedIpv4(address);
  if (!embedded || embedded.kind === 'nat64') return [];
  const { kind } = embedded;
  const args = { ip, ipv4: embedded.ip, client: embedded.client ?? '' };
  return [
    claim({
      rule: `dual-stack/${kind}`,
      subject: [`if:${ip}`, ip],
      key: `dual-stack.claim.${kind}`,
      args,
      reasons: [reason(`dual-stack.reason.${kind}`, args, logOdds(DEFINED), evidence)],
    }),
  ];
}
