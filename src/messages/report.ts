import type { Message } from './catalog';

/** The abuse report: plain text that is pasted into a complaint. */
export const report = {
  'report.none': {
    en: 'There is no message to report: open the header of a mail first.',
    ja: '報告するメールがありません。先にメールのヘッダを開いてください。',
  },
  'report.title': { en: 'Abuse report: {subject}', ja: '迷惑メールの報告: {subject}' },
  'report.origin': { en: 'Source: {address} ({grade}, {percent} %)', ja: '送信元: {address} ({grade}、{percent} %)' },
  'report.noOrigin': {
    en: 'Source: unknown; no relay that can be trusted wrote down an address.',
    ja: '送信元: 不明。信頼できる中継の記録に送信元アドレスがありません。',
  },
  'report.boundary': {
    en: 'Last vouched-for address: {address} ({grade}, {percent} %)',
    ja: '保証された最後のアドレス: {address} ({grade}、{percent} %)',
  },
  'report.notReachable': {
    en: '{address} is no address of the public internet: only the network of {by} can tell whose it is.',
    ja: '{address} は公開インターネットのアドレスではありません。誰のものかは {by} のネットワークにしか分かりません。',
  },
  'report.contact': {
    en: 'Abuse contact of {network}: {mail}',
    ja: '{network} の苦情受付: {mail}',
  },
  'report.noContact': {
    en: 'Abuse contact: no abuse contact in the offline data; look the address up at its regional registry (RDAP or whois).',
    ja: '苦情受付: オフラインのデータにありません。地域レジストリ (RDAP や whois) でアドレスを調べてください。',
  },
  'report.why': { en: 'How this was found', ja: '判断の根拠' },
  'report.message': { en: 'The message', ja: 'メール' },
  'report.times': { en: 'Path, times in UTC', ja: '経路(時刻は UTC)' },
  'report.step': { en: '{time}  {by} from {peer}  [{trust}]', ja: '{time}  {by} が {peer} から受信  [{trust}]' },
  'report.noTime': { en: '(no usable time)', ja: '(使える時刻なし)' },
  'report.quoted': {
    en: 'Header lines as they stand in the message (control characters replaced)',
    ja: 'メールのヘッダの該当行(制御文字は置き換え)',
  },
  'report.more': { en: '({count} more left out)', ja: '(ほか {count} 件は省略)' },
  'report.caution': {
    en: 'Lines marked “{untrusted}” stand below the trust boundary: whoever sent the message could have written them.',
    ja: '「{untrusted}」の行は信頼境界より下にあり、送信者が自由に書けたものです。',
  },
  'report.redacted': {
    en: 'Parts of this report are hidden by redaction; switch it off for a report that others can act on.',
    ja: 'この報告の一部は伏せ字です。相手が対応できる報告にするには、伏せ字を切ってください。',
  },
  'report.copied': { en: 'The abuse report is on the clipboard.', ja: '報告をクリップボードにコピーしました。' },
  'export.abuse': { en: 'Abuse report', ja: '迷惑メールの報告' },
} satisfies Readonly<Record<`report.${string}` | `export.${string}`, Message>>;
