import * as vscode from 'vscode';
import type { Source } from '../../model/source';
import type { Session } from '../session';

export const SOURCE_SCHEME = 'hopscope-source';

/** The document that shows a text which is in no file: a decoded attachment, the header in an Outlook file. */
export function sourceUri({ id, name }: Source): vscode.Uri {
  return vscode.Uri.from({ scheme: SOURCE_SCHEME, path: `/${name}`, query: id });
}

/** Texts of what is drawn at the moment, read-only. */
export class SourceText implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly session: Session,
    onDidDraw: vscode.Event<unknown>,
  ) {
    this.subscription = onDidDraw(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SOURCE_SCHEME) this.changed.fire(uri);
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.session.drawing?.analysis.sources.find(({ id }) => id === uri.query)?.text ?? '';
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
