import type { Message } from './catalog';

/** What the offline tables tell about addresses. */
export const data = {
  'data.fact.network': { en: 'Network', ja: 'ネットワーク' },
  'data.fact.place': { en: 'Claimed place', ja: '自称の場所' },
  'data.table': { en: '{what} (offline data as of {day})', ja: '{what}（{day} 時点のオフラインデータ）' },
  'data.mmdb': { en: '{what} (your own database)', ja: '{what}（利用者のデータベース）' },
  'data.special': { en: '{name} ({prefix}, {rfc})', ja: '{name}（{prefix}、{rfc}）' },
  'data.exchange': {
    en: '{name}, an exchange: the number does not tell the holder (offline data as of {day})',
    ja: '{name}（相互接続点）: 番号からは保有者が分かりません（{day} 時点のオフラインデータ）',
  },
  'data.none': { en: 'unknown (offline data as of {day})', ja: '不明（{day} 時点のオフラインデータ）' },
  'data.place.city': {
    en: '{name}, {country} (“{token}” in the name)',
    ja: '{name}、{country}（名前の「{token}」から）',
  },
  'data.place.country': { en: '{name} (country of the registration)', ja: '{name}（登録上の国）' },
  'data.claim.name': {
    en: 'The DNS calls {ip} {name} (asked on {day})',
    ja: 'DNS によると {ip} は {name}（{day} に問い合わせ）',
  },
  'data.claim.noName': {
    en: 'The DNS has no name for {ip} (asked on {day})',
    ja: 'DNS に {ip} の名前はない（{day} に問い合わせ）',
  },
  'data.reason.asked': {
    en: 'Your resolver was asked on {day}; names change, and their owner writes what he likes',
    ja: '{day} にリゾルバーに問い合わせた結果です。名前は変わることがあり、所有者が自由に付けられます',
  },
  'data.ask.off': {
    en: 'Asking for a name tells your resolver which address you look at: switch on “hopscope.data.reverseDns” first.',
    ja: '名前を問い合わせると、どのアドレスを見ているかがリゾルバーに伝わります。先に「hopscope.data.reverseDns」を有効にしてください。',
  },
  'data.ask.restricted': {
    en: 'The DNS is not asked in Restricted Mode and in the browser.',
    ja: '制限モードとブラウザーでは DNS に問い合わせません。',
  },
  'data.ask.noAddress': { en: 'Nothing with an address was clicked.', ja: 'アドレスのあるものが選ばれていません。' },
  'data.claim.place': {
    en: '{ip} cannot stand in {place}: it answered in {ms} ms',
    ja: '{ip} が {place} にあることはあり得ません。{ms} ms で応答しています',
  },
  'data.reason.place': {
    en: '{place} is {km} km from {near}; light in fibre goes there and back at most {reach} km away in that time',
    ja: '{place} は {near} から {km} km 離れていますが、この時間で光ファイバを往復できるのは {reach} km までです',
  },
  'data.reading.near': {
    en: 'Rather the nearer address is not in {near}',
    ja: 'むしろ近い方のアドレスが {near} にない',
  },
} as const satisfies Readonly<Record<string, Message>>;
