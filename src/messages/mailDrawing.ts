import type { Message } from './catalog';

/** Texts of the mail drawing (src/layout/mail) that tell roles, results, locks and the table, beside those in mail.ts. */
export const mailDrawing = {
  'mail.role.webmail': { en: 'webmail', ja: 'Web メール' },
  'mail.role.msa': { en: 'submission', ja: '投稿' },
  'mail.role.mta': { en: 'relay', ja: '中継' },
  'mail.role.mx': { en: 'border relay', ja: '境界の中継' },
  'mail.role.list': { en: 'mailing list', ja: 'メーリングリスト' },
  'mail.role.filter': { en: 'filter', ja: '検査' },
  'mail.role.local': { en: 'inside one machine', ja: 'マシン内' },
  'mail.role.fetch': { en: 'fetched from a mailbox', ja: 'メールボックスから取り出し' },
  'mail.role.mda': { en: 'delivery', ja: '配送' },
  'mail.drawing.step-fields': {
    en: '{role} · {count|field|fields} in one step',
    ja: '{role} · {count} 個のフィールドを一段に',
  },
  'mail.drawing.signed': { en: 'DKIM-signed {domains}', ja: 'DKIM 署名 {domains}' },
  'mail.drawing.results-unknown': { en: 'unsure: {results}', ja: '真偽不明: {results}' },
  'mail.drawing.results-no': { en: 'not counted: {results}', ja: '参考外: {results}' },
  'mail.drawing.delay-waited': { en: '{delay}, waited at {at}', ja: '{delay}、{at} で待機' },
  'mail.drawing.delay-slowest': { en: '{delay}, waited at {at} (slowest)', ja: '{delay}、{at} で待機(最長)' },
  'mail.drawing.delay-backwards': { en: '{delay}: time runs backwards', ja: '{delay}: 時刻が逆行' },
  'mail.drawing.claimed-grade': { en: '{source}: {grade}, {percent} %', ja: '{source}: {grade}、{percent} %' },
  'mail.drawing.way': { en: 'On the way', ja: '途中の扱い' },
  'mail.legend.tls-yes': { en: 'encrypted (TLS)', ja: '暗号化 (TLS)' },
  'mail.legend.tls-no': { en: 'in the clear', ja: '平文' },
  'mail.legend.tls-unknown': { en: 'TLS not recorded', ja: 'TLS は記録なし' },

  'mail.table.hop': { en: 'hop', ja: '段' },
  'mail.table.from': { en: 'from', ja: 'from(送信側)' },
  'mail.table.by': { en: 'by', ja: 'by(受信側)' },
  'mail.table.with': { en: 'with', ja: 'with(方式)' },
  'mail.table.time': { en: 'time (UTC)', ja: '時刻 (UTC)' },
  'mail.table.delay': { en: 'delay', ja: '遅延' },
  'mail.table.same-machine': { en: '(same machine)', ja: '(同じマシン)' },

  'mail.protection.none': {
    en: 'The message itself is neither signed nor encrypted: every relay could read and change it.',
    ja: '本文は署名も暗号化もされておらず、どの中継も読み書きできました。',
  },
  'mail.protection.smime-signed': {
    en: 'S/MIME signature: a changed body shows, but every relay could read it; header fields such as Subject are not covered.',
    ja: 'S/MIME 署名: 本文の改変は分かりますが、中継は読めます。件名などのヘッダは対象外です。',
  },
  'mail.protection.smime-encrypted': {
    en: 'S/MIME encryption: no relay could read the body; header fields such as Subject are open.',
    ja: 'S/MIME 暗号化: 中継は本文を読めません。件名などのヘッダは平文です。',
  },
  'mail.protection.openpgp-signed': {
    en: 'OpenPGP signature: a changed body shows, but every relay could read it; header fields such as Subject are not covered.',
    ja: 'OpenPGP 署名: 本文の改変は分かりますが、中継は読めます。件名などのヘッダは対象外です。',
  },
  'mail.protection.openpgp-encrypted': {
    en: 'OpenPGP encryption: no relay could read the body; header fields such as Subject are open.',
    ja: 'OpenPGP 暗号化: 中継は本文を読めません。件名などのヘッダは平文です。',
  },
} satisfies Record<string, Message>;
