import type { Source } from '../model/source';
import type { PanelContent } from '../protocol/messages';
import type { WebviewAssets } from './exporter';

/** Letters that could end a script element, open a comment in it, or break a line in older JavaScript. */
const UNSAFE_IN_SCRIPT = /[<>&\u2028\u2029]/g;

/**
 * One interactive page that needs nothing else: the webview, its data and the source text. Its policy allows no network and no
 * script but ours, so that even a mistake in the escaping could run nothing.
 */
export function htmlOf(content: PanelContent, sources: readonly Source[], assets: WebviewAssets): string {
  const data = {
    content: { ...content, origins: [] },
    sources: sources.map(({ id, name, text }) => ({ id, name, text })),
  };
  const policy = `default-src 'none'; script-src '${assets.scriptHash}'; style-src '${assets.styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const title = content.scenes[0]?.title ?? 'Hopscope';
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeMarkup(content.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="generator" content="Hopscope">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${assets.style}</style>`,
    '</head>',
    '<body class="hopscope-page">',
    `<script type="application/json" id="hopscope-data">${jsonInScript(data)}</script>`,
    `<script>${assets.script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function jsonInScript(data: unknown): string {
  return JSON.stringify(data).replace(
    UNSAFE_IN_SCRIPT,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
