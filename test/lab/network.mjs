// The plan of a lab network, made from a declarative spec: interfaces, prefixes, and who forwards what where.
import ipaddr from 'ipaddr.js';

/**
 * A spec: `nodes` by name, `segments` by name. A segment's `ends` name the nodes on it with their addresses (`ip4`, `ip6`, with prefix
 * length) and the `cost` of leaving through that end: costs that differ by direction make routes asymmetric, equal sums make branches.
 * `known4` = the only nodes that have a route to the IPv4 prefix (a private one); absent = all. `delayMs` and `jitterMs` make a segment
 * of two ends a long one.
 */
export function planNetwork(spec) {
  const nodes = Object.fromEntries(
    Object.entries(spec.nodes).map(([name, node]) => [name, { answersFrom: 'inbound', ...node, name, interfaces: [] }]),
  );
  for (const [segment, { ends }] of Object.entries(spec.segments)) {
    for (const [node, { ip4, ip6, cost = 10 }] of Object.entries(ends)) {
      const device = `eth${nodes[node].interfaces.length}`;
      nodes[node].interfaces.push({ node, segment, device, cost, ip4, ip6 });
    }
  }
  const network = { ...spec, nodes, segments: spec.segments };
  const fib = { ip4: routesOf(network, 'ip4'), ip6: routesOf(network, 'ip6') };
  return { ...network, fib };
}

export const familyOf = (address) => (address.includes(':') ? 'ip6' : 'ip4');

/** The address without its prefix length, in canonical form. */
export const addressOf = (cidr) => ipaddr.parse(cidr.split('/')[0]).toString();

function prefixOf(cidr) {
  const [address, bits] = ipaddr.parseCIDR(cidr);
  const bytes = address
    .toByteArray()
    .map((byte, at) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * at))) & 0xff);
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}

/** What a router does with a packet: the entry of the longest prefix that holds the address, if any. */
export function lookUp(network, node, address) {
  const parsed = ipaddr.parse(address);
  return network.fib[familyOf(address)][node]
    .filter((route) => contains(route.prefix, parsed))
    .sort((a, b) => Number(b.prefix.split('/')[1]) - Number(a.prefix.split('/')[1]))[0];
}

export function contains(prefix, address) {
  const parsed = typeof address === 'string' ? ipaddr.parse(address) : address;
  const [base, bits] = ipaddr.parseCIDR(prefix);
  return base.kind() === parsed.kind() && parsed.match(base, bits);
}

export const addressesOf = (node) => [
  ...node.interfaces.flatMap(({ ip4, ip6 }) => [ip4, ip6].filter(Boolean).map(addressOf)),
  ...(node.loopback ? [node.loopback] : []),
];

/** node → its routes in one family. `via` is empty for a connected prefix; several entries in it share the load. */
function routesOf(network, family) {
  const fib = Object.fromEntries(Object.keys(network.nodes).map((name) => [name, []]));
  for (const { prefix, origins, known, kind } of prefixesOf(network, family)) {
    const distance = distancesTo(network, family, origins);
    for (const name of known) {
      if (origins.includes(name)) fib[name].push({ prefix, kind, via: [] });
      else if (distance[name] !== undefined) {
        fib[name].push({ prefix, kind: 'forward', via: nextHops(network, family, name, distance) });
      }
    }
  }
  return fib;
}

function prefixesOf(network, family) {
  const all = Object.keys(network.nodes);
  const connected = Object.values(network.segments).flatMap(({ ends, known4 }) => {
    const origins = Object.keys(ends).filter((name) => ends[name][family]);
    if (origins.length === 0) return [];
    return [
      {
        prefix: prefixOf(ends[origins[0]][family]),
        origins,
        known: (family === 'ip4' && known4) || all,
        kind: 'connected',
      },
    ];
  });
  const own = Object.values(network.nodes).flatMap(({ name, loopback, prohibits = [] }) => [
    ...(loopback && familyOf(loopback) === family
      ? [{ prefix: `${loopback}/32`, origins: [name], known: all, kind: 'connected' }]
      : []),
    ...prohibits
      .filter((prefix) => familyOf(prefix) === family)
      .map((prefix) => ({ prefix, origins: [name], known: all, kind: 'prohibited' })),
  ]);
  return [...connected, ...own];
}

/** Dijkstra from the origins outward, over the costs that a packet towards them pays. Hosts forward nothing. */
function distancesTo(network, family, origins) {
  const distance = Object.fromEntries(origins.map((name) => [name, 0]));
  const open = new Set(origins);
  while (open.size > 0) {
    const nearest = [...open].reduce((a, b) => (distance[b] < distance[a] ? b : a));
    open.delete(nearest);
    if (network.nodes[nearest].host) continue;
    for (const { from, cost } of entries(network, family, nearest)) {
      const total = distance[nearest] + cost;
      if (distance[from] !== undefined && distance[from] <= total) continue;
      distance[from] = total;
      open.add(from);
    }
  }
  return distance;
}

/** Who can hand a packet to `name`, and what that costs him. */
function entries(network, family, name) {
  return network.nodes[name].interfaces
    .filter((own) => own[family])
    .flatMap(({ segment }) =>
      Object.entries(network.segments[segment].ends)
        .filter(([from, end]) => from !== name && end[family])
        .map(([from, end]) => ({ from, cost: end.cost ?? 10 })),
    );
}

function nextHops(network, family, name, distance) {
  return network.nodes[name].interfaces
    .filter((own) => own[family])
    .flatMap(({ segment, device, cost }) =>
      Object.entries(network.segments[segment].ends)
        .filter(([next, end]) => next !== name && end[family] && !network.nodes[next].host)
        .filter(([next]) => distance[next] !== undefined && distance[next] + cost === distance[name])
        .map(([next, end]) => ({ node: next, segment, device, ip: addressOf(end[family]) })),
    );
}
