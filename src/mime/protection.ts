import type { MessageProtection } from '../model/mail';

/** What decides: the type of the whole message, and where that leaves it open, the first bytes of its content or its text. */
export interface ProtectionSigns {
  /** Lower case, for example `multipart/signed`. */
  readonly contentType: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Decoded content of the first attachment. */
  readonly content?: Uint8Array;
  readonly text?: string;
}

/** PKCS #7 content types 1.2.840.113549.1.7.2 (signed-data) and .3 (enveloped-data), DER without the last byte (RFC 5652). */
const PKCS7 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];
const SIGNED_DATA = 2;
/** The object identifier stands behind two or three length fields. */
const SEARCHED_BYTES = 24;

/** Source: RFC 8551 section 3 (S/MIME), RFC 3156 (OpenPGP), RFC 9580 section 6 (armour in the text). */
export function protectionOf(signs: ProtectionSigns): MessageProtection {
  const { contentType, parameters, text } = signs;
  const protocol = (parameters['protocol'] ?? '').toLowerCase();
  if (contentType === 'multipart/signed') return protocol.includes('pgp') ? 'openpgp-signed' : 'smime-signed';
  if (contentType === 'multipart/encrypted') return 'openpgp-encrypted';
  if (/^application\/(?:x-)?pkcs7-mime$/.test(contentType)) {
    return isSigned(parameters['smime-type'], signs.content) ? 'smime-signed' : 'smime-encrypted';
  }
  if (text?.includes('-----BEGIN PGP MESSAGE-----')) return 'openpgp-encrypted';
  return text?.includes('-----BEGIN PGP SIGNED MESSAGE-----') ? 'openpgp-signed' : 'none';
}

/** Old programs leave `smime-type` out; the content then says itself what it is. */
function isSigned(smimeType: string | undefined, content: Uint8Array | undefined): boolean {
  if (smimeType) return /^(?:signed-data|certs-only)$/i.test(smimeType);
  for (let at = 0; content && at < SEARCHED_BYTES; at++) {
    if (PKCS7.every((byte, index) => content[at + index] === byte)) return content[at + PKCS7.length] === SIGNED_DATA;
  }
  return false;
}
