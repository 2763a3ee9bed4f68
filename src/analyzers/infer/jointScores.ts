import { isNumbered, type Node, type NumberedNode } from './node';
import { ordersOf, type Order } from './order';
import type { Path, Side } from './path';
import { differentDomains, differentRouterNames, sameRouterName, type Exchanges } from './relation';
import { relationClass, type RelationClass } from './relationClass';
import type { SpanTables } from './tables/spanTables';

/** A hop of a hostile input may list thousands of addresses; the first ones in order of appearance carry the pairing. */
const MAX_RESPONDERS = 8;

/** Parts of a way that are numbered by different habits: the access, the provider and exchange networks, the server's own network. */
export type Zone = 'access' | 'middle' | 'server';

/** What a hop of each direction says about being one router. */
export type RouterSign =
  'same-address' | 'same-name' | 'other-name' | 'other-domain' | 'both-silent' | 'one-silent' | 'none' | 'unprobed';

/** Hops that lie behind the last answer of a trace and may still be part of the way. */
const UNSEEN_HOPS = 16;

/** Gaps of one side that the tables know by heart. */
const WIDTH = 8;

type Rows<T extends Node> = readonly (readonly T[])[];

/** Evidence about facing hops, read from the tables once per pair. */
export class JointScores {
  private readonly forward: Rows<Node>;
  private readonly back: Rows<Node>;
  /** Those with an address: of a name alone nothing is read about links. */
  private readonly numbered: { readonly forward: Rows<NumberedNode>; readonly back: Rows<NumberedNode> };
  private readonly columns: number;
  private readonly priors: ReadonlyMap<Zone, Float64Array>;
  private readonly ratios: ReadonlyMap<string, Ratios>;
  private readonly signs: (RouterSign | undefined)[] = [];
  private readonly starts: (Float64Array | undefined)[] = [];
  private readonly orders: (forward: NumberedNode, back: NumberedNode) => Order;
  private readonly links: Float64Array;
  private readonly ends: Float64Array;

  constructor(
    private readonly path: Path,
    nodes: ReadonlyMap<string, Node>,
    private readonly exchanges: Exchanges,
    private readonly inServerNetwork: (node: Node) => boolean,
    private readonly tables: SpanTables,
  ) {
    const rowsOf = (side: Side): Rows<Node> =>
      side.rows.map((row) => row.nodes.slice(0, MAX_RESPONDERS).flatMap((id) => nodes.get(id) ?? []));
    this.forward = rowsOf(path.forward);
    this.back = rowsOf(path.back);
    const addresses = (rows: Rows<Node>): Rows<NumberedNode> => rows.map((row) => row.filter(isNumbered));
    this.numbered = { forward: addresses(this.forward), back: addresses(this.back) };
    this.orders = ordersOf(path, nodes);
    this.columns = this.back.length + UNSEEN_HOPS;
    const size = (this.forward.length + UNSEEN_HOPS) * this.columns;
    this.links = new Float64Array(size).fill(NaN);
    this.ends = new Float64Array(size).fill(NaN);
    this.ratios = new Map(
      Object.entries({ ...tables.link, end: tables.end, inner: tables.inner }).map(([key, one]) => [
        key,
        ratiosOf(one),
      ]),
    );
    this.priors = new Map((['access', 'middle', 'server'] as const).map((zone) => [zone, priorsOf(tables, zone)]));
  }

  /** Log weight of the step from state (i, j) over f forward-only and g return-only routers. */
  step(i: number, j: number, f: number, g: number): number {
    const { router } = this.tables;
    const sum = (this.priorsAt(i + 1, j)[f * WIDTH + g] ?? 0) + (router[this.sign(i + f + 1, j - g - 1)] ?? 0);
    if (f === 0 && g === 0) return sum + this.link(i + 1, j);
    const half = f === 0 || g === 0 ? 0.5 : 1;
    const both = sum + half * (this.end(i + 1, j) + this.end(i + f + 1, j - g));
    return f === g ? both + this.within(i, j, f) : both;
  }

  /** Rows inside a stretch of equal length, and what names say about its hops. */
  private within(i: number, j: number, length: number): number {
    const { router } = this.tables;
    let sum = 0;
    for (let r = 1; r <= length; r++) {
      if (r < length) sum += this.inner(i + 1 + r, j - r);
      // Names of two boxes speak for the stretch as much as they speak against one router.
      const sign = this.sign(i + r, j - r);
      if (sign === 'other-name') sum -= 0.5 * (router['other-name'] ?? 0);
      else if (sign === 'same-name') sum -= 2 * (router['same-name'] ?? 0);
    }
    return sum;
  }

