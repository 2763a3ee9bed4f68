import { withBadge } from './badge';
import type { Translate } from '../messages/catalog';
import { namedEnds } from '../messages/namedEnds';
import type { Analysis } from '../model/analysis';
import { layoutMail } from './mail/layout';
import { layoutRoute } from './route/layout';
import type { Scene } from './scene';

/** `screen`: as in the panel. `course`: one page, the style of the course assignment (docs/design/diagram.md). */
export const PRESETS = ['screen', 'course'] as const;
export type Preset = (typeof PRESETS)[number];

/** Everything an analysis has to show: the route first, then each message in the order of the text. */
export function scenesOf(analysis: Analysis, translate: Translate): readonly Scene[] {
  const route = analysis.route ? [layoutRoute(namedEnds(analysis.route, translate), analysis.topology, translate)] : [];
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
