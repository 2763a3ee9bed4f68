import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import { encodeRef, nameOf, type InputRef } from '../inputs';
import type { Session } from '../session';
import { openTexts } from './compare';

interface TextItem extends vscode.QuickPickItem {
  /** Absent = "Choose files…". */
  readonly refs?: readonly InputRef[];
}

/** Draws what is shown as the look before, beside another text as the look after; of a comparison that is shown, its newer side. */
export async function compareWith(session: Session, open: readonly Session[], t: Translate): Promise<void> {
  const shown = session.shown.filter(({ side }) => side !== 'before');
  const before = shown.length > 0 ? shown : await pickText(itemsOf(open, [], t), t('compare.pickBefore'), t);
  if (!before) return;
  const title = t('compare.pickAfter', { name: namesOf(before, t) });
  const after = await pickText(itemsOf(open, before, t), title, t);
  if (!after) return;
  await session.show([...sided(before, 'before'), ...sided(after, 'after')]);
}

/** Two files of the explorer, the first that was selected before the second; from the palette both are picked. */
export async function compareFiles(session: Session, t: Translate, selected: unknown): Promise<void> {
  const uris = Array.isArray(selected) ? selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri) : [];
  const [first, second] = uris;
  const before = first ? [{ uri: first }] : await pickText(itemsOf([], [], t), t('compare.pickBefore'), t);
  if (!before) return;
  const title = t('compare.pickAfter', { name: namesOf(before, t) });
  const after = second ? [{ uri: second }] : await pickText(itemsOf([], before, t), title, t);
  if (after) await session.show([...sided(before, 'before'), ...sided(after, 'after')]);
}

/** What was after is before. */
export async function swapSides(session: Session, t: Translate): Promise<void> {
  const { shown } = session;
  if (!shown.some(({ side }) => side)) return void vscode.window.showInformationMessage(t('compare.noSides'));
  const side = (one: 'before' | 'after') => shown.filter((ref) => ref.side === one);
  await session.show([...sided(side('after'), 'before'), ...sided(side('before'), 'after')]);
}

function sided(refs: readonly InputRef[], side: 'before' | 'after'): readonly InputRef[] {
  return refs.map((ref) => ({ ...ref, side }));
}

const namesOf = (refs: readonly InputRef[], t: Translate): string =>
  refs.map(({ uri }) => nameOf(uri)).join(t('panel.separator'));

/** Pictures in other panels, then texts that are open, without those of `except`. */
function itemsOf(open: readonly Session[], except: readonly InputRef[], t: Translate): readonly TextItem[] {
  const known = new Set(except.map(({ uri }) => uri.toString()));
  const other = (refs: readonly InputRef[]): boolean =>
    refs.length > 0 && refs.every(({ uri }) => !known.has(uri.toString()));
  const panels = open.map(({ shown }) => shown.filter(({ side }) => side !== 'before')).filter(other);
  const drawn = new Set(panels.map((refs) => refs.map(encodeRef).join('\n')));
  const texts = openTexts()
    .map((uri) => [{ uri }])
    .filter((refs) => other(refs) && !drawn.has(refs.map(encodeRef).join('\n')));
  return [
    ...panels.map((refs) => ({ label: namesOf(refs, t), description: t('compare.keptPanel'), refs })),
    ...texts.map((refs) => ({
      label: namesOf(refs, t),
      description: refs.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(' '),
      refs,
    })),
    { label: `$(folder-opened) ${t('command.pickFiles')}`, alwaysShow: true },
  ];
}

async function pickText(
  items: readonly TextItem[],
  title: string,
  t: Translate,
): Promise<readonly InputRef[] | undefined> {
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (!picked) return undefined;
  if (picked.refs) return picked.refs;
  const files = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: t('command.compareOpenLabel'),
    title,
  });
  return files && files.length > 0 ? files.map((uri) => ({ uri })) : undefined;
}
