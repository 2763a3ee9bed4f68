import * as vscode from 'vscode';
import { abuseReportOf } from '../../export/text/abuseReport';
import type { Translate } from '../../messages/catalog';
import type { Session } from '../session';

/** The report on the message that is on screen. */
export async function copyAbuseReport(session: Session, t: Translate): Promise<void> {
  const message = await session.shownMessage();
  if (!message || !session.drawing) {
    void vscode.window.showWarningMessage(t('report.none'));
    return;
  }
  await vscode.env.clipboard.writeText(abuseReportOf(session.drawing.analysis, t, undefined, [message]));
  void vscode.window.showInformationMessage(t('report.copied'));
}
