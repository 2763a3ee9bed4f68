import type { HeaderField, MailHop, MailMessage } from '../../model/mail';
import { isSameHost, organisationOf } from '../received/organisation';

/** `dmarc=pass`, `spf=softfail` (RFC 8601 section 2.7); blanks may stand around the sign. */
const RESULT = /(?:^|[\s;])(dmarc|dkim|spf)[ \t]{0,4}=[ \t]{0,4}([a-z]{1,20})/gi;
/** `mx.example.com; spf=pass …`, `mx.example.com 1;` */
const AUTHSERV = /^[ \t]{0,9}"?([^\s;"]{1,255})/;
const LONGEST = 4000;

/**
 * Whether the first trusted relay found the sender authenticated: DMARC decides where it was checked, otherwise DKIM or SPF. Undefined
 * when nobody inside the boundary says. Only fields above the oldest believed one count: what the sender brought along stands below it.
 */
export function passedAuthentication(message: MailMessage): boolean | undefined {
  const believed = new Set(message.trust.filter(({ trust }) => trust !== 'untrusted').map(({ hop }) => hop));
  const inside = message.hops.filter(({ id }) => believed.has(id));
  const below = message.hops.filter(({ id }) => !believed.has(id)).at(-1)?.span.start ?? Infinity;
  const results = new Map<string, boolean>();
  for (const field of message.fields) {
    if (field.nameSpan.start >= below) break;
    if (!isResults(field) || !isOurs(field, inside)) continue;
    for (const [, method = '', result = ''] of field.value.slice(0, LONGEST).matchAll(RESULT)) {
      const name = method.toLowerCase();
      const good = result.toLowerCase() === 'pass';
      // A message has several signatures; one good one is enough. `none` says nothing.
      if (result.toLowerCase() !== 'none') results.set(name, good || results.get(name) === true);
    }
  }
  return results.get('dmarc') ?? (results.size === 0 ? undefined : [...results.values()].includes(true));
}

function isResults({ name }: HeaderField): boolean {
  return name.length === 22 && name.toLowerCase() === 'authentication-results';
}

function isOurs({ value }: HeaderField, inside: readonly MailHop[]): boolean {
  const server = AUTHSERV.exec(value)?.[1];
  const organisation = organisationOf(server);
  return inside.some(
    (hop) =>
      isSameHost(server, hop.by?.host?.value) || (organisation !== undefined && organisation === hop.organisation),
  );
}
