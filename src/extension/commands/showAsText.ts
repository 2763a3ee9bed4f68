import * as vscode from 'vscode';
import { summaryOf } from '../../export/text/summary';
import type { Translate } from '../../messages/catalog';
import type { Session } from '../session';

/** The same facts as the picture, for screen readers and for pasting. */
export async function showAsText(session: Session, t: Translate): Promise<void> {
  const { drawing } = session;
  if (!drawing) {
    void vscode.window.showWarningMessage(t('command.exportNothing'));
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    content: summaryOf(drawing.analysis, t),
    language: 'plaintext',
  });
  await vscode.window.showTextDocument(document, { preview: false });
}
