import { foldRoute } from '../../src/layout/fold/folds';
import { layoutRoute } from '../../src/layout/route/layout';
import { messages } from '../../src/messages';
import type { PanelContent } from '../../src/protocol/messages';
import { graphOf, topologyOf, tree } from '../unit/layout/graphs';
import { handContent } from './scene';

const t = messages('en');

/** A tree of so many routers: whole, or aggregated as the panel shows it. */
export function largeContent(count: number, whole: boolean): PanelContent {
  const graph = tree(count, 3);
  const { graph: shown, folding } = foldRoute(graph, [], t);
  const topology = topologyOf(graph);
  const content = handContent([whole ? layoutRoute(graph, topology, t) : layoutRoute(shown, topology, t, { folding })]);
  const traits = graph.routers.map(({ id, interfaces, rank }) => [
    id,
    {
      text: id,
      ips: interfaces,
      rttMs: [rank],
      asn: [],
      roles: ['router'],
      directions: ['forward'],
      traces: ['trace:a@1'],
      private: false,
      row: [String(rank), id, interfaces.join(' '), ''],
    },
  ]);
  return { ...content, inspector: {}, overviews: [], traits: Object.fromEntries(traits) as PanelContent['traits'] };
}

/** A route with equal paths, two inner hops of an operator and a silent run, with these folds turned over. */
export function foldableContent(turned: readonly string[]): PanelContent {
  const hop = (id: string, rank: number, domain?: string) => ({ id, rank, ...(domain !== undefined && { domain }) });
  const ids = ['home', 'a', 'x1', 'x2', 'b1', 'b2', 'b3', 'b4', 's1', 's2', 'end'];
  const ranks = [0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9];
  const routers = ids.map((id, index) => ({
    ...hop(id, ranks[index] ?? 0, id.startsWith('b') ? 'b.example' : undefined),
    ...(id.startsWith('s') && { kind: 'silent' as const }),
  }));
  const pairs = ['home a', 'a x1', 'a x2', 'x1 b1', 'x2 b1', 'b1 b2', 'b2 b3', 'b3 b4', 'b4 s1', 's1 s2', 's2 end'];
  const links = pairs.map((pair, index) => {
    const [a = '', b = ''] = pair.split(' ');
    return { a, b, ...(!b.startsWith('s') && { bIp: `203.0.113.${index + 1}` }) };
  });
  const graph = graphOf(routers, links);
  const { graph: shown, folding } = foldRoute(graph, turned, t);
  const scene = layoutRoute(shown, topologyOf(graph), t, { folding });
  return { ...handContent([scene]), inspector: {}, overviews: [], traits: {}, folds: turned };
}
