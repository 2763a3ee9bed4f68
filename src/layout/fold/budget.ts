import type { RouteGraph, Router } from '../../model/topology';
import type { Group } from './collapse';

/** Machines drawn before the rest is aggregated, and those that opening a stub adds (docs/design/diagram.md, "Aggregate first"). */
const BUDGET = 150;
const PAGE = 40;
/** Below this a drawing is read as a whole, and stubs would only hide. */
const SMALL = 2 * BUDGET;

interface Aggregate {
  readonly groups: readonly Group[];
  /** Router at which the user opened a stub → the last fold that was opened there. */
  readonly opened: ReadonlyMap<string, string>;
}

/**
 * Expands from the starts of the traces by weight (the number of traces through a router) until the budget is used. All that hangs on a
 * router that is drawn becomes one stub there; `fold:rest:<router>#2` is what is left after the first was opened.
 */
export function aggregate(graph: RouteGraph, turned: ReadonlySet<string>): Aggregate {
  if (graph.routers.length <= SMALL) return { groups: [], opened: new Map() };
  const growth = new Growth(graph);
  growth.grow(growth.starts(), BUDGET);
  const opened = new Map<string, string>();
  const pages = new Map<string, number>();
  for (const id of turned) {
    const [, anchor] = STUB.exec(id) ?? [];
    if (anchor === undefined || !growth.drawn.has(anchor)) continue;
    pages.set(anchor, (pages.get(anchor) ?? 1) + 1);
    opened.set(anchor, id);
    growth.grow(growth.edgeOf(anchor), PAGE);
  }
  return { groups: growth.stubs(pages), opened };
}

/** `fold:rest:router:192.0.2.1#2` */
const STUB = /^fold:rest:(.+?)(?:#\d+)?$/s;

class Growth {
  readonly drawn = new Set<string>();
  private readonly near = new Map<string, string[]>();
  private readonly weight: ReadonlyMap<string, number>;
  /** Not drawn, next to one that is → that one; '' = a start of a trace. */
  private readonly edge = new Map<string, string>();

  constructor(private readonly graph: RouteGraph) {
    for (const { id } of graph.routers) this.near.set(id, []);
    for (const { a, b } of graph.links) {
      this.near.get(a)?.push(b);
      this.near.get(b)?.push(a);
    }
    this.weight = new Map(graph.routers.map((router) => [router.id, weightOf(router)]));
    const entered = new Set(graph.links.map(({ b }) => b));
    for (const { id } of graph.routers) if (!entered.has(id)) this.edge.set(id, '');
    const [first] = graph.routers;
    if (first && this.edge.size === 0) this.edge.set(first.id, '');
  }

  starts(): readonly string[] {
    return [...this.edge.keys()];
  }

  edgeOf(anchor: string): readonly string[] {
    return [...this.edge].flatMap(([id, at]) => (at === anchor ? [id] : []));
  }

  /** Draws the heaviest first, then what it leads to. */
  grow(from: readonly string[], count: number): void {
    const open = new Set(from);
    for (let left = count; left > 0 && open.size > 0; left--) {
      let heaviest = '';
      for (const id of open)
        if (heaviest === '' || (this.weight.get(id) ?? 0) > (this.weight.get(heaviest) ?? 0)) heaviest = id;
      open.delete(heaviest);
      this.edge.delete(heaviest);
      this.drawn.add(heaviest);
      for (const next of this.near.get(heaviest) ?? []) {
        if (this.drawn.has(next) || this.edge.has(next)) continue;
        this.edge.set(next, heaviest);
        open.add(next);
      }
    }
  }

  /** One stub for each router that leads on to what is not drawn; a single hop is drawn as it is. */
  stubs(pages: ReadonlyMap<string, number>): readonly Group[] {
    const anchors = new Map(this.edge);
    const queue = [...anchors.keys()];
    for (const id of queue) {
      for (const next of this.near.get(id) ?? []) {
        if (this.drawn.has(next) || anchors.has(next)) continue;
        anchors.set(next, anchors.get(id) ?? '');
        queue.push(next);
      }
    }
    const members = new Map<string, string[]>();
    for (const { id } of this.graph.routers) {
      if (this.drawn.has(id)) continue;
      const anchor = anchors.get(id) ?? '';
      const own = members.get(anchor);
      if (own) own.push(id);
      else members.set(anchor, [id]);
    }
    return [...members].flatMap(([anchor, routers]): Group[] => {
      if (routers.length < 2) return [];
      const page = pages.get(anchor);
      const id = `fold:rest:${anchor}${page === undefined ? '' : `#${page}`}`;
      return [{ id, kind: 'rest', routers, ...(anchor !== '' && { anchor }) }];
    });
  }
}

const weightOf = ({ hops }: Router): number => new Set(hops.map(({ trace }) => trace)).size;
