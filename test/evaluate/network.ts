import { Allocator, block4, block6, Numbering, type Numbered } from './addresses';
import type { Random } from './random';
import type { Shares } from './shares';

export type Replies = 'inbound' | 'loopback' | 'prober' | 'target' | 'silent' | 'limited';

export interface Router {
  readonly id: string;
  readonly network: Network;
  readonly replies: Replies;
  readonly loopback: string;
  readonly hostName: string;
  readonly labelled: boolean;
}

export interface Interface {
  readonly ip: string;
  readonly router: Router;
  readonly subnet: Subnet;
}

/** What connects interfaces. `id` is unique: the truth about segments. */
export interface Subnet {
  readonly id: string;
  readonly prefix: string;
  readonly length: number;
}

/** One link in the direction of the packets. */
export interface Edge {
  readonly from: Interface;
  readonly to: Interface;
}

export type Way = readonly Edge[];

/** A provider, a campus or a home. */
export interface Network {
  readonly id: string;
  readonly asn: number;
  readonly domain: string;
  readonly blocks: string[];
  readonly links: Numbering;
  readonly loopbacks: Numbering;
  readonly naming: 'none' | 'labelled' | 'glued' | 'plain' | 'byAddress';
  /** Which end of a link gets the lower number: nearer the server, or at random. */
  readonly lowEnd: 'first' | 'second' | 'random';
  /** Numbers links two by two only. */
  readonly pairsOnly: boolean;
  readonly hidesForward: boolean;
  readonly hidesBack: boolean;
}

/** Makes the parts of one scenario and remembers the names of its interfaces. */
export class Builder {
  readonly names = new Map<string, string>();
  readonly ports = new Map<string, Interface>();
  readonly routerOf = new Map<string, Router>();
  private count = 0;
  private readonly usedBlocks = new Set<number>();
  private readonly hosts: Router[] = [];

  constructor(
    readonly random: Random,
    readonly shares: Shares,
    readonly family: 4 | 6,
  ) {}

  network(kind: string): Network {
    const { random, shares } = this;
    const index = ++this.count;
    const id = `${kind}${index}`;
    const blocks: string[] = [];
    const allocator = (length: number, sequential: number): Allocator => {
      const block = this.block(length);
      blocks.push(block.text);
      return new Allocator(block, random, sequential);
    };
    let large: Allocator | undefined;
    const spare = (): Allocator => (large ??= allocator(18, shares.sequential));
    const numbering = (allocators: Allocator[]): Numbering =>
      new Numbering(allocators, random, shares.blockMoves, spare);
    // A small operator has one dense block for everything, an old one a handful of blocks that have nothing in common.
    const dense = random.chance(shares.dense);
    const count = !dense && random.chance(shares.severalBlocks) ? random.whole(2, 4) : 1;
    const links = numbering(
      Array.from({ length: count }, () => allocator(dense ? random.whole(23, 25) : 18, shares.sequential)),
    );
    const loopbacks = dense || random.chance(0.5) ? links : numbering([allocator(22, 0.9)]);
    const hidden = random.chance(shares.hiddenMpls);
    return {
      id,
      asn: 64500 + index,
      domain: `${id}-net.example`,
      blocks,
      links,
      loopbacks,
      naming: random.chance(shares.named) ? random.weighted({ labelled: 5, glued: 2, plain: 2, byAddress: 1 }) : 'none',
      lowEnd: random.weighted({ first: 1, second: 1, random: 2 }),
      pairsOnly: random.chance(shares.pairsOnly),
      hidesForward: hidden && random.chance(0.8),
      hidesBack: hidden && random.chance(0.8),
    };
  }

  router(network: Network, given?: Replies): Router {
    const { random, shares } = this;
    const index = ++this.count;
    const { loopback, prober, target, silent, limited } = shares.replies;
    const inbound = 1 - loopback - prober - target - silent - limited;
    const role = random.pick(['core', 'cr', 'edge', 'br', 'gw', 'agg']);
    const router: Router = {
      id: `${network.id}/${index}`,
      network,
      replies: given ?? random.weighted({ inbound, loopback, prober, target, silent, limited }),
      loopback: this.loopback(network),
      hostName: `${role}${index}.${random.pick(['tyo', 'osk', 'fra', 'nyc'])}`,
      labelled: random.chance(shares.labels),
    };
    this.hosts.push(router);
    this.routerOf.set(router.loopback, router);
    this.name(router.loopback, router, 'lo0');
    return router;
  }

  private loopback(network: Network): string {
    const numbered = network.loopbacks.take(this.family === 4 ? 32 : 128);
    return numbered.address(numbered.length === 128 ? 1 : 0);
  }

  /** The same network with a block of its own for one plane of parallel routers, as large operators number them. */
  plane(network: Network): Network {
    const links = this.block(22);
    network.blocks.push(links.text);
    const own = new Allocator(links, this.random, 0.9);
    return { ...network, links: new Numbering([own], this.random, 0, () => own) };
  }

  /** A link of two routers inside a network, numbered from `owner`. */
  link(a: Router, b: Router, owner: Network = a.network, adjacent?: boolean): Edge {
    const { l31, l30, l29, lan } = this.shares.p2p;
    const kind = this.random.weighted(owner.pairsOnly ? { l31, l30, l29: 0, lan: 0 } : { l31, l30, l29, lan });
    const length = this.family === 6 ? this.lengthV6(kind) : this.lengthV4(kind);
    return this.join(a, b, owner.links.take(length, adjacent), owner, kind === 'lan');
  }

