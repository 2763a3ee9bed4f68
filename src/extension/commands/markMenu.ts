import type { MarkAct } from '../../protocol/messages';
import type { Session } from '../session';

/** An entry of `webview/context`: VS Code hands over what `data-vscode-context` says of the thing under the pointer. */
export function actOnMark(session: Session, act: MarkAct, context: unknown): Promise<void> {
  const subject = (context as { readonly subject?: unknown } | undefined)?.subject;
  if (typeof subject === 'string') session.board.act(act, subject);
  return Promise.resolve();
}
