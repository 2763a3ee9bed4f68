import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import { showsHome } from '../../view/redact/exposure';

/** Before a file tells a stranger where somebody lives. False = the user wants no file, or something hidden first. */
export async function mayExport(analysis: Analysis, t: Translate): Promise<boolean> {
  const settings = vscode.workspace.getConfiguration('hopscope.export');
  if (settings.get('warnUnredacted') === false || !showsHome(analysis)) return true;
  const [go, hide, never] = [t('command.exportAsIs'), t('command.exportHide'), t('command.exportNeverWarn')];
  const answer = await vscode.window.showWarningMessage(
    t('command.exportShowsHome'),
    { modal: true, detail: t('command.exportShowsHomeDetail') },
    go,
    hide,
    never,
  );
  if (answer === hide) await vscode.commands.executeCommand('hopscope.chooseRedaction');
  if (answer === never) await settings.update('warnUnredacted', false, vscode.ConfigurationTarget.Global);
  return answer === go || answer === never;
}
