// The ground truth of a lab network: walked on the same plan that the kernel is given, so the two cannot drift apart.
import { addressOf, addressesOf, contains, familyOf, lookUp } from './network.mjs';

const LONGEST_WALK = 40;

/**
 * What a trace from a node to an address may see.
 * `hops[ttl - 1]` lists the possible answers: `{ node, ip, kind: 'expired'|'destination'|'prohibited', answers: 'always'|'sometimes'|'never', labels? }`.
 * `routers` and `segments`: all that some flow passes, in order of the first visit.
 */
export function walk(network, from, target) {
  const hops = [];
  const routers = new Set();
  const segments = new Set();
  let packets = [{ node: from, source: sourceAddress(network, from, target), prohibited: false }];
  for (let ttl = 1; ttl <= LONGEST_WALK && packets.length > 0; ttl += 1) {
    packets = unique(packets.flatMap((packet) => forward(network, packet, target)));
    for (const { node, segment } of packets) {
      routers.add(node);
      if (segment) segments.add(segment);
    }
    const answers = unique(packets.flatMap((packet) => answersOf(network, packet, target)));
    if (answers.length > 0) hops.push(answers);
    packets = packets.filter((packet) => !ends(network, packet, target));
  }
  return { hops, routers: [...routers], segments: [...segments] };
}

/** What the inference should find, beside what each trace may see. */
export function groundTruth(network, family) {
  const [there, back] = directions(network, family);
  const same = (list, other) => list.length === other.length && list.every((one) => other.includes(one));
  const isHidden = (name) => family === 'ip4' && beyondPublic(network, name);
  const inner = (way) => way.routers.filter((name) => !network.nodes[name].host && !isHidden(name));
  return {
    name: network.name,
    routers: Object.values(network.nodes).map((node) => ({ node: node.name, ips: addressesOf(node) })),
    segments: Object.entries(network.segments).map(([name, { ends }]) => ({
      name,
      ips: Object.values(ends).flatMap(({ ip4, ip6 }) => [ip4, ip6].filter(Boolean).map(addressOf)),
    })),
    nat: Object.values(network.nodes)
      .filter(({ nat }) => nat && family === 'ip4')
      .map((node) => ({
        node: node.name,
        kind: node.nat.kind,
        inside: insideOf(node),
        outside: outsideOf(network, node),
      })),
    forward: there,
    return: back,
    /** Nodes that only the way out can show. */
    hiddenFromReturn: Object.keys(network.nodes).filter((name) => network.nodes[name].host || isHidden(name)),
    sameRouters: same(inner(there), inner(back)),
    sameSegments: same(
      there.segments.filter(
        (name) => back.segments.includes(name) || family === 'ip6' || !network.segments[name].known4,
      ),
      back.segments,
    ),
  };
}

/** The two walks between home and server: the one back can only aim at the address that the server sees. */
export function directions(network, family) {
  const server = addressOf(network.nodes[network.server].interfaces[0][family]);
  const home = publicAddress(network, network.home, server);
  return [
    { from: network.home, target: server, ...walk(network, network.home, server) },
    { from: network.server, target: home, ...walk(network, network.server, home) },
  ];
}

/** Routers that only the way out can show, because a translator hides them from the way back. */
function beyondPublic(network, name) {
  return network.nodes[name].interfaces.every(({ segment }) => network.segments[segment].known4);
}

function publicAddress(network, from, target) {
  let packets = [{ node: from, source: sourceAddress(network, from, target) }];
  let seen = packets[0];
  for (let ttl = 1; ttl <= LONGEST_WALK && packets.length > 0; ttl += 1) {
    packets = forward(network, packets[0], target);
    seen = packets[0] ?? seen;
    packets = packets.filter((packet) => !ends(network, packet, target));
  }
  return seen.source;
}

const insideOf = (node) => addressOf(node.interfaces.find((one) => one.segment === node.nat.inside).ip4);

function outsideOf(network, node) {
  return node.nat.address ?? addressOf(network.segments[node.nat.outside].ends[node.name].ip4);
}

const sourceAddress = (network, from, target) => addressOf(network.nodes[from].interfaces[0][familyOf(target)]);

const owns = (network, { node }, target) => addressesOf(network.nodes[node]).includes(target);

/** The packets one hop on; a rejected one stays where it is and comes back as a prohibition at the next TTL. */
function forward(network, packet, target) {
  const node = network.nodes[packet.node];
  if (rejects(node, target) && packet.segment) return [{ ...packet, prohibited: true }];
  const route = lookUp(network, packet.node, target);
  if (!route || route.kind === 'prohibited') return [];
  const next = route.via.length > 0 ? route.via : neighbours(network, node, target);
  return next.map((hop) => ({
    node: hop.node,
    segment: hop.segment,
    source: translated(network, node, hop.segment, packet.source),
    prohibited: false,
  }));
}

const rejects = (node, target) => node.rejects?.some((prefix) => contains(prefix, target)) ?? false;

function neighbours(network, node, target) {
  return node.interfaces.flatMap(({ segment }) =>
    Object.keys(network.segments[segment].ends)
      .filter((name) => name !== node.name && owns(network, { node: name }, target))
      .filter((name) => network.nodes[name].interfaces.some((one) => one.segment === segment && holds(one, target)))
      .map((name) => ({ node: name, segment })),
  );
}

const holds = ({ ip4, ip6 }, target) => [ip4, ip6].some((cidr) => cidr && addressOf(cidr) === target);

function translated(network, node, segment, source) {
  return familyOf(source) === 'ip4' && node.nat?.outside === segment ? outsideOf(network, node) : source;
}

function ends(network, packet, target) {
  const route = lookUp(network, packet.node, target);
  return packet.prohibited || owns(network, packet, target) || !route || route.kind === 'prohibited';
}

function answersOf(network, packet, target) {
  const node = network.nodes[packet.node];
  if (owns(network, packet, target)) {
    const hidden = node.dropsUnasked === packet.segment;
    return [{ node: node.name, ip: target, kind: 'destination', answers: hidden ? 'never' : 'always' }];
  }
  const barred = packet.prohibited || lookUp(network, packet.node, target)?.kind === 'prohibited';
  return answerAddresses(network, node, packet).map((ip) => ({
    node: node.name,
    ip,
    kind: barred ? 'prohibited' : 'expired',
    answers: node.silent ? 'never' : node.rateLimited && !barred ? 'sometimes' : 'always',
    ...(node.labels && !barred && { labels: node.labels.map(({ label }) => label) }),
  }));
}

/** Linux answers over IPv6 from the interface towards the source; over IPv4 the policy is the node's own. */
function answerAddresses(network, node, packet) {
  const family = familyOf(packet.source);
  if (node.answersFrom === 'loopback' && family === 'ip4') return [node.loopback];
  const inbound = [addressOf(network.segments[packet.segment].ends[node.name][family])];
  if (node.answersFrom === 'inbound' && family === 'ip4') return inbound;
  const route = lookUp(network, node.name, packet.source);
  if (!route || route.via.length === 0) {
    const own = node.interfaces.find((one) => one[family] && contains(one[family], packet.source));
    return own ? [addressOf(own[family])] : inbound;
  }
  return route.via.map(({ segment }) => addressOf(network.segments[segment].ends[node.name][family]));
}

function unique(list) {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
