import type { MailMessage } from '../../model/mail';
import type { Span } from '../../model/span';
import { isClaimedAddressField } from './fieldNames';
import { readAddress } from './mailAddress';
import type { ReadMessage } from './message';

type Claimed = MailMessage['claimed'][number];

/** A part of a value that may be an address: `[203.0.113.7]`, `203.0.113.7, 10.0.0.1` */
const TOKEN = /[^\s,;()]+/g;

/** What somebody says the source was, without anybody to vouch for it: `X-Originating-IP` and kin, and the oldest Received field. */
export function claimedAddresses(message: ReadMessage): readonly Claimed[] {
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

function firstAddress(source: string, value: string, span: Span): Claimed {
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
