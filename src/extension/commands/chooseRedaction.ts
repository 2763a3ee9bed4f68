import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import { REDACTION_MODES } from '../../view/redact/mode';

/** Lets the user pick what is hidden; the setting is what the drawing follows, so the choice lasts. */
export async function chooseRedaction(t: Translate): Promise<void> {
  const settings = vscode.workspace.getConfiguration('hopscope.redaction');
  const current = settings.get('mode');
  const items = REDACTION_MODES.map((mode) => ({
    label: `${mode === current ? '$(check)' : '$(blank)'} ${t(`redaction.${mode}`)}`,
    detail: t(`redaction.${mode}.detail`),
    mode,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: t('redaction.pick'), matchOnDetail: true });
  if (!picked) return;
  const { ConfigurationTarget } = vscode;
  const target = vscode.workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update('mode', picked.mode, target);
}
