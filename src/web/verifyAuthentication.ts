import * as vscode from 'vscode';
import type { verifyAuthentication as onNode } from '../extension/commands/verifyAuthentication';

/** A browser asks no name servers. */
export const verifyAuthentication: typeof onNode = async (_session, t) => {
  void vscode.window.showWarningMessage(t('web.noVerification'));
};
