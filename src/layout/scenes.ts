import { withBadge } from './badge';
import type { Translate } from '../messages/catalog';
import { namedEnds } from '../messages/namedEnds';
import type { Analysis } from '../model/analysis';
import type { RouteGraph } from '../model/topology';
import { foldRoute } from './fold/folds';
import type { MailMessage } from '../model/mail';
import { layoutHosts } from './host/layout';
import { layoutMail } from './mail/layout';
import { layoutOrigins } from './mail/origins';
import { layoutSessions } from './sessions/layout';
import { withTitle } from './title';
import { layoutRoute } from './route/layout';
import type { Page } from './page';
import type { Scene } from './scene';

/** Messages of a mailbox that are drawn beside the picture of their origins; of a larger one each is drawn when it is opened. */
const MOST_DRAWN = 12;

/** The messages that have a drawing of their own from the start. */
export function drawnMessages({ messages, mailbox }: Analysis): readonly MailMessage[] {
  return mailbox && messages.length > MOST_DRAWN ? [] : messages;
}

/**
 * Everything an analysis has to show: the route, the origins of a mailbox, then each message in the order of the text, then sessions. A
 * route can fill a page. `turned`: folds that stand otherwise than by themselves (fold/folds.ts).
 */
export function scenesOf(
  analysis: Analysis,
  translate: Translate,
  page?: Page,
  turned: readonly string[] = analysis.folds ?? [],
): readonly Scene[] {
  const { route: graph } = analysis;
  const route = graph ? [routeScene(graph, analysis, translate, page, turned)] : [];
  const origins = analysis.mailbox ? [layoutOrigins(analysis.mailbox, translate)] : [];
  const mail = drawnMessages(analysis).map((message) => mailScene(message, analysis, translate));
  const hosts = layoutHosts(analysis, translate).map((scene) => badged(scene, analysis, translate));
  const sessions = layoutSessions(analysis, translate).map((scene) => badged(scene, analysis, translate));
  return [...[...route, ...origins].map((scene) => badged(scene, analysis, translate)), ...mail, ...hosts, ...sessions];
}

/** The path of one message; the title of an attached one says so. */
export function mailScene(message: MailMessage, analysis: Analysis, t: Translate): Scene {
  const dialogues = (analysis.sessionReports ?? []).filter((one) => one.kind === 'dialogue');
  const scene = layoutMail(message, analysis.claims, t, dialogues);
  return badged(message.containers ? { ...scene, title: t('mime.title', { title: scene.title }) } : scene, analysis, t);
}

/** A picture of a redacted analysis says so. */
function badged(scene: Scene, { redaction }: Analysis, t: Translate): Scene {
  return redaction === undefined
    ? scene
    : withBadge(scene, t('redaction.badge', { what: t(`redaction.${redaction}`) }));
}

function routeScene(
  route: RouteGraph,
  analysis: Analysis,
  translate: Translate,
  page: Page | undefined,
  turned: readonly string[],
): Scene {
  const { topology, extraHosts, messages, mailOnRoute } = analysis;
  const { graph, folding } = foldRoute(namedEnds(route, translate), turned, translate);
  const subjects = new Map(messages.map(({ id, subject }) => [id, subject]));
  const mails = (mailOnRoute ?? []).map((way) => ({
    way,
    subject: subjects.get(way.message) ?? translate('summary.noSubject'),
  }));
  const scene = layoutRoute(graph, topology, translate, { page, extraHosts, folding, mails, compared: analysis });
  return analysis.bulk ? withTitle(scene, translate('bulk.title', { traces: analysis.bulk.traces })) : scene;
}
