import * as vscode from 'vscode';
import { decodeText, type DecodedText } from '../encoding/decodeText';
import { isCompoundFile } from '../mime/compoundFile';
import { readMsg } from '../mime/readMsg';
import type { MessageArgs } from '../model/claim';
import { SIDES, sourceIds, type Role, type Side, type Source } from '../model/source';

/** A text that is drawn: a whole document, or a range of it when the user had selected one. Offsets are UTF-16, as everywhere. */
export interface InputRef {
  readonly uri: vscode.Uri;
  readonly range?: { readonly start: number; readonly end: number };
  /** The user asked the other side for it. */
  readonly role?: Role;
  /** The user compares it. */
  readonly side?: Side;
  /** A folder, or a file of any size: its traces are merged while they are read, and no text is held. */
  readonly many?: boolean;
}

/** An input with its text at hand. `base` turns an offset of the analysis into one of the document. */
export interface Input extends InputRef {
  readonly source: Source;
  readonly base: number;
  /** The file is no text (Outlook's .msg): what was read from it is shown as a document of ours. */
  readonly binary?: boolean;
  /** It came with a folder that is an input itself. */
  readonly inFolder?: boolean;
  /** URI of the saved diagram that holds the text; shown as a document of ours, too. */
  readonly owner?: string;
}

/** One sentence: message key and arguments. */
interface FileProblem {
  readonly key: string;
  readonly args: MessageArgs;
}

/** Why the inputs cannot be read: one that is gone, or a file that its reader refuses with a sentence. */
export type InputProblem = { readonly gone: string } | FileProblem;

/** Above this the editor itself stops handing texts over smoothly; the command line takes any size. */
export const LIMIT_MB = 10;

/** Kept in the webview's state over a reload. */
export function encodeRef(ref: InputRef): string {
  return JSON.stringify({
    uri: ref.uri.toString(),
    ...(ref.range && { range: ref.range }),
    ...(ref.role && { role: ref.role }),
    ...(ref.side && { side: ref.side }),
    ...(ref.many && { many: true }),
  });
}

/** Undefined for anything that is not of this form: states of older versions must not break a reload. */
export function decodeRef(text: string): InputRef | undefined {
  try {
    const value = JSON.parse(text) as {
      uri?: unknown;
      range?: { start?: unknown; end?: unknown };
      role?: unknown;
      side?: unknown;
      many?: unknown;
    };
    const side = SIDES.find((one) => one === value.side);
    if (typeof value.uri !== 'string') return undefined;
    const uri = vscode.Uri.parse(value.uri, true);
    const { start, end } = value.range ?? {};
    const range = typeof start === 'number' && typeof end === 'number' ? { range: { start, end } } : {};
    const many = value.many === true && { many: true };
    return { uri, ...range, ...(value.role === 'return' && { role: 'return' }), ...(side && { side }), ...many };
  } catch {
    return undefined;
  }
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').pop() || uri.toString();
}

/** Reads the inputs in their order, or tells which can no longer be read. */
export async function readInputs(refs: readonly InputRef[]): Promise<readonly Input[] | InputProblem> {
  const ids = sourceIds(refs.map(({ uri }) => ({ name: nameOf(uri), path: vscode.workspace.asRelativePath(uri) })));
  const inputs: Input[] = [];
  for (const [index, ref] of refs.entries()) {
    try {
      const input = await readInput(ref, ids[index] ?? '');
      if ('key' in input) return input;
      const { role, side } = ref;
      const told = { ...(role && { role }), ...(side && { side }) };
      inputs.push({ ...input, ...told, source: { ...input.source, ...told } });
    } catch {
      return { gone: nameOf(ref.uri) };
    }
  }
  return inputs;
}

/** Opens the document if need be. Rejects when it can no longer be read. */
async function readInput(ref: InputRef, id: string): Promise<Input | FileProblem> {
  if (OUTLOOK_FILE.test(ref.uri.path)) return readOutlook(ref, id);
  const opened = await openDecoded(ref.uri);
  const name = nameOf(ref.uri);
  if (typeof opened === 'string') return { uri: ref.uri, source: { id, name, text: opened }, base: 0, binary: true };
  const whole = opened.getText();
  const text = ref.range ? whole.slice(ref.range.start, ref.range.end) : whole;
  return { ...ref, source: { id, name, text }, base: ref.range?.start ?? 0 };
}

/** VS Code's names of the encodings that it does not guess by itself. */
const ENCODINGS: Readonly<Partial<Record<DecodedText['encoding'], string>>> = {
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  shift_jis: 'shiftjis',
  gbk: 'gbk',
  'windows-1252': 'windows1252',
};

// What a text looks like that was decoded as something else: replacement characters, or the zero bytes of UTF-16
const MISREAD = /[\u0000\ufffd]/;

/**
 * A document in the encoding it was written in: VS Code takes UTF-8 for granted, and Windows redirects tracert into UTF-16 or its code
 * page. Only a document without changes is read anew. The text alone where VS Code opens no document: UTF-16 without a mark that holds
 * more than Latin letters is binary to it, in whatever encoding it is asked to open it.
 */
async function openDecoded(uri: vscode.Uri): Promise<vscode.TextDocument | string> {
  const document = await openAsIs(uri);
  if (document && (document.isDirty || document.isUntitled || !MISREAD.test(document.getText()))) return document;
  const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
  const encoding = ENCODINGS[decoded.encoding];
  if (encoding === undefined) return document ?? vscode.workspace.openTextDocument(uri);
  try {
    return await vscode.workspace.openTextDocument(uri, { encoding });
  } catch (reason) {
    if (document || !decoded.encoding.startsWith('utf-16')) throw reason;
    return decoded.text;
  }
}

/** Undefined where VS Code takes the zero bytes of UTF-16 for those of a binary file. */
async function openAsIs(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

const OUTLOOK_FILE = /\.msg$/i;

/** A text with that ending is read as text. */
async function readOutlook(ref: InputRef, id: string): Promise<Input | FileProblem> {
  const bytes = await vscode.workspace.fs.readFile(ref.uri);
  const name = nameOf(ref.uri);
  if (!isCompoundFile(bytes)) {
    return { uri: ref.uri, source: { id, name, text: new TextDecoder().decode(bytes) }, base: 0 };
  }
  const read = await readMsg(bytes, name);
  if ('problem' in read) return read.problem;
  return { uri: ref.uri, source: { id, name, ...read }, base: 0, binary: true };
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
