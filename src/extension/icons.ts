import * as vscode from 'vscode';
import type { ExportOptions, IconPicture } from '../export/exporter';
import { iconPictureOf, LARGEST_ICON } from '../export/iconFiles';
import { ICON_NAMES } from '../layout/icons';
import type { Translate } from '../messages/catalog';

/** A byte more than is allowed is enough to refuse a file. */
async function readIcon(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
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

/** Settings `hopscope.icons.*`; what cannot be used is said, and the built-in symbol stays. */
export async function iconOptions(t: Translate): Promise<Pick<ExportOptions, 'icons'>> {
  const settings = vscode.workspace.getConfiguration('hopscope.icons');
  if (settings.get('plain') === true) return { icons: 'plain' };
  const setting = settings.get('folder');
  const folder = typeof setting === 'string' && setting !== '' ? folderOf(setting) : undefined;
  if (!folder) return {};
  const pictures = new Map<string, IconPicture>();
  const problems: string[] = [];
  for (const name of ICON_NAMES) {
    const [png, svg] = await Promise.all(
      ['png', 'svg'].map((ending) => readIcon(vscode.Uri.joinPath(folder, `${name}.${ending}`))),
    );
    if (!png && !svg) continue;
    const picture = iconPictureOf({ ...(png && { png }), ...(svg && { svg }) });
    if (typeof picture === 'string') problems.push(t(picture, { name }));
    else pictures.set(name, picture);
  }
  if (pictures.size + problems.length === 0) {
    problems.push(t('icons.none', { name: String(setting), roles: ICON_NAMES.join(', ') }));
  }
  if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
  return { icons: pictures };
}
