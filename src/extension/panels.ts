import * as vscode from 'vscode';
import type { Room } from './board';
import type { Drawing } from './drawing';
import { decodeRef } from './inputs';
import type { SavedDiagrams } from './editors/savedDiagrams';
import { Session } from './session';

/** Read by the menus of the panel's title in package.json. */
const KEPT_CONTEXT = 'hopscope.panelKept';

/**
 * The panel that every new picture is drawn in, and those that the user keeps: a kept one stays with its texts, as a locked preview of VS
 * Code does.
 */
export class Panels implements vscode.Disposable {
  private usual: Session;
  private kept: readonly Session[] = [];

  constructor(
    private readonly room: Room,
    private readonly saved: SavedDiagrams,
  ) {
    this.usual = this.made();
  }

  /** What commands mean: the panel that is looked at, else the usual one, else the one that was kept last. */
  get session(): Session {
    const active = this.kept.find((one) => one.active);
    return active ?? (this.usual.open ? this.usual : (this.kept.at(-1) ?? this.usual));
  }

  /** The usual one first. */
  get open(): readonly Session[] {
    return [this.usual, ...this.kept].filter(({ open }) => open);
  }

  /** The picture that has a text which is in no file. */
  drawingWith(source: string): Drawing | undefined {
    const drawings = [this.usual, ...this.kept].flatMap(({ ownDrawing }) => ownDrawing ?? []);
    return drawings.find(({ analysis }) => analysis.sources.some(({ id }) => id === source));
  }

  /** Keeps the panel that is looked at, or gives it back; the one that was the usual one is then kept instead. */
  toggle(): void {
    const { session } = this;
    if (!session.open) return;
    const before = this.usual;
    if (session.kept) {
      this.usual = session;
      this.kept = this.kept.filter((one) => one !== session).concat(before.open ? before : []);
      if (!before.open) before.dispose();
    } else {
      this.usual = this.made();
      this.kept = [...this.kept, session];
    }
    for (const one of [this.usual, ...this.kept]) one.kept = one !== this.usual;
    this.tell();
  }

  /** `state` is what the webview kept: anything, of any version. */
  async revive(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { origins, kept } = (state ?? {}) as { readonly origins?: unknown; readonly kept?: unknown };
    const refs = Array.isArray(origins) ? origins.flatMap((origin) => decodeRef(String(origin)) ?? []) : [];
    const session = kept === true ? this.made() : this.usual;
    if (kept === true) {
      session.kept = true;
      this.kept = [...this.kept, session];
    }
    await session.revive(panel, refs);
    this.tell();
  }

  private made(): Session {
    const session = new Session(this.room, () => this.usual);
    session.front = () => this.saved.front(session);
    session.viewChanged = () => this.viewChanged(session);
    return session;
  }

  private viewChanged(session: Session): void {
    if (session.kept && !session.open) {
      this.kept = this.kept.filter((one) => one !== session);
      session.dispose();
    }
    this.tell();
  }

  private tell(): void {
    const kept = this.kept.some(({ active }) => active);
    void vscode.commands.executeCommand('setContext', KEPT_CONTEXT, kept);
  }

  dispose(): void {
    for (const one of [this.usual, ...this.kept]) one.dispose();
  }
}
