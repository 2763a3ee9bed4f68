import type { Claim } from '../../../model/claim';
import type { HopKind, MailHop, MailMessage } from '../../../model/mail';
import { clockOf, finding } from './finding';

/** Kinds whose way is a network. */
const NETWORK = new Set<HopKind>(['smtp', 'submission', 'http', 'fetch', 'lmtp']);

/** Hops in a row with one answer: from whom the message came into the stretch and who took it at its end. */
interface Stretch {
  readonly state: 'yes' | 'no' | 'unknown';
  readonly hops: readonly MailHop[];
}

/** Whether a message could be read or altered on the lines between relays, by what they wrote. Inside a relay TLS protects nothing. */
export function transportClaims(message: MailMessage): readonly Claim[] {
  const stretches = stretchesOf(message.hops.filter(isOnTheLine));
  const [clear, unknown] = (['no', 'unknown'] as const).map((state) => stretches.filter((one) => one.state === state));
  if (clear?.length) return [transportClaim(message, 'transport-clear', clear, 0.95)];
  if (unknown?.length) return [transportClaim(message, 'transport-unknown', unknown, 0.9)];
  return stretches.length > 0 ? [transportClaim(message, 'transport-encrypted', stretches, 0.9)] : [];
}

/** The hand-over inside a machine or site is nobody's line: users ask about the way between organisations. */
function isOnTheLine(hop: MailHop): boolean {
  const scope = hop.from?.address?.scope;
  if (!NETWORK.has(hop.kind) || hop.from === undefined) return false;
  return scope === undefined || scope === 'global' || scope === 'documentation';
}

function stretchesOf(hops: readonly MailHop[]): readonly Stretch[] {
  const stretches: { state: Stretch['state']; hops: MailHop[] }[] = [];
  for (const hop of hops) {
    const last = stretches.at(-1);
    if (last?.state === hop.tls.state) last.hops.push(hop);
    else stretches.push({ state: hop.tls.state, hops: [hop] });
  }
  return stretches;
}

/** More would be a list, not a sentence. */
const NAMED = 3;

function transportClaim(message: MailMessage, rule: string, stretches: readonly Stretch[], confidence: number): Claim {
  const hops = stretches.flatMap((one) => one.hops);
  const named = stretches.slice(0, NAMED).map(({ hops: own }) => {
    const [first, last] = [own[0], own.at(-1)];
    return `${first ? clientOf(first) : '?'} → ${last ? clockOf(last) : '?'}`;
  });
  const more = stretches.length > NAMED ? ' …' : '';
  return finding(message, {
    rule,
    finding: 'none',
    subject: [...hops.map(({ id }) => id)],
    confidence,
    args: { count: hops.length, way: named.join(', ') + more },
    spans: hops.slice(0, 8).map((hop) => hop.with?.span ?? hop.span),
  });
}

function clientOf({ from }: MailHop): string {
  return from?.rdns?.value ?? from?.helo?.value ?? from?.address?.raw ?? '?';
}
