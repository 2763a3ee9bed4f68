import type { Claim } from '../../../model/claim';
import type { MailMessage } from '../../../model/mail';
import { clockOf, finding, judgedHops } from './finding';

/** How a software that names itself in the field writes its queue id. Only what it can never write is told. */
const QUEUE_IDS: Readonly<Record<string, { readonly names: RegExp; readonly id: RegExp }>> = {
  // `4B2F31C0A1`, or since 2.9 `3Zbcd12TsVzXq`: letters and digits
  postfix: { names: /^Postfix(?: |$)/, id: /^[0-9A-Za-z]+$/ },
  // `1KlqN6-0001Ca-5x`, `1rPqKr-00000002vKI-2VjU`
  exim: { names: /^Exim \d/, id: /^[0-9A-Za-z]+-[0-9A-Za-z]+-[0-9A-Za-z]+$/ },
  // `i0Q29oRl003847`: date, time and process in base 60, then digits
  sendmail: { names: /^Sendmail 8/, id: /^[0-9A-Za-z]+$/ },
};

/** A header that was read in part only. */
export function leftOutClaims(message: MailMessage): readonly Claim[] {
  const { leftOut, fields } = message;
  if (!leftOut) return [];
  const args = { count: leftOut.count, read: fields.length };
  const found = { subject: [message.id], confidence: 1, args, spans: [leftOut] };
  return [finding(message, { rule: 'fields-left-out', ...found })];
}

/** Syntax that the named software never writes: a person did, or a program that imitates it. */
export function syntaxClaims(message: MailMessage): readonly Claim[] {
  const { isBelow } = judgedHops(message);
  return message.hops.flatMap((hop) => {
    const form = QUEUE_IDS[hop.dialect];
    const named = [hop.software, hop.softwareVersion].filter((part) => part !== undefined).join(' ');
    const id = hop.queueId;
    if (!form || !id || !isBelow(hop) || !form.names.test(named)) return [];
    if (id.value.length > 200 || form.id.test(id.value.replace(/[,;.]$/, ''))) return [];
    const args = { id: id.value, software: named, by: clockOf(hop) };
    const found = { subject: [hop.id], confidence: 0.95, args, spans: [id.span] };
    return [finding(message, { rule: 'impossible-syntax', finding: 'certain', ...found })];
  });
}
