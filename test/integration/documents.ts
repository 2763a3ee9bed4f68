import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A file of the workspace, which is a copy of the repository's examples/. */
export function example(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function openExample(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(example(path), { viewColumn: vscode.ViewColumn.One, preview: false });
}

export async function textOfExample(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(example(path))).getText();
}

export async function openUntitled(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
}

export async function replaceAll(editor: vscode.TextEditor, content: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  assert.ok(await editor.edit((edit) => edit.replace(whole, content)), 'the editor refused the edit');
}

/** Longer than the pause after which the diagram follows an edit. */
const EDITS_SETTLE_MS = 300;

/** Closes everything without asking to save: an untitled document with text would ask. */
export async function closeAll(): Promise<void> {
  for (const { tabs } of vscode.window.tabGroups.all) {
    for (const tab of tabs) {
      if (tab.isDirty) {
        await vscode.window.showTextDocument((tab.input as vscode.TabInputText).uri);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // Reverting was an edit too: its redrawing must not fall into the next test.
  await new Promise((resolve) => setTimeout(resolve, EDITS_SETTLE_MS));
}
