import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { Session } from '../session';

/** Draws all traces of folders (and files) as one picture. From the explorer with what is selected there, else a folder is asked for. */
export async function drawFolder(session: Session, t: Translate, uri: unknown, selected: unknown): Promise<void> {
  const given = [...(Array.isArray(selected) ? selected : []), uri].filter((one) => one instanceof vscode.Uri);
  const uris = given.length > 0 ? given : await pickFolders(t);
  const refs = withoutInner(uris ?? []).map((one) => ({ uri: one, many: true }));
  if (refs.length > 0) await session.show(refs);
}

function pickFolders(t: Translate): Thenable<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    title: t('folder.pick'),
    openLabel: t('folder.draw'),
  });
}

/** A folder brings all that it holds: what was selected inside of it as well would be read twice. */
function withoutInner(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const unique = new Map(uris.map((uri) => [uri.toString(), uri]));
  const isInside = (uri: vscode.Uri): boolean => {
    for (let path = uri.path; path.length > 1;) {
      path = path.slice(0, path.lastIndexOf('/'));
      if (unique.has(uri.with({ path }).toString())) return true;
    }
    return false;
  };
  return [...unique.values()].filter((uri) => !isInside(uri));
}
