import { parse } from 'tldts';
import type { Claim } from '../../../model/claim';
import { addressScope, isReachable } from '../../../model/address';
import type { MailHop, MailMessage, Read } from '../../../model/mail';
import { addressOf } from '../fromClause';
import { linksTo } from '../walk';
import { clockOf, finding } from './finding';

/** Names that are meant for use inside (RFC 6761, 6762, 8375, 9476, ICANN's "internal") and what home routers make up. */
const INSIDE_TLD =
  /^(?:local|localdomain|localhost|lan|home|internal|intranet|corp|private|arpa|test|example|invalid|alt|onion)$/i;

/** What names and addresses say against themselves. Only hops below the boundary are judged; an impossible octet is told anywhere. */
export function hostClaims(message: MailMessage): readonly Claim[] {
  const untrusted = new Set(message.trust.filter(({ trust }) => trust === 'untrusted').map(({ hop }) => hop));
  return [
    ...message.hops.flatMap((hop) => impossibleAddress(message, hop)),
    ...unknownDomains(message),
    ...message.hops.flatMap((hop) => numericGreeting(message, hop)),
    ...message.hops.flatMap((hop, index) =>
      untrusted.has(hop.id) ? brokenLink(message, hop, message.hops[index + 1]) : [],
    ),
  ];
}

/** An octet over 255: no program writes it, a person did. */
function impossibleAddress(message: MailMessage, hop: MailHop): readonly Claim[] {
  const address = hop.from?.address;
  if (!address || address.ip !== undefined || address.masked) return [];
  const args = { address: address.raw, by: clockOf(hop) };
  return [
    finding(message, { rule: 'impossible-address', subject: [hop.id], confidence: 0.99, args, spans: [address.span] }),
  ];
}

/** HELO gives an address and it is another one than the connection's: 0.2 % of ham, 4.2 % of spam. */
function numericGreeting(message: MailMessage, hop: MailHop): readonly Claim[] {
  const { helo, address, heloKind } = hop.from ?? {};
  if (heloKind !== 'literal' || !helo || address?.ip === undefined) return [];
  const said = addressOf(helo)?.ip;
  // A client behind a translator tells its inside address: ordinary, so only a public one counts.
  if (said === undefined || said === address.ip || !isReachable(address.scope) || !isReachable(addressScope(said)))
    return [];
  const args = { said, address: address.ip, by: clockOf(hop) };
  return [
    finding(message, {
      rule: 'numeric-greeting',
      subject: [hop.id],
      confidence: 0.8,
      args,
      spans: [helo.span, address.span],
    }),
  ];
}

/** A name whose last label nobody has registered, once per name, in `from` or `by` of any hop. */
function unknownDomains(message: MailMessage): readonly Claim[] {
  const places = new Map<string, { hops: Set<string>; spans: Read<string>['span'][] }>();
  for (const hop of message.hops) {
    for (const name of [hop.from?.rdns, hop.from?.helo, hop.by?.host]) {
      if (!name || !hasUnknownDomain(name.value)) continue;
      const place = places.get(name.value.toLowerCase()) ?? { hops: new Set(), spans: [] };
      place.hops.add(hop.id);
      place.spans.push(name.span);
      places.set(name.value.toLowerCase(), place);
    }
  }
  return [...places].map(([name, { hops, spans }]) => {
    const args = { name, tld: name.slice(name.lastIndexOf('.') + 1) };
    return finding(message, { rule: 'unknown-domain', subject: [...hops], confidence: 0.9, args, spans });
  });
}

function hasUnknownDomain(name: string): boolean {
  const known = parse(name.slice(0, 255));
  const suffix = known.publicSuffix;
  if (known.isIp || suffix === null || known.isIcann || known.isPrivate || !name.includes('.')) return false;
  return /^[a-z]{2,}$/i.test(suffix) && !INSIDE_TLD.test(suffix);
}

/** The field above names another client than the host that claims to have written this one (0.8 % of ham, 8.3 % of spam). */
function brokenLink(message: MailMessage, hop: MailHop, newer: MailHop | undefined): readonly Claim[] {
  const by = hop.by?.host;
  if (!newer?.from || !by || linksTo(newer.from, by.value, hop.by?.address?.ip)) return [];
  const seen = newer.from.rdns ?? newer.from.helo;
  if (!seen) return [];
  const args = { by: by.value, seen: seen.value, above: clockOf(newer) };
  return [
    finding(message, {
      rule: 'broken-chain',
      subject: [hop.id, newer.id],
      confidence: 0.6,
      args,
      spans: [by.span, seen.span],
    }),
  ];
}
