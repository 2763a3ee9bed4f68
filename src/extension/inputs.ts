import * as vscode from 'vscode';
import { sourceIds, type Source } from '../model/source';

/** A text that is drawn: a whole document, or a range of it when the user had selected one. Offsets are UTF-16, as everywhere. */
export interface InputRef {
  readonly uri: vscode.Uri;
  readonly range?: { readonly start: number; readonly end: number };
}

/** An input with its text at hand. `base` turns an offset of the analysis into one of the document. */
export interface Input extends InputRef {
  readonly source: Source;
  readonly base: number;
}

/** Above this the editor itself stops handing texts over smoothly; the command line takes any size. */
export const LIMIT_MB = 10;

/** Kept in the webview's state over a reload. */
export function encodeRef(ref: InputRef): string {
  return JSON.stringify({ uri: ref.uri.toString(), ...(ref.range && { range: ref.range }) });
}

/** Undefined for anything that is not of this form: states of older versions must not break a reload. */
export function decodeRef(text: string): InputRef | undefined {
  try {
    const value = JSON.parse(text) as { uri?: unknown; range?: { start?: unknown; end?: unknown } };
    if (typeof value.uri !== 'string') return undefined;
    const uri = vscode.Uri.parse(value.uri, true);
    const { start, end } = value.range ?? {};
    return typeof start === 'number' && typeof end === 'number' ? { uri, range: { start, end } } : { uri };
  } catch {
    return undefined;
  }
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').pop() || uri.toString();
}

/** Reads the inputs in their order, or tells which can no longer be read. */
export async function readInputs(refs: readonly InputRef[]): Promise<readonly Input[] | { readonly gone: string }> {
  const ids = sourceIds(refs.map(({ uri }) => ({ name: nameOf(uri), path: vscode.workspace.asRelativePath(uri) })));
  const inputs: Input[] = [];
  for (const [index, ref] of refs.entries()) {
    try {
      inputs.push(await readInput(ref, ids[index] ?? ''));
    } catch {
      return { gone: nameOf(ref.uri) };
    }
  }
  return inputs;
}

/** Opens the document if need be. Rejects when it can no longer be read. */
async function readInput(ref: InputRef, id: string): Promise<Input> {
  const document = await vscode.workspace.openTextDocument(ref.uri);
  const whole = document.getText();
  const text = ref.range ? whole.slice(ref.range.start, ref.range.end) : whole;
  return { ...ref, source: { id, name: nameOf(ref.uri), text }, base: ref.range?.start ?? 0 };
}

/** Where a selected range lies after an edit: shifted by what happened before it, stretched by what happened in it. */
export function rangeAfter(
  range: { start: number; end: number },
  changes: readonly vscode.TextDocumentContentChangeEvent[],
) {
  let { start, end } = range;
  // VS Code reports changes of one edit from the last to the first, all in offsets before the edit.
  for (const { rangeOffset, rangeLength, text } of changes) {
    const delta = text.length - rangeLength;
    if (rangeOffset + rangeLength <= start) start += delta;
    else if (rangeOffset < start) start = rangeOffset;
    if (rangeOffset <= end) end = Math.max(start, end + delta);
  }
  return { start, end };
}
