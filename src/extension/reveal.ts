import * as vscode from 'vscode';
import type { Translate } from '../messages/catalog';
import type { SourceSpan } from '../model/span';
import type { Drawing } from './drawing';
import { sourceUri } from './providers/sourceText';

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

/** Undefined where the file is gone or too large for an editor, which is said. */
async function opened(uri: vscode.Uri, t: Translate): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    const args = { name: uri.path.split('/').pop() ?? '', reason: (error as Error).message };
    void vscode.window.showWarningMessage(t('folder.notShown', args));
    return undefined;
  }
}

/** Shows the place in its text and selects it, leaving the focus in the picture. */
export async function revealEvidence(
  { inputs, analysis: { sources } }: Drawing,
  evidence: SourceSpan,
  toSide: boolean,
  panel: vscode.ViewColumn | undefined,
  t: Translate,
): Promise<void> {
  const input = inputs.find(({ source }) => source.id === evidence.source);
  const source = sources.find(({ id }) => id === evidence.source);
  const uri = input && !input.binary ? input.uri : source && sourceUri(source, inputs[0]?.owner);
  if (!uri) return;
  const base = input?.base ?? 0;
  const document = await opened(uri, t);
  if (!document) return;
  const place = new vscode.Range(document.positionAt(evidence.start + base), document.positionAt(evidence.end + base));
  await vscode.window.showTextDocument(document, {
    viewColumn: columnFor(uri, toSide, panel),
    preserveFocus: true,
    selection: place,
  });
}
