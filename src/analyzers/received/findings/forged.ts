import type { Claim } from '../../../model/claim';
import type { MailMessage } from '../../../model/mail';
import { because, clockOf, finding, judgedHops } from './finding';

/** Notes that count as a second signal beside a broken link; the rest is too common in ordinary mail. */
const SIGNALS = new Set(['mail/negative-delay', 'mail/unknown-domain']);

/** A broken link alone is a forwarder that nobody knows; with one more signal at or below it the rest of the chain is most likely made up. */
export function forgedClaims(message: MailMessage, found: readonly Claim[]): readonly Claim[] {
  const { isBelow } = judgedHops(message);
  const position = new Map(message.hops.map(({ id }, index) => [id, index]));
  const newest = (claim: Claim) => Math.max(-1, ...claim.subject.slice(0, 4).map((id) => position.get(id) ?? -1));
  const links = found.filter(({ rule }) => rule === 'mail/broken-chain');
  const [breakAt] = links.map(newest).sort((a, b) => b - a);
  const link = links.find((claim) => newest(claim) === breakAt);
  const above = breakAt === undefined ? undefined : message.hops[breakAt];
  if (!link || !above || breakAt === undefined) return [];
  const below = message.hops.slice(0, breakAt).filter(isBelow);
  const signals = found.filter((claim) => {
    const strong = claim.finding === 'certain' || claim.finding === 'strong' || SIGNALS.has(claim.rule);
    const [hop] = claim.subject;
    return strong && claim !== link && hop !== undefined && (position.get(hop) ?? Infinity) < breakAt;
  });
  const [oldest] = below;
  if (signals.length === 0 || !oldest) return [];
  return [
    finding(message, {
      rule: 'forged-below',
      finding: 'strong',
      subject: below.map(({ id }) => id),
      confidence: 0.8,
      args: { above: clockOf(above), count: below.length, signals: signals.length },
      spans: below.slice(0, 8).map(({ span }) => span),
      reasons: [link, ...signals.slice(0, 6)].map(({ key, args, evidence }) => ({ key, args, evidence })),
    }),
  ];
}

/** A result that the sender brought along under the name of the relay that checked it. */
export function forgedResultClaims(message: MailMessage): readonly Claim[] {
  const fields = new Map(message.authentication?.map((field) => [field.id, field]));
  const hops = new Map(message.hops.map((hop) => [hop.id, hop]));
  return (message.authenticationTrust ?? []).slice(0, 200).flatMap(({ field: id, reason }) => {
    const field = fields.get(id);
    const hop = field?.hop === undefined ? undefined : hops.get(field.hop);
    if (!field || !hop || !/\.(?:client-differs|second-copy)$/.test(reason)) return [];
    const args = {
      name: field.name,
      by: clockOf(hop),
      client: field.client?.ip ?? '',
      seen: hop.from?.address?.ip ?? '',
    };
    return [
      finding(message, {
        rule: 'forged-result',
        finding: 'strong',
        subject: [field.id, hop.id],
        confidence: 0.8,
        args,
        spans: [field.span],
        reasons: [because(message, reason.slice(reason.lastIndexOf('.') + 1), args, field.span, hop.span)],
      }),
    ];
  });
}
