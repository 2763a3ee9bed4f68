import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { Session } from '../session';

/** Draws mail files that an editor cannot open (.msg) or need not. */
export async function openMailFile(session: Session, t: Translate): Promise<void> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    filters: { [t('mime.files')]: ['eml', 'msg', 'mbox', 'txt'], [t('mime.allFiles')]: ['*'] },
  });
  if (uris && uris.length > 0) await session.show(uris.map((uri) => ({ uri })));
}
