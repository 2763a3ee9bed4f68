import type { HopKind, TlsState } from '../../model/mail';

/** IANA "WITH protocol types" (RFC 3848, 6531): a trailing A means authenticated, S means TLS. */
const WITH_TYPE = /^(?:UTF8)?(E?SMTP|LMTP|MMS)(S?)(A?)(?![A-Z0-9])/i;
/** `ESMTPSA`, but also what some write the other way round: `ESMTPAS` */
const SWAPPED = /^(?:UTF8)?(?:E?SMTP|LMTP)AS$/i;
/** `ESMTP over TLS secured channel` */
const OVER_TLS = /\bover TLS\b/i;

/** What the protocol behind `with` says by itself. */
export interface Protocol {
  readonly kind: HopKind;
  readonly tls: boolean;
  readonly auth: boolean;
}

const LOCAL = /^(?:local|internal|bsmtp|uucp|pipe|sendmail)\b/i;
const WEB = /^HTTPS?\b/i;
const FETCH = /^(?:POP3?S?|IMAP4?S?|APOP|RPOP|ETRN|ODMR)\b/i;

/** Source: RFC 5321 section 4.4, RFC 3848, and the words that software writes beside the registered ones. */
export function readProtocol(written: string): Protocol {
  const text = written.slice(0, 80);
  if (LOCAL.test(text)) return { kind: 'local', tls: false, auth: false };
  if (WEB.test(text)) return { kind: 'http', tls: /^HTTPS/i.test(text), auth: false };
  if (FETCH.test(text)) return { kind: 'fetch', tls: /^\w+S\b/i.test(text) && !/^POPS?3$/i.test(text), auth: false };
  const [word = ''] = text.split(' ');
  const match = WITH_TYPE.exec(word);
  const swapped = SWAPPED.test(word);
  const auth = swapped || (match?.[3] !== undefined && match[3] !== '');
  const tls = swapped || (match?.[2] ?? '') !== '' || OVER_TLS.test(text);
  if (/^(?:UTF8)?LMTP/i.test(word)) return { kind: 'lmtp', tls, auth };
  return { kind: auth ? 'submission' : 'smtp', tls, auth };
}

/**
 * TLS of the hop. Silence is `no` only for software that always says when there was TLS, and only on a network protocol that it
 * names; anything else is `unknown`.
 */
export function tlsOf(
  written: string | undefined,
  protocol: Protocol | undefined,
  said: TlsState | undefined,
  saysTls: boolean,
): TlsState {
  if (said) return said;
  if (protocol?.tls) return { state: 'yes' };
  const plain = written !== undefined && WITH_TYPE.test(written.split(' ')[0] ?? '');
  return { state: saysTls && plain ? 'no' : 'unknown' };
}
