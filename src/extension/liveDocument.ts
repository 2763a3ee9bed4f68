import * as vscode from 'vscode';

/** The text follows a trace at this pace, in ms: slower than the panel follows the text. */
const PACE_MS = 400;

/** An untitled document that a trace writes: ordinary text, so it is saved, copied and compared like any other. */
export class LiveDocument {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private latest: (() => string) | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(private readonly document: vscode.TextDocument) {}

  static async open(content: string): Promise<LiveDocument> {
    const document = await vscode.workspace.openTextDocument({ content, language: 'traceroute' });
    await vscode.window.showTextDocument(document, { preview: false });
    return new LiveDocument(document);
  }

  get uri(): vscode.Uri {
    return this.document.uri;
  }

  onGone(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidCloseTextDocument((closed) => closed === this.document && listener());
  }

  /** Soon; of several texts within the pace only the last is made. */
  write(text: () => string): void {
    this.latest = text;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.latest) this.replace(this.latest());
    }, PACE_MS);
  }

  async finish(text: string): Promise<void> {
    clearTimeout(this.timer);
    this.latest = undefined;
    this.replace(text);
    await this.writing;
  }

  private replace(text: string): void {
    this.writing = this.writing.then(async () => {
      const { document } = this;
      if (document.isClosed || document.getText() === text) return;
      const edit = new vscode.WorkspaceEdit();
      const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
      edit.replace(document.uri, whole, text);
      await vscode.workspace.applyEdit(edit);
    });
  }
}
