import type { ByClause, FromClause, MailAddress, Read } from '../../../model/mail';
import { readAddress } from '../mailAddress';
import { remembered } from '../memory';
import { organisationOf } from '../organisation';
import type { Writable } from '../writable';
import { read } from './form';

/** A name as the usual forms have it. It recurs, so what is said of it is made once. */
export interface UsualHost {
  readonly name: Read<string>;
  readonly clause: ByClause;
  readonly organisation?: string;
}

/** `no-reverse-dns.example` is a word for none, in peer.ts; what Proofpoint claims for itself, in proofpoint.ts. */
const ODD = /^no-?reverse|^pps\.|pphosted\.com$/i;

/** Undefined for words that the general reader has to judge. */
export const usualHost = remembered((text: string): UsualHost | undefined => {
  if (ODD.test(text) || readAddress(text, 0, nowhere)) return undefined;
  const name = read(text);
  const host: Writable<UsualHost> = { name, clause: { host: name } };
  const organisation = organisationOf(text);
  if (organisation !== undefined) host.organisation = organisation;
  return host;
});

/** An address without brackets; undefined for what is none. */
export const usualAddress = remembered((text: string): MailAddress | undefined => {
  const found = readAddress(text, 0, nowhere)?.address;
  return found?.raw === text ? found : undefined;
});

const NOWHERE = { start: 0, end: 0 };
const nowhere = () => NOWHERE;

/** `[192.0.2.1]` as a greeting. */
export function isLiteral(greeting: string): boolean {
  return greeting.startsWith('[');
}

/** The other end of the connection: what it said, and what was seen of it. */
export function usualClient(
  helo: UsualHost | Read<string>,
  reverse: UsualHost | undefined,
  rdnsState: FromClause['rdnsState'],
  address: MailAddress,
): FromClause {
  const named = 'clause' in helo;
  const client: Writable<FromClause> = named
    ? { rdnsState, helo: helo.name, heloKind: 'name', address }
    : { rdnsState, helo, heloKind: 'literal', address };
  if (reverse) client.rdns = reverse.name;
  const organisation = reverse?.organisation ?? (named ? helo.organisation : undefined);
  if (organisation !== undefined) client.organisation = organisation;
  return client;
}
