import { gradeOf, type Claim } from '../../model/claim';
import type { AddressVerdict, MailMessage } from '../../model/mail';
import { inSource, type Span } from '../../model/span';
import { isClaimedAddressField } from './fieldNames';
import { readAddress } from './mailAddress';
import type { ReadMessage } from './message';

type Claimed = MailMessage['claimed'][number];
type Written = Pick<Claimed, 'ip' | 'raw' | 'source' | 'span'>;

/** A part of a value that may be an address: `[203.0.113.7]`, `203.0.113.7, 10.0.0.1` */
const TOKEN = /[^\s,;()]+/g;

/** What somebody says the source was, without anybody to vouch for it: `X-Originating-IP` and kin, and the oldest Received field. */
export function claimedAddresses(
  message: ReadMessage,
  origin: AddressVerdict | undefined,
): { readonly claimed: readonly Claimed[]; readonly claims: readonly Claim[] } {
  const found = writtenAddresses(message).map((one, index) => claimOf(message, one, index, origin));
  return { claimed: found.map(({ claimed }) => claimed), claims: found.map(({ claim }) => claim) };
}

/** How often what nobody vouches for is true: servers of webmail write their fields honestly, the oldest field is what spammers invent. */
const BELIEF = { field: 0.6, oldest: 0.4 } as const;
const ORIGIN_BELIEF = { certain: 0.95, likely: 0.75, possible: 0.6 } as const;

function claimOf(message: ReadMessage, one: Written, index: number, origin: AddressVerdict | undefined) {
  const isOldest = one.source === 'Received';
  const agrees = one.ip !== undefined && one.ip === origin?.ip;
  const confidence = agrees && origin ? ORIGIN_BELIEF[origin.grade] : isOldest ? BELIEF.oldest : BELIEF.field;
  const claim: Claim = {
    id: `claim:mail/claimed:${message.id}#${index}`,
    rule: `mail/claimed/${agrees ? 'agrees-with-origin' : isOldest ? 'oldest-field' : 'field'}`,
    subject: [message.id],
    confidence,
    grade: gradeOf(confidence),
    key: 'mail.claimed',
    args: { source: one.source, peer: one.ip ?? one.raw ?? '?' },
    reasons: [],
    evidence: [inSource(message.source, one.span)],
    alternatives: [],
  };
  return { claim, claimed: { ...one, rule: claim.rule, grade: claim.grade, claim: claim.id } };
}

function writtenAddresses(message: ReadMessage): readonly Written[] {
  const written = message.fields.flatMap((field) =>
    isClaimedAddressField(field.name) ? [firstAddress(field.name, field.value, field.valueSpan)] : [],
  );
  const oldest = message.hops[0]?.from;
  if (!oldest) return written;
  const address = oldest.address;
  if (address) return [...written, { ...ipOrRaw(address.ip, address.raw), source: 'Received', span: address.span }];
  const name = oldest.rdns ?? oldest.helo;
  return name ? [...written, { raw: name.value, source: 'Received', span: name.span }] : written;
}

function firstAddress(source: string, value: string, span: Span): Written {
  for (const match of value.slice(0, 400).matchAll(TOKEN)) {
    const found = readAddress(match[0], match.index, plainText(value, span));
    if (found) return { ...ipOrRaw(found.address.ip, found.address.raw), source, span: found.address.span };
  }
  return { raw: value, source, span };
}

/** These fields are short and hardly ever folded; a folded one answers with the place of the whole value. */
function plainText(value: string, span: Span): (start: number, end: number) => Span {
  const folded = span.end - span.start !== value.length;
  return (start, end) => (folded ? span : { start: span.start + start, end: span.start + end });
}

function ipOrRaw(ip: string | undefined, raw: string): Pick<Claimed, 'ip' | 'raw'> {
  return ip === undefined ? { raw } : { ip };
}
