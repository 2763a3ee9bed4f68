import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { Correction } from '../../model/correction';
import { remarksOf, type Remark, type Severity } from '../../view/editor/remarks';
import { contributions } from '../contributions';
import { mayHoldOurs, TEXTS } from './texts';
import { rangeOf, type Reader } from './reader';

/** Typing is followed at this pace, in ms. */
const DEBOUNCE_MS = 400;

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

class RemarkDiagnostic extends vscode.Diagnostic {
  constructor(
    readonly remark: Remark,
    range: vscode.Range,
  ) {
    super(range, remark.text, SEVERITIES[remark.severity]);
    this.source = 'hopscope';
    this.code = remark.rule;
  }
}

/** The remarks of every open text as problems, with what can be done about each. */
export class Remarks implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly problems = vscode.languages.createDiagnosticCollection('hopscope');
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly reader: Reader,
    private readonly t: Translate,
    /** What the user said about the picture of a text. */
    private readonly corrections: (uri: vscode.Uri) => readonly Correction[],
    onDidDraw: vscode.Event<unknown>,
  ) {
    const { workspace } = vscode;
    this.subscriptions = [
      workspace.onDidOpenTextDocument((document) => this.refresh(document)),
      onDidDraw(() =>
        workspace.textDocuments.forEach((document) => this.problems.has(document.uri) && this.refresh(document)),
      ),
      workspace.onDidChangeTextDocument(({ document }) => this.refreshSoon(document)),
      workspace.onDidCloseTextDocument((document) => this.problems.delete(document.uri)),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('hopscope') && this.refreshAll()),
      contributions.onDidChange(() => this.refreshAll()),
    ];
    for (const document of workspace.textDocuments) this.refresh(document);
  }

  private refreshAll(): void {
    for (const document of vscode.workspace.textDocuments) this.refresh(document, true);
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const shown = this.problems.get(document.uri) ?? [];
    return diagnostics.flatMap((diagnostic) => {
      const ours = shown.find(({ code, range }) => code === diagnostic.code && range.isEqual(diagnostic.range));
      return ours instanceof RemarkDiagnostic ? this.fixesOf(ours, document.uri) : [];
    });
  }

  private fixesOf(diagnostic: RemarkDiagnostic, uri: vscode.Uri): vscode.CodeAction[] {
    const { relay, rule, correction } = diagnostic.remark;
    const fix = (title: string, command: string, ...given: readonly unknown[]): vscode.CodeAction => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { title, command, arguments: [...given] };
      action.diagnostics = [diagnostic];
      return action;
    };
    const ignore = fix(this.t('editor.fix.ignore', { rule }), 'hopscope.ignoreRemark', rule);
    if (correction)
      return [fix(this.t(`editor.fix.${correction.kind}`), 'hopscope.correctText', uri, correction), ignore];
    if (relay === undefined) return [ignore];
    return [fix(this.t('editor.fix.trustRelay', { host: relay }), 'hopscope.trustRelay', relay), ignore];
  }

  private refreshSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        this.refresh(document);
      }, DEBOUNCE_MS),
    );
  }

  private refresh(document: vscode.TextDocument, anew = false): void {
    if (document.isClosed || vscode.languages.match(TEXTS, document) === 0) return;
    if (anew) this.reader.forget(document);
    const analysis = mayHoldOurs(document) ? this.reader.analysisOf(document) : undefined;
    if (!analysis) return this.problems.delete(document.uri);
    const ignored = new Set(vscode.workspace.getConfiguration('hopscope.editor').get<string[]>('ignore', []));
    const said = new Set(this.corrections(document.uri).map((one) => JSON.stringify(one)));
    const remarks = remarksOf(analysis, this.t).filter(
      ({ rule, correction }) => !ignored.has(rule) && !said.has(JSON.stringify(correction)),
    );
    this.problems.set(
      document.uri,
      remarks.map((remark) => new RemarkDiagnostic(remark, rangeOf(document, remark.span))),
    );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.problems.dispose();
    this.subscriptions.forEach((one) => one.dispose());
  }
}
