import type { Message } from './catalog';

/** Around the explanation of a header field: what we do not know, and whether the sender can forge it. */
export const explain = {
  'explain.unknown': {
    en: 'No standard that Hopscope knows describes {name}; what it means is known to the program that wrote it.',
    ja: '{name} は Hopscope の知る標準にありません。意味は書いたプログラムにしか分かりません。',
  },
  'explain.unknownX': {
    en: 'A private field: what {name} means is known only to the program that wrote it.',
    ja: '独自のフィールドです。{name} の意味は書いたプログラムにしか分かりません。',
  },
  'explain.fields': { en: 'All header fields ({fields})', ja: 'すべてのヘッダフィールド ({fields})' },
  'explain.question': { en: 'Can the sender forge this?', ja: '送信者が偽れるか' },
  'explain.answer.yes': { en: 'Yes', ja: '偽れます' },
  'explain.answer.no': { en: 'No', ja: '偽れません' },
  'explain.answer.signed': { en: 'Not without the signer', ja: '署名者でなければ偽れません' },
  'explain.answer.unknown': { en: 'Cannot be told', ja: '判断できません' },
  'explain.short': { en: '{question} {answer}: {reason}', ja: '{question}: {answer}。{reason}' },
  'explain.both': { en: '{about} {question} {answer}: {reason}', ja: '{about}{question}: {answer}。{reason}' },

  'explain.forge.inside': {
    en: 'it stands above the trust boundary, so {by} or a relay after it wrote it.',
    ja: '信頼境界より上にあり、{by} かその後の中継が書いたものです。',
  },
  'explain.forge.insideAuthor': {
    en: 'it stands above the trust boundary, where a relay put it, but what it says may be what the sender gave.',
    ja: '信頼境界より上に中継が置いたものですが、内容は送信者が渡したものかもしれません。',
  },
  'explain.forge.boundary': {
    en: '{by} wrote it and is trusted; only the name that the client gave itself (HELO) is the sender’s word.',
    ja: '信頼できる {by} が書いたものです。ただし相手の名乗り (HELO) だけは送信者の言い分です。',
  },
  'explain.forge.below': {
    en: 'it stands below the trust boundary, so whoever handed the message to {by} could have written it.',
    ja: '信頼境界より下にあり、{by} に渡した者なら自由に書けます。',
  },
  'explain.forge.beside': {
    en: 'it stands right under the field of {by}, where that server’s filters write, but the sender could have put it there as well.',
    ja: '{by} のフィールドのすぐ下で、そのサーバーのフィルタが書く位置ですが、送信者も同じ場所に書けます。',
  },
  'explain.forge.noBoundary': {
    en: 'without a Received field nothing tells where the sender’s part of the header ends.',
    ja: 'Received がないため、どこまでを送信者が書いたのか区別できません。',
  },
  'explain.forge.author': {
    en: 'the sender writes it freely, and no signature covers it.',
    ja: '送信者が自由に書けるもので、署名の対象にもなっていません。',
  },
  'explain.forge.covered': {
    en: 'the sender writes it freely; a signature by {domain} covers it, but whether that holds was not checked here.',
    ja: '送信者が自由に書けるものです。{domain} の署名の対象ですが、その署名が正しいかはここでは確かめていません。',
  },
  'explain.forge.signed': {
    en: '{domain} signed it as it stands, and a server inside the trust boundary noted that the signature holds.',
    ja: '{domain} がこの内容に署名し、信頼境界の内側のサーバーが署名は正しいと記録しています。',
  },
  'explain.forge.signature': {
    en: 'anybody can write something of this form; only a check with the key of {domain} tells whether it is real.',
    ja: '形だけなら誰でも書けます。本物かどうかは {domain} の鍵で検証しないと分かりません。',
  },
  'explain.forge.signatureHolds': {
    en: 'it takes the key of {domain}, and a server inside the trust boundary noted that it holds.',
    ja: '{domain} の鍵が必要で、信頼境界の内側のサーバーが正しいと記録しています。',
  },
} satisfies Readonly<Record<`explain.${string}`, Message>>;
