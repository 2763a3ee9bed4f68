import { peeringBlock, stepBlock, type Block } from './blocks';
import { Builder, reversed, type Edge, type Interface, type Network, type Router, type Way } from './network';
import { hashOf, Random } from './random';
import type { Family } from './settings';
import { drawShares, type Shares } from './shares';

/** A hop behind the public address: it answers with an inside address and never shows in the return trace. */
export interface InsideHop {
  readonly ip: string;
  readonly router: Router;
  readonly translates?: 'napt' | 'cgn';
}

export interface Scenario {
  readonly name: string;
  readonly family: 4 | 6;
  readonly shares: Shares;
  readonly random: Random;
  readonly build: Builder;
  readonly inside: readonly InsideHop[];
  /** Hops of `inside` that the return trace passes too: the owner of the traced address and all behind it. */
  readonly owner: number;
  readonly target: { readonly ip: string; readonly router: Router };
  readonly server: { readonly ip: string; readonly name: string; readonly router: Router };
  /** From the owner of the target to the server. */
  readonly blocks: readonly Block[];
  readonly networks: readonly Network[];
  /** LANs; the generator of the other family adds to them. */
  readonly exchanges: string[];
  readonly home: Network;
}

type Home = Pick<Scenario, 'inside' | 'owner' | 'target'> & {
  readonly first: Block;
  /** Last router of the access step: the spine goes on from here. */
  readonly gateway: Router;
};

/** One scenario of a family: everything follows from the seed. */
export function generate(family: Family, seed: number): Scenario {
  const random = new Random(hashOf(`${family.name}/${family.use}/${seed}`));
  const shares = drawShares(family, random);
  const version = random.chance(shares.v6) ? 6 : 4;
  const build = new Builder(random, shares, version);
  const home = build.network('home');
  const access = build.network('isp');
  const networks = [home, access];
  const exchanges: string[] = [];
  const start = makeHome(build, home, access);
  const blocks: Block[] = [start.first];
  let at = chain(build, start.gateway, random.whole(...shares.routers) - 1, blocks);
  for (let k = random.whole(...shares.transits); k > 0; k--) at = transit(build, at, blocks, networks, exchanges);
  const campus = campusOf(build, at, blocks, networks, exchanges);
  return {
    name: `${family.name} ${seed}`,
    family: version,
    shares,
    random,
    build,
    ...start,
    ...campus,
    blocks,
    networks,
    exchanges,
    home,
  };
}

function chain(build: Builder, from: Router, count: number, blocks: Block[], factor = 1): Router {
  let at = from;
  for (let k = 0; k < count; k++) {
    const next = build.router(at.network);
    blocks.push(stepBlock(build, at, next, factor));
    at = next;
  }
  return at;
}

function transit(build: Builder, from: Router, blocks: Block[], networks: Network[], exchanges: string[]): Router {
  const { random, shares } = build;
  const network = build.network('net');
  networks.push(network);
  if (!random.chance(shares.otherTransit)) {
    const entry = build.router(network);
    const share = from.network === networks[1] ? shares.climbNumbers : shares.farNumbers;
    const owner = random.chance(share) ? network : from.network;
    blocks.push(peeringBlock(build, from, entry, owner, exchanges));
    return chain(build, entry, random.whole(...shares.routers) - 1, blocks);
  }
  // Forward over one provider, back over another one; both meet again in a third network.
  const [out, back] = [build.network('net'), build.network('net')];
  networks.push(out, back);
  const exit = build.router(network);
  const ways = [out, back].map((provider) => throughProvider(build, from, exit, provider, exchanges));
  blocks.push({ forward: [ways[0] ?? []], back: [reversed(ways[1] ?? [])] });
  return chain(build, exit, random.whole(...shares.routers) - 1, blocks);
}

function throughProvider(build: Builder, from: Router, to: Router, provider: Network, exchanges: string[]): Way {
  const first = build.router(provider);
  const edges: Edge[] = [...(peeringBlock(build, from, first, provider, exchanges).forward[0] ?? [])];
  let at = first;
  for (let k = build.random.whole(0, 2); k > 0; k--) {
    const next = build.router(provider);
    edges.push(build.link(at, next));
    at = next;
  }
  return [...edges, ...(peeringBlock(build, at, to, provider, exchanges).forward[0] ?? [])];
}

function campusOf(
  build: Builder,
  from: Router,
  blocks: Block[],
  networks: Network[],
  exchanges: string[],
): Pick<Scenario, 'server'> {
  const { random, shares } = build;
  const count = random.whole(...shares.campusRouters);
  let at = from;
  let campus = from.network;
  if (count > 0) {
    campus = build.network('uni');
    networks.push(campus);
    const border = build.router(campus);
    const owner = random.chance(shares.campusNumbers) ? campus : from.network;
    blocks.push(peeringBlock(build, from, border, owner, exchanges));
    at = border;
    for (let k = 1; k < count; k++) at = campusStep(build, at, blocks);
  }
  const server = build.router(campus, 'inbound');
  const [near, far] = build.lan([at, server], campus, random.whole(24, 28));
  const name = `www.${campus.domain}`;
  if (near && far) blocks.push({ forward: [[{ from: near, to: far }]], back: [[{ from: far, to: near }]] });
  return { server: { ip: far?.ip ?? '', name, router: server } };
}

