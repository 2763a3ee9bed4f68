import type { Translate } from '../../messages/catalog';
import type { ExtraHost } from '../../model/extraHost';
import type { RouteGraph, Topology } from '../../model/topology';
import { UNFOLDED, type Folding } from '../fold/folds';
import { legendOf } from '../legend';
import type { Page } from '../page';
import type { Scene } from '../scene';
import { changesOf, type ComparedTexts } from './changes';
import { bandItems, boundaryItems, groundsOf, natItems, paintUnder } from './borders';
import { exchangeItems } from './exchanges';
import { extraHostItems, extraLineItems, lansOf } from './extraHosts';
import { evidenceOf } from './evidence';
import { legendEntries } from './legend';
import { labelItems } from './labels';
import { laneItems, linkItems, portsOf } from './links';
import { mailPlanOf, type DrawnMail } from './mail/column';
import { mailGroundItems, mailLegend, mailSeatItems, mailWireItems } from './mail/items';
import { linkChangeItems } from './linkSigns';
import { frameItems, nodeItems } from './nodes';
import { headItems, headOf, verdictOf } from './notes';
import { withUniqueIds } from './pieces';
import { planOf, type Limits, type Plan } from './plan';
import { tagsOf, type Tags } from './tags';
import { wordsOf } from './words';

/**
 * Draws a route as the course asks: campus on top, home at the bottom, one row per hop, addresses at the link ends and never in a box
 * (design/diagram.md). With a page, one that fills it: no times, and all gaps as tall as the page allows. Deterministic; works for any
 * graph, also one without links.
 */
export function layoutRoute(
  graph: RouteGraph,
  topology: Topology,
  translate: Translate,
  surroundings: Surroundings = {},
): Scene {
  const { page } = surroundings;
  const draw = (onto: Page | undefined): Drawn =>
    drawRoute(graph, topology, translate, { ...surroundings, page: onto });
  const { scene, width } = draw(page);
  // Mails make the drawing wider: with the height of the wider page the route fills it again.
  return page && scene.width > width ? draw({ ...page, ratio: (page.ratio * scene.width) / width }).scene : scene;
}

/** What a route is drawn with, beside its own graph. */
interface Surroundings {
  readonly page?: Page | undefined;
  readonly extraHosts?: readonly ExtraHost[];
  readonly folding?: Folding;
  readonly mails?: readonly DrawnMail[];
  /** Of two drawings, what became of each thing. */
  readonly compared?: ComparedTexts;
}

interface Drawn {
  readonly scene: Scene;
  /** Width of the route without what stands beside it. */
  readonly width: number;
}

function drawRoute(
  graph: RouteGraph,
  topology: Topology,
  translate: Translate,
  { page, extraHosts = [], folding = UNFOLDED, mails = [], compared = { sources: [] } }: Surroundings,
): Drawn {
  const changes = changesOf(compared, folding, translate);
  const head = headOf(graph, changes, translate);
  const tags = tagsOf(topology, translate, graph);
  const limits = { least: head.width, folding, changes };
  const lans = lansOf(pagePlan(graph, topology, tags, translate, limits, page), extraHosts);
  const { plan } = lans;
  const grounds = groundsOf(plan);
  const under = paintUnder(grounds);
  const evidence = evidenceOf(graph, topology);
  const ports = portsOf(plan, evidence);
  const words = wordsOf(graph, topology, tags, changes, translate);
  const counts = { routers: graph.routers.length, links: graph.links.length };
  const verdict = verdictOf(graph, translate);
  const machines = nodeItems(plan, under, evidence, words, folding);
  const labels = labelItems(plan, under, evidence, words);
  const neighbours = extraHostItems(lans, translate);
  const titles = headItems(graph, head, plan, evidence);
  const mail = mailPlanOf(mails, [...machines, ...neighbours], labels, plan, translate);
  const scene: Scene = {
    kind: 'route',
    width: mail?.width ?? plan.width,
    height: mail?.height ?? plan.height,
    title: head.title,
    description: translate('diagram.description', { ...counts, verdict }),
    items: withUniqueIds([
      ...bandItems(plan, grounds),
      ...exchangeItems(plan, grounds),
      ...(mail ? mailGroundItems(mail, translate) : []),
      ...natItems(plan, evidence, words),
      ...boundaryItems(plan, evidence, words),
      ...linkItems(plan, ports, evidence, words, changes),
      ...laneItems(plan, ports),
      ...(mail ? mailWireItems(mail, translate) : []),
      ...linkChangeItems(plan, changes),
      ...frameItems(plan, under, evidence),
      ...extraLineItems(lans),
      ...machines,
      ...ports.values(),
      ...labels,
      ...neighbours,
      ...titles,
      ...(mail ? mailSeatItems(mail, translate) : []),
    ]),
    legend: [...legendEntries(graph, plan, changes, translate), ...(mail ? mailLegend(mail, translate) : [])],
  };
  return { scene, width: mail ? plan.width : scene.width };
}

/** What the legend will need is known only when there is a plan. */
function pagePlan(
  graph: RouteGraph,
  topology: Topology,
  tags: Tags,
  t: Translate,
  limits: Omit<Limits, 'page'>,
  page: Page | undefined,
): Plan {
  if (!page) return planOf(graph, topology, tags, t, limits);
  const plan = planOf(graph, topology, tags, t, { ...limits, page: { ratio: page.ratio, foot: 0 } });
  const legend = legendEntries(graph, plan, limits.changes, t);
  const foot = page.legend && legend.length > 0 ? legendOf({ ...plan, legend }).height : 0;
  return planOf(graph, topology, tags, t, { ...limits, page: { ratio: page.ratio, foot } });
}
