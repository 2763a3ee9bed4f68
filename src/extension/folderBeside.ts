import * as vscode from 'vscode';

/** Where a file is proposed that is made from this text: beside it, but neither of an unsaved text nor of a sample inside the extension. */
export function folderBeside(uri: vscode.Uri | undefined, extensionUri: vscode.Uri): vscode.Uri | undefined {
  const isSample = uri?.path.startsWith(`${extensionUri.path}/`) ?? false;
  return uri && uri.scheme !== 'untitled' && !isSample
    ? vscode.Uri.joinPath(uri, '..')
    : vscode.workspace.workspaceFolders?.[0]?.uri;
}
