import type { Translate } from '../../messages/catalog';
import type { RouteGraph, Topology } from '../../model/topology';
import { UNFOLDED, type Folding } from '../fold/folds';
import type { Scene } from '../scene';
import { bandItems, boundaryItems, groundsOf, natItems, paintUnder } from './borders';
import { evidenceOf } from './evidence';
import { legendEntries } from './legend';
import { labelItems } from './labels';
import { laneItems, linkItems, portsOf } from './links';
import { frameItems, nodeItems } from './nodes';
import { headItems, headOf, verdictOf } from './notes';
import { withUniqueIds } from './pieces';
import { planOf } from './plan';
import { tagsOf } from './tags';
import { wordsOf } from './words';

/**
 * Draws a route as the course asks: campus on top, home at the bottom, one row per hop, addresses at the link ends and never in a box
 * (design/diagram.md). Deterministic; works for any graph, also one without links.
 */
export function layoutRoute(
  graph: RouteGraph,
  topology: Topology,
  translate: Translate,
  folding: Folding = UNFOLDED,
): Scene {
  const head = headOf(graph, translate);
  const tags = tagsOf(topology, translate);
  const plan = planOf(graph, topology, tags, translate, head.width, folding);
  const grounds = groundsOf(plan);
  const under = paintUnder(grounds);
  const evidence = evidenceOf(graph, topology);
  const ports = portsOf(plan, evidence);
  const words = wordsOf(graph, topology, tags, translate);
  const counts = { routers: graph.routers.length, links: graph.links.length };
  const verdict = verdictOf(graph, translate);
  return {
    kind: 'route',
    width: plan.width,
    height: plan.height,
    title: head.title,
    description: translate('diagram.description', { ...counts, verdict }),
    items: withUniqueIds([
      ...bandItems(plan, grounds),
      ...natItems(plan, evidence, words),
      ...boundaryItems(plan, evidence, words),
      ...linkItems(plan, ports, evidence, words),
      ...laneItems(plan, ports),
      ...frameItems(plan, under, evidence),
      ...nodeItems(plan, under, evidence, words, folding),
      ...ports.values(),
      ...labelItems(plan, under, evidence, words),
      ...headItems(graph, head, plan, evidence),
    ]),
    legend: legendEntries(graph, plan, translate),
  };
}
