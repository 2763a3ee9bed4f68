import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import { chooseInput, fromClipboard, fromText } from '../chooseInput';
import type { TreeNode } from '../sourceTree';
import type { Session } from '../session';

/** Both Analyze commands: what the text is, the text says itself; the panel tells what it was taken for. `uri` comes from the explorer. */
export async function analyzeInput(session: Session, uri: unknown): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  // The editor's title menu gives the uri of its own document: there a selection counts.
  if (uri instanceof vscode.Uri && uri.toString() !== active) return session.show([{ uri }]);
  const { refs, waiting } = await chooseInput(session.focusedInputs);
  await session.show(refs, waiting);
}

export async function analyzeClipboard(session: Session): Promise<void> {
  const { refs, waiting } = await fromClipboard();
  await session.show(refs, waiting);
}

/** Behind a lens: one block of a text, or all of it. */
export async function drawBlock(session: Session, uri: unknown, range: unknown): Promise<void> {
  if (!(uri instanceof vscode.Uri)) return;
  const { start, end } = (range ?? {}) as { start?: unknown; end?: unknown };
  await session.show([typeof start === 'number' && typeof end === 'number' ? { uri, range: { start, end } } : { uri }]);
}

/** From the tree: what was clicked, or all that is selected, as one drawing. */
export async function drawTreeNodes(session: Session, node: unknown, selected: unknown): Promise<void> {
  const nodes = (Array.isArray(selected) && selected.length > 0 ? selected : [node]) as readonly (
    TreeNode | undefined
  )[];
  const refs = nodes.flatMap((one) =>
    one ? [{ uri: one.document.uri, ...(one.item && { range: one.item.span }) }] : [],
  );
  if (refs.length > 0) await session.show(refs);
}

/** There is no API for what is selected in a terminal: it is copied, read, and the clipboard put back as it was. */
export async function drawTerminalSelection(session: Session, t: Translate): Promise<void> {
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  await clipboard.writeText('');
  await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
  const text = await clipboard.readText();
  await clipboard.writeText(before);
  if (text.trim() === '') void vscode.window.showWarningMessage(t('command.terminalEmpty'));
  else await session.show([await fromText(text)]);
}
