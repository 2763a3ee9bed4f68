import type { AuthenticationField, AuthenticationTrust, HopTrust, MailMessage } from '../../../model/mail';
import type { PathHop } from '../hop';
import { isProvider } from '../organisation';

/** Kinds that give a verdict or an address; signatures only offer one. */
function saysResult({ kind }: AuthenticationField): boolean {
  return kind === 'results' || kind === 'received-spf' || kind === 'arc-results' || kind === 'vendor';
}

/** A gateway of the receiver asks SPF about its client; one that works for the sender notes at most that the client logged in. */
export function isClientCheck({ kind, results, isUnderneath }: AuthenticationField): boolean {
  if (isUnderneath === true || (kind !== 'results' && kind !== 'received-spf')) return false;
  return results.some(({ method }) => method === 'spf') && !results.some(({ method }) => method === 'auth');
}

type Answer = readonly [believed: AuthenticationTrust['believed'], reason: string];

/**
 * Which results count: those written inside the trust boundary. What stands under the Received of the boundary hop itself is the one
 * place that a sender can fill as well; large providers remove such fields on the way in (RFC 8601 section 5), of others nobody knows.
 */
export function believeResults(
  fields: readonly AuthenticationField[],
  hops: readonly PathHop[],
  trust: readonly HopTrust[],
): readonly AuthenticationTrust[] {
  if (fields.length === 0) return [];
  const placeOf = new Map<string, number>();
  for (let n = 0; n < hops.length; n++) placeOf.set((hops[n] as PathHop).id, n);
  const written = new Set<string>();
  for (const one of fields) if (one.isUnderneath !== true && saysResult(one)) written.add(keyOf(one));
  return fields.filter(saysResult).map((field) => {
    const place = (field.hop === undefined ? undefined : placeOf.get(field.hop)) ?? -1;
    const [believed, reason] = answerOf(field, hops[place], trust[place]?.trust, written.has(keyOf(field)));
    return { field: field.id, believed, reason: `mail.authentication.${reason}` };
  });
}

/** Results of one kind that one hop wrote. */
function keyOf({ hop, kind }: AuthenticationField): string {
  return `${kind} ${hop ?? ''}`;
}

function answerOf(
  field: AuthenticationField,
  hop: PathHop | undefined,
  trust: HopTrust['trust'] | undefined,
  hasOnTop: boolean,
): Answer {
  if (!hop || trust === undefined || trust === 'untrusted') return ['no', 'below-boundary'];
  if (trust === 'trusted' || field.isUnderneath !== true) return ['yes', 'inside'];
  if (clientDiffers(field, hop)) return ['no', 'client-differs'];
  if (isProvider(hop.organisation)) return ['yes', 'provider'];
  return hasOnTop ? ['no', 'second-copy'] : ['unknown', 'underneath'];
}

/** The field speaks of another client than the one that its writer took the message from. */
export function clientDiffers({ client }: AuthenticationField, hop: PathHop): boolean {
  const [checked, seen] = [client?.ip, hop.from?.address?.ip];
  return checked !== undefined && seen !== undefined && checked !== seen;
}

/**
 * Whether the receiver found the sender authenticated: DMARC decides where it was checked, otherwise DKIM or SPF. Undefined when nobody
 * who is believed says. Results at the one place that a sender can fill too count only where nothing better stands.
 */
export function passedAuthentication({
  authentication,
  authenticationTrust,
}: Pick<MailMessage, 'authentication' | 'authenticationTrust'>): boolean | undefined {
  if (!authentication || !authenticationTrust) return undefined;
  const beliefOf = new Map<string, AuthenticationTrust['believed']>();
  for (const { field, believed } of authenticationTrust) beliefOf.set(field, believed);
  const said = (belief: AuthenticationTrust['believed']) =>
    verdictOf(authentication.filter(({ id, kind }) => kind === 'results' && beliefOf.get(id) === belief));
  return said('yes') ?? said('unknown');
}

/** A message has several signatures; one good one is enough. `none` says nothing. */
function verdictOf(fields: readonly AuthenticationField[]): boolean | undefined {
  const verdicts = new Map<string, boolean>();
  for (const { results } of fields) {
    for (const { method, result } of results) {
      if (result === 'none' || (method !== 'dmarc' && method !== 'dkim' && method !== 'spf')) continue;
      verdicts.set(method, result === 'pass' || verdicts.get(method) === true);
    }
  }
  return verdicts.get('dmarc') ?? (verdicts.size === 0 ? undefined : [...verdicts.values()].includes(true));
}
