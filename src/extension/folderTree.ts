import type * as vscode from 'vscode';
import { localTree } from '../folder/localTree';
import type { Tree } from '../folder/traceFile';
import { virtualTree } from './virtualTree';

/** Files of this machine are read piece by piece, all others as far as VS Code lets us. */
export const folderTree: Tree<vscode.Uri> = {
  kindOf: (uri) => (isLocal(uri) ? localTree.kindOf(uri.fsPath) : virtualTree.kindOf(uri)),
  entries: (uri) => (isLocal(uri) ? localTree.entries(uri.fsPath) : virtualTree.entries(uri)),
  child: virtualTree.child,
  nameOf: virtualTree.nameOf,
  open: (uri) => (isLocal(uri) ? localTree.open(uri.fsPath) : virtualTree.open(uri)),
};

const isLocal = ({ scheme }: vscode.Uri): boolean => scheme === 'file';
