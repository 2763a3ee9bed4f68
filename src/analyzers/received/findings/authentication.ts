import type { Claim } from '../../../model/claim';
import type { AuthenticationField, MailMessage } from '../../../model/mail';
import { clientDiffers } from '../authentication/belief';
import { clockOf, finding } from './finding';

/** What the believed results and the ARC sets say that a reader should know. */
export function authenticationClaims(message: MailMessage): readonly Claim[] {
  return [...failureClaims(message), ...otherClientClaims(message), ...arcClaims(message)];
}

function believedFields(message: MailMessage): readonly AuthenticationField[] {
  const believed = new Set(
    message.authenticationTrust?.filter((one) => one.believed === 'yes').map(({ field }) => field),
  );
  return message.authentication?.filter(({ id }) => believed.has(id)) ?? [];
}

/** SPF and DKIM fail on ordinary forwarding; a failed DMARC says that the From domain did not send it. */
const FAILED = new Set(['fail', 'hardfail', 'permerror']);

function failureClaims(message: MailMessage): readonly Claim[] {
  const seen = new Set<string>();
  return believedFields(message).flatMap((field) =>
    field.results.flatMap(({ method, result, span }) => {
      if (!FAILED.has(result) || !/^(?:spf|dkim|dmarc|arc)$/.test(method) || seen.has(method)) return [];
      seen.add(method);
      const hop = message.hops.find(({ id }) => id === field.hop);
      const args = { method: method.toUpperCase(), result, by: hop ? clockOf(hop) : '?' };
      const found = { subject: [...(hop ? [hop.id] : []), field.id], confidence: 0.95, args, spans: [span] };
      return [
        finding(message, { rule: `${method}-failed`, finding: method === 'dmarc' ? 'strong' : 'note', ...found }),
      ];
    }),
  );
}

/** The cross-check: the relay judged another client than the one that it says to have taken the message from. */
function otherClientClaims(message: MailMessage): readonly Claim[] {
  const hops = new Map(message.hops.map((hop) => [hop.id, hop]));
  const told = new Set<string>();
  return believedFields(message).flatMap((field) => {
    const hop = field.hop === undefined ? undefined : hops.get(field.hop);
    if (!hop || !field.client || told.has(hop.id) || !clientDiffers(field, hop)) return [];
    told.add(hop.id);
    const args = { by: clockOf(hop), client: field.client.ip ?? '', seen: hop.from?.address?.ip ?? '' };
    const spans = [field.client.span, hop.from?.address?.span ?? hop.span];
    return [finding(message, { rule: 'other-client', subject: [hop.id, field.id], confidence: 0.9, args, spans })];
  });
}

const ARC_KINDS = ['arc-results', 'arc-signature', 'arc-seal'] as const;
/** RFC 8617 section 4.2.1. */
const MOST_SETS = 50;

/** One set per forwarder, numbered from 1 without a gap; the first has no chain to validate (RFC 8617 section 5.2). */
function arcClaims(message: MailMessage): readonly Claim[] {
  const fields = message.authentication?.filter(({ kind }) => kind.startsWith('arc-')) ?? [];
  if (fields.length === 0) return [];
  const seals = fields.filter(({ kind }) => kind === 'arc-seal').sort((a, b) => (a.instance ?? 0) - (b.instance ?? 0));
  const names = seals.slice(0, 4).map(({ writer }) => writer?.value ?? '?');
  const args = { count: seals.length, names: names.join(' → ') + (seals.length > 4 ? ' …' : '') };
  const spans = fields.slice(0, 8).map(({ span }) => span);
  const rule = isWholeChain(fields, seals) ? 'arc-chain' : 'arc-broken';
  const grade = rule === 'arc-chain' ? 'none' : 'note';
  return [finding(message, { rule, finding: grade, subject: [message.id], confidence: 0.9, args, spans })];
}

function isWholeChain(fields: readonly AuthenticationField[], seals: readonly AuthenticationField[]): boolean {
  if (seals.length > MOST_SETS || fields.length !== seals.length * ARC_KINDS.length) return false;
  const kinds = new Map(fields.map((one) => [`${one.kind} ${one.instance ?? 0}`, one]));
  return seals.every((seal, index) => {
    const number = index + 1;
    const complete = ARC_KINDS.every((kind) => kinds.has(`${kind} ${number}`));
    return complete && seal.instance === number && seal.chainValidation === (number === 1 ? 'none' : 'pass');
  });
}
