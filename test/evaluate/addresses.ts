import { canonicalIp } from '../../src/model/address';

/** A block to number from: address = base + n. IPv4 as a number, IPv6 as its upper 64 bits in text and a number below. */
export interface Block {
  readonly family: 4 | 6;
  /** IPv4: the network as a number. IPv6: 16-bit groups of the upper 48 bits. */
  readonly base: number;
  readonly text: string;
  /** Number of addresses (IPv4) or of /64s (IPv6). */
  readonly size: number;
}

export function v4(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
}

export function block4(base: number, length: number): Block {
  return { family: 4, base: base >>> 0, text: `${v4(base)}/${length}`, size: 2 ** (32 - length) };
}

export function block6(index: number): Block {
  const text = `2a${(index >> 8).toString(16).padStart(2, '0')}:${(index & 255).toString(16)}`;
  return { family: 6, base: index, text, size: 65536 };
}

/** An address of the n-th /64 of an IPv6 block. */
export function v6(block: Block, subnet: number, host: number): string {
  const text = `${block.text}:0:${subnet.toString(16)}::${host.toString(16)}`;
  return canonicalIp(text) ?? text;
}

/** What a subnet is numbered from: `length` bits of prefix, host numbers that may be used. */
export interface Numbered {
  readonly prefix: string;
  readonly length: number;
  readonly address: (host: number) => string;
}

/** Gives out subnets of one block, most of them next to the one before, as operators do. */
export class Allocator {
  private cursor = 0;
  private readonly used = new Set<number>();

  constructor(
    readonly block: Block,
    private readonly random: { whole(low: number, high: number): number; chance(p: number): boolean },
    private readonly sequential: number,
  ) {}

  /** IPv4 subnet of a length, or an IPv6 one (127, 126 and 64 take a /64 each; 127 and 126 leave the rest of it unused). */
  take(length: number, adjacent = this.random.chance(this.sequential)): Numbered {
    const unit = this.block.family === 4 ? 2 ** (32 - length) : 1;
    let at = adjacent ? Math.ceil(this.cursor / unit) * unit : this.jump(unit);
    for (let n = 0; n < 5000 && this.taken(at, unit); n++) at = n < 50 ? at + unit : this.jump(unit);
    for (let n = at; n < at + unit; n++) this.used.add(n % this.block.size);
    this.cursor = at + unit;
    const start = at % this.block.size;
    if (this.block.family === 4) {
      const base = this.block.base + start;
      return { prefix: `${v4(base)}/${length}`, length, address: (host) => v4(base + host) };
    }
    return { prefix: `${v6(this.block, start, 0)}/${length}`, length, address: (host) => v6(this.block, start, host) };
  }

  private jump(unit: number): number {
    return this.random.whole(0, Math.floor(this.block.size / unit) - 1) * unit;
  }

  private taken(at: number, unit: number): boolean {
    for (let n = at; n < at + unit; n++) if (this.used.has(n % this.block.size)) return true;
    return false;
  }
}

/** What a network numbers its links from: one block, or several that it got one after the other. */
export class Numbering {
  private at = 0;

  /** `moves`: chance that the next link is numbered from another block. `spare` makes a block for what is too large for these. */
  constructor(
    private readonly allocators: Allocator[],
    private readonly random: { whole(low: number, high: number): number; chance(p: number): boolean },
    private readonly moves: number,
    private readonly spare: () => Allocator,
  ) {}

  /** IPv4 subnet of a length, or an IPv6 one. */
  take(length: number, adjacent?: boolean): Numbered {
    if (this.allocators.length > 1 && adjacent === undefined && this.random.chance(this.moves))
      this.at = this.random.whole(0, this.allocators.length - 1);
    const own = this.allocators[this.at % this.allocators.length];
    if (own && (own.block.family === 6 || 4 * 2 ** (32 - length) <= own.block.size)) return own.take(length, adjacent);
    const large = this.spare();
    return large.take(length, adjacent);
  }
}
