import type { Message } from './catalog';

/** What is found about a message and its hops (src/analyzers/received/findings). */
export const mailFindings = {
  'mail.fields-left-out': {
    en: 'Not read: {count|header field|header fields} beyond the first {read}, which is more than any mail has. Cut the header below the fields of interest to read the others.',
    ja: 'ヘッダーが長すぎるため、先頭の {read} フィールドだけを読み取り、残りの {count} フィールドは読み取っていません。残りを調べるには、必要な部分だけを切り出してください。',
  },
  'mail.finding.certain': { en: 'certain', ja: '確実' },
  'mail.finding.strong': { en: 'strong signs', ja: '強い兆候' },
  'mail.finding.note': { en: 'notes', ja: '参考' },
  'mail.finding.graded': { en: '{finding}; observed: {grade}', ja: '{finding}、観測の確度: {grade}' },
  'mail.why.base-rate': {
    en: 'Seen in {ham} % of ordinary mail and {spam} % of spam (public collections of 2002–03).',
    ja: '普通のメールの {ham} %、迷惑メールの {spam} % に見られます(2002〜03 年の公開コーパス)。',
  },

  /* Time */
  'mail.slowest-hop': {
    en: 'The message waited longest at {from}: {delay}, until {to} took it.',
    ja: '最も長く留まったのは {from} で、{to} が受け取るまで {delay} です。',
  },
  'mail.slow-hop': {
    en: 'The message waited {delay} at {from}, until {to} took it.',
    ja: '{from} に {delay} 留まってから {to} が受け取っています。',
  },
  'mail.far-backwards': {
    en: '{to} stamped the message {delay} before {from}, which should have had it earlier: too far for a wrong clock.',
    ja: '{to} の受信時刻が、先に受け取ったはずの {from} より {delay} も早く、時計のずれとしては大きすぎます。',
  },

  /* Names and syntax */
  'mail.greeting-differs': {
    en: 'The client of {by} called itself {said}; its reverse name is {seen}.',
    ja: '{by} の相手は {said} と名乗りましたが、逆引き名は {seen} です。',
  },
  'mail.borrowed-name': {
    en: 'The client of {by} called itself {said}, a name of {provider}, but its reverse name is {seen}.',
    ja: '{by} の相手は {provider} の名前 {said} を名乗りましたが、逆引き名は {seen} です。',
  },
  'mail.no-reverse': {
    en: '{by} found no reverse name for {address}.',
    ja: '{by} は {address} の逆引き名を得られませんでした。',
  },
  'mail.impossible-syntax': {
    en: '"{id}" is no id that {software} ever writes, as the field of {by} says.',
    ja: '{by} のフィールドにある ID「{id}」は、{software} が書くことのない形です。',
  },
  'mail.forged-below': {
    en: '{count|field|fields} below {above} most likely made up: the chain breaks there, and {signals|more sign speaks|more signs speak} against what follows.',
    ja: '{above} より下の {count} 個のフィールドは捏造と見られます。鎖がそこで切れ、ほかにも {signals} 件の兆候があります。',
  },
  'mail.forged-result': {
    en: 'The field {name} under {by} was most likely brought along by the sender.',
    ja: '{by} の下にある {name} は、送信者が持ち込んだものと見られます。',
  },

  /* The way on the line */
  'mail.transport-clear': {
    en: 'In the clear, open to reading and changing on the line: {way}.',
    ja: '平文で、途中で読まれたり書き換えられたりし得た区間: {way}',
  },
  'mail.transport-unknown': {
    en: 'Whether the line was encrypted is not recorded: {way}.',
    ja: '通信路の暗号化が記録されていない区間: {way}',
  },
  'mail.transport-encrypted': {
    en: 'Every hand-over between hosts was encrypted, as the relays wrote: {way}.',
    ja: 'ホスト間の受け渡しは、中継の記録ではすべて暗号化されています: {way}',
  },

  /* Who handed it on */
  'mail.mailing-list': {
    en: 'The mailing list {list} sent it on; what stands below {by} is the way to the list.',
    ja: 'メーリングリスト {list} が配信し直しています。{by} より下はリストまでの経路です。',
  },
  'mail.forwarded': {
    en: 'It had been delivered to {mailbox} at {by} and was forwarded from there.',
    ja: '{by} でいったん {mailbox} に届き、そこから転送されています。',
  },
  'mail.resent': {
    en: '{person} had received it and sent it again.',
    ja: '{person} が受け取ったあと、再送しています。',
  },
} satisfies Record<string, Message>;
