import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { MailMessage } from '../../model/mail';
import { planVerification, type VerificationPlan } from '../../mime/verify/plan';
import { isWholeMessage, verifyMessage } from '../../mime/verify/verifyMessage';
import type { Input } from '../inputs';
import type { Session } from '../session';

/** A message of an input, as it was read: never the redacted one, whose names would be asked for in vain. */
interface Subject {
  readonly input: Input;
  readonly message: MailMessage;
}

/** Checks the message on screen with the user's own resolver, after a prompt that names every record it will ask for. */
export async function verifyAuthentication(session: Session, t: Translate): Promise<void> {
  const subject = await subjectOf(session);
  const problem = refusal(subject);
  if (!subject || problem) {
    void vscode.window.showWarningMessage(t(problem ?? 'verify.noMessage'));
    return;
  }
  const { input, message } = subject;
  const plan = planVerification(message);
  if (plan.queries.length === 0) {
    void vscode.window.showInformationMessage(t('verify.nothing'));
    return;
  }
  if (!(await isAgreed(plan, t))) return;
  const { systemResolver } = await import(/* webpackChunkName: "dns" */ '../../mime/verify/systemResolver');
  const claims = await verifyMessage(await bytesOf(input), message, plan, systemResolver);
  session.addClaims(claims);
  void vscode.window.showInformationMessage(t('verify.done'));
}

async function subjectOf(session: Session): Promise<Subject | undefined> {
  const shown = await session.shownMessage();
  if (!shown || !session.drawing) return undefined;
  const { inputs, found, analysis } = session.drawing;
  // Redaction renames ids and keeps the order.
  const message = found.messages[analysis.messages.indexOf(shown)];
  const input = inputs[found.sources.findIndex(({ id }) => id === message?.source)];
  return message && input && { input, message };
}

/** Message key of the reason why this cannot be verified here. */
function refusal(subject: Subject | undefined): string | undefined {
  if (!vscode.workspace.getConfiguration('hopscope.mail').get('verification', false)) return 'verify.off';
  if (!vscode.workspace.isTrusted || subject?.input.uri.scheme === 'vscode-vfs') return 'verify.restricted';
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 0 && folders.every(({ uri }) => uri.scheme !== 'file')) return 'verify.restricted';
  if (!subject) return 'verify.noMessage';
  return isWholeMessage(subject.message, subject.input.source.text) ? undefined : 'verify.headersOnly';
}

async function isAgreed({ queries, spf }: VerificationPlan, t: Translate): Promise<boolean> {
  const names = queries.map((name) => `TXT ${name}`);
  const lines = spf ? [...names, t('verify.askSpf', { domain: spf.domain })] : names;
  const yes = t('verify.yes');
  const detail = t('verify.askDetail', { queries: lines.join('\n') });
  return (await vscode.window.showWarningMessage(t('verify.ask'), { modal: true, detail }, yes)) === yes;
}

/** The file itself where it is one and unchanged: an editor's text has lost what its encoding could not hold. */
async function bytesOf({ uri, range, source }: Input): Promise<Uint8Array> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (range === undefined && uri.scheme === 'file' && !open?.isDirty) return vscode.workspace.fs.readFile(uri);
  return new TextEncoder().encode(source.text);
}
