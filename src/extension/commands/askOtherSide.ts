import * as vscode from 'vscode';
import { knowsLogin, OTHER_SYSTEMS, returnCommand, type OtherSystem } from '../../live/returnTrace';
import { checkTarget } from '../../live/target';
import type { Translate } from '../../messages/catalog';
import { fromText } from '../chooseInput';
import type { Session } from '../session';

/** Offers the line that the server's own system needs, and pairs what comes back with the forward trace that is shown. */
export async function askOtherSide(session: Session, t: Translate): Promise<void> {
  if ((session.drawing?.found.traces.length ?? 0) === 0) {
    return void vscode.window.showWarningMessage(t('live.return.noForward'));
  }
  const items = OTHER_SYSTEMS.map((system) => ({ label: t(`live.return.system.${system}`), system }));
  const picked = await vscode.window.showQuickPick(items, { title: t('live.return.pick') });
  if (!picked) return;
  const address = await askOwnAddress(picked.system, session.homeAddress(), t);
  if (address === undefined) return;
  const command = returnCommand(picked.system, address === '' ? undefined : address);
  await vscode.env.clipboard.writeText(command);
  session.expectReturn(address === '' ? undefined : address);
  const read = t('live.return.read');
  const answer = await vscode.window.showInformationMessage(t('live.return.copied', { command }), read);
  if (answer === read) await takeReturn(session, t);
}

/** '' = the address that the ssh login over there came from; undefined = the user went away. */
async function askOwnAddress(
  system: OtherSystem,
  known: string | undefined,
  t: Translate,
): Promise<string | undefined> {
  const addressOf = (input: string): string | undefined => {
    const target = checkTarget(input);
    return 'address' in target ? target.address : undefined;
  };
  const text = await vscode.window.showInputBox({
    title: t('live.return.address'),
    ...(knowsLogin(system) && { prompt: t('live.return.addressPrompt') }),
    ...(known !== undefined && { value: known }),
    validateInput: (input) => {
      if (input.trim() === '') return knowsLogin(system) ? undefined : t('live.return.addressNeeded');
      return addressOf(input) === undefined ? t('live.return.addressWrong') : undefined;
    },
  });
  if (text === undefined || text.trim() === '') return text?.trim();
  return addressOf(text);
}

/** Whatever else is in the clipboard stays there. */
async function takeReturn(session: Session, t: Translate): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (!session.answersReturn(text)) return void vscode.window.showWarningMessage(t('live.return.none'));
  await session.show([await fromText(text)]);
}
