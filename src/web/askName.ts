import * as vscode from 'vscode';
import type { askName as onNode } from '../extension/commands/askName';

/** A browser asks no name servers. */
export const askName: typeof onNode = async (_session, t) => {
  void vscode.window.showWarningMessage(t('data.ask.restricted'));
};
