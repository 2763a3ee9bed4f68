import { getDomain } from 'tldts';
import type { HeaderField, MailMessage } from '../../model/mail';

/** Everything that will be asked of the DNS, known before anything is asked. */
export interface VerificationPlan {
  /** Names of TXT records, each once, in the order of the header. */
  readonly queries: readonly string[];
  /** Keys among them, by the field that names them. */
  readonly dkimKeys: readonly string[];
  readonly arcKeys: readonly string[];
  /** SPF may go on to names that the first record refers to (at most ten, RFC 7208 section 4.6.4). Absent: no address to check. */
  readonly spf?: { readonly domain: string; readonly ip: string; readonly helo: string; readonly sender: string };
}

/** Names that may go into a query. Example: "k1._domainkey.example.org" */
const HOST = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/i;
/** `user@example.org`, `<user@example.org>`, `Name <user@example.org>` */
const MAILBOX_DOMAIN = /@([a-z0-9.-]{1,253})/gi;
/** More signatures than any message bears. */
const MOST_KEYS = 20;

export function planVerification(message: MailMessage): VerificationPlan {
  const fieldsOf = (name: string) => message.fields.filter((field) => field.name.toLowerCase() === name);
  const dkimKeys = unique(fieldsOf('dkim-signature').flatMap(keyName)).slice(0, MOST_KEYS);
  const arcKeys = unique([...fieldsOf('arc-seal'), ...fieldsOf('arc-message-signature')].flatMap(keyName)).slice(
    0,
    MOST_KEYS,
  );
  const spf = spfOf(message);
  const author = lastDomain(fieldsOf('from')[0]?.value);
  // mailauth asks the organisation's domain where the author's own has no policy.
  const organisation = author && getDomain(author, { allowIcannDomains: true, allowPrivateDomains: true });
  const policies = [author, organisation].flatMap((domain) => (domain ? [`_dmarc.${domain}`] : []));
  const queries = [...dkimKeys, ...arcKeys, ...(spf ? [spf.domain] : []), ...policies];
  return { queries: unique(queries).filter((name) => HOST.test(name)), dkimKeys, arcKeys, ...(spf && { spf }) };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

/** Where the key of a signature is published (RFC 6376 section 3.6.2.1). */
function keyName({ value }: HeaderField): readonly string[] {
  const tags = new Map(
    value.split(';').map((part) => {
      const equals = part.indexOf('=');
      return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()] as const;
    }),
  );
  const name = `${tags.get('s') ?? ''}._domainkey.${tags.get('d') ?? ''}`;
  return HOST.test(name) ? [name] : [];
}

function lastDomain(value: string | undefined): string | undefined {
  return [...(value ?? '').slice(0, 2_000).matchAll(MAILBOX_DOMAIN)].at(-1)?.[1]?.toLowerCase();
}

/** SPF asks whether the vouched-for address may send for the envelope sender's domain, or for the greeting where the sender is empty. */
function spfOf(message: MailMessage): VerificationPlan['spf'] {
  const ip = message.boundary?.ip;
  const hop = message.hops.find(({ headerIndex }) => headerIndex === message.boundary?.hop);
  if (ip === undefined || !hop) return undefined;
  const written = message.fields.find(({ name }) => name.toLowerCase() === 'return-path')?.value;
  const sender = (hop.envelopeFrom?.value ?? written ?? '').replace(/[<>]/g, '').trim();
  const helo = hop.from?.helo?.value ?? '';
  const domain = lastDomain(sender) ?? helo.toLowerCase();
  return HOST.test(domain) ? { domain, ip, helo, sender } : undefined;
}
