import { reversed, type Builder, type Edge, type Network, type Router, type Way } from './network';

/** A step between two routers that both directions pass: the ways of each direction, more than one where packets are spread. */
export interface Block {
  readonly forward: readonly Way[];
  /** From the far router back to the near one. */
  readonly back: readonly Way[];
}

function both(way: Way): Block {
  return { forward: [way], back: [reversed(way)] };
}

/** Forward-only and return-only routers of the stretches where the ways part. */
const STRETCHES = {
  d11: [1, 1],
  d01: [0, 1],
  d10: [1, 0],
  d22: [2, 2],
  d12: [1, 2],
  d21: [2, 1],
  d33: [3, 3],
  d23: [2, 3],
} as const;

/** One step inside a network, of a shape drawn from the shares. */
export function stepBlock(build: Builder, a: Router, b: Router, factor = 1): Block {
  const { shares, random } = build;
  const detours = Object.fromEntries(Object.entries(shares.detour).map(([key, p]) => [key, p * factor]));
  const odd = { ...(detours as typeof shares.detour), ecmp: shares.ecmp * factor, parallel: shares.parallelLinks };
  const plain = Math.max(0, 1 - Object.values(odd).reduce((sum, p) => sum + p, 0));
  const kind = random.weighted({ ...odd, plain });
  if (kind === 'plain') return both([plainEdge(build, a, b)]);
  if (kind === 'parallel') return parallelBlock(build, a, b);
  if (kind === 'ecmp') return ecmpBlock(build, a, b);
  const [forward, back] = STRETCHES[kind];
  return detourBlock(build, a, b, forward, back);
}

function plainEdge(build: Builder, a: Router, b: Router): Edge {
  const { random, shares } = build;
  if (!random.chance(shares.siteVlan)) return build.link(a, b);
  const [from, to] = build.lan([a, b], a.network, random.whole(24, 28), `ve-${random.whole(2, 300)}`);
  return from && to ? { from, to } : build.link(a, b);
}

function parallelBlock(build: Builder, a: Router, b: Router): Block {
  const { random } = build;
  const adjacent = random.chance(0.8);
  const ways = [[build.link(a, b)], [build.link(a, b, a.network, adjacent)]] as const;
  const back = ways.map(reversed);
  const kind = random.weighted({ all: 2, oneEach: 2, mixed: 1 });
  if (kind === 'all') return { forward: ways, back };
  if (kind === 'oneEach') return { forward: [ways[0]], back: [reversed(ways[1])] };
  return random.chance(0.5) ? { forward: ways, back: [reversed(ways[1])] } : { forward: [ways[0]], back };
}

function ecmpBlock(build: Builder, a: Router, b: Router): Block {
  const { random, shares } = build;
  const count = random.chance(0.8) ? 2 : 3;
  const stages = random.chance(0.7) ? 1 : 2;
  const branches = Array.from({ length: count }, () => Array.from({ length: stages }, () => build.router(a.network)));
  const ways = connect(build, a, b, branches);
  const back = ways.map(reversed);
  if (!random.chance(shares.ecmpMixed)) return { forward: ways, back };
  const kept = random.whole(0, count - 1);
  const other = random.chance(0.12);
  if (random.chance(0.5))
    return { forward: ways, back: other ? [otherWay(build, a, b, stages)].map(reversed) : back.slice(kept, kept + 1) };
  return { forward: other ? [otherWay(build, a, b, stages)] : ways.slice(kept, kept + 1), back };
}

function otherWay(build: Builder, a: Router, b: Router, stages: number): Way {
  const routers = Array.from({ length: stages }, () => build.router(a.network));
  return connect(build, a, b, [routers])[0] ?? [];
}

/** Links router by router: all first hops, then all second ones …, as an operator numbers the ports of a hub in one go. */
function connect(build: Builder, a: Router, b: Router, branches: readonly (readonly Router[])[]): readonly Way[] {
  const planes = branches.length > 1 && build.random.chance(build.shares.planes);
  const owners = branches.map(() => (planes ? build.plane(a.network) : a.network));
  const ways = branches.map((): Edge[] => []);
  const depth = Math.max(...branches.map((one) => one.length));
  for (let k = 0; k <= depth; k++) {
    // Not every operator numbers the second stage in the order of the first.
    const order = branches.map((_, index) => index);
    if (k > 0 && build.random.chance(build.shares.outOfStep)) order.reverse();
    for (const index of order) {
      const branch = branches[index] ?? [];
      const [from, to] = [k === 0 ? a : branch[k - 1], k === branch.length ? b : branch[k]];
      if (from && to) ways[index]?.push(build.link(from, to, owners[index]));
    }
  }
  return ways;
}

