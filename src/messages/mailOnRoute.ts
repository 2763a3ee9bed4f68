import type { Message } from './catalog';

/** A mail path and a traced route that have a machine in common, in one diagram. */
export const mailOnRoute = {
  'mailOnRoute.claim.same': {
    en: 'The mail passed {name}: {what} stands in its header and on the route.',
    ja: 'メールは {name} を通った: {what} がヘッダーにも経路にもある。',
  },
  'mailOnRoute.claim.elsewhere': {
    en: '{ip} in the mail header is not taken for {ip} of the route.',
    ja: 'メールヘッダーの {ip} は、経路の {ip} と同じ機械とはみなさない。',
  },
  'mailOnRoute.reason.address': {
    en: '{ip} is a routed address: one machine on the Internet has it.',
    ja: '{ip} はグローバルアドレス: インターネット上の 1 台だけが持つ。',
  },
  'mailOnRoute.reason.unvouched': {
    en: 'No trusted relay wrote this down: the sender could have made it up.',
    ja: '信頼できる中継が書いたものではない: 送信者が偽って書けた。',
  },
  'mailOnRoute.reason.address-inside': {
    en: '{ip} is a private address: alone it says nothing.',
    ja: '{ip} はプライベートアドレス: それだけでは何も言えない。',
  },
  'mailOnRoute.reason.translation': {
    en: 'The mail left by {outside}, the outside of the translation behind which {ip} stands.',
    ja: 'メールは {outside} から出た。これは {ip} を隠している NAT の外側のアドレス。',
  },
  'mailOnRoute.reason.outside': {
    en: '{ip} is the outside of the translation behind which {inside} stands.',
    ja: '{ip} は {inside} を隠している NAT の外側のアドレス。',
  },
  'mailOnRoute.reason.own-name': {
    en: 'The header calls it {name}, and so does the machine itself.',
    ja: 'ヘッダーでの名前 {name} は、その機械自身の名前と同じ。',
  },
  'mailOnRoute.reason.same-site': {
    en: 'It was handed to {relay}, which is on the route in the same network.',
    ja: '同じネットワークの経路上にある {relay} に渡された。',
  },
  'mailOnRoute.reason.name': {
    en: 'The relay goes by the name {name}, as a machine of the route does.',
    ja: '中継の名前 {name} は、経路上の機械の名前と同じ。',
  },
  'mailOnRoute.reason.every-site': {
    en: 'Every site may use {ip}, and nothing says that the mail began at this one.',
    ja: '{ip} はどの拠点でも使える。メールがこの拠点から出たことを示すものがない。',
  },
  'mailOnRoute.apart': {
    en: 'No machine of the mail paths lies on the route: they are drawn side by side.',
    ja: 'メールが通った機械は経路上にない: 別々の図に描く。',
  },
  'mailOnRoute.title': { en: 'Mail: {subject}', ja: 'メール: {subject}' },
  'mailOnRoute.unnamed': { en: 'unnamed machine', ja: '名前のない機械' },
  'mailOnRoute.came': { en: 'by {protocol}', ja: '{protocol}' },
  'mailOnRoute.cameAfter': { en: 'by {protocol}, {delay}', ja: '{protocol}、{delay}' },
  'mailOnRoute.unverified': { en: 'unverified', ja: '未確認' },
  'mailOnRoute.more': { en: '{count|more relay|more relays}', ja: 'ほか {count} 台の中継' },
  'mailOnRoute.moreMails': {
    en: '{count|more mail|more mails} on this route',
    ja: 'この経路のメールはほか {count} 通',
  },
  'mailOnRoute.station': {
    en: '{name}, {address}, on the way of the mail “{subject}”',
    ja: '{name}、{address}、メール「{subject}」の道筋',
  },
  'mailOnRoute.leg': { en: 'Mail from {from} to {to}', ja: '{from} から {to} へのメール' },
  'mailOnRoute.legend.mail': { en: 'hand-over of a mail', ja: 'メールの受け渡し' },
  'mailOnRoute.legend.unverified': { en: 'hand-over that nobody vouches for', ja: '裏付けのない受け渡し' },
  'mailOnRoute.kind.station': { en: 'Machine on the way of a mail', ja: 'メールが通った機械' },
  'mailOnRoute.kind.leg': { en: 'Hand-over of a mail', ja: 'メールの受け渡し' },
  'mailOnRoute.fact.mail': { en: 'Mail', ja: 'メール' },
  'mailOnRoute.fact.operator': { en: 'Operator', ja: '運営者' },
  'mailOnRoute.fact.wrote': { en: 'Its Received field', ja: 'その Received フィールド' },
  'mailOnRoute.fact.protocol': { en: 'Protocol', ja: 'プロトコル' },
  'mailOnRoute.fact.delay': { en: 'Delay', ja: '遅延' },
  'mailOnRoute.fact.vouched': { en: 'Vouched for', ja: '裏付け' },
  'mailOnRoute.vouched.true': { en: 'yes, a trusted relay wrote it down', ja: 'あり（信頼できる中継の記録）' },
  'mailOnRoute.vouched.false': { en: 'no, the sender could have made it up', ja: 'なし（送信者が偽れる）' },
  'mailOnRoute.heading': { en: 'Mail on the route', ja: '経路上のメール' },
  'mailOnRoute.column.machine': { en: 'machine', ja: '機械' },
  'mailOnRoute.column.address': { en: 'address', ja: 'アドレス' },
  'mailOnRoute.column.onRoute': { en: 'on the route', ja: '経路上' },
  'mailOnRoute.column.came': { en: 'came by', ja: '受信方法' },
  'mailOnRoute.sure': { en: '{name}, {percent} %', ja: '{name}（{percent} %）' },
} satisfies Readonly<Record<string, Message>>;
