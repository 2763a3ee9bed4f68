import * as vscode from 'vscode';
import { askedName } from '../../analyzers/enrich/askedName';
import type { Translate } from '../../messages/catalog';
import type { Session } from '../session';

/** Asks the user's resolver for the name of the one address that was clicked; never without the setting, nor in a restricted window. */
export async function askName(session: Session, t: Translate, context: unknown): Promise<void> {
  const subject = (context as { readonly subject?: unknown } | undefined)?.subject;
  const ip = typeof subject === 'string' ? session.addressOf(subject) : undefined;
  const problem = refusal(ip);
  if (ip === undefined || problem) {
    void vscode.window.showWarningMessage(t(problem ?? 'data.ask.noAddress'));
    return;
  }
  const { reverseNames } = await import(/* webpackChunkName: "dns" */ '../../live/reverseName');
  const names = await reverseNames(ip);
  session.addClaims([askedName(ip, names, new Date().toISOString().slice(0, 10))]);
}

/** Message key of the reason why nothing is asked. */
function refusal(ip: string | undefined): string | undefined {
  if (!vscode.workspace.isTrusted) return 'data.ask.restricted';
  if (!vscode.workspace.getConfiguration('hopscope.data').get('reverseDns', false)) return 'data.ask.off';
  return ip === undefined ? 'data.ask.noAddress' : undefined;
}
