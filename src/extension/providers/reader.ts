import * as vscode from 'vscode';
import { analyze } from '../../analyzers/analyze';
import type { Analysis, AnalysisConfig } from '../../model/analysis';
import { configOfSettings } from '../drawing';

/** UTF-16 units. Above this a text is drawn on demand only: lenses and remarks must not cost what typing costs. */
const LONGEST = 1_000_000;

/** Id that the one source of a document's analysis has. */
export const DOCUMENT = 'document';

/** Analyses of open documents, one per version: every provider asks for the same one. */
export class Reader {
  private readonly read = new WeakMap<vscode.TextDocument, { readonly version: number; readonly analysis: Analysis }>();

  private readonly full = new WeakMap<Analysis, Analysis>();

  /** Undefined when hints are switched off, or when the text is too long or holds nothing of ours. */
  analysisOf(document: vscode.TextDocument): Analysis | undefined {
    if (!vscode.workspace.getConfiguration('hopscope.editor').get('hints', true)) return undefined;
    const known = this.read.get(document);
    if (known?.version === document.version) return nonEmpty(known.analysis);
    const text = document.getText();
    if (text.length > LONGEST) return undefined;
    const analysis = analyze([{ id: DOCUMENT, name: DOCUMENT, text }], configOfSettings().config);
    this.read.set(document, { version: document.version, analysis });
    return nonEmpty(analysis);
  }

  /** The same, knowing more: what a hover tells may cost more than what typing costs. */
  fullAnalysisOf(document: vscode.TextDocument, config: AnalysisConfig): Analysis | undefined {
    const found = this.analysisOf(document);
    if (!found || !config.enrichment) return found;
    const known = this.full.get(found) ?? analyze(found.sources, config);
    this.full.set(found, known);
    return known;
  }

  /** Settings change what is concluded, not what is written. */
  forget(document: vscode.TextDocument): void {
    this.read.delete(document);
  }
}

function nonEmpty(analysis: Analysis): Analysis | undefined {
  return analysis.traces.length > 0 || analysis.messages.length > 0 ? analysis : undefined;
}

export function rangeOf(document: vscode.TextDocument, { start, end }: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
