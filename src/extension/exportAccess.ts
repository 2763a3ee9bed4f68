import * as vscode from 'vscode';
import type { ExportInput, WebviewAssets } from '../export/exporter';
import type { Translate } from '../messages/catalog';

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

async function webviewAssets(read: (name: string) => Thenable<Uint8Array>): Promise<WebviewAssets> {
  const [script, style] = await Promise.all(
    ['webview.js', 'webview.css'].map(async (name) => new TextDecoder().decode(await read(name))),
  );
  return {
    script: script ?? '',
    style: style ?? '',
    scriptHash: await hashOf(script ?? ''),
    styleHash: await hashOf(style ?? ''),
  };
}

/** The font of the setting, where it can be read. */
async function fontOfSettings(t: Translate): Promise<Pick<ExportInput, 'font'>> {
  const path = vscode.workspace.getConfiguration('hopscope.export').get('font');
  if (typeof path !== 'string' || path === '') return {};
  const uri = vscode.Uri.file(path);
  try {
    return { font: { name: uri.path.split('/').pop() ?? path, data: await vscode.workspace.fs.readFile(uri) } };
  } catch {
    void vscode.window.showWarningMessage(t('export.noFont', { name: path }));
    return {};
  }
}

/** What exporters read from the extension's folder and say to the user. */
export async function exportAccess(
  extensionUri: vscode.Uri,
  t: Translate,
): Promise<Pick<ExportInput, 'webview' | 'asset' | 'font' | 'warn'>> {
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', name));
  const assets = await webviewAssets(read);
  const said = new Set<string>();
  return {
    webview: () => assets,
    asset: async (name) => read(name),
    ...(await fontOfSettings(t)),
    warn: (sentence) => {
      if (!said.has(sentence)) void vscode.window.showWarningMessage(sentence);
      said.add(sentence);
    },
  };
}
