/**
 * Checks a compound file (MS-CFB, the container of .msg) before a reader follows its chains: a reader that trusts them runs for ever on a
 * loop, and needs gigabytes where many entries share one chain. Every sector may belong to one chain only, every chain must end, every
 * entry of the directory is reached once. Linear in the size of the file.
 */
export function isSoundCompoundFile(bytes: Uint8Array): boolean {
  try {
    return new Checker(bytes).isSound();
  } catch (error) {
    if (error instanceof Unsound) return false;
    throw error;
  }
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

const END_OF_CHAIN = -2;
const FREE = -1;
const HEADER = 512;
const ENTRY = 128;
const MINI_SECTOR = 64;
/** Streams below this size lie in the mini stream. */
const MINI_CUTOFF = 4096;
/** Storages nested deeper than any message in a message; readers recurse. */
const DEEPEST = 64;

class Unsound extends Error {}

interface DirectoryEntry {
  readonly type: number;
  readonly previous: number;
  readonly next: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

class Checker {
  private readonly view: DataView;
  private readonly sectorSize: number;
  private readonly sectors: number;
  private readonly used: Uint8Array;
  private usedMini = new Uint8Array(0);

  constructor(bytes: Uint8Array) {
    if (bytes.length < 2 * HEADER || !isCompoundFile(bytes)) throw new Unsound();
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw new Unsound();
    this.sectorSize = 1 << shift;
    this.sectors = Math.floor((bytes.length - 1) / this.sectorSize);
    this.used = new Uint8Array(this.sectors);
  }

  isSound(): boolean {
    const table = this.allocationTable();
    const chain = (start: number, most: number) => this.chainOf(start, table, this.used, most);
    const miniTable = this.values(chain(this.int(60), this.sectors));
    const entries = this.directory(chain(this.int(48), this.sectors));
    const root = entries[0];
    if (root?.type !== 5) return false;
    const miniSectors = chain(root.start, this.sectors).length * (this.sectorSize / MINI_SECTOR);
    this.usedMini = new Uint8Array(miniSectors);
    this.checkTree(entries);
    for (const { type, start, size } of entries) {
      if (type !== 2 || size === 0) continue;
      if (size < 0 || size > this.view.byteLength) return false;
      const unit = size < MINI_CUTOFF ? MINI_SECTOR : this.sectorSize;
      const length =
        size < MINI_CUTOFF
          ? this.chainOf(start, miniTable, this.usedMini, miniSectors).length
          : chain(start, this.sectors).length;
      if (length < Math.ceil(size / unit)) return false;
    }
    return true;
  }

  private int(offset: number): number {
    if (offset < 0 || offset + 4 > this.view.byteLength) throw new Unsound();
    return this.view.getInt32(offset, true);
  }

  private values(chain: readonly number[]): Int32Array {
    const per = this.sectorSize / 4;
    const values = new Int32Array(chain.length * per).fill(FREE);
    chain.forEach((sector, index) => {
      for (let at = 0; at < per; at++) {
        const offset = (sector + 1) * this.sectorSize + 4 * at;
        if (offset + 4 <= this.view.byteLength) values[index * per + at] = this.view.getInt32(offset, true);
      }
    });
    return values;
  }

  /** The sectors that hold the table are named in the header, and beyond 109 in sectors of their own. */
  private allocationTable(): Int32Array {
    const count = this.int(44);
    if (count < 1 || count > this.sectors) throw new Unsound();
    const named: number[] = [];
    for (let index = 0; index < Math.min(count, 109); index++) named.push(this.claim(this.int(76 + 4 * index)));
    const per = this.sectorSize / 4 - 1;
    let more = this.int(68);
    for (let left = count - named.length; left > 0; left -= per) {
      const sector = this.claim(more);
      const offset = (sector + 1) * this.sectorSize;
      for (let index = 0; index < Math.min(left, per); index++) named.push(this.claim(this.int(offset + 4 * index)));
      more = this.int(offset + 4 * per);
    }
    return this.values(named);
  }

  private claim(sector: number): number {
    if (sector < 0 || sector >= this.sectors || this.used[sector]) throw new Unsound();
    this.used[sector] = 1;
    return sector;
  }

  private chainOf(start: number, table: Int32Array, used: Uint8Array, most: number): readonly number[] {
    const chain: number[] = [];
    for (let sector = start; sector !== END_OF_CHAIN && sector !== FREE; sector = table[sector] ?? END_OF_CHAIN) {
      if (sector < 0 || sector >= used.length || used[sector] || chain.length >= most) throw new Unsound();
      used[sector] = 1;
      chain.push(sector);
    }
    return chain;
  }

  private directory(chain: readonly number[]): readonly DirectoryEntry[] {
    const entries: DirectoryEntry[] = [];
    for (const sector of chain) {
      for (let offset = 0; offset < this.sectorSize; offset += ENTRY) {
        const at = (sector + 1) * this.sectorSize + offset;
        if (at + ENTRY > this.view.byteLength) return entries;
        entries.push({
          type: this.view.getUint8(at + 66),
          previous: this.int(at + 68),
          next: this.int(at + 72),
          child: this.int(at + 76),
          start: this.int(at + 116),
          size: this.int(at + 120),
        });
      }
    }
    return entries;
  }

  /** Siblings form a binary tree (`previous`, `next`), storages hold a tree of children. */
  private checkTree(entries: readonly DirectoryEntry[]): void {
    const reached = new Uint8Array(entries.length);
    const open: { readonly index: number; readonly depth: number }[] = [{ index: 0, depth: 0 }];
    for (let step = open.pop(); step; step = open.pop()) {
      const { index, depth } = step;
      const entry = entries[index];
      if (!entry || reached[index] || depth > DEEPEST) throw new Unsound();
      reached[index] = 1;
      const isRoot = index === 0;
      if (!isRoot && entry.previous !== FREE) open.push({ index: entry.previous, depth });
      if (!isRoot && entry.next !== FREE) open.push({ index: entry.next, depth });
      if (entry.child !== FREE && entry.type !== 2) open.push({ index: entry.child, depth: depth + 1 });
    }
  }
}