  private lengthV4(kind: string): number {
    if (kind === 'l31') return 31;
    if (kind === 'l30') return 30;
    if (kind === 'l29') return 29;
    return Number(this.random.weighted({ l28: 4, l27: 3, l26: 2, l25: 1, l24: 3 }).slice(1));
  }

  private lengthV6(kind: string): number {
    if (kind === 'l31') return 127;
    return kind === 'l30' ? 126 : 64;
  }

  private join(a: Router, b: Router, numbered: Numbered, owner: Network, vlan: boolean): Edge {
    const length = Number(numbered.length);
    const subnet: Subnet = { id: `${numbered.prefix}#${++this.count}`, prefix: numbered.prefix, length };
    const [x, y] = this.hostNumbers(length, owner);
    const label = vlan ? `${this.random.pick(['ve', 'vlan', 'irb'])}-${this.random.whole(2, 400)}` : undefined;
    return {
      from: this.port(a, subnet, numbered.address(x), label, owner),
      to: this.port(b, subnet, numbered.address(y), label, owner),
    };
  }

  private hostNumbers(length: number, { lowEnd }: Network): readonly [number, number] {
    const first = lowEnd === 'random' ? this.random.chance(0.5) : lowEnd === 'first';
    const pair = (low: number, high: number): readonly [number, number] => (first ? [low, high] : [high, low]);
    if (length === 31 || length === 127) return pair(0, 1);
    if (length === 30 || length === 126) return pair(1, 2);
    if (length === 64) return this.random.chance(0.7) ? pair(1, 2) : pair(1, this.random.whole(3, 60000));
    const hosts = 2 ** (32 - length) - 2;
    // Virtual, active and standby address of a redundant pair, or any two.
    if (length === 29 && this.random.chance(0.4)) return pair(2, 5);
    const low = this.random.whole(1, hosts);
    let high = this.random.whole(1, hosts);
    if (low === high) high = low === hosts ? 1 : low + 1;
    return low < high ? pair(low, high) : pair(high, low);
  }

  /** A LAN that several routers share; each gets one interface. */
  lan(routers: readonly Router[], owner: Network, length: number, label?: string): readonly Interface[] {
    const numbered = owner.links.take(this.family === 6 ? 64 : length);
    const subnet: Subnet = {
      id: `${numbered.prefix}#${++this.count}`,
      prefix: numbered.prefix,
      length: numbered.length,
    };
    const hosts = this.family === 6 ? 200 : 2 ** (32 - length) - 2;
    const used = new Set<number>();
    return routers.map((router, index) => {
      let host = this.random.chance(0.4) ? index + 1 : this.random.whole(1, hosts);
      while (used.has(host)) host = (host % hosts) + 1;
      used.add(host);
      return this.port(router, subnet, numbered.address(host), label);
    });
  }

  port(router: Router, subnet: Subnet, ip: string, label?: string, owner = router.network): Interface {
    // The name of an address is given by whoever owns the number.
    if (owner.id === router.network.id || this.random.chance(this.shares.foreignNames)) this.name(ip, router, label);
    else if (owner.naming !== 'none' && this.random.chance(0.5))
      this.names.set(ip, `${router.network.id}-cust.${owner.domain}`);
    const port = { ip, router, subnet };
    this.ports.set(ip, port);
    this.routerOf.set(ip, router);
    return port;
  }

  /** Gives an interface its reverse name, if its network keeps any; some are those of another router. */
  private name(ip: string, router: Router, label?: string): void {
    const { random, shares } = this;
    const { naming, domain, id } = router.network;
    if (naming === 'none' || random.chance(shares.missing)) return;
    const peers = this.hosts.filter((one) => one.network.id === id && one !== router);
    const stale = peers[random.whole(0, Math.max(0, peers.length - 1))];
    const { hostName } = random.chance(shares.stale) && stale ? stale : router;
    const port = label ?? `${random.pick(['xe', 'ge', 'ae', 'et'])}-${random.whole(0, 7)}-${random.whole(0, 3)}`;
    const [box = '', site = ''] = hostName.split('.');
    if (naming === 'labelled') this.names.set(ip, `${port}.${hostName}.${domain}`);
    else if (naming === 'glued') this.names.set(ip, `${box}-${port}.${site}.${domain}`);
    else if (naming === 'plain') this.names.set(ip, `${hostName}.${domain}`);
    else this.names.set(ip, `${ip.replace(/[.:]+/g, '-')}.${domain}`);
  }

  block(length: number): ReturnType<typeof block4> {
    if (this.family === 6) {
      let index = this.random.whole(0, 4095);
      while (this.usedBlocks.has(index)) index = (index + 1) % 4096;
      this.usedBlocks.add(index);
      return block6(index);
    }
    let base = 0;
    do base = ((this.random.whole(20, 99) << 24) | (this.random.whole(0, 1023) << 14)) >>> 0;
    while (this.usedBlocks.has(base >>> 14));
    this.usedBlocks.add(base >>> 14);
    return block4(base, length);
  }
}

export function reversed(way: Way): Way {
  return [...way].reverse().map(({ from, to }) => ({ from: to, to: from }));
}
