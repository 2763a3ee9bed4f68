import { mapScenes } from '../layout/map/layout';
import type { Scene } from '../layout/scene';
import type { Language, Translate } from '../messages/catalog';
import type { Analysis } from '../model/analysis';
import type { MailMessage } from '../model/mail';
import { dialectNameOf } from '../messages/dialectName';
import type { PanelContent } from '../protocol/messages';
import { inspectorOf, inspectorOfMessage, overviewsOf } from './inspect';
import { withChanges, withChangeTraits } from './changes';
import { withFolds } from './inspectFolds';
import { ROUTE_OVERVIEW } from './inspectRoute';
import { mapOverviews, mapTables } from './inspectMap';
import { mailTable, tablesOf, traitsOf } from './search/traits';
import { webviewStrings } from './strings';

/** More would be a list, not a sentence. */
const NAMED = 4;

/** "Taken for Windows tracert (forward, 10 hops), …": what the text was recognised as, and how much of it was not. */
export function bannerOf(analysis: Analysis, t: Translate): string {
  const roles = new Map(analysis.route?.roles.map(({ trace, role }) => [trace, role]));
  const what = [
    ...analysis.traces.map((trace) =>
      t('panel.tookTrace', {
        dialect: dialectNameOf(trace, t),
        role: t(`summary.direction.${roles.get(trace.id) ?? 'other'}`),
        hops: trace.hops.length,
      }),
    ),
    ...analysis.messages.map((message) => t('panel.tookMessage', { hops: message.hops.length })),
    ...(analysis.hosts ?? []).map(({ command }) => t(`host.took.${command}`)),
    ...(analysis.sessionReports ?? []).map(({ kind }) => t(`sessions.took.${kind}`)),
  ];
  const named = what.slice(0, NAMED);
  if (what.length > NAMED) named.push(t('panel.tookMore', { count: what.length - NAMED }));
  const notices = (analysis.notices ?? []).map(({ key, args }) => ` ${t(key, args)}`).join('');
  const took = ((named.length > 0 ? t('panel.took', { what: named.join(t('panel.separator')) }) : '') + notices).trim();
  const { redaction } = analysis;
  return redaction === undefined ? took : `${t('redaction.badge', { what: t(`redaction.${redaction}`) })} — ${took}`;
}

/** Everything the webview needs for one drawing, with all texts made; maps are tabs behind the drawings. */
export function contentOf(
  analysis: Analysis,
  scenes: readonly Scene[],
  t: Translate,
  language: Language,
  turned: readonly string[] = [],
): PanelContent {
  const unparsed = [...analysis.unparsed, ...analysis.traces.flatMap((trace) => trace.unparsed)];
  const shown = [...scenes, ...mapScenes(analysis, t)];
  const tables = tablesOf(analysis, t);
  const without = scenes.slice(tables.length).map(() => ({ columns: [], rows: [] }));
  return {
    scenes: shown,
    banner: bannerOf(analysis, t),
    unparsedNote: unparsed.length > 0 ? t('panel.unparsed', { lines: unparsed.length }) : '',
    unparsed,
    overviews: [...overviewsOf(analysis), ...mapOverviews(analysis, t)],
    inspector: withFolds(withChanges(inspectorOf(analysis, t), analysis, ROUTE_OVERVIEW, t), scenes, t),
    traits: withChangeTraits(traitsOf(analysis, t), analysis),
    tables: [...tables, ...without, ...mapTables(analysis, t)],
    folds: turned,
    strings: webviewStrings(t),
    language,
  };
}

/** The same with the drawing of one more message as the last scene, which is shown. */
export function withMessage(
  content: PanelContent,
  analysis: Analysis,
  message: MailMessage,
  scene: Scene,
  t: Translate,
): PanelContent {
  const opened = content.overviews.indexOf(message.id);
  if (opened >= 0) return { ...content, shown: opened };
  return {
    ...content,
    scenes: [...content.scenes, scene],
    tables: [...content.tables, mailTable(message, t)],
    shown: content.scenes.length,
    overviews: [...content.overviews, message.id],
    inspector: { ...content.inspector, ...inspectorOfMessage(analysis, message, t) },
  };
}

/** Before the first drawing: the empty state with its buttons, in the user's language. */
export function emptyContent(t: Translate, language: Language): PanelContent {
  return {
    scenes: [],
    banner: '',
    unparsedNote: '',
    unparsed: [],
    overviews: [],
    inspector: {},
    traits: {},
    tables: [],
    folds: [],
    strings: webviewStrings(t),
    language,
  };
}
