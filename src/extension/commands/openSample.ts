import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { Session } from '../session';

const SAMPLES = [
  {
    key: 'command.sample.route',
    files: ['home-campus/forward.tracert.txt', 'home-campus/forward.nmap.txt', 'home-campus/return.traceroute.txt'],
  },
  { key: 'command.sample.mail', files: ['mail/pot-seller.eml'] },
] as const;

/** Opens a bundled sample in the editor and draws it beside. */
export async function openSample(session: Session, extensionUri: vscode.Uri, t: Translate): Promise<void> {
  const items = SAMPLES.map(({ key, files }) => ({ label: t(key), detail: t(`${key}Detail`), files }));
  const picked = await vscode.window.showQuickPick(items, { title: t('command.samplePick') });
  if (!picked) return;
  const uris = picked.files.map((file) => vscode.Uri.joinPath(extensionUri, 'examples', file));
  for (const uri of uris)
    await vscode.window.showTextDocument(uri, { preview: false, viewColumn: vscode.ViewColumn.One });
  const [first] = uris;
  if (first && uris.length > 1)
    await vscode.window.showTextDocument(first, { preview: false, viewColumn: vscode.ViewColumn.One });
  await session.show(uris.map((uri) => ({ uri })));
}
