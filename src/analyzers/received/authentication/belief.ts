import type {
  AuthenticationField,
  AuthenticationResult,
  AuthenticationTrust,
  HopTrust,
  MailMessage,
} from '../../../model/mail';
import type { PathHop } from '../hop';
import { isProvider } from '../organisation';

/** Kinds that give a verdict or an address; signatures only offer one. */
function saysResult({ kind }: AuthenticationField): boolean {
  return kind === 'results' || kind === 'received-spf' || kind === 'arc-results' || kind === 'vendor';
}

/** A gateway of the receiver asks SPF about its client; one that works for the sender notes at most that the client logged in. */
function isClientCheck({ kind, results, isUnderneath }: Checked): boolean {
  if (isUnderneath === true || (kind !== 'results' && kind !== 'received-spf')) return false;
  return results.some(({ method }) => method === 'spf') && !results.some(({ method }) => method === 'auth');
}

type Checked = Pick<AuthenticationField, 'kind' | 'results' | 'hop' | 'isUnderneath'>;

/** Ids of the hops that checked their client. */
export function checkersIn(fields: readonly Checked[]): ReadonlySet<string | undefined> {
  return new Set(fields.filter(isClientCheck).map(({ hop }) => hop));
}

export type Belief = AuthenticationTrust['believed'];
type Answer = readonly [believed: Belief, reason: string];

/**
 * Which results count: those written inside the trust boundary. What stands under the Received of the boundary hop itself is the one
 * place that a sender can fill as well; large providers remove such fields on the way in (RFC 8601 section 5), of others nobody knows.
 */
export function believeResults(
  fields: readonly AuthenticationField[],
  hops: readonly PathHop[],
  trust: readonly HopTrust[],
): readonly AuthenticationTrust[] {
  const said = fields.filter(saysResult);
  if (said.length === 0) return [];
  const placeOf = new Map<string, number>();
  for (let n = 0; n < hops.length; n++) placeOf.set((hops[n] as PathHop).id, n);
  const onTop = new Set<string>();
  for (const one of said) if (one.isUnderneath !== true) onTop.add(keyOf(one));
  return said.map((field) => {
    const place = (field.hop === undefined ? undefined : placeOf.get(field.hop)) ?? -1;
    const [believed, reason] = answerOf(field, hops[place], trust[place]?.trust, onTop.has(keyOf(field)));
    return { field: field.id, believed, reason: `mail.authentication.${reason}` };
  });
}

/** Results of one kind that one hop wrote. */
function keyOf({ hop, kind }: AuthenticationField): string {
  return `${kind} ${hop ?? ''}`;
}

/** `hasOnTop` = the hop wrote results of this kind above its own Received as well. */
export function answerOf(
  field: Pick<AuthenticationField, 'client' | 'isUnderneath'>,
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
export function clientDiffers({ client }: Pick<AuthenticationField, 'client'>, hop: PathHop): boolean {
  const [checked, seen] = [client?.ip, hop.from?.address?.ip];
  return checked !== undefined && seen !== undefined && checked !== seen;
}

/** What the receiver of a message says of its sender's authentication; undefined when nobody who is believed says. */
export function passedAuthentication({
  authentication,
  authenticationTrust,
}: Pick<MailMessage, 'authentication' | 'authenticationTrust'>): boolean | undefined {
  if (!authentication || !authenticationTrust) return undefined;
  const beliefOf = new Map<string, Belief>();
  for (const { field, believed } of authenticationTrust) beliefOf.set(field, believed);
  const said = (belief: Belief) =>
    verdictIn(authentication.filter(({ id, kind }) => kind === 'results' && beliefOf.get(id) === belief));
  return passed(said);
}

/**
 * Whether the sender was found authenticated by what `said` tells of results with a belief. Those at the one place that a sender can fill
 * too count only where nothing better stands.
 */
export function passed(said: (belief: Belief) => boolean | undefined): boolean | undefined {
  return said('yes') ?? said('unknown');
}

/**
 * DMARC decides where it was checked, otherwise DKIM or SPF. A message has several signatures; one good one is enough. `none` says
 * nothing.
 */
export function verdictIn(
  fields: readonly { readonly results: readonly Pick<AuthenticationResult, 'method' | 'result'>[] }[],
): boolean | undefined {
  let [dmarc, other]: (boolean | undefined)[] = [];
  for (const { results } of fields) {
    for (const { method, result } of results) {
      if (result === 'none') continue;
      if (method === 'dmarc') dmarc = result === 'pass' || dmarc === true;
      else if (method === 'dkim' || method === 'spf') other = result === 'pass' || other === true;
    }
  }
  return dmarc ?? other;
}
