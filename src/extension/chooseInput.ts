import * as vscode from 'vscode';
import { analyze } from '../analyzers/analyze';
import { isEmpty } from '../model/analysis';
import type { InputRef } from './inputs';

/** What an Analyze command works on, and what the panel calls it. */
export interface Chosen {
  readonly refs: readonly InputRef[];
  /** The untitled document was opened for pasting: nothing to complain about yet. */
  readonly waiting?: boolean;
}

function isRecognized(text: string): boolean {
  return !isEmpty(analyze([{ id: 'probe', name: 'probe', text }], {}, []));
}

/** The clipboard's text becomes a document, because picture and text are one thing: a click must have a line to reveal. */
export async function fromText(content: string): Promise<InputRef> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  await vscode.window.showTextDocument(document, { preview: false });
  return { uri: document.uri };
}

/** The selection, else the active document, else a clipboard that holds something of ours, else an untitled document to paste into. */
export async function chooseInput(panelIsActive: readonly InputRef[] | undefined): Promise<Chosen> {
  const editor = vscode.window.activeTextEditor;
  if (editor) {
    const { document } = editor;
    const selection = editor.selections.find((one) => document.getText(one).trim() !== '');
    if (selection) {
      const range = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
      return { refs: [{ uri: document.uri, range }] };
    }
    if (document.getText().trim() !== '') return { refs: [{ uri: document.uri }] };
  }
  if (!editor && panelIsActive && panelIsActive.length > 0) return { refs: panelIsActive };
  return fromClipboard();
}

/** Only text that is recognised leaves the clipboard: whatever else is in there (a password) stays where it is. */
export async function fromClipboard(): Promise<Chosen> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() !== '' && isRecognized(text)) return { refs: [await fromText(text)] };
  const empty = vscode.window.activeTextEditor?.document;
  const ref = empty?.isUntitled && empty.getText().trim() === '' ? { uri: empty.uri } : await fromText('');
  return { refs: [ref], waiting: true };
}
