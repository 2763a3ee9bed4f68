import type { Message } from './catalog';

/** Redaction: the badge on every output, and the choice of what to hide. */
export const redaction = {
  'redaction.badge': { en: 'Redacted: {what}', ja: '伏せ字: {what}' },
  'redaction.pick': { en: 'What the diagram and its exports hide', ja: '図と書き出しで伏せるもの' },
  'redaction.off': { en: 'nothing', ja: 'なし' },
  'redaction.off.detail': { en: 'Everything as in the text', ja: 'テキストのとおりに表示します' },
  'redaction.private': { en: 'private addresses', ja: 'プライベートアドレス' },
  'redaction.private.detail': {
    en: 'Private and shared addresses, the names of hosts behind them, local parts of mail addresses',
    ja: 'プライベートアドレスと共有アドレス、そのホスト名、メールアドレスのユーザー名',
  },
  'redaction.last-bits': {
    en: 'last octet or 64 bits, host names',
    ja: '最後のオクテットまたは下位 64 ビット、ホスト名',
  },
  'redaction.last-bits.detail': {
    en: '203.0.113.7 becomes 203.0.113.x1; of host names the registered domain stays',
    ja: '203.0.113.7 は 203.0.113.x1 になり、ホスト名は登録ドメインだけ残ります',
  },
  'redaction.pseudonyms': { en: 'all addresses and names (pseudonyms)', ja: 'すべてのアドレスと名前（仮名）' },
  'redaction.pseudonyms.detail': {
    en: '203.0.113.7 becomes A.1: addresses of one network share the letter',
    ja: '203.0.113.7 は A.1 になり、同じネットワークのアドレスは同じ文字になります',
  },
  'redaction.home': { en: 'the home side', ja: '自宅側' },
  'redaction.home.detail': {
    en: 'Addresses and names of the first hops from home, both sides of the NAT, and the network of the provider',
    ja: '自宅から最初の数ホップ、NAT の内外、プロバイダーのネットワークのアドレスと名前',
  },
  'redaction.mail': { en: 'mail users and internal hosts', ja: 'メールのユーザー名と内部のホスト' },
  'redaction.mail.detail': {
    en: 'Local parts, message ids, private addresses and hosts; the origin stays readable',
    ja: 'ユーザー名、メッセージ ID、プライベートアドレスとホスト。送信元は読めるままです',
  },
} satisfies Record<string, Message>;
