import * as vscode from 'vscode';
import {
  chosenScenes,
  numberedName,
  type ExportData,
  type Exporter,
  type ExportInput,
  type ExportOptions,
} from '../../export/exporter';
import { withTitle } from '../../layout/title';
import type { Scene } from '../../layout/scene';
import type { Language, Translate } from '../../messages/catalog';
import { ALL_PARTS } from '../../model/analysis';
import type { Drawing } from '../drawing';
import { exportAccess } from '../exportAccess';
import { folderBeside } from '../folderBeside';
import type { Session } from '../session';
import { pickExports, type Choice } from './pickExports';
import { mayExport } from './warnUnredacted';

/** After the first input, with the ending of the format; a picture of a later drawing has its number. */
function nameOf({ inputs }: Drawing, { exporter, options }: Choice, shown: number): string {
  const { ending, output, fileName } = exporter;
  const base = (inputs[0]?.uri?.path.split('/').pop() ?? 'hopscope').replace(/\.[^.]*$/, '');
  const size = options.scale === undefined ? '' : `@${options.scale}x`;
  return numberedName(fileName?.(options) ?? `${base}${size}${ending}`, ending, output.per === 'scene' ? shown : 0);
}

/** A picture is the one on screen, which may be a map; a document holds everything. */
async function dataOf(
  { output }: Exporter,
  input: ExportInput,
  shown: number,
  onScreen: Scene | undefined,
): Promise<ExportData | undefined> {
  if (output.per === 'analysis') return output.write(input);
  const scene = onScreen?.kind === 'map' ? onScreen : (input.scenes()[shown] ?? input.scenes()[0]);
  return scene && output.write(scene, input);
}

async function write(target: vscode.Uri, data: ExportData, t: Translate): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(target, typeof data === 'string' ? new TextEncoder().encode(data) : data);
    return true;
  } catch (error) {
    const file = vscode.workspace.asRelativePath(target);
    void vscode.window.showErrorMessage(t('command.exportFailed', { file, reason: (error as Error).message }));
    return false;
  }
}

async function offerToOpen(target: vscode.Uri, binary: boolean, t: Translate): Promise<void> {
  const open = t('command.exportOpen');
  const file = vscode.workspace.asRelativePath(target);
  if ((await vscode.window.showInformationMessage(t('command.exported', { file }), open)) !== open) return;
  // An office program, where one can reach the file; VS Code itself shows text.
  if (!binary) await vscode.commands.executeCommand('vscode.open', target);
  else if (target.scheme === 'file') await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('revealInExplorer', target);
}

/** One file: where it goes is asked with a name to start from. */
async function askForFile(
  drawing: Drawing,
  choice: Choice,
  shown: number,
  folder: vscode.Uri | undefined,
  t: Translate,
) {
  const { name, ending } = choice.exporter;
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, nameOf(drawing, choice, shown)) }),
    filters: { [t(name)]: [ending.slice(1)] },
  });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Several files: they go to one folder under their usual names; what stands there already is not overwritten unasked. */
async function askForFolder(
  drawing: Drawing,
  choices: readonly Choice[],
  shown: number,
  start: vscode.Uri | undefined,
  t: Translate,
) {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: t('command.exportHere'),
      ...(start && { defaultUri: start }),
    })) ?? [];
  if (!folder) return undefined;
  const targets = choices.map((choice) => vscode.Uri.joinPath(folder, nameOf(drawing, choice, shown)));
  const there = [];
  for (const target of targets) if (await exists(target)) there.push(target.path.split('/').pop());
  if (there.length === 0) return targets;
  const replace = t('command.exportReplace');
  const question = t('command.exportThere', { files: there.join(', ') });
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace ? targets : undefined;
}

async function targetsOf(
  drawing: Drawing,
  choices: readonly Choice[],
  shown: number,
  extensionUri: vscode.Uri,
  t: Translate,
) {
  const [only, ...more] = choices;
  if (!only) return undefined;
  const folder = folderBeside(drawing.inputs[0]?.uri, extensionUri);
  if (more.length > 0) return askForFolder(drawing, choices, shown, folder, t);
  const target = await askForFile(drawing, only, shown, folder, t);
  return target && [target];
}

/** Asks for formats and place, then writes what the panel shows. */
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
  const choices = await pickExports(drawing.analysis, t);
  if (choices.length > 0 && !(await mayExport(drawing.analysis, t))) return;
  const targets = await targetsOf(drawing, choices, shown, extensionUri, t);
  if (!targets) return;
  const access = await exportAccess(extensionUri, t);
  const { analysis, icons } = drawing;
  const base = { analysis, only: ALL_PARTS, theme: 'light', language, translate: t, ...access } as const;
  const written: vscode.Uri[] = [];
  for (const [index, { exporter, options: chosen }] of choices.entries()) {
    const options: ExportOptions = { ...chosen, icons };
    const titled =
      options.title === undefined ? drawing.scenes : drawing.scenes.map((one) => withTitle(one, options.title ?? ''));
    const scenes = options.preset === 'course' ? chosenScenes(analysis, t, options) : titled;
    const onScreen = drawing.content.scenes[shown];
    const data = await dataOf(exporter, { ...base, options, scenes: () => scenes }, shown, onScreen);
    const target = targets[index];
    if (target && data !== undefined && (await write(target, data, t))) written.push(target);
  }
  const [first, ...more] = written;
  if (first && more.length === 0) await offerToOpen(first, choices[0]?.exporter.binary ?? false, t);
  else if (first) void vscode.window.showInformationMessage(t('command.exportedAll', { count: written.length }));
}
