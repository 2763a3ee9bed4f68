import * as vscode from 'vscode';
import {
  chosenScenes,
  isLogin,
  numberedName,
  type ExportData,
  type Exporter,
  type ExportInput,
  type ExportOptions,
  type WebviewAssets,
} from '../../export/exporter';
import { exporters } from '../../export/registry';
import type { Language, Translate } from '../../messages/catalog';
import { ALL_PARTS } from '../../model/analysis';
import type { Drawing } from '../drawing';
import { iconOptions } from '../icons';
import type { Session } from '../session';

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

async function webviewAssets(extensionUri: vscode.Uri): Promise<WebviewAssets> {
  const read = async (name: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', name)));
  const [script, style] = await Promise.all([read('webview.js'), read('webview.css')]);
  return { script, style, scriptHash: await hashOf(script), styleHash: await hashOf(style) };
}

/** A name beside the first input, or in the workspace when that is not a file. */
function suggestedUri({ inputs }: Drawing, ending: string, offered?: string): vscode.Uri | undefined {
  const uri = inputs[0]?.uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = offered ?? (uri?.path.split('/').pop() ?? 'hopscope').replace(/\.[^.]*$/, '') + ending;
  if (uri && uri.scheme !== 'untitled') return vscode.Uri.joinPath(uri, '..', name);
  return folder && vscode.Uri.joinPath(folder, name);
}

interface Choice {
  readonly exporter: Exporter;
  readonly options: ExportOptions;
}

/** The formats, and the hand-in of the course, which asks for the account that its file is named after. */
async function pickChoice(t: Translate): Promise<Choice | undefined> {
  const items = exporters.map((exporter) => ({
    label: t(exporter.name),
    description: exporter.ending,
    choice: { exporter, options: {} } as Choice,
  }));
  const handIns = exporters
    .filter(({ fileName }) => fileName !== undefined)
    .map((exporter) => ({
      label: t('export.course'),
      description: exporter.ending,
      choice: { exporter, options: { preset: 'course' } } as Choice,
    }));
  const title = t('command.exportPick');
  const picked = await vscode.window.showQuickPick([...items, ...handIns], { title, matchOnDescription: true });
  if (!picked || picked.choice.options.preset !== 'course') return picked?.choice;
  const login = await vscode.window.showInputBox({
    title: t('command.exportLogin'),
    placeHolder: 'u1234567',
    validateInput: (text) => (text === '' || isLogin(text) ? undefined : t('command.exportLoginWrong')),
  });
  return login === undefined ? undefined : { ...picked.choice, options: { preset: 'course', login } };
}

/** A picture is the one on screen; a document holds everything. */
async function dataOf({ output }: Exporter, input: ExportInput, shown: number): Promise<ExportData | undefined> {
  if (output.per === 'analysis') return output.write(input);
  const scene = input.scenes()[shown] ?? input.scenes()[0];
  return scene && output.write(scene, input);
}

async function save(target: vscode.Uri, data: ExportData, binary: boolean, t: Translate): Promise<void> {
  const file = vscode.workspace.asRelativePath(target);
  try {
    await vscode.workspace.fs.writeFile(target, typeof data === 'string' ? new TextEncoder().encode(data) : data);
  } catch (error) {
    void vscode.window.showErrorMessage(t('command.exportFailed', { file, reason: (error as Error).message }));
    return;
  }
  const open = t('command.exportOpen');
  if ((await vscode.window.showInformationMessage(t('command.exported', { file }), open)) === open) {
    // An office program, where one can reach the file; VS Code itself shows text.
    if (!binary) await vscode.commands.executeCommand('vscode.open', target);
    else if (target.scheme === 'file') await vscode.env.openExternal(target);
    else await vscode.commands.executeCommand('revealInExplorer', target);
  }
}

/** Asks for format and place, then writes what the panel shows. */
export async function exportDiagram(
  session: Session,
  extensionUri: vscode.Uri,
  t: Translate,
  language: Language,
): Promise<void> {
  const { drawing } = session;
  if (!drawing) {
    void vscode.window.showWarningMessage(t('command.exportNothing'));
    return;
  }
  const shown = await session.shownScene();
  const choice = await pickChoice(t);
  if (!choice) return;
  const { exporter } = choice;
  const options = { ...choice.options, ...(await iconOptions(t)) };
  const name = suggestedUri(drawing, exporter.ending, exporter.fileName?.(options));
  const target = await vscode.window.showSaveDialog({
    ...(name && {
      defaultUri: name.with({
        path: numberedName(name.path, exporter.ending, exporter.output.per === 'scene' ? shown : 0),
      }),
    }),
    filters: { [t(exporter.name)]: [exporter.ending.slice(1)] },
  });
  if (!target) return;
  const assets = await webviewAssets(extensionUri);
  const { analysis } = drawing;
  const laidOut = options.preset === 'course' || options.icons === 'plain';
  const scenes = laidOut ? chosenScenes(analysis, t, options) : drawing.scenes;
  const input: ExportInput = {
    analysis,
    only: ALL_PARTS,
    theme: 'light',
    language,
    translate: t,
    options,
    scenes: () => scenes,
    webview: () => assets,
  };
  const data = await dataOf(exporter, input, shown);
  if (data !== undefined) await save(target, data, exporter.binary ?? false, t);
}
