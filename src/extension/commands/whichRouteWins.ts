import * as vscode from 'vscode';
import { matchText } from '../../export/text/host';
import type { Translate } from '../../messages/catalog';
import { canonicalIp } from '../../model/address';
import type { Session } from '../session';

/** Asks for a destination and shows which route of the pasted tables wins for it, and why the others lose. */
export async function whichRouteWins(session: Session, t: Translate): Promise<void> {
  const routes = (session.drawing?.analysis.hosts ?? []).flatMap((report) => report.routes);
  if (routes.length === 0) {
    void vscode.window.showWarningMessage(t('host.match.noTable'));
    return;
  }
  const text = await vscode.window.showInputBox({
    prompt: t('host.match.ask'),
    validateInput: (value) => (canonicalIp(value.trim()) ? undefined : t('host.match.badDestination', { text: value })),
  });
  const destination = text === undefined ? undefined : canonicalIp(text.trim());
  if (destination === undefined) return;
  const document = await vscode.workspace.openTextDocument({
    content: matchText(routes, destination, t),
    language: 'plaintext',
  });
  await vscode.window.showTextDocument(document, { preview: false });
}
