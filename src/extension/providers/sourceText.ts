import * as vscode from 'vscode';
import type { Source } from '../../model/source';
import type { Drawing } from '../drawing';

export const SOURCE_SCHEME = 'hopscope-source';

/** A text of a picture: `owner` is the saved diagram that holds it, absent for the panel's. */
export interface SourcePlace {
  readonly id: string;
  readonly owner?: string;
}

/** The document that shows a text which is in no file: a decoded attachment, the header in an Outlook file, a text in a saved diagram. */
export function sourceUri({ id, name }: Source, owner?: string): vscode.Uri {
  const query = JSON.stringify({ id, ...(owner !== undefined && { owner }) });
  return vscode.Uri.from({ scheme: SOURCE_SCHEME, path: `/${name}`, query });
}

/** Undefined for the address of anything else. */
export function sourceOfUri({ scheme, query }: vscode.Uri): SourcePlace | undefined {
  if (scheme !== SOURCE_SCHEME) return undefined;
  try {
    const { id, owner } = JSON.parse(query) as { id?: unknown; owner?: unknown };
    return typeof id === 'string' ? { id, ...(typeof owner === 'string' && { owner }) } : undefined;
  } catch {
    return undefined;
  }
}

/** Texts of what is drawn at the moment, read-only. */
export class SourceText implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly drawingOf: (place: SourcePlace) => Drawing | undefined,
    onDidDraw: vscode.Event<unknown>,
  ) {
    this.subscription = onDidDraw(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SOURCE_SCHEME) this.changed.fire(uri);
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const place = sourceOfUri(uri);
    const sources = place ? (this.drawingOf(place)?.analysis.sources ?? []) : [];
    return sources.find(({ id }) => id === place?.id)?.text ?? '';
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
