import * as vscode from 'vscode';
import type { SourceSpan } from '../model/span';
import type { Input } from './inputs';

/** The column in which the document is shown already; otherwise one that does not cover the panel. */
function columnFor(uri: vscode.Uri, toSide: boolean, panel: vscode.ViewColumn | undefined): vscode.ViewColumn {
  if (toSide) return vscode.ViewColumn.Beside;
  const tabs = vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.map((tab) => ({ tab, column: group.viewColumn })),
  );
  const shown = tabs.find(
    ({ tab }) => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString(),
  );
  if (shown) return shown.column;
  return (
    vscode.window.tabGroups.all.find((group) => group.viewColumn !== panel)?.viewColumn ?? vscode.ViewColumn.Beside
  );
}

/** Shows the place in its text and selects it, leaving the focus in the picture. */
export async function revealEvidence(
  inputs: readonly Input[],
  evidence: SourceSpan,
  toSide: boolean,
  panel: vscode.ViewColumn | undefined,
): Promise<void> {
  const input = inputs.find(({ source }) => source.id === evidence.source);
  if (!input) return;
  const document = await vscode.workspace.openTextDocument(input.uri);
  const place = new vscode.Range(
    document.positionAt(evidence.start + input.base),
    document.positionAt(evidence.end + input.base),
  );
  await vscode.window.showTextDocument(document, {
    viewColumn: columnFor(input.uri, toSide, panel),
    preserveFocus: true,
    selection: place,
  });
}
