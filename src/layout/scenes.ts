import { withBadge } from './badge';
import type { Translate } from '../messages/catalog';
import { namedEnds } from '../messages/namedEnds';
import type { Analysis } from '../model/analysis';
import { layoutMail } from './mail/layout';
import { layoutRoute } from './route/layout';
import type { Page } from './page';
import type { Scene } from './scene';

/** Everything an analysis has to show: the route first, then each message in the order of the text. A route can fill a page. */
export function scenesOf(analysis: Analysis, translate: Translate, page?: Page): readonly Scene[] {
  const { route: graph, topology } = analysis;
  const route = graph ? [layoutRoute(namedEnds(graph, translate), topology, translate, page)] : [];
  const mails = analysis.messages.map((message): Scene => {
    const scene = layoutMail(message, analysis.claims, translate);
    return message.containers ? { ...scene, title: translate('mime.title', { title: scene.title }) } : scene;
  });
  const scenes = [...route, ...mails];
  const { redaction } = analysis;
  if (redaction === undefined) return scenes;
  const words = translate('redaction.badge', { what: translate(`redaction.${redaction}`) });
  return scenes.map((scene) => withBadge(scene, words));
}
