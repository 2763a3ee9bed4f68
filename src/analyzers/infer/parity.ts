/** Union-find that also keeps, for each member, on which of two sides of its component it lies. */
export class ParityUnion {
  private readonly parent: number[];
  private readonly flipped: boolean[];

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
    this.flipped = new Array<boolean>(size).fill(false);
  }

  find(item: number): { root: number; flipped: boolean } {
    let root = item;
    let flipped = false;
    while (this.parent[root] !== root) {
      flipped = flipped !== (this.flipped[root] ?? false);
      root = this.parent[root] ?? root;
    }
    return { root, flipped };
  }

  /** Joins two members; a statement against what is known already is ignored, so call with the strongest first. */
  join(a: number, b: number, opposite: boolean): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x.root === y.root) return;
    const [low, high] = x.root < y.root ? [x.root, y.root] : [y.root, x.root];
    this.parent[high] = low;
    this.flipped[high] = (x.flipped !== y.flipped) !== opposite;
  }
}
