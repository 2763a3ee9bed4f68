import type { Ends } from './ends';
import type { Node } from './node';
import { nodesAt, type Path, type Side } from './path';
import { differentRouterNames, neighbourhood, relationWeight, sameRouterName, type Exchanges } from './relation';

/** A hop of a hostile input may list thousands of addresses; the first ones in order of appearance carry the pairing. */
const MAX_RESPONDERS = 8;

/** Two unlike addresses in one row are no proof against it: replies come from loopbacks and other interfaces, too. */
const WORST = -2.4;

/** A hop, ready to be compared with many hops of the other direction. */
interface ReadyRow {
  readonly nodes: readonly Node[];
  readonly byNeighbourhood: ReadonlyMap<string, readonly Node[]>;
}

const NOBODY: ReadyRow = { nodes: [], byNeighbourhood: new Map() };

function readyRow(nodes: readonly Node[], exchanges: Exchanges): ReadyRow {
  const byNeighbourhood = new Map<string, Node[]>();
  for (const node of nodes) {
    const key = neighbourhood(node, exchanges);
    byNeighbourhood.set(key, [...(byNeighbourhood.get(key) ?? []), node]);
  }
  return { nodes, byNeighbourhood };
}

/** Scores of facing hops, computed once per pair. */
export class Scores {
  private readonly links: Float64Array;
  private readonly routers: Float64Array;
  private readonly width: number;

  constructor(
    private readonly path: Path,
    private readonly ends: Ends,
    private readonly nodes: ReadonlyMap<string, Node>,
    private readonly exchanges: Exchanges,
  ) {
    this.width = ends.back + 1;
    this.links = new Float64Array((ends.forward + 1) * this.width);
    this.routers = new Float64Array(this.links.length);
    const forward = Array.from({ length: ends.forward + 1 }, (_, i) =>
      readyRow(this.present(path.forward, i, ends.forward), exchanges),
    );
    const back = Array.from({ length: this.width }, (_, j) =>
      readyRow(this.present(path.back, j, ends.back), exchanges),
    );
    const both = sharedNodes(path);
    for (let i = ends.owner + 1; i <= ends.forward; i++) {
      for (let j = 0; j <= ends.back; j++) {
        this.links[i * this.width + j] = this.scoreLink(forward[i] ?? NOBODY, back[j] ?? NOBODY, both, i, j);
        this.routers[i * this.width + j] = this.scoreRouter(forward[i]?.nodes ?? [], back[j]?.nodes ?? [], i, j);
      }
    }
  }

  link(i: number, j: number): number {
    return this.links[i * this.width + j] ?? 0;
  }

  router(i: number, j: number): number {
    return this.routers[i * this.width + j] ?? 0;
  }

  private present(side: Side, ttl: number, end: number): readonly Node[] {
    return nodesAt(side, ttl, end)
      .slice(0, MAX_RESPONDERS)
      .flatMap((id) => this.nodes.get(id) ?? []);
  }

  private scoreLink(forward: ReadyRow, back: ReadyRow, both: ReadonlySet<string>, i: number, j: number): number {
    if (forward.nodes.length === 0 || back.nodes.length === 0) return 0;
    let best = WORST;
    for (const [key, near] of forward.byNeighbourhood) {
      for (const b of back.byNeighbourhood.get(key) ?? []) {
        for (const a of near) best = Math.max(best, relationWeight(a, b, this.exchanges));
      }
    }
    // An address seen both ways is a loopback or a fixed reply address: it says nothing about the link.
    if (both.size > 0 && [...forward.nodes, ...back.nodes].some((node) => both.has(node.id))) best = Math.max(best, 0);
    const facesTarget = j === this.ends.back && i === this.ends.owner + 1;
    return best + (facesTarget ? 1.5 : 0);
  }

  private scoreRouter(forward: readonly Node[], back: readonly Node[], i: number, j: number): number {
    if (j === 0 || i === this.ends.forward) return 0;
    if (forward.length === 0 || back.length === 0) {
      // A hop that was not probed is no silent hop.
      if (i >= this.path.forward.rows.length || j >= this.path.back.rows.length) return 0;
      return forward.length === 0 && back.length === 0 ? 1.5 : -1.2;
    }
    let score = 0;
    for (const a of forward) {
      for (const b of back) {
        if (a.id === b.id || sameRouterName(a, b)) return 4;
        if (differentRouterNames(a, b)) score = -2.5;
      }
    }
    return score;
  }
}

function sharedNodes(path: Path): ReadonlySet<string> {
  const forward = new Set(path.forward.rows.flatMap((row) => row.nodes));
  return new Set(path.back.rows.flatMap((row) => row.nodes).filter((id) => forward.has(id)));
}
