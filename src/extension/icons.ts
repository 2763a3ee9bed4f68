import * as vscode from 'vscode';
import { iconPicturesOf, LARGEST_ICON } from '../export/iconFiles';
import { ICON_NAMES, type Icons } from '../layout/icons';
import type { Translate } from '../messages/catalog';

/** A byte more than is allowed is enough to refuse a file. */
async function readIcon(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return undefined;
    return size > LARGEST_ICON ? new Uint8Array(LARGEST_ICON + 1) : await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}

/** The folder of the setting: a path of this machine, or one below the workspace. */
function folderOf(setting: string): vscode.Uri | undefined {
  if (/^(?:\/|[a-z]:[\\/])/i.test(setting)) return vscode.Uri.file(setting);
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  return workspace && vscode.Uri.joinPath(workspace, setting);
}

let said = '';

/** Every edit draws anew: what is wrong is said when it is new. */
function sayOnce(problems: readonly string[]): void {
  const text = problems.join(' ');
  if (text !== said && text !== '') void vscode.window.showWarningMessage(text);
  said = text;
}

/** Settings `hopscope.icons.*`, read when something is drawn; what cannot be used is said, and the built-in symbol stays. */
export async function iconsOfSettings(t: Translate): Promise<Icons> {
  const settings = vscode.workspace.getConfiguration('hopscope.icons');
  if (settings.get('plain') === true) return 'plain';
  const setting = settings.get('folder');
  if (typeof setting !== 'string' || setting === '') return 'drawn';
  const folder = folderOf(setting);
  const entries = folder && (await vscode.workspace.fs.readDirectory(folder).then(undefined, () => undefined));
  if (!folder || !entries) {
    sayOnce([t('icons.noFolder', { name: setting })]);
    return 'drawn';
  }
  const names = entries.map(([name]) => name);
  const { pictures, problems } = await iconPicturesOf(names, (name) => readIcon(vscode.Uri.joinPath(folder, name)), t);
  const none = t('icons.none', { name: setting, roles: ICON_NAMES.join(', ') });
  sayOnce(pictures.size + problems.length === 0 ? [none] : problems);
  return pictures;
}
