import * as vscode from 'vscode';
import { analyze } from '../analyzers/analyze';
import { isReturn, type Asked } from '../live/returnTrace';
import type { AnalysisConfig, Notice } from '../model/analysis';
import type { Claim } from '../model/claim';
import { NO_OVERLAY, type Diagram, type Overlay } from '../model/diagram';
import type { Edit } from '../model/diagramEdit';
import type { MailMessage } from '../model/mail';
import { emptyContent } from '../view/content';
import { subjectsAt } from '../view/subjects';
import { Board, type Room } from './board';
import { contributions } from './contributions';
import { configOfSettings, draw, drawingOf, redactionOfSettings, type Drawing, type DrawResult } from './drawing';
import { iconsOfSettings } from './icons';
import { drawLargeMailbox, withOpenedFromFile } from './largeMailbox';
import { encodeRef, nameOf, rangeAfter, readInputs, type Input, type InputRef } from './inputs';
import { DiagramPanel } from './panel/diagramPanel';
import { SOURCE_SCHEME } from './providers/sourceText';
import { OURS } from './providers/texts';
import { lookUpIsOn, withTables } from './tables';
import type { TraceFolder } from './traceFolder';

/** Typing is followed at this pace, in ms. */
const DEBOUNCE_MS = 150;

/**
 * A panel and the texts it shows: follows edits, keeps caret and picture together, keeps the last good drawing when a text
 * stops making sense.
 */
export class Session extends Board {
  private refs: readonly InputRef[] = [];
  private asked: (Asked & { readonly refs: readonly InputRef[] }) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;
  private over: Overlay = NO_OVERLAY;
  /** The saved diagram that commands mean instead, where there is one. */
  front: () => Board | undefined = () => undefined;
  /** The panel came, went, or has the focus or not. */
  viewChanged: () => void = () => undefined;
  private isKept = false;
  private folder: TraceFolder | undefined;
  /** What was left out of the texts that are shown. */
  private notices: readonly Notice[] = [];
  private readonly subscriptions: vscode.Disposable[];

