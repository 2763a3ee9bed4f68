import type { Message } from './catalog';

/** Many messages together: the table and the picture of their origins. */
export const mailbox = {
  'mailbox.title': { en: 'Origins of {count|message|messages}', ja: '{count} 通のメールの発信元' },
  'mailbox.reading': { en: 'Hopscope: reading {name}', ja: 'Hopscope: {name} を読み込み中' },
  'mailbox.stopped': {
    en: 'Reading {name} was stopped before its end, so nothing of it is drawn: open it again to read it whole.',
    ja: '{name} の読み込みを途中で止めたため、何も描いていません。もう一度開くと最後まで読み込みます。',
  },
  'mailbox.period': { en: 'received {first} to {last} (UTC)', ja: '受信期間 {first} 〜 {last} (UTC)' },
  'mailbox.authenticated': {
    en: 'sender authenticated: {passed} of {known}',
    ja: '送信ドメイン認証に合格: {known} 通中 {passed} 通',
  },
  'mailbox.authenticationUnknown': { en: 'sender authentication not recorded', ja: '送信ドメイン認証の記録なし' },
  'mailbox.counts': {
    en: '{addresses|origin|origins} in {networks|network|networks}, first trusted relays: {relays}',
    ja: '発信元 {addresses}、ネットワーク {networks}、信頼できる最初の中継 {relays}',
  },
  'mailbox.unplaced': {
    en: '{count|message names|messages name} no client of a trusted relay (local mail, drafts, no Received fields)',
    ja: '信頼できる中継の相手が分からないメール: {count} 通 (ローカル配送、下書き、Received なし)',
  },
  'mailbox.unlisted': {
    en: '{count|message came|messages came} from addresses beyond the {limit} that the table takes: counted in the whole only',
    ja: '表の上限 ({limit} アドレス) を超えたため合計にだけ数えたメール: {count} 通',
  },
  'mailbox.column.address': { en: 'origin', ja: '発信元' },
  'mailbox.column.network': { en: 'network', ja: 'ネットワーク' },
  'mailbox.column.organisation': { en: 'operator', ja: '管理組織' },
  'mailbox.column.relay': { en: 'first trusted relay', ja: '信頼できる最初の中継' },
  'mailbox.column.count': { en: 'messages', ja: '通数' },
  'mailbox.column.first': { en: 'first (UTC)', ja: '最初 (UTC)' },
  'mailbox.column.last': { en: 'last (UTC)', ja: '最後 (UTC)' },
  'mailbox.column.passed': { en: 'authenticated', ja: '認証合格' },
  'mailbox.column.failed': { en: 'not authenticated', ja: '認証不合格' },
  'mailbox.more': {
    en: '{count} more origins: all of them with -o FILE.csv',
    ja: 'ほか {count} 件: -o FILE.csv で全件',
  },
  'mailbox.heading.origins': { en: 'Origins', ja: '発信元' },
  'mailbox.heading.relays': { en: 'First trusted relay', ja: '信頼できる最初の中継' },
  'mailbox.heading.mailbox': { en: 'Mailbox', ja: 'メールボックス' },
  'mailbox.others': { en: '{addresses} other origins', ja: 'ほかの発信元 {addresses} 件' },
  'mailbox.otherRelays': { en: '{relays} other relays', ja: 'ほかの中継 {relays} 件' },
  'mailbox.messages': { en: '{count|message|messages}', ja: '{count} 通' },
  'mailbox.node': {
    en: '{name}: {count|message|messages}, {authentication}',
    ja: '{name}: {count} 通、{authentication}',
  },
  'mailbox.link': {
    en: '{from} handed {count|message|messages} to {to}',
    ja: '{from} から {to} へ {count} 通',
  },
  'mailbox.legend.width': { en: 'line width: number of messages', ja: '線の太さ: 通数' },
  'mailbox.legend.passed': { en: 'sender authenticated', ja: '送信ドメイン認証に合格' },
  'mailbox.legend.failed': { en: 'failed', ja: '不合格' },
  'mailbox.legend.unknown': { en: 'not recorded', ja: '記録なし' },
  'mailbox.kind.mailbox': { en: 'Mailbox', ja: 'メールボックス' },
  'mailbox.kind.origin': { en: 'Origin', ja: '発信元' },
  'mailbox.kind.relay': { en: 'Relay', ja: '中継' },
  'mailbox.fact.message': { en: 'message', ja: 'メール' },
  'mailbox.fact.more': { en: 'more messages', ja: 'そのほか' },
  'mailbox.description': {
    en: 'Origin addresses on the left, the relays that wrote them down in the middle, the mailbox on the right; lines are as wide as messages are many.',
    ja: '左が発信元アドレス、中央がそれを記録した中継、右がメールボックス。線の太さは通数を表します。',
  },
} satisfies Record<string, Message>;
