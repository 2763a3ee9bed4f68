import type { Message } from './catalog';

/** Authentication results, signatures and ARC sets (src/analyzers/received/authentication). */
export const authentication = {
  'mail.authentication.inside': {
    en: 'Written inside the trust boundary.',
    ja: '信頼の境界の内側で書かれています。',
  },
  'mail.authentication.provider': {
    en: 'Written by the relay at the boundary; this provider removes such fields from what comes in.',
    ja: '境界の中継が書いたものです。このプロバイダーは外から来た同種のフィールドを取り除きます。',
  },
  'mail.authentication.underneath': {
    en: 'It bears the name of the relay at the boundary but stands under its field, where a sender can put one too.',
    ja: '境界の中継の名前がありますが、そのフィールドより下にあり、送信者にも書ける位置です。',
  },
  'mail.authentication.below-boundary': {
    en: 'It stands below the trust boundary: the sender could have written it.',
    ja: '信頼の境界より下にあり、送信者が書けるものです。',
  },
  'mail.authentication.client-differs': {
    en: 'It speaks of another client than the one that the relay took the message from.',
    ja: '中継が実際に受け取った相手とは別のアドレスについて述べています。',
  },
  'mail.authentication.second-copy': {
    en: 'The relay set its own result on top; this is a second one under its field.',
    ja: '中継自身の結果が上にあり、これはその下にある二つ目です。',
  },
  'mail.why.client-differs': {
    en: 'It speaks of {client}, but {by} took the message from {seen}.',
    ja: '{client} について述べていますが、{by} が受け取った相手は {seen} です。',
  },
  'mail.why.second-copy': {
    en: '{by} set its own result on top of its field.',
    ja: '{by} 自身の結果は、そのフィールドの上にあります。',
  },
  'mail.believed.yes': { en: 'counts', ja: '信用できる' },
  'mail.believed.no': { en: 'does not count', ja: '信用できない' },
  'mail.believed.unknown': { en: 'may count', ja: '信用できるか不明' },

  'mail.inspect.client': { en: 'client {client}', ja: '相手 {client}' },
  'mail.inspect.worth': { en: '{believed}: {why}', ja: '{believed}: {why}' },
  'mail.inspect.seal': { en: 'sealed by {domain}, earlier chain: {cv}', ja: '{domain} の封印、以前の鎖: {cv}' },
  'mail.inspect.signature': { en: 'signed by {domain}: {fields}, body', ja: '{domain} の署名: {fields}、本文' },
  'mail.inspect.body-limit': {
    en: '(only the first {bytes} bytes: more can be added unseen)',
    ja: '(先頭 {bytes} バイトのみ。以降は気付かれずに追加できます)',
  },

  'mail.spf-failed': {
    en: '{by} found SPF {result}: the sending host is not one that the envelope sender allows (forwarding does that too).',
    ja: '{by} の SPF 検査は {result} です。送信ホストはエンベロープ送信者のドメインが許したものではありません(転送でも起こります)。',
  },
  'mail.dkim-failed': {
    en: '{by} found DKIM {result}: the message is not as it was signed (lists and filters do that too).',
    ja: '{by} の DKIM 検査は {result} です。署名時から変わっています(リストやフィルターでも起こります)。',
  },
  'mail.dmarc-failed': {
    en: '{by} found DMARC {result}: nothing shows that the domain in From sent this message.',
    ja: '{by} の DMARC 検査は {result} です。From のドメインが送ったことを示すものがありません。',
  },
  'mail.arc-failed': {
    en: '{by} found ARC {result}: the seals of the forwarders do not hold.',
    ja: '{by} の ARC 検査は {result} です。転送者の封印が成り立ちません。',
  },
  'mail.other-client': {
    en: '{by} judged the client {client}, while it took the message from {seen}.',
    ja: '{by} は {client} を検査していますが、受け取った相手は {seen} です。',
  },
  'mail.arc-chain': {
    en: '{count|forwarder has|forwarders have} sealed what they saw (ARC): {names}.',
    ja: '{count} か所の転送者が ARC で封印しています: {names}',
  },
  'mail.arc-broken': {
    en: 'The ARC sets are no whole chain ({count|seal|seals}: {names}): they prove nothing.',
    ja: 'ARC の組が揃った鎖になっておらず(封印 {count} 個: {names})、何の証明にもなりません。',
  },
} satisfies Record<string, Message>;