  /** `usual`: the session whose panel new pictures are drawn in. */
  constructor(
    room: Room,
    private readonly usual: () => Session,
  ) {
    super(room);
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
      vscode.window.onDidChangeTextEditorSelection((event) => this.followCaret(event.textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.followEditor(editor)),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('hopscope') && this.redrawSoon()),
      contributions.onDidChange(() => this.redrawSoon()),
    ];
  }

  /** What a command means: a saved diagram that is looked at, else the panel. */
  get board(): Board {
    return this.front() ?? this;
  }

  /** A kept panel stays with its texts; what is drawn next goes to the usual one. */
  get kept(): boolean {
    return this.isKept;
  }

  set kept(kept: boolean) {
    if (kept === this.isKept) return;
    this.isKept = kept;
    if (this.current) this.present(this.current);
  }

  /** The texts that are shown. */
  get shown(): readonly InputRef[] {
    return this.open ? this.refs.filter(({ many }) => !many) : [];
  }

  reveal(): void {
    this.panel?.reveal(false);
  }

  /** What the panel shows. */
  get ownDrawing(): Drawing | undefined {
    return this.current;
  }

  override get drawing(): Drawing | undefined {
    return this.front()?.drawing ?? this.current;
  }

  override shownScene(): Promise<number> {
    return this.front()?.shownScene() ?? super.shownScene();
  }

  override shownMessage(): Promise<MailMessage | undefined> {
    return this.front()?.shownMessage() ?? super.shownMessage();
  }

  override addClaims(claims: readonly Claim[]): void {
    const front = this.front();
    if (front) front.addClaims(claims);
    else super.addClaims(claims);
  }

  override addressOf(subject: string): string | undefined {
    const front = this.front();
    return front ? front.addressOf(subject) : super.addressOf(subject);
  }

  /** True when this text, and all of it, is in the panel. */
  shows(uri: vscode.Uri): boolean {
    return this.current !== undefined && this.refs.some((ref) => ref.uri.toString() === uri.toString());
  }

  get overlay(): Overlay {
    return this.over;
  }

  /** Changes of an ordinary picture last as long as it shows the same texts, or until it is saved. */
  async change(edit: Edit): Promise<void> {
    const over = edit(this.over);
    if (this.current?.found.bulk && over.corrections !== this.over.corrections) {
      void vscode.window.showInformationMessage(this.room.t('folder.noCorrections'));
      return;
    }
    this.over = over;
    await this.redraw();
  }

  /** What a saved diagram keeps of this picture; undefined while nothing is drawn. */
  toSave(): Diagram | undefined {
    const { current, over, turned } = this;
    if (!current || this.isMany) return undefined;
    const { config } = configOfSettings();
    const redaction = over.redaction ?? redactionOfSettings();
    return {
      ...over,
      folds: turned,
      ...(redaction.mode !== 'off' && { redaction }),
      config: lookUpIsOn() ? config : { ...config, enrich: 'none' },
      sources: current.inputs.map(({ source: { name, text, role, side, attached } }) => ({
        name,
        text,
        ...(role && { role }),
        ...(side && { side }),
        ...(attached && { attached }),
      })),
    };
  }

  /** The inputs, when the panel has the focus: a command run from there means what it shows. */
  get focusedInputs(): readonly InputRef[] | undefined {
    return this.panel?.active ? this.refs : undefined;
  }

  /** Draws the inputs in the panel, opening it beside the text if need be. `waiting` = an empty document is no problem yet. */
  async show(refs: readonly InputRef[], waiting = false): Promise<void> {
    if (this.isKept) return this.usual().show(refs, waiting);
    clearTimeout(this.timer);
    const inputs = await this.paired(refs);
    if (inputs.map(encodeRef).join('\n') !== this.refs.map(encodeRef).join('\n')) this.forgetPicture();
    this.refs = inputs;
    this.notices = [];
    this.folder?.forget();
    if (!this.panel) this.adopt(DiagramPanel.create(this.room.extensionUri, this.room.language));
    else this.panel.reveal();
    if (waiting) this.panel?.send({ type: 'problem', message: this.room.t('command.pasteHere') });
    else await this.redraw();
  }

  /** Other texts are another picture. */
  private forgetPicture(): void {
    this.turned = [];
    this.over = NO_OVERLAY;
  }

  async revive(panel: vscode.WebviewPanel, refs: readonly InputRef[]): Promise<void> {
    this.panel?.dispose();
    this.refs = refs;
    this.adopt(DiagramPanel.revive(panel, this.room.extensionUri, this.room.language));
    if (refs.length > 0) await this.redraw();
  }

  private adopt(panel: DiagramPanel): void {
    this.panel = panel;
    this.current = undefined;
    panel.send({
      type: 'draw',
      content: { ...emptyContent(this.room.t, this.room.language), origins: this.refs.map(encodeRef) },
    });
    panel.onMessage((message) => void this.receive(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
      this.folder?.forget();
      this.viewChanged();
    });
    panel.onDidChangeViewState(() => this.viewChanged());
  }

  /** Where the way back ends: the address that the user gave, else the outer one of the NAT at home. */
  homeAddress(): string | undefined {
    return configOfSettings().config.endpoints?.homePublic ?? this.current?.found.route?.nat[0]?.outside[0];
  }

  /** The other side was asked to trace to `address` (undefined = where its ssh login comes from): the answer joins what is shown now. */
  expectReturn(address: string | undefined): void {
    const forward = this.current?.found.traces ?? [];
    this.usual().asked = { refs: this.refs, forward, ...(address !== undefined && { address }) };
  }

  answersReturn(text: string): boolean {
    const { asked } = this.usual();
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
      const { extensionUri, log, t, language } = this.room;
      for (const problem of problems) log.warn(`settings: ${problem}`);
      const tables = await withTables(config, extensionUri, (problem) => log.warn(problem));
      const { corrections } = this.over;
      const known = corrections.length > 0 ? { ...tables, corrections } : tables;
      const many = this.isMany ? await this.drawMany(known, generation) : undefined;
      if (generation !== this.generation) return;
      const result =
        many ??
        (await drawLargeMailbox(this.refs, t, language, known)) ??
        (await draw(this.refs, t, language, known, this.turned, this.over, this.notices));
      if (generation !== this.generation || !this.panel) return;
      if ('problem' in result) this.panel.send({ type: 'problem', message: result.problem });
      else this.present(result.drawing);
    } catch (error) {
      this.room.log.error(error instanceof Error ? error : String(error));
      this.panel?.send({ type: 'problem', message: this.room.t('panel.failed') });
    }
  }

  /** The picture of many traces is one of addresses and ways, not of texts. */
  get isMany(): boolean {
    return this.refs.some(({ many }) => many);
  }

  /** Undefined where there are so few that their texts, which are the inputs then, are drawn as any others. */
  private async drawMany(config: AnalysisConfig, generation: number): Promise<DrawResult | undefined> {
    const { t, language } = this.room;
    this.folder ??= new (await import(/* webpackChunkName: "folder" */ './traceFolder')).TraceFolder(t);
    const answer = await this.folder.read(this.refs, config);
    if ('problem' in answer) return answer;
    if ('found' in answer) {
      const drawn = { ...answer, icons: await iconsOfSettings(t) };
      return { drawing: drawingOf(drawn, t, language, this.turned, this.over) };
    }
    if (generation === this.generation) [this.refs, this.notices] = [answer.few, answer.notices];
    return undefined;
  }

  protected override present(drawing: Drawing): void {
    super.present({ ...drawing, content: { ...drawing.content, kept: this.isKept } });
    const [first] = drawing.inputs;
    const key = this.isKept ? 'panel.titleKept' : 'panel.titleOf';
    if (this.panel && first) this.panel.title = this.room.t(key, { name: nameOf(first.uri) });
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

  /** Another text of ours comes to the front: the usual panel goes along, unless it shows several texts or what the user made of one. */
  private followEditor({ document }: vscode.TextEditor): void {
    const [ref, more] = this.refs;
    const single = ref !== undefined && more === undefined && ref.range === undefined && !ref.many;
    if (this.isKept || !single || !this.panel?.visible || this.over !== NO_OVERLAY || this.asked) return;
    if (!OURS.has(document.languageId) || document.uri.toString() === ref.uri.toString()) return;
    if (document.uri.scheme === SOURCE_SCHEME || document.getText().trim() === '') return;
    void this.show([{ uri: document.uri }]);
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

  /** One message of a file that only its table was read of. */
  protected override openFromFile(before: Drawing, id: string): Promise<Drawing | undefined> {
    const { t, language } = this.room;
    return withOpenedFromFile(before, id, configOfSettings().config, t, language);
  }

  override dispose(): void {
    clearTimeout(this.timer);
    this.folder?.forget();
    this.subscriptions.forEach((one) => one.dispose());
    super.dispose();
  }
}
