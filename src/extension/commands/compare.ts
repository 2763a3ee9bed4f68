import * as vscode from 'vscode';
import { analyze } from '../../analyzers/analyze';
import type { Translate } from '../../messages/catalog';
import { isEmpty } from '../../model/analysis';
import { nameOf, type InputRef } from '../inputs';
import type { Session } from '../session';

interface DocumentItem extends vscode.QuickPickItem {
  /** Absent = "Choose files…". */
  readonly uri?: vscode.Uri;
}

/** Texts that have a tab, in the order of the tabs. */
export function openTexts(): readonly vscode.Uri[] {
  const uris = vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.flatMap((tab) => (tab.input instanceof vscode.TabInputText ? [tab.input.uri] : [])),
  );
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

async function holdsOurs(uri: vscode.Uri): Promise<boolean> {
  try {
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    return !isEmpty(analyze([{ id: 'probe', name: 'probe', text }], {}, []));
  } catch {
    return false;
  }
}

async function pickFiles(t: Translate): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: t('command.compareOpenLabel'),
    title: t('command.comparePick'),
  });
}

async function pickOpen(uris: readonly vscode.Uri[], t: Translate): Promise<readonly vscode.Uri[] | undefined> {
  const items: DocumentItem[] = [];
  for (const uri of uris) {
    items.push({
      label: nameOf(uri),
      description: vscode.workspace.asRelativePath(uri),
      uri,
      picked: await holdsOurs(uri),
    });
  }
  items.push({ label: `$(folder-opened) ${t('command.pickFiles')}`, alwaysShow: true });
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: t('command.comparePick'),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  const open = picked.flatMap((item) => (item.uri ? [item.uri] : []));
  if (open.length === picked.length) return open;
  const files = await pickFiles(t);
  return files && [...open, ...files];
}

/** Draws two or more texts as one diagram. `selected` comes from a selection in the explorer. */
export async function compareRoutes(session: Session, t: Translate, selected?: readonly vscode.Uri[]): Promise<void> {
  const open = openTexts();
  const uris =
    selected && selected.length > 1 ? selected : open.length > 1 ? await pickOpen(open, t) : await pickFiles(t);
  if (!uris) return;
  if (uris.length < 2) {
    void vscode.window.showWarningMessage(t('command.compareNeedsTwo'));
    return;
  }
  const refs: InputRef[] = uris.map((uri) => ({ uri }));
  await session.show(refs);
}
