import type { AuthenticationField, AuthenticationTrust, MailMessage } from '../model/mail';
import type { InspectorFact } from '../protocol/messages';
import type { Inspection } from './inspection';

/** Methods and fields beyond these are in the text itself. */
const MOST = 12;

type FactsOf = (hop: string | undefined) => readonly InspectorFact[];

/**
 * What each hop wrote about how its client was checked, and the signatures that were set there: one fact for each field, with what it is
 * worth. `undefined` asks for the fields that no hop is known to have written. Indexed once, so that ten thousand hops stay linear.
 */
export function authenticationFacts(message: MailMessage, inspection: Inspection): FactsOf {
  const trust = new Map(message.authenticationTrust?.map((one) => [one.field, one]));
  const byHop = new Map<string | undefined, AuthenticationField[]>();
  for (const field of message.authentication ?? []) {
    const known = byHop.get(field.hop);
    if (known) known.push(field);
    else byHop.set(field.hop, [field]);
  }
  return (hop) =>
    (byHop.get(hop) ?? [])
      .slice(0, MOST)
      .flatMap((field) => factOfField(message, field, trust.get(field.id), inspection) ?? []);
}

function factOfField(
  message: MailMessage,
  field: AuthenticationField,
  trust: AuthenticationTrust | undefined,
  { t, places }: Inspection,
): InspectorFact | undefined {
  const said = field.results.length > 0 ? resultsText(field) : signatureText(field, t);
  const client = field.client?.ip === undefined ? undefined : t('mail.inspect.client', { client: field.client.ip });
  const parts = [said, client].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const worth =
    trust && t('mail.inspect.worth', { believed: t(`mail.believed.${trust.believed}`), why: t(trust.reason) });
  return {
    name: field.instance === undefined ? field.name : `${field.name} i=${field.instance}`,
    value: [parts.join('; '), worth].filter((part) => part !== undefined).join(' — '),
    evidence: places.linkIn(message.source, field.span),
  };
}

function resultsText({ results }: AuthenticationField): string {
  return results
    .slice(0, MOST)
    .map(({ method, result }) => `${method} ${result}`)
    .join(', ');
}

function signatureText(
  { signature, kind, chainValidation }: AuthenticationField,
  t: Inspection['t'],
): string | undefined {
  if (!signature?.domain) return undefined;
  if (kind === 'arc-seal') return t('mail.inspect.seal', { domain: signature.domain, cv: chainValidation ?? '–' });
  const fields = signature.signedFields.slice(0, MOST).join(', ');
  const text = t('mail.inspect.signature', { domain: signature.domain, fields });
  if (signature.bodyLimit === undefined) return text;
  return `${text} ${t('mail.inspect.body-limit', { bytes: signature.bodyLimit })}`;
}
