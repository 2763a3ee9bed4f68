import * as vscode from 'vscode';
import type { FromWebview, PanelState, ToWebview } from '../../protocol/messages';
import { VIEW_TYPE } from './viewType';
import { pageOf } from './page';

/**
 * One webview panel: its page, its messages, its end. A hidden page is thrown away by VS Code and loaded anew when it is shown, so
 * what it must show is kept here and sent at every `ready`.
 */
export class DiagramPanel implements vscode.Disposable {
  private ready = false;
  private readonly shown = new Map<ToWebview['type'], ToWebview>();
  private stateRequest: ((state: PanelState) => void) | undefined;
  private readonly messages = new vscode.EventEmitter<FromWebview>();
  readonly onMessage = this.messages.event;
  readonly onDidDispose: vscode.Event<void>;
  readonly onDidChangeViewState: vscode.Event<unknown>;

  private constructor(
    private readonly panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    language: string,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.onDidDispose = panel.onDidDispose;
    this.onDidChangeViewState = panel.onDidChangeViewState;
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    panel.webview.onDidReceiveMessage((message: FromWebview) => this.receive(message));
    panel.webview.html = pageOf(panel.webview, dist, language);
  }

  static create(extensionUri: vscode.Uri, language: string): DiagramPanel {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    return new DiagramPanel(vscode.window.createWebviewPanel(VIEW_TYPE, 'Hopscope', place), extensionUri, language);
  }

  /** A panel that VS Code brings back after a reload of the window. */
  static revive(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, language: string): DiagramPanel {
    return new DiagramPanel(panel, extensionUri, language);
  }

  get active(): boolean {
    return this.panel.active;
  }

  get visible(): boolean {
    return this.panel.visible;
  }

  get viewColumn(): vscode.ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  set title(title: string) {
    this.panel.title = title;
  }

  reveal(preserveFocus = true): void {
    this.panel.reveal(undefined, preserveFocus);
  }

  send(message: ToWebview): void {
    if (message.type === 'draw') this.shown.delete('problem');
    if (message.type !== 'request-state' && message.type !== 'act') this.shown.set(message.type, message);
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  /** Which tab is shown and so on; undefined when the page does not answer (it is hidden). */
  async state(): Promise<PanelState | undefined> {
    if (!this.ready) return undefined;
    const answer = new Promise<PanelState>((resolve) => (this.stateRequest = resolve));
    const silence = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 500));
    this.send({ type: 'request-state' });
    return Promise.race([answer, silence]);
  }

  private receive(message: FromWebview): void {
    if (message.type === 'ready') {
      this.ready = true;
      for (const type of ['draw', 'problem', 'highlight'] as const) {
        const message = this.shown.get(type);
        if (message) void this.panel.webview.postMessage(message);
      }
    }
    if (message.type === 'state') this.stateRequest?.(message.state);
    this.messages.fire(message);
  }

  dispose(): void {
    this.messages.dispose();
    this.panel.dispose();
  }
}
