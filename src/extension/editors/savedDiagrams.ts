import type * as vscode from 'vscode';
import type { Board, Room } from '../board';
import type { Drawing } from '../drawing';
import { SavedDiagram } from './savedDiagram';

/** The saved diagrams that are open. */
export class SavedDiagrams implements vscode.Disposable {
  private open: readonly SavedDiagram[] = [];
  /** The one that was looked at last. */
  private latest: SavedDiagram | undefined;

  constructor(private readonly room: Room) {}

  resolve(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const board = new SavedDiagram(this.room, document, panel);
    this.open = [...this.open, board];
    this.latest = board;
    panel.onDidChangeViewState(() => panel.active && (this.latest = board));
    panel.onDidDispose(() => {
      this.open = this.open.filter((one) => one !== board);
      if (this.latest === board) this.latest = this.open.at(-1);
    });
  }

  /** What commands mean: the active one; while nothing else is drawn, the one looked at last. */
  front(session: Board): Board | undefined {
    const active = this.open.find((one) => one.active);
    return active ?? (session.open ? undefined : this.latest);
  }

  /** The drawing of one file. */
  drawingOf(uri: string): Drawing | undefined {
    return this.open.find(({ document }) => document.uri.toString() === uri)?.drawing;
  }

  dispose(): void {
    for (const one of this.open) one.dispose();
  }
}