  private priorsAt(i: number, j: number): Float64Array {
    const known = this.starts[i * this.columns + j];
    if (known) return known;
    const found = this.priors.get(this.zone(i, j)) ?? NO_PRIORS;
    this.starts[i * this.columns + j] = found;
    return found;
  }

  zone(i: number, j: number): Zone {
    const { path } = this;
    if (path.back.target !== undefined && (this.back[j]?.some((node) => node.id === path.back.target) ?? true))
      return 'access';
    const near = [...(this.forward[i] ?? []), ...(this.back[j] ?? [])];
    return near.some(this.inServerNetwork) ? 'server' : 'middle';
  }

  /** Class of every pair of addresses in two hops. */
  classes(i: number, j: number): readonly RelationClass[] {
    const { forward, back } = this.numbered;
    return (forward[i] ?? []).flatMap((a) => (back[j] ?? []).map((b) => relationClass(a, b, this.exchanges)));
  }

  /** Order of the numbers of two hops with one address each. */
  order(i: number, j: number): Order {
    const [a, more] = this.numbered.forward[i] ?? [];
    const [b, others] = this.numbered.back[j] ?? [];
    return a && b && !more && !others ? this.orders(a, b) : '-';
  }

  sign(i: number, j: number): RouterSign {
    const key = i * this.columns + j;
    const known = this.signs[key];
    if (known !== undefined) return known;
    const found = this.readSign(i, j);
    this.signs[key] = found;
    return found;
  }

  private readSign(i: number, j: number): RouterSign {
    const { forward, back } = this;
    if (i >= forward.length || j >= back.length || j === 0 || i === 0) return 'unprobed';
    const [x, y] = [forward[i] ?? [], back[j] ?? []];
    if (x.length === 0 || y.length === 0) return x.length + y.length === 0 ? 'both-silent' : 'one-silent';
    let sign: RouterSign = 'none';
    for (const a of x) {
      for (const b of y) {
        if (a === b) return 'same-address';
        if (sameRouterName(a, b)) sign = 'same-name';
        else if (sign === 'none' && differentRouterNames(a, b)) sign = 'other-name';
        else if (sign === 'none' && differentDomains(a, b)) sign = 'other-domain';
      }
    }
    return sign;
  }

  private link(i: number, j: number): number {
    return remember(
      this.links,
      i * this.columns + j,
      () => this.mean(this.ratios.get(this.zone(i, j)), i, j) + (this.tables.order[this.order(i, j)] ?? 0),
    );
  }

  private end(i: number, j: number): number {
    return remember(this.ends, i * this.columns + j, () => this.mean(this.ratios.get('end'), i, j));
  }

  private inner(i: number, j: number): number {
    return this.mean(this.ratios.get('inner'), i, j);
  }

  /** Log of the mean ratio over the pairs of two hops; a silent hop says nothing. */
  private mean(ratios: Ratios | undefined, i: number, j: number): number {
    const [left, right] = [this.numbered.forward[i] ?? [], this.numbered.back[j] ?? []];
    const count = left.length * right.length;
    if (count === 0 || !ratios) return 0;
    let sum = 0;
    for (const a of left) for (const b of right) sum += ratios[relationClass(a, b, this.exchanges)] ?? 1;
    return Math.log(sum / count);
  }
}

type Ratios = Readonly<Record<string, number>>;

function ratiosOf(table: Readonly<Record<string, number>>): Ratios {
  return Object.fromEntries(Object.entries(table).map(([key, log]) => [key, Math.exp(log)]));
}

const NO_PRIORS = new Float64Array(WIDTH * WIDTH);

/** ln P of a step by its gaps, `f * WIDTH + g`; what was never seen is rarer still. */
function priorsOf({ steps }: SpanTables, zone: Zone): Float64Array {
  return Float64Array.from(NO_PRIORS, (_, at) => {
    const [f, g] = [Math.floor(at / WIDTH), at % WIDTH];
    return steps[zone]?.[`${f}:${g}`] ?? -9 - 0.5 * (f + g);
  });
}

function remember(known: Float64Array, key: number, make: () => number): number {
  const found = known[key] ?? NaN;
  if (!Number.isNaN(found)) return found;
  const value = make();
  known[key] = value;
  return value;
}
