import type { TlsState } from '../../model/mail';
import { remembered } from './memory';

/** Longer texts say nothing about TLS: the longest real one, of Postfix with TLS 1.3, has 170 characters. */
const LONGEST = 400;
/** A comment without any of these is not looked at further. */
const ABOUT_TLS = /TLS|SSL|cipher|encrypted|certificate|verif|Client CN/i;

/** `TLSv1.3`, `TLS1_2`, `TLS-1.0`, `TLS 1.2`, `TLSv1/SSLv3`, `SSLv3`; not the `TLS` of `TLS_AES_128_GCM_SHA256` or `TLS13_AES_…` */
const VERSION = /(?<![A-Za-z\d_])(TLS|SSL)[v-]{0,2} ?(\d(?:[._]\d)?)(?![\w.])/i;
/** `with cipher X`, `cipher=X`, `Cipher TLSv1.2:X`, `version TLSv1.3 cipher X` */
const NAMED_CIPHER = /\bcipher(?: |=|: )(?!TLSv?[\d.]{1,4}:)([A-Za-z\d][\w+-]{1,80})/i;
/** `TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256`, `TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO` (Exim, OpenSMTPD, MDaemon) */
const COLONS = /(?:^|[ ,])(?:TLS|SSL)[v-]?[\d.]{1,4}:([A-Za-z\d][\w+-]{1,80})(?::(\d{1,4}))?(?::([A-Z]{2,8}))?/i;
/** `TLSv1/SSLv3,168bits,DES-CBC3-SHA` (Courier) */
const COMMAS = /(?:TLS|SSL)v?[\d.]{1,4}(?:\/SSLv3)?,(\d{2,4})bits,([A-Za-z\d][\w+-]{1,80})/i;
/** `AES256-SHA encrypted`, `ECDHE-RSA-AES256-GCM-SHA384 encrypted, authenticated` (qmail's TLS patch, qpsmtpd, Axigen) */
const ENCRYPTED = /(?:^|\s)([A-Z\d][\w+]{1,40}(?:-[\w+]{1,40}){1,8}) encrypted/;
/** `TLS`, `using TLS`, `SSL`, `TLS encrypted` (GroupWise), `encrypted`, `authenticated/encrypted`: that there was TLS, and nothing else */
const BARE =
  /^(?:(?:using |with )?(?:TLS|SSL|STARTTLS)(?: encrypted|, .{0,60})?|(?:authenticated\/)?encrypted(?:\/\w{0,20})?)$/i;
/** `(256/256 bits)`, `bits=128/128`, `bits=256`, `256bits` */
const BITS = /(?:\(|bits=)(\d{2,4})(?:\/\d{2,4})?(?: bits?|[\s),;]|$)/i;
/** `verify=OK` (Sendmail, Haraka, Barracuda) */
const VERIFY = /\bverify=([A-Za-z]{2,12})/;
/** What Postfix says about the client's certificate, in a comment of its own */
const NO_CERTIFICATE = /^(?:No client certificate|Client did not present|Client certificate not present)/i;
const VERIFIED = /^Client CN .{0,300}\(?(?<!not )\bverified OK\)?/i;
const NOT_VERIFIED = /^(?:Client CN .{0,300}\(?not verified|not verified)/i;

/** Bits that an old GnuTLS counted as bytes (`TLS-1.0:RSA_AES_256_CBC_SHA1:32`) are left out: no cipher in use has fewer than 40. */
const FEWEST_BITS = 40;

/** What a comment says about TLS; undefined = nothing. */
export function readTlsText(comment: string): Partial<TlsState> | undefined {
  return comment.length > LONGEST || !ABOUT_TLS.test(comment) ? undefined : tlsIn(comment);
}

const tlsIn = remembered(judgeComment);

function judgeComment(comment: string): Partial<TlsState> | undefined {
  const verify = verifyOf(comment);
  if (NO_CERTIFICATE.test(comment) || /^(?:Client CN |not verified)/i.test(comment)) return verify ? { verify } : {};
  const version = VERSION.exec(comment);
  const colons = COLONS.exec(comment);
  const commas = COMMAS.exec(comment);
  const cipher = NAMED_CIPHER.exec(comment)?.[1] ?? colons?.[1] ?? commas?.[2] ?? ENCRYPTED.exec(comment)?.[1];
  if (!version && cipher === undefined && !BARE.test(comment.trim())) return undefined;
  const bits = Number(colons?.[2] ?? commas?.[1] ?? BITS.exec(comment)?.[1] ?? 0);
  return {
    state: 'yes',
    ...(version && { version: versionName(version[1] ?? '', version[2] ?? '') }),
    ...(cipher !== undefined && { cipher }),
    ...(bits >= FEWEST_BITS && { bits }),
    ...(verify && { verify }),
  };
}

/** One spelling: `TLS1.3`, `TLS1.0`, `SSL3`. */
function versionName(name: string, digits: string): string {
  const plain = digits.replace('_', '.');
  return `${name.toUpperCase()}${plain === '1' ? '1.0' : plain}`;
}

/** Sendmail: OK, NO (none shown), NOT (none asked for), FAIL, NONE (no TLS) …; OpenSMTPD: YES, NO. */
function verifyOf(comment: string): TlsState['verify'] {
  const word = (VERIFY.exec(comment)?.[1] ?? COLONS.exec(comment)?.[3] ?? '').toUpperCase();
  if (word === 'OK' || word === 'YES' || VERIFIED.test(comment)) return 'verified';
  if (word === 'NO' || word === 'NOT' || word === 'NONE' || NO_CERTIFICATE.test(comment)) return 'none';
  return word !== '' || NOT_VERIFIED.test(comment) ? 'unverified' : undefined;
}

/** `ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384` (IronPort), `ESMTP/TLSv1.2/…` */
const IN_PROTOCOL = /^E?SMTPS?A?\/(?:TLS|SSL)(?:v?([\d.]{1,4}))?(?:\/([A-Za-z\d][\w+-]{2,80}))?/i;

/** `DHE-RSA-AES256-SHA encrypted SMTP` (MessageLabs) */
const BEFORE_PROTOCOL = /^([A-Z\d][\w+-]{4,80}) encrypted E?SMTP/i;

/** TLS that the protocol word itself spells out. */
export function readTlsOfProtocol(written: string): Partial<TlsState> | undefined {
  const cipherBefore = BEFORE_PROTOCOL.exec(written)?.[1];
  if (cipherBefore !== undefined) return { state: 'yes', cipher: cipherBefore };
  const match = IN_PROTOCOL.exec(written);
  if (!match) return undefined;
  const [, version, cipher] = match;
  return {
    state: 'yes',
    ...(version !== undefined && { version: versionName('TLS', version) }),
    ...(cipher !== undefined && { cipher }),
  };
}
