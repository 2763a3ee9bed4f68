import { parse } from 'tldts';
import type { Claim } from '../../../model/claim';
import { addressScope, isReachable } from '../../../model/address';
import type { MailHop, MailMessage, Read } from '../../../model/mail';
import { addressOf } from '../fromClause';
import { isProvider, organisationOf } from '../organisation';
import { isImpossible } from '../mailAddress';
import { brokenLinks } from '../walk';
import { baseRate, clockOf, finding, judgedHops, type Judged } from './finding';

/** Names that are meant for use inside (RFC 6761, 6762, 8375, 9476, ICANN's "internal") and what home routers make up. */
const INSIDE_TLD =
  /^(?:local|localdomain|localhost|lan|home|internal|intranet|corp|private|arpa|test|example|invalid|alt|onion)$/i;

/** What names and addresses say against themselves. Only what the sender could have written is judged. */
export function hostClaims(message: MailMessage): readonly Claim[] {
  const judged = judgedHops(message);
  const broken = brokenLinks(message.hops);
  const clients = message.hops.filter((hop) => judged.isClientJudged(hop));
  return [
    ...clients.flatMap((hop) => impossibleAddress(message, hop)),
    ...unknownDomains(message, judged),
    ...clients.flatMap((hop) => [
      ...numericGreeting(message, hop),
      ...foreignGreeting(message, hop),
      ...noReverse(message, hop),
    ]),
    ...message.hops.flatMap((hop, index) =>
      judged.isBelow(hop) && broken.has(hop.id) ? brokenLink(message, hop, message.hops[index + 1]) : [],
    ),
  ];
}

/** An octet over 255: no program writes it, a person did. */
function impossibleAddress(message: MailMessage, hop: MailHop): readonly Claim[] {
  const address = hop.from?.address;
  if (!address || !isImpossible(address)) return [];
  const args = { address: address.raw, by: clockOf(hop) };
  const found = { subject: [hop.id], confidence: 0.99, args, spans: [address.span] };
  return [finding(message, { rule: 'impossible-address', finding: 'certain', ...found })];
}

/** HELO gives an address and it is another one than the connection's: 0.2 % of ham, 4.2 % of spam. */
function numericGreeting(message: MailMessage, hop: MailHop): readonly Claim[] {
  const { helo, address, heloKind } = hop.from ?? {};
  if (heloKind !== 'literal' || !helo || address?.ip === undefined) return [];
  const said = addressOf(helo)?.ip;
  // A client behind a translator tells its inside address: ordinary, so only a public one counts.
  if (said === undefined || said === address.ip || !isReachable(address.scope) || !isReachable(addressScope(said)))
    return [];
  return [
    finding(message, {
      rule: 'numeric-greeting',
      finding: 'strong',
      subject: [hop.id],
      confidence: 0.8,
      args: { said, address: address.ip, by: clockOf(hop) },
      spans: [helo.span, address.span],
      reasons: [baseRate(message, 'numeric-greeting')],
    }),
  ];
}

/** HELO and reverse name of two operators: common, so a note, also where a provider is named: nobody knows all the names of one. */
function foreignGreeting(message: MailMessage, hop: MailHop): readonly Claim[] {
  const { helo, rdns, heloKind } = hop.from ?? {};
  if (!helo || !rdns || heloKind !== 'name') return [];
  const [said, seen] = [organisationOf(helo.value), organisationOf(rdns.value)];
  if (said === undefined || seen === undefined || said === seen) return [];
  const found = {
    subject: [hop.id],
    args: { said: helo.value, seen: rdns.value, provider: said, by: clockOf(hop) },
    spans: [helo.span, rdns.span],
  };
  if (isProvider(said) && !isProvider(seen))
    return [finding(message, { rule: 'borrowed-name', confidence: 0.8, ...found })];
  const reasons = [baseRate(message, 'greeting-differs')];
  return [finding(message, { rule: 'greeting-differs', confidence: 0.95, reasons, ...found })];
}

function noReverse(message: MailMessage, hop: MailHop): readonly Claim[] {
  const address = hop.from?.address;
  if (hop.from?.rdnsState !== 'unknown' || address?.ip === undefined || !isReachable(address.scope)) return [];
  const args = { address: address.ip, by: clockOf(hop) };
  return [finding(message, { rule: 'no-reverse', subject: [hop.id], confidence: 0.9, args, spans: [address.span] })];
}

/** A name whose last label nobody has registered, once per name. */
function unknownDomains(message: MailMessage, judged: Judged): readonly Claim[] {
  const places = new Map<string, { hops: Set<string>; spans: Read<string>['span'][] }>();
  for (const hop of message.hops) {
    const client = judged.isClientJudged(hop) ? [hop.from?.rdns, hop.from?.helo] : [];
    for (const name of [...client, judged.isBelow(hop) ? hop.by?.host : undefined]) {
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
  if (!newer?.from || !by) return [];
  const seen = newer.from.rdns ?? newer.from.helo;
  if (!seen) return [];
  return [
    finding(message, {
      rule: 'broken-chain',
      subject: [hop.id, newer.id],
      confidence: 0.6,
      args: { by: by.value, seen: seen.value, above: clockOf(newer) },
      spans: [by.span, seen.span],
      reasons: [baseRate(message, 'broken-chain')],
    }),
  ];
}
