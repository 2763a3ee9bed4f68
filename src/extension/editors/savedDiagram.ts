import * as vscode from 'vscode';
import { analyzeFully } from '../../mime/analyzeFully';
import { isEmpty, type Analysis } from '../../model/analysis';
import { configOf, NO_OVERLAY, sourcesOf, type Diagram, type Overlay } from '../../model/diagram';
import { setFolds, type Edit } from '../../model/diagramEdit';
import { readDiagram, writeDiagram } from '../../model/diagramText';
import type { FromWebview } from '../../protocol/messages';
import { emptyContent } from '../../view/content';
import { diagramProblem, problemText } from '../../view/savedProblems';
import { subjectsAt } from '../../view/subjects';
import { Board, type Room } from '../board';
import { contributions } from '../contributions';
import { drawingOf } from '../drawing';
import { iconsOfSettings } from '../icons';
import { nameOf, type Input } from '../inputs';
import { DiagramPanel } from '../panel/diagramPanel';
import { sourceOfUri } from '../providers/sourceText';
import { withTables } from '../tables';

/** Typing in the file's text is followed at this pace, in ms. */
const DEBOUNCE_MS = 150;

/**
 * One `*.hopscope.json` in its editor. The text of the document is the only truth: whatever is done in the picture is an edit of the
 * text, and whatever happens to the text is drawn. So undo, redo, save and comparing are VS Code's, and no echo can come back.
 */
export class SavedDiagram extends Board {
  private diagram: Diagram | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Version of the document that is drawn or being drawn. */
  private version = -1;
  /** The last analysis, with what it was made of: moving a machine aside reads nothing anew. */
  private analyzed: { readonly of: string; readonly found: Analysis } | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    room: Room,
    readonly document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
  ) {
    super(room);
    const page = DiagramPanel.revive(panel, room.extensionUri, room.language);
    this.panel = page;
    page.send({ type: 'draw', content: emptyContent(room.t, room.language) });
    page.onMessage((message) => void this.receive(message));
    page.onDidDispose(() => this.end());
    const own = (uri: vscode.Uri): boolean => uri.toString() === document.uri.toString();
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => own(event.document.uri) && this.redrawSoon()),
      vscode.window.onDidChangeTextEditorSelection((event) => this.followCaret(event.textEditor)),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('hopscope') && this.redrawAnew()),
      contributions.onDidChange(() => this.redrawAnew()),
    ];
    void this.redraw();
  }

  get overlay(): Overlay {
    return this.diagram ?? NO_OVERLAY;
  }

  /** The smallest edit of the text that does it; nothing while the text is broken. */
  async change(edit: Edit): Promise<void> {
    const { document } = this;
    const text = document.getText();
    const read = readDiagram(text);
    if ('broken' in read) {
      const problem = diagramProblem(nameOf(document.uri), read.broken, this.room.t);
      return void vscode.window.showWarningMessage(problem);
    }
    const written = writeDiagram({ ...read.diagram, ...edit(read.diagram) }, text);
    const after = document.eol === vscode.EndOfLine.CRLF ? written.replaceAll('\n', '\r\n') : written;
    if (after === text) return;
    const change = new vscode.WorkspaceEdit();
    const { start, end, insert } = difference(text, after);
    change.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), insert);
    await vscode.workspace.applyEdit(change);
    await this.redraw();
  }

  protected override async receive(message: FromWebview): Promise<void> {
    // What is folded is part of the picture that is saved.
    return message.type === 'fold' ? this.change(setFolds(message.folds)) : super.receive(message);
  }

  private redrawSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.redraw(), DEBOUNCE_MS);
  }

  private redrawAnew(): void {
    this.version = -1;
    this.analyzed = undefined;
    this.redrawSoon();
  }

  private async redraw(): Promise<void> {
    clearTimeout(this.timer);
    const { version } = this.document;
    if (version === this.version) return;
    this.version = version;
    try {
      const problem = await this.draw(version);
      if (problem !== undefined && version === this.version) this.panel?.send({ type: 'problem', message: problem });
    } catch (error) {
      this.room.log.error(error instanceof Error ? error : String(error));
      this.panel?.send({ type: 'problem', message: this.room.t('panel.failed') });
    }
  }

  /** Draws the text, or answers with the one sentence that says why not. */
  private async draw(version: number): Promise<string | undefined> {
    const { t, language } = this.room;
    const name = nameOf(this.document.uri);
    const read = readDiagram(this.document.getText());
    if ('broken' in read) return diagramProblem(name, read.broken, t);
    const { diagram, problems } = read;
    if (diagram.sources.every(({ text }) => text.trim() === '')) return t('saved.noSources', { name });
    const found = await this.analyze(diagram);
    if (version !== this.version) return undefined;
    if (isEmpty(found)) return t('panel.nothing', { name });
    this.diagram = diagram;
    this.turned = diagram.folds;
    const inputs = inputsOf(diagram, this.document.uri);
    const icons = await iconsOfSettings(t);
    if (version !== this.version) return undefined;
    const drawing = drawingOf({ found, inputs, icons }, t, language, diagram.folds, diagram);
    const said = problems.map((problem) => problemText(problem, t)).join(' ');
    const banner = said === '' ? drawing.content.banner : `${drawing.content.banner} ${said}`;
    this.present({ ...drawing, content: { ...drawing.content, banner, keepsFolds: true } });
    return undefined;
  }

  private async analyze(diagram: Diagram): Promise<Analysis> {
    const { extensionUri, log } = this.room;
    const config = configOf(diagram);
    const of = JSON.stringify([diagram.sources, config]);
    if (this.analyzed?.of === of) return this.analyzed.found;
    const { dialects } = contributions;
    const own = dialects.length > 0 ? { ...config, dialects } : config;
    const known = await withTables(own, extensionUri, (problem) => log.warn(problem));
    const found = await analyzeFully(sourcesOf(diagram), known);
    this.analyzed = { of, found };
    return found;
  }

  /** The caret in one of the texts that the file holds. */
  private followCaret({ document, selection }: vscode.TextEditor): void {
    const place = sourceOfUri(document.uri);
    if (!this.current || place?.owner !== this.document.uri.toString()) return;
    const offset = document.offsetAt(selection.active);
    // A click in the picture moved this caret: the picture already shows what was clicked.
    if (this.revealed?.source === place.id && this.revealed.end === offset) return;
    this.revealed = undefined;
    this.panel?.send({ type: 'highlight', subjects: subjectsAt(this.current.analysis, place.id, offset) });
  }

  private end(): void {
    clearTimeout(this.timer);
    this.subscriptions.forEach((one) => one.dispose());
    this.panel = undefined;
  }

  override dispose(): void {
    this.end();
    super.dispose();
  }
}

/** Texts that stand in no file of their own: a click shows them as read-only documents. */
function inputsOf(diagram: Diagram, uri: vscode.Uri): readonly Input[] {
  return sourcesOf(diagram).map((source) => ({ uri, source, base: 0, binary: true, owner: uri.toString() }));
}

/** What two texts do not share at their ends. */
function difference(before: string, after: string): { start: number; end: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}
