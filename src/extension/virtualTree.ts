import * as vscode from 'vscode';
import type { Tree } from '../folder/traceFile';

/** Such a file comes whole: there is no reading it piece by piece. Bytes. */
const MOST = 50_000_000;

/** Folders that another extension provides: on a server, in a repository, in the browser. */
export const virtualTree: Tree<vscode.Uri> = {
  kindOf: async (uri) => kindOf((await vscode.workspace.fs.stat(uri)).type),
  entries: async (folder) =>
    (await vscode.workspace.fs.readDirectory(folder)).map(([name, type]) => {
      const kind = kindOf(type);
      return { name, kind: kind === 'folder' && (type & vscode.FileType.SymbolicLink) !== 0 ? 'link' : kind };
    }),
  child: (folder, name) => vscode.Uri.joinPath(folder, name),
  nameOf: ({ path }) => path.split('/').pop() ?? path,
  open: async (uri) => {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST) throw new Error('too large to be read whole');
    return { size, chunks: whole(uri) };
  },
};

async function* whole(uri: vscode.Uri): AsyncGenerator<Uint8Array> {
  yield await vscode.workspace.fs.readFile(uri);
}

function kindOf(type: vscode.FileType): 'file' | 'folder' | 'other' {
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : 'other';
}
