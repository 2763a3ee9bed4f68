import type { FromClause } from '../../../model/mail';
import { organisationOf } from '../organisation';
import { postfix } from '../software/postfix';
import { sendmail } from '../software/sendmail';
import { HOST, patternOf, QUAD, read, RECIPIENT, usualHop, withProtocol, type UsualForm } from './form';
import { isLiteral, usualAddress, usualClient, usualHost } from './host';

/** The client as Postfix and Sendmail write it: `HELO (REVERSE [ADDRESS])`, the reverse name verified or `unknown`. */
const CLIENT = String.raw`from (${HOST}|\[${QUAD}\]) \((?:(${HOST}|unknown) )?\[(${QUAD})\]\)`;
const TLS = String.raw`(?: \(using TLSv1(?:\.[0-3])? with cipher [^()\n]{1,60}(?:\([^()\n]{1,40}\)[^()\n]{0,60}){0,3}\))?`;
const CERTIFICATE = String.raw`(?: \((?:No client certificate requested|Client did not present a certificate)\))?`;
const CIPHER = String.raw`(?: \(version=[\w.]{1,12} cipher=[\w-]{1,60} bits=[\d/]{1,9} verify=[A-Z]{1,10}\))?`;
const PROTOCOL = '(E?SMTPS?A?|LMTPS?A?)';

/**
 * `from mx.example (mx.example [192.0.2.1]) (using TLSv1.3 with cipher X (256/256 bits)) by imap.example (Postfix) with ESMTPS id
 * 4XyAbC for <bob@example.net>; `. An id is longer than any keyword, so that none passes for one.
 */
const POSTFIX = patternOf(
  String.raw`${CLIENT}${TLS}${CERTIFICATE} by (${HOST}) \(Postfix\) with ${PROTOCOL} id [A-Za-z0-9]{6,15}(?: for <(${RECIPIENT})>)?; `,
);
/** `from mx.example (mx.example [192.0.2.1]) by mail.example (8.17.1/8.17.1) with ESMTPS id 3BAbCdEf012345 (version=…) for <bob@example.net>; ` */
const SENDMAIL = patternOf(
  String.raw`${CLIENT} by (${HOST}) \(8\.\d{1,2}\.\d{1,2}\/8\.\d{1,2}\.\d{1,2}(?:\/Submit)?\) with ${PROTOCOL} id [A-Za-z0-9]{14,16}${CIPHER}(?: for <(${RECIPIENT})>)?; `,
);

/** Whatever stands in it, a field by one of these hosts is Google's: gmail.ts. */
const GOOGLE = organisationOf('google.com');

function formOf(pattern: RegExp, software: string): UsualForm {
  return {
    pattern,
    read: ([, greeting = '', reverse = 'unknown', ip = '', writer = '', protocol = '', recipient]) => {
      const [client, by] = [clientOf(greeting, reverse, ip), usualHost(writer)];
      if (!client || !by || by.organisation === GOOGLE) return undefined;
      return withProtocol(usualHop(software, client, by, recipient), protocol);
    },
  };
}

function clientOf(greeting: string, reverse: string, ip: string): FromClause | undefined {
  const helo = isLiteral(greeting) ? read(greeting) : usualHost(greeting);
  const address = usualAddress(ip);
  if (!helo || !address) return undefined;
  if (reverse === 'unknown') return usualClient(helo, undefined, 'unknown', address);
  const name = usualHost(reverse);
  return name && usualClient(helo, name, 'verified', address);
}

/** Postfix, Sendmail and what runs on their engines. */
export const tcpInfoForms: readonly UsualForm[] = [formOf(POSTFIX, postfix.name), formOf(SENDMAIL, sendmail.name)];
