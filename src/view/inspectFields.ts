import { containerChain } from '../messages/containerChain';
import type { MailMessage } from '../model/mail';
import type { InspectorFact } from '../protocol/messages';
import { explanationText } from './explain/explanationText';
import { fieldExplainer } from './explain/explainField';
import type { Entry, Inspection } from './inspection';

/** More fields would make the list useless and the panel slow; the text itself has them all. */
const LISTED = 150;
/** A key or a signature runs over many lines and says nothing to the eye. UTF-16 units. */
const LONGEST_VALUE = 200;

/** The message's entry with all its header fields behind a fold, each with what it says and who could have written it. */
export function withFields([id, entry]: Entry, message: MailMessage, inspection: Inspection): Entry {
  if (message.fields.length === 0) return [id, entry];
  const { t, places } = inspection;
  const explain = fieldExplainer(message);
  const facts = message.fields.slice(0, LISTED).map((field): InspectorFact => {
    const { value } = field;
    return {
      name: field.name,
      value: value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value,
      evidence: places.linkIn(message.source, field.nameSpan),
      note: explanationText(explain(field), t),
    };
  });
  const title = t('explain.fields', { fields: message.fields.length });
  return [id, { ...entry, facts: [...entry.facts, ...insideFact(message, inspection)], more: { title, facts } }];
}

/** What held a message that came inside another, with the place of the innermost container. */
function insideFact(message: MailMessage, { t, places, messages }: Inspection): readonly InspectorFact[] {
  const chain = containerChain(message, messages, t);
  const span = message.containers?.at(-1)?.span;
  return chain === undefined || !span
    ? []
    : [{ name: t('mime.insideName'), value: chain, evidence: places.link(span) }];
}
