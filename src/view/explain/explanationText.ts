import type { Translate } from '../../messages/catalog';
import type { FieldExplanation } from './explainField';

/** "Can the sender forge this? Yes: …" */
export function forgeText({ answer, reason }: FieldExplanation, t: Translate): string {
  return t('explain.short', {
    question: t('explain.question'),
    answer: t(`explain.answer.${answer}`),
    reason: t(reason.key, reason.args),
  });
}

/** "The author of the message … Can the sender forge this? Yes: …" on one line. */
export function explanationText({ about, answer, reason }: FieldExplanation, t: Translate): string {
  return t('explain.both', {
    about: t(about.key, about.args),
    question: t('explain.question'),
    answer: t(`explain.answer.${answer}`),
    reason: t(reason.key, reason.args),
  });
}
