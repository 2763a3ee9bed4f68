import type { Translate } from '../messages/catalog';
import { picture } from '../messages/picture';
import type { WebviewStrings } from '../protocol/messages';

/** Keys of the help, with the message that says what they do. */
const HELP: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'ui.key.path'],
  ['← →', 'ui.key.alternatives'],
  ['Home End', 'ui.key.ends'],
  ['Enter', 'ui.key.reveal'],
  ['Ctrl+F F3 Shift+F3', 'picture.key.search'],
  ['D Shift+D', 'picture.key.changes'],
  ['F', 'picture.key.fold'],
  ['C M', 'picture.key.copy'],
  ['L', 'picture.key.line'],
  ['W', 'picture.key.why'],
  ['Shift + ← →', 'picture.key.move'],
  ['Esc', 'ui.key.clear'],
  ['+ − 0', 'ui.key.zoom'],
  ['Ctrl + wheel', 'ui.key.wheel'],
  ['Alt + click', 'ui.key.side'],
];

/** All fixed texts of the webview in one language. */
export function webviewStrings(t: Translate): WebviewStrings {
  return {
    diagram: t('ui.diagram'),
    tabs: t('ui.tabs'),
    toolbar: t('ui.toolbar'),
    fit: t('ui.fit'),
    zoomIn: t('ui.zoomIn'),
    zoomOut: t('ui.zoomOut'),
    exportDiagram: t('ui.exportDiagram'),
    showAsText: t('ui.showAsText'),
    legend: t('ui.legend'),
    inspector: t('ui.inspector'),
    facts: t('ui.facts'),
    claims: t('ui.claims'),
    why: t('ui.why'),
    whyNot: t('ui.whyNot'),
    noSelection: t('ui.noSelection'),
    empty: t('ui.empty'),
    openSample: t('ui.openSample'),
    fromClipboard: t('ui.fromClipboard'),
    stale: t('ui.stale'),
    showLines: t('ui.showLines'),
    help: t('ui.help'),
    helpKeys: HELP.map(([keys, key]) => ({ keys, text: t(key) })),
    close: t('ui.close'),
    copy: t('ui.copy'),
    sourceText: t('ui.sourceText'),
    picture: Object.fromEntries(Object.keys(picture).map((key) => [key, t(key)])),
  };
}
