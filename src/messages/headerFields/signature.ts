import type { Message } from '../catalog';

/** Fields that prove themselves with a key, or prove nothing. */
export const signatureFields = {
  'field.dkim-signature': {
    en: 'A domain (d=) signs the listed fields (h=) and the body; the key is looked up in the DNS under the selector (s=).',
    ja: 'ドメイン (d=) が、列挙したフィールド (h=) と本文に付けた署名です。鍵はセレクタ (s=) で DNS から得ます。',
  },
  'field.domainkey-signature': {
    en: 'A signature in the form that came before DKIM; nobody checks it any more (RFC 4870).',
    ja: 'DKIM の前身による署名で、現在は検証されません (RFC 4870)。',
  },
  'field.x-google-dkim-signature': {
    en: 'Google’s internal signature, which binds the message to its own systems; others cannot use it.',
    ja: 'Google が自社のシステム内で使う署名で、他者には役立ちません。',
  },
  'field.arc-seal': {
    en: 'The seal of a forwarder over the ARC chain so far; cv= says whether the chain was whole when it arrived (RFC 8617).',
    ja: '転送者が、それまでの ARC の連鎖に付けた封印です。cv= は届いたとき連鎖が無事だったかを示します (RFC 8617)。',
  },
  'field.arc-message-signature': {
    en: 'The signature of a forwarder over the message as it passed there (RFC 8617).',
    ja: '通過した時点のメールに、転送者が付けた署名です (RFC 8617)。',
  },
} satisfies Readonly<Record<`field.${string}`, Message>>;
