import type { Anchor } from '../align';
import type { Node } from '../node';
import type { Owners } from '../owner';
import { SPAN_TABLES } from '../tables/spanTables';
import { linkSignOf, routerSignOf, type LinkSign, type RouterSign } from './familySigns';

/** Rows of addresses by TTL, the end that the traces leave from first. */
export type Rows = readonly (readonly Node[])[];

/**
 * ln P(sign | one router, or one link) / P(sign | a neighbouring wrong pair of hops), measured on seeds 1000–1599 of the generator's
 * family "dual stack" and set nearer to nothing where they depend on how many operators number and name both families alike, which
 * was assumed there. Against each other the two ways show opposite ends of each link, along with each other the same ends.
 */
const WEIGHTS = {
  against: { name: 4.3, carried: 2.6, octets: 0, 'other name': -3, owner: 0, 'other owner': -0.7, none: 0 },
  along: { name: 5, carried: 5, octets: 2.5, 'other name': -5, owner: 0, 'other owner': -3, none: 0 },
} as const satisfies Record<string, Record<RouterSign, number>>;

const LINK: Readonly<Record<LinkSign, number>> = {
  carried: 5,
  octets: 2.5,
  owner: 0.2,
  'other owner': -1.9,
  none: 0,
};

/** A router that hides in one family hides in the other one, too, as often as not. */
const ONE_SILENT = -1;

/** What was never seen between two common routers. */
const RARE = -9;

/** Networks that both ways pass in one order: of one alone every pair of ways to a customer of it would do. */
const LEAST_NETWORKS = 2;

/** Evidence about two rows of hops of two families; `against`: they were walked in opposite directions, else in the same one. */
export class FamilyScores {
  constructor(
    private readonly left: Rows,
    private readonly right: Rows,
    private readonly owners: Owners,
    private readonly direction: 'against' | 'along',
  ) {}

  /** Log weight of the step from state (i, j) over f routers of the left and g of the right way only; as in one family. */
  step(i: number, j: number, f: number, g: number): number {
    const prior = SPAN_TABLES.steps['middle']?.[`${f}:${g}`] ?? RARE;
    const sum = prior + this.router(i + f + 1, j - g - 1);
    if (f === 0 && g === 0) return sum + this.link(i + 1, j);
    return f === g ? sum + this.within(i, j, f) : sum;
  }

  /** Something beside their place joins hops: a name, a number, or networks that come in one order. */
  joins(pairs: readonly Anchor[]): boolean {
    const shared = new Set<string>();
    for (const { forward: i, back: j } of pairs) {
      const [x, y] = [this.left[i] ?? [], this.right[j] ?? []];
      const sign = routerSignOf(x, y, this.owners);
      if (sign === 'name' || sign === 'carried') return true;
      if (this.linkSign(i, j + 1) === 'carried' || this.linkSign(i + 1, j) === 'carried') return true;
      if (sign === 'owner') for (const { id } of x) shared.add(this.owners.of.get(id) ?? '');
    }
    return shared.size >= LEAST_NETWORKS;
  }

  /** A stretch of two ways speaks against what its facing hops have in common. */
  private within(i: number, j: number, length: number): number {
    let sum = 0;
    for (let r = 1; r <= length; r++) sum -= 0.5 * this.router(i + r, j - r);
    return sum;
  }

  private router(i: number, j: number): number {
    const [x, y] = [this.left[i] ?? [], this.right[j] ?? []];
    if (i >= this.left.length || j <= 0) return 0;
    if (x.length === 0 || y.length === 0) return x.length + y.length === 0 ? 0 : ONE_SILENT;
    const sign = routerSignOf(x, y, this.owners);
    return sign === undefined ? 0 : WEIGHTS[this.direction][sign];
  }

  /** Of one link the ways against each other show both ends. */
  private link(i: number, j: number): number {
    if (this.direction === 'along') return 0;
    const sign = this.linkSign(i, j);
    return sign === undefined ? 0 : LINK[sign];
  }

  private linkSign(i: number, j: number): LinkSign | undefined {
    return linkSignOf(this.left[i] ?? [], this.right[j] ?? [], this.owners);
  }
}
