import { hashOf, type Random } from './random';
import type { Edge, Router, Way } from './network';
import type { Scenario } from './scenario';

/** `unixOne` sends a single probe to each hop (`-q 1`): every hop is another flow. */
export type Tool = 'windows' | 'nmap' | 'unix' | 'unixIcmp' | 'unixOne';

export interface Reply {
  readonly ip: string;
  readonly label?: number;
}

/** One TTL: a reply or nothing for every probe. */
export type ProbeRow = readonly (Reply | undefined)[];

export interface ProbedTrace {
  readonly tool: Tool;
  readonly direction: 'forward' | 'return';
  readonly target: string;
  readonly targetName?: string;
  readonly rows: readonly ProbeRow[];
}

/** What a tracer of the scenario would show. */
export function probe(scenario: Scenario, tool: Tool, direction: 'forward' | 'return', id: string): ProbedTrace {
  const { shares, random, server, target } = scenario;
  const filtered = direction === 'forward' && tool !== 'nmap' && random.chance(shares.filtered);
  const early = direction === 'forward' && tool === 'nmap' && random.chance(shares.early) ? 1 : 0;
  const answers = direction === 'forward' || random.chance(shares.targetAnswers);
  const perHop = tool === 'nmap' || tool === 'unixOne' ? 1 : 3;
  const rows: ProbeRow[] = [];
  const cutAt = direction === 'return' && random.chance(shares.cut) ? random.whole(3, 8) : 99;
  let ended = false;
  for (let ttl = 1; ttl <= 30 && !ended; ttl++) {
    const row = Array.from({ length: perHop }, (_, n): Reply | undefined => {
      const flow = tool === 'windows' || tool === 'unixIcmp' ? id : `${id} ${ttl} ${n}`;
      const hops = arrivals(scenario, direction, flow);
      const last = hops.length - early;
      if (ttl >= last) ended = true;
      const hop = hops[Math.min(ttl, last) - 1];
      if (!hop || ttl >= cutAt) return undefined;
      if (filtered && ttl > last - Math.min(3, hashOf(scenario.name) % 4) - 1) return undefined;
      if (ttl >= last) return answers ? { ip: direction === 'forward' ? server.ip : target.ip } : undefined;
      return replyOf(hop, random);
    });
    rows.push(row);
  }
  if (rows.at(-1)?.every((reply) => !reply)) {
    const silent = random.whole(0, 5);
    for (let k = 0; k < silent; k++) rows.push(Array.from({ length: perHop }, () => undefined));
  }
  const named = direction === 'forward' && random.chance(0.5);
  return {
    tool,
    direction,
    target: direction === 'forward' ? server.ip : target.ip,
    ...(named && { targetName: server.name }),
    rows,
  };
}

interface Arrival {
  readonly router: Router;
  readonly ip: string;
  readonly label?: number;
}

function replyOf({ router, ip, label }: Arrival, random: Random): Reply | undefined {
  if (router.replies === 'silent') return undefined;
  if (router.replies === 'limited' && random.chance(0.45)) return undefined;
  return { ip, ...(label !== undefined && { label }) };
}

/** Routers that a packet of one flow expires at, with the address that each answers from. */
function arrivals(scenario: Scenario, direction: 'forward' | 'return', flow: string): readonly Arrival[] {
  const way = routeOf(scenario, direction, flow);
  const inside = direction === 'forward' ? scenario.inside : [];
  const public_ = visible(way, direction).map((index): Arrival => {
    const edge = way[index] as Edge;
    const { router } = edge.to;
    const label = router.labelled && hiddenSpan(way, index) ? hashOf(router.id) % 900_000 : undefined;
    return {
      router,
      ip: addressOf(scenario, way, index, direction),
      ...(label !== undefined && { label: label + 16 }),
    };
  });
  return [...inside.map(({ ip, router }) => ({ ip, router })), ...public_];
}

export function routeOf({ blocks }: Pick<Scenario, 'blocks'>, direction: 'forward' | 'return', flow: string): Way {
  const choose = (ways: readonly Way[], index: number): Way => ways[hashOf(`${flow}|${index}`) % ways.length] ?? [];
  if (direction === 'forward') return blocks.flatMap((block, index) => choose(block.forward, index));
  return blocks
    .map((block, index) => choose(block.back, index))
    .reverse()
    .flat();
}

/** Indices of the arrivals that show: inside a tunnel without TTL propagation only the first and the last router do. */
function visible(way: Way, direction: 'forward' | 'return'): readonly number[] {
  return way.flatMap((_, index) => {
    const { network } = (way[index] as Edge).to.router;
    const hides = direction === 'forward' ? network.hidesForward : network.hidesBack;
    return hides && hiddenSpan(way, index) ? [] : [index];
  });
}

/** True for a router with two more of its own network on both sides. */
function hiddenSpan(way: Way, index: number): boolean {
  const network = way[index]?.to.router.network;
  const same = (at: number): boolean => way[at]?.to.router.network === network;
  return same(index - 1) && same(index + 1) && (same(index - 2) || same(index + 2));
}

function addressOf(scenario: Scenario, way: Way, index: number, direction: 'forward' | 'return'): string {
  const edge = way[index] as Edge;
  const { router } = edge.to;
  if (router.replies === 'loopback') return router.loopback;
  if (router.replies === 'target') return way[index + 1]?.from.ip ?? edge.to.ip;
  if (router.replies === 'prober') return towardsProber(scenario, router, direction) ?? edge.to.ip;
  return edge.to.ip;
}

/** The interface by which a router sends its answer back (RFC 1812, 4.3.2.4). */
function towardsProber({ blocks }: Scenario, router: Router, direction: 'forward' | 'return'): string | undefined {
  for (const block of blocks) {
    const edge = (direction === 'forward' ? block.back : block.forward)
      .flat()
      .find((one) => one.from.router === router);
    if (edge) return edge.from.ip;
  }
  return undefined;
}

/** Routers at each TTL over many flows; TTL 0 is the source. */
export function routersByTtl(scenario: Scenario, direction: 'forward' | 'return'): readonly (readonly string[])[] {
  const rows: Set<string>[] = [new Set([sourceRouter(scenario, direction)])];
  for (let flow = 0; flow < 24; flow++) {
    arrivals(scenario, direction, `truth ${flow}`).forEach(({ router }, index) => {
      (rows[index + 1] ??= new Set()).add(router.id);
    });
  }
  return rows.map((row) => [...row]);
}

/** The router that owns the traced address may be the host itself: then it is hop 0 of the forward way. */
function sourceRouter({ owner, server, target }: Scenario, direction: 'forward' | 'return'): string {
  if (direction === 'return') return server.router.id;
  return owner === 0 ? target.router.id : 'host';
}