/** The interior of a campus has one route as a rule (S08); its links are /29 and wider more often than a provider's. */
function campusStep(build: Builder, at: Router, blocks: Block[]): Router {
  const { random, shares } = build;
  const next = build.router(at.network);
  if (random.chance(shares.campusDetour)) blocks.push(stepBlock(build, at, next, 4));
  else if (random.chance(0.5)) {
    const [from, to] = build.lan([at, next], at.network, random.whole(26, 29));
    if (from && to) blocks.push({ forward: [[{ from, to }]], back: [[{ from: to, to: from }]] });
  } else {
    const edge = build.link(at, next);
    blocks.push({ forward: [[edge]], back: [reversed([edge])] });
  }
  return next;
}

function makeHome(build: Builder, home: Network, access: Network): Home {
  const { random, shares, family } = build;
  if (family === 6) return homeV6(build, home, access);
  const kind = random.weighted(shares.home);
  const router = build.router(home, 'inbound');
  const gateway = build.router(access, random.chance(0.9) ? 'inbound' : undefined);
  const lan = (third: number): string => `192.168.${third}.${random.pick([1, 1, 1, 254])}`;
  const note = (hop: InsideHop): InsideHop => {
    build.routerOf.set(hop.ip, hop.router);
    return hop;
  };
  if (kind === 'none') {
    const edge = accessEdge(build, router, gateway);
    return { inside: [], owner: 0, target: { ip: edge.from.ip, router }, first: oneWay(edge), gateway };
  }
  if (kind === 'cgn') return carrier(build, router, gateway, note, lan);
  const edge = accessEdge(build, router, gateway);
  const target = { ip: edge.from.ip, router };
  const own = note({ ip: lan(random.pick([0, 1, 3])), router, translates: 'napt' });
  if (kind === 'napt') return { inside: [own], owner: 1, target, first: oneWay(edge), gateway };
  if (kind === 'double') {
    const inner = note({
      ip: lan(random.pick([11, 10, 50])),
      router: build.router(home, 'inbound'),
      translates: 'napt',
    });
    return { inside: [inner, own], owner: 2, target, first: oneWay(edge), gateway };
  }
  // The provider's gateway answers from a private interface; it translates nothing.
  const answers = note({ ip: `10.${random.whole(0, 250)}.${random.whole(0, 250)}.1`, router: gateway });
  const to = { ...edge.to, ip: answers.ip, subnet: { id: answers.ip, prefix: '', length: 32 } };
  return {
    inside: [own],
    owner: 1,
    target,
    first: { forward: [[{ from: edge.from, to }]], back: [reversed([edge])] },
    gateway,
  };
}

function oneWay(edge: Edge): Block {
  return { forward: [[edge]], back: [reversed([edge])] };
}

function carrier(
  build: Builder,
  router: Router,
  gateway: Router,
  note: (hop: InsideHop) => InsideHop,
  lan: (third: number) => string,
): Home {
  const { random } = build;
  const shared = random.chance(0.7);
  const address = (n: number): string =>
    shared ? `100.${64 + n}.${random.whole(0, 255)}.1` : `10.${n}.${random.whole(0, 255)}.1`;
  const inner = Array.from({ length: shared ? random.whole(0, 2) : random.whole(1, 2) }, (_, n) =>
    note({ ip: address(n), router: build.router(gateway.network, 'inbound') }),
  );
  const own = note({ ip: lan(1), router, translates: 'napt' });
  const translator = build.router(gateway.network, 'inbound');
  const last = note({ ip: address(9), router: translator, translates: 'cgn' });
  const pool = gateway.network.loopbacks.take(32).address(0);
  build.routerOf.set(pool, translator);
  const inside = [own, ...inner, last];
  return {
    inside,
    owner: inside.length,
    target: { ip: pool, router: translator },
    first: stepBlock(build, translator, gateway, 0),
    gateway,
  };
}

/** Home router's outside and the provider's gateway: one shared subnet, or a loopback and an address of a pool. */
function accessEdge(build: Builder, router: Router, gateway: Router): Edge {
  const { random, shares } = build;
  const owner = gateway.network;
  if (random.chance(shares.accessPairs)) return build.link(router, gateway, { ...owner, pairsOnly: true });
  if (!random.chance(shares.unnumberedAccess)) {
    const [to, from] = build.lan([gateway, router], owner, random.whole(22, 27));
    if (to && from) return { from, to };
  }
  const numbered = owner.loopbacks.take(build.family === 4 ? 32 : 64, random.chance(0.4));
  const subnet = { id: `pool ${numbered.prefix}`, prefix: numbered.prefix, length: numbered.length };
  const from = build.port(router, subnet, numbered.address(build.family === 4 ? 0 : 1));
  const own = { id: `unnumbered ${gateway.id}`, prefix: '', length: 32 };
  const to: Interface = { ip: gateway.loopback, router: gateway, subnet: own };
  build.ports.set(to.ip, to);
  return { from, to };
}

/** IPv6 is not translated: the trace goes to the home router, or through it to the host. */
function homeV6(build: Builder, home: Network, access: Network): Home {
  const { random } = build;
  const router = build.router(home, 'inbound');
  const gateway = build.router(access, random.chance(0.9) ? 'inbound' : undefined);
  const host = build.router(home, 'inbound');
  const [near, pc] = build.lan([router, host], home, 64);
  const edge = accessEdge(build, router, gateway);
  if (random.chance(0.5) || !near || !pc) {
    const inside = near ? [{ ip: near.ip, router }] : [];
    return { inside, owner: 1, target: { ip: edge.from.ip, router }, first: oneWay(edge), gateway };
  }
  const way = [{ from: pc, to: near }, edge];
  return {
    inside: [],
    owner: 0,
    target: { ip: pc.ip, router: host },
    first: { forward: [way], back: [reversed(way)] },
    gateway,
  };
}
