import type { MailMessage } from '../model/mail';
import type { Translate } from './catalog';

/** "attached to “Fwd: …” (part 2) ← …", innermost first; undefined for a message that stands on its own. */
export function containerChain(
  message: MailMessage,
  messages: readonly MailMessage[],
  t: Translate,
): string | undefined {
  if (!message.containers) return undefined;
  const subjects = new Map(messages.map(({ id, subject }) => [id, subject]));
  const steps = message.containers.map(({ kind, message: holder, part, name }) =>
    t(`mime.in.${kind}`, {
      subject: subjects.get(holder) ?? t('summary.noSubject'),
      part: name === undefined ? part : `${part}, ${name}`,
    }),
  );
  return steps.reverse().join(t('mime.chain'));
}
