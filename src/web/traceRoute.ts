import * as vscode from 'vscode';
import type { endTraces as onNodeEnd, traceRoute as onNode } from '../extension/commands/traceRoute';

/** A browser sends no probes. */
export const traceRoute: typeof onNode = async (_session, _extensionUri, t) => {
  void vscode.window.showWarningMessage(t('web.noTraces'));
};

export const endTraces: typeof onNodeEnd = () => undefined;
