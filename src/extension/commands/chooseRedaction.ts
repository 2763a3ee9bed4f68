import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import { setRedaction } from '../../model/diagramEdit';
import { REDACTION_MODES } from '../../view/redact/mode';
import type { Board } from '../board';
import { redactionOfSettings } from '../drawing';

/** Lets the user pick what is hidden. A saved diagram keeps the choice itself; else the setting is what the drawing follows, so it lasts. */
export async function chooseRedaction(t: Translate, saved?: Board): Promise<void> {
  const settings = vscode.workspace.getConfiguration('hopscope.redaction');
  const current = saved?.overlay.redaction?.mode ?? settings.get('mode');
  const items = REDACTION_MODES.map((mode) => ({
    label: `${mode === current ? '$(check)' : '$(blank)'} ${t(`redaction.${mode}`)}`,
    detail: t(`redaction.${mode}.detail`),
    mode,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: t('redaction.pick'), matchOnDetail: true });
  if (!picked) return;
  if (saved) {
    const homeHops = saved.overlay.redaction?.homeHops ?? redactionOfSettings().homeHops;
    return saved.change(setRedaction({ mode: picked.mode, homeHops }));
  }
  const { ConfigurationTarget } = vscode;
  const target = vscode.workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update('mode', picked.mode, target);
}
