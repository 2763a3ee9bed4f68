import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { AnalysisConfig } from '../../model/analysis';
import { hoversOf, type Hover } from '../../view/editor/hovers';
import { lensesOf } from '../../view/editor/lenses';
import { outlineOf, type OutlineItem } from '../../view/editor/outline';
import { configOfSettings } from '../drawing';
import { DOCUMENT, rangeOf, type Reader } from './reader';

/** What the text editor shows of an analysis; everything that is said comes from src/view/editor. */
export class TextSide
  implements vscode.CodeLensProvider, vscode.HoverProvider, vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider
{
  private readonly hovers = new WeakMap<object, ReturnType<typeof hoversOf>>();

  constructor(
    private readonly reader: Reader,
    private readonly known: (config: AnalysisConfig) => Promise<AnalysisConfig>,
    private readonly t: Translate,
  ) {}

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const analysis = this.reader.analysisOf(document);
    if (!analysis) return [];
    return lensesOf(analysis, this.t).map(({ span, title }) => {
      const range = rangeOf(document, span);
      // The whole text stays the whole text while it grows; a part of it is a range.
      const whole = document.getText().trim().length <= span.end - span.start;
      const command = { title, command: 'hopscope.drawBlock', arguments: [document.uri, whole ? undefined : span] };
      return new vscode.CodeLens(new vscode.Range(range.start, range.start), command);
    });
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!this.reader.analysisOf(document)) return undefined;
    const analysis = this.reader.fullAnalysisOf(document, await this.known(configOfSettings().config));
    if (!analysis) return undefined;
    const find = this.hovers.get(analysis) ?? hoversOf(analysis, this.t);
    this.hovers.set(analysis, find);
    const hover = find(DOCUMENT, document.offsetAt(position));
    return hover && new vscode.Hover(markdownOf(hover, this.t), rangeOf(document, hover.span));
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const analysis = this.reader.analysisOf(document);
    return analysis ? outlineOf(analysis, this.t).map((item) => symbolOf(document, item)) : [];
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const analysis = this.reader.analysisOf(document);
    if (!analysis) return [];
    const spans = outlineOf(analysis, this.t).flatMap(({ span, children }) => [
      span,
      ...children.map((one) => one.span),
    ]);
    return spans.flatMap((span) => {
      const { start, end } = rangeOf(document, span);
      const last = end.character === 0 ? end.line - 1 : end.line;
      return last > start.line ? [new vscode.FoldingRange(start.line, last)] : [];
    });
  }
}

/** Every line is appended as text: hosts and headers are written by strangers. */
function markdownOf({ title, lines, address }: Hover, t: Translate): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  if (title !== '') text.appendMarkdown('**').appendText(title).appendMarkdown('**');
  for (const line of lines) text.appendMarkdown('\n\n').appendText(line);
  if (address !== undefined && vscode.workspace.isTrusted) {
    // This one command only, and it asks before anything is sent.
    text.isTrusted = { enabledCommands: ['hopscope.traceRoute'] };
    const args = encodeURIComponent(JSON.stringify([address]));
    text.appendMarkdown(`\n\n[${t('live.hover')}](command:hopscope.traceRoute?${args})`);
  }
  return text;
}

const SYMBOLS: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
  trace: vscode.SymbolKind.Module,
  hop: vscode.SymbolKind.Interface,
  message: vscode.SymbolKind.File,
  relay: vscode.SymbolKind.Interface,
};

function symbolOf(
  document: vscode.TextDocument,
  { name, detail, kind, span, children }: OutlineItem,
): vscode.DocumentSymbol {
  const range = rangeOf(document, span);
  const symbol = new vscode.DocumentSymbol(name || '?', detail, SYMBOLS[kind], range, range);
  symbol.children = children.map((child) => symbolOf(document, child));
  return symbol;
}
