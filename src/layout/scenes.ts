import { withBadge } from './badge';
import type { Translate } from '../messages/catalog';
import { namedEnds } from '../messages/namedEnds';
import type { Analysis } from '../model/analysis';
import type { RouteGraph, Topology } from '../model/topology';
import { foldRoute } from './fold/folds';
import { layoutMail } from './mail/layout';
import { layoutRoute } from './route/layout';
import type { Scene } from './scene';

/** `screen`: as in the panel. `course`: one page, the style of the course assignment (docs/design/diagram.md). */
export const PRESETS = ['screen', 'course'] as const;
export type Preset = (typeof PRESETS)[number];

/**
 * Everything an analysis has to show: the route first, then each message in the order of the text. `turned`: folds that stand
 * otherwise than by themselves (fold/folds.ts).
 */
export function scenesOf(analysis: Analysis, translate: Translate, turned: readonly string[] = []): readonly Scene[] {
  const route = analysis.route ? [routeScene(analysis.route, analysis.topology, translate, turned)] : [];
  const scenes = [...route, ...analysis.messages.map((message) => layoutMail(message, analysis.claims, translate))];
  const { redaction } = analysis;
  if (redaction === undefined) return scenes;
  const words = translate('redaction.badge', { what: translate(`redaction.${redaction}`) });
  return scenes.map((scene) => withBadge(scene, words));
}

function routeScene(route: RouteGraph, topology: Topology, translate: Translate, turned: readonly string[]): Scene {
  const { graph, folding } = foldRoute(namedEnds(route, translate), turned, translate);
  return layoutRoute(graph, topology, translate, folding);
}
