import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import { writeDiagram } from '../../model/diagramText';
import { folderBeside } from '../folderBeside';
import { SAVED_VIEW_TYPE } from '../panel/viewType';
import type { Session } from '../session';

function proposed({ ownDrawing }: Session, extensionUri: vscode.Uri): vscode.Uri | undefined {
  const first = ownDrawing?.inputs[0]?.uri;
  const folder = folderBeside(first, extensionUri);
  const name = (first?.path.split('/').pop() ?? 'diagram').replace(/\.[^.]*$/, '') || 'diagram';
  return folder && vscode.Uri.joinPath(folder, `${name}.hopscope.json`);
}

/** By the ending the editor knows its files; what stands there already is not overwritten unasked. */
async function withEnding(uri: vscode.Uri): Promise<vscode.Uri> {
  if (/\.hopscope\.json$/i.test(uri.path)) return uri;
  const named = uri.with({ path: `${uri.path.replace(/\.json$/i, '')}.hopscope.json` });
  const taken = await vscode.workspace.fs.stat(named).then(
    () => true,
    () => false,
  );
  return taken ? uri : named;
}

/** The picture of the panel as a file that holds all it needs, opened in its editor. `given`: where, for who knows already. */
export async function saveDiagram(
  session: Session,
  extensionUri: vscode.Uri,
  t: Translate,
  given: unknown,
): Promise<void> {
  if (session.isMany) return void vscode.window.showInformationMessage(t('folder.notSaved'));
  const diagram = session.toSave();
  if (!diagram) return void vscode.window.showInformationMessage(t('saved.nothingToSave'));
  const place = proposed(session, extensionUri);
  const chosen =
    given instanceof vscode.Uri
      ? given
      : await vscode.window.showSaveDialog({
          title: t('saved.saveTitle'),
          ...(place && { defaultUri: place }),
          filters: { [t('saved.filter')]: ['json'] },
        });
  if (!chosen) return;
  const target = await withEnding(chosen);
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(writeDiagram(diagram)));
  } catch (error) {
    const file = vscode.workspace.asRelativePath(target);
    void vscode.window.showErrorMessage(t('command.exportFailed', { file, reason: (error as Error).message }));
    return;
  }
  await vscode.commands.executeCommand('vscode.openWith', target, SAVED_VIEW_TYPE);
  // A redacted picture is made of texts that are not.
  if (diagram.redaction) void vscode.window.showWarningMessage(t('saved.holdsTexts'));
}
