import * as vscode from 'vscode';
import type { DrawnEvent } from '../../hopscope';
import { analyze } from '../analyzers/analyze';
import { isReturn, type Asked } from '../live/returnTrace';
import type { Language, Translate } from '../messages/catalog';
import type { Claim } from '../model/claim';
import type { MailMessage } from '../model/mail';
import type { SourceSpan } from '../model/span';
import type { FromWebview, MarkAct, PanelCommand } from '../protocol/messages';
import { emptyContent } from '../view/content';
import { subjectsAt } from '../view/subjects';
import { contributions } from './contributions';
import { configOfSettings, draw, drawingOf, refold, withOpened, type Drawing } from './drawing';
import { drawLargeMailbox, withOpenedFromFile } from './largeMailbox';
import { encodeRef, nameOf, rangeAfter, readInputs, type Input, type InputRef } from './inputs';
import { DiagramPanel } from './panel/diagramPanel';
import { revealEvidence } from './reveal';
import { withTables } from './tables';

/** Typing is followed at this pace, in ms. */
const DEBOUNCE_MS = 150;

/**
 * The one panel and the texts it shows: follows edits, keeps caret and picture together, keeps the last good drawing when a text
 * stops making sense.
 */
export class Session implements vscode.Disposable {
  private panel: DiagramPanel | undefined;
  private refs: readonly InputRef[] = [];
  private current: Drawing | undefined;
  private asked: (Asked & { readonly refs: readonly InputRef[] }) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;
  /** Folds that the user turned over in what is shown. */
  private turned: readonly string[] = [];
  private revealed: SourceSpan | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly t: Translate,
    private readonly language: Language,
    private readonly log: vscode.LogOutputChannel,
    private readonly drawn: vscode.EventEmitter<DrawnEvent>,
  ) {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
      vscode.window.onDidChangeTextEditorSelection((event) => this.followCaret(event.textEditor)),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('hopscope') && this.redrawSoon()),
      contributions.onDidChange(() => this.redrawSoon()),
    ];
  }

  get drawing(): Drawing | undefined {
    return this.current;
  }

  /** The inputs, when the panel has the focus: a command run from there means what it shows. */
  get focusedInputs(): readonly InputRef[] | undefined {
    return this.panel?.active ? this.refs : undefined;
  }

  /** Draws the inputs in the panel, opening it beside the text if need be. `waiting` = an empty document is no problem yet. */
  async show(refs: readonly InputRef[], waiting = false): Promise<void> {
    clearTimeout(this.timer);
    const inputs = await this.paired(refs);
    if (inputs.map(encodeRef).join('\n') !== this.refs.map(encodeRef).join('\n')) this.turned = [];
    this.refs = inputs;
    if (!this.panel) this.adopt(DiagramPanel.create(this.extensionUri, this.language));
    else this.panel.reveal();
    if (waiting) this.panel?.send({ type: 'problem', message: this.t('command.pasteHere') });
    else await this.redraw();
  }

  async revive(panel: vscode.WebviewPanel, refs: readonly InputRef[]): Promise<void> {
    this.panel?.dispose();
    this.refs = refs;
    this.adopt(DiagramPanel.revive(panel, this.extensionUri, this.language));
    if (refs.length > 0) await this.redraw();
  }

  /** Index of the scene that is shown. */
  async shownScene(): Promise<number> {
    return (await this.panel?.state())?.scene ?? 0;
  }

  /** The message that is shown; the first one when the picture shows a route or does not answer. */
  async shownMessage(): Promise<MailMessage | undefined> {
    const { analysis, content } = this.current ?? {};
    const shown = content?.overviews[await this.shownScene()];
    return analysis?.messages.find(({ id }) => id === shown) ?? analysis?.messages[0];
  }

  /** Draws what is shown anew with more that is known about it; the next edit of the text makes it old and drops it. */
  addClaims(claims: readonly Claim[]): void {
    if (!this.current) return;
    const { found, inputs, icons } = this.current;
    const fresh = new Set(claims.map(({ id }) => id));
    const kept = found.claims.filter(({ id }) => !fresh.has(id));
    const known = { ...found, claims: [...kept, ...claims] };
    this.present(drawingOf({ found: known, inputs, icons }, this.t, this.language, this.turned));
  }

  private adopt(panel: DiagramPanel): void {
    this.panel = panel;
    this.current = undefined;
    panel.send({
      type: 'draw',
      content: { ...emptyContent(this.t, this.language), origins: this.refs.map(encodeRef) },
    });
    panel.onMessage((message) => void this.receive(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
  }

  /** The address behind a subject of the picture, as it was read: a redacted one leads nowhere. */
  addressOf(subject: string): string | undefined {
    const { analysis, found } = this.current ?? {};
    const router = analysis?.route?.routers.findIndex(({ id }) => id === subject) ?? -1;
    if (router >= 0) return found?.route?.routers[router]?.interfaces[0];
    const at = analysis?.topology.interfaces.findIndex(({ id }) => id === subject) ?? -1;
    return at >= 0 ? found?.topology.interfaces[at]?.ip : undefined;
  }

  /** Where the way back ends: the address that the user gave, else the outer one of the NAT at home. */
  homeAddress(): string | undefined {
    return configOfSettings().config.endpoints?.homePublic ?? this.current?.found.route?.nat[0]?.outside[0];
  }

  /** The other side was asked to trace to `address` (undefined = where its ssh login comes from): the answer joins what is shown now. */
  expectReturn(address: string | undefined): void {
    const forward = this.current?.found.traces ?? [];
    this.asked = { refs: this.refs, forward, ...(address !== undefined && { address }) };
  }

  answersReturn(text: string): boolean {
    const { asked } = this;
    if (!asked) return false;
    const { traces } = analyze([{ id: 'probe', name: 'probe', text }], {}, []);
    return traces.length > 0 && traces.every((trace) => isReturn(trace, asked));
  }

  /** A single text that is the awaited answer is drawn with the forward trace. */
  private async paired(refs: readonly InputRef[]): Promise<readonly InputRef[]> {
    const [ref, more] = refs;
    const { asked } = this;
    if (!asked || !ref || more || asked.refs.some(({ uri }) => uri.toString() === ref.uri.toString())) return refs;
    const [input] = [await readInputs([ref])].flatMap((read) => (Array.isArray(read) ? (read as Input[]) : []));
    if (!input || !this.answersReturn(input.source.text)) return refs;
    this.asked = undefined;
    return [...asked.refs, { ...ref, role: 'return' }];
  }

  private async redraw(): Promise<void> {
    clearTimeout(this.timer);
    const generation = ++this.generation;
    try {
      const { config, problems } = configOfSettings();
      for (const problem of problems) this.log.warn(`settings: ${problem}`);
      const known = await withTables(config, this.extensionUri, (problem) => this.log.warn(problem));
      const result =
        (await drawLargeMailbox(this.refs, this.t, this.language, known)) ??
        (await draw(this.refs, this.t, this.language, known, this.turned));
      if (generation !== this.generation || !this.panel) return;
      if ('problem' in result) this.panel.send({ type: 'problem', message: result.problem });
      else this.present(result.drawing);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.panel?.send({ type: 'problem', message: this.t('panel.failed') });
    }
  }

  private present(drawing: Drawing): void {
    this.current = drawing;
    const [first] = drawing.inputs;
    if (this.panel && first) this.panel.title = this.t('panel.titleOf', { name: nameOf(first.uri) });
    this.panel?.send({ type: 'draw', content: drawing.content });
  }

  private redrawSoon(): void {
    clearTimeout(this.timer);
    if (this.panel) this.timer = setTimeout(() => void this.redraw(), DEBOUNCE_MS);
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    if (contentChanges.length === 0 || !this.refs.some((ref) => ref.uri.toString() === uri)) return;
    this.refs = this.refs.map((ref) =>
      ref.range && ref.uri.toString() === uri ? { ...ref, range: rangeAfter(ref.range, contentChanges) } : ref,
    );
    this.redrawSoon();
  }

  private followCaret({ document, selection }: vscode.TextEditor): void {
    if (!this.panel || !this.current) return;
    const input = this.current.inputs.find((one) => one.uri.toString() === document.uri.toString());
    if (!input) return;
    const offset = document.offsetAt(selection.active) - input.base;
    // A click in the picture moved this caret: the picture already shows what was clicked.
    if (this.revealed && this.revealed.source === input.source.id && this.revealed.end === offset) return;
    this.revealed = undefined;
    this.panel.send({ type: 'highlight', subjects: subjectsAt(this.current.analysis, input.source.id, offset) });
  }

  private async receive(message: FromWebview): Promise<void> {
    switch (message.type) {
      case 'drawn':
        return this.drawn.fire(message);
      case 'reveal':
        this.revealed = message.evidence;
        if (!this.current) return;
        return revealEvidence(this.current, message.evidence, message.toSide, this.panel?.viewColumn);
      case 'fold':
        return this.fold(message.folds);
      case 'open':
        return this.open(message.message);
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'command':
        return void vscode.commands.executeCommand(COMMANDS[message.command]);
      default:
        return;
    }
  }

  /** Draws a message of a mailbox: one that was read with it, or one of a file that only its table was read of. */
  async open(id: string): Promise<void> {
    const before = this.current;
    if (!before) return;
    const { t, language } = this;
    const opened =
      withOpened(before, id, t) ?? (await withOpenedFromFile(before, id, configOfSettings().config, t, language));
    if (opened && this.current === before) this.present(opened);
  }

  private fold(turned: readonly string[]): void {
    this.turned = turned;
    if (this.current) this.present(refold(this.current, turned, this.t, this.language));
  }

  /** Does to a thing of the picture what its menu says; the page knows its texts and where it is drawn. */
  act(act: MarkAct, subject: string): void {
    this.panel?.send({ type: 'act', act, subject });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.forEach((one) => one.dispose());
    this.panel?.dispose();
  }
}

const COMMANDS: Readonly<Record<PanelCommand, string>> = {
  export: 'hopscope.exportDiagram',
  openSample: 'hopscope.openSample',
  fromClipboard: 'hopscope.analyzeClipboard',
  showAsText: 'hopscope.showAsText',
};