export function detourBlock(build: Builder, a: Router, b: Router, forward: number, back: number): Block {
  const { random } = build;
  const routers = (count: number): readonly Router[] => Array.from({ length: count }, () => build.router(a.network));
  const [there, home] = [routers(forward), routers(back)];
  const ways = random.chance(0.5)
    ? connect(build, a, b, [there, home])
    : [there, home].flatMap((one) => connect(build, a, b, [one]));
  const [out = [], home0 = []] = ways;
  return shareVlans(build, { forward: [out], back: [reversed(home0)] }, a, b, there, home);
}

/** A redundant pair on one VLAN with its neighbour: facing addresses then share a subnet although the routers differ. */
function shareVlans(
  build: Builder,
  block: Block,
  a: Router,
  b: Router,
  there: readonly Router[],
  home: readonly Router[],
): Block {
  const { random, shares } = build;
  const out = [...(block.forward[0] ?? [])];
  const back = [...reversed(block.back[0] ?? [])];
  const share = (hub: Router, x: Router, y: Router, last: boolean): void => {
    const ports = build.lan([hub, x, y], hub.network, random.whole(24, 29), `ve-${random.whole(2, 300)}`);
    const [h, p, q] = ports;
    if (!h || !p || !q) return;
    out[last ? out.length - 1 : 0] = last ? { from: p, to: h } : { from: h, to: p };
    back[last ? back.length - 1 : 0] = last ? { from: q, to: h } : { from: h, to: q };
  };
  const [x, y] = [there[0], home[0]];
  if (x && y && random.chance(shares.siteVlan)) share(a, x, y, false);
  const [lastX, lastY] = [there.at(-1), home.at(-1)];
  if (lastX && lastY && random.chance(shares.siteVlan / 2)) share(b, lastX, lastY, true);
  return { forward: [out], back: [reversed(back)] };
}

/** From one network to the next: over an exchange LAN, or a link that the provider numbers. */
export function peeringBlock(build: Builder, a: Router, b: Router, owner: Network, exchanges: string[]): Block {
  const { random, shares } = build;
  if (!random.chance(shares.exchange)) return both([build.link(a, b, owner)]);
  if (random.chance(shares.twoExits)) return twoExits(build, a, b, exchanges);
  const length = random.whole(22, 25);
  const exchange = build.network('ix');
  const second = random.chance(shares.detour.d11 * 2);
  const other = second ? build.router(random.chance(0.5) ? a.network : b.network) : undefined;
  const ports = build.lan(other ? [a, b, other] : [a, b], exchange, length);
  exchanges.push(ports[0]?.subnet.prefix ?? '');
  nameExchange(
    build,
    ports.map((port) => [port.ip, port.router.network.asn] as const),
  );
  const [x, y, z] = ports;
  if (!x || !y) return both([build.link(a, b, owner)]);
  if (!z) return both([{ from: x, to: y }]);
  // The way back leaves over another router on the same exchange.
  if (z.router.network === b.network) {
    const inner = build.link(b, z.router);
    return {
      forward: [[{ from: x, to: y }]],
      back: [
        [
          { from: inner.from, to: inner.to },
          { from: z, to: x },
        ],
      ],
    };
  }
  const inner = build.link(a, z.router);
  return {
    forward: [[{ from: x, to: y }]],
    back: [
      [
        { from: y, to: z },
        { from: inner.to, to: inner.from },
      ],
    ],
  };
}

/** Out by one router of the exchange, back by another one, of the same network or of a third one. */
function twoExits(build: Builder, hub: Router, far: Router, exchanges: string[]): Block {
  const { random } = build;
  const exchange = build.network('ix');
  const out = build.router(hub.network);
  const back = build.router(random.chance(0.6) ? hub.network : build.network('net'));
  const ports = build.lan([out, far, back], exchange, random.whole(22, 25));
  exchanges.push(ports[0]?.subnet.prefix ?? '');
  nameExchange(
    build,
    ports.map((port) => [port.ip, port.router.network.asn] as const),
  );
  const [x, y, z] = ports;
  const [there, here] = [build.link(hub, out), build.link(hub, back)];
  if (!x || !y || !z) return both([build.link(hub, far)]);
  return {
    forward: [[there, { from: x, to: y }]],
    back: [
      [
        { from: y, to: z },
        { from: here.to, to: here.from },
      ],
    ],
  };
}

/** `as64501.tokix.example`: members are named by their number, where the exchange names them at all. */
function nameExchange(build: Builder, members: readonly (readonly [string, number])[]): void {
  const named = build.random.chance(0.5);
  for (const [ip, asn] of members) {
    if (named && build.random.chance(0.9)) build.names.set(ip, `as${asn}.tokix.example`);
    else build.names.delete(ip);
  }
}
