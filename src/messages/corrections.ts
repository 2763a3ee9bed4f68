import type { Message } from './catalog';

/** What the user said against or beyond the inference, as claims with the reading that was not taken. */
export const corrections = {
  'user.claim.one-router': {
    en: 'One router holds {ips}, as you said',
    ja: '{ips} は 1 台のルーターのインターフェース（利用者の指定）',
  },
  'user.claim.different-routers': {
    en: '{ips} belong to different routers, as you said',
    ja: '{ips} は別々のルーターのインターフェース（利用者の指定）',
  },
  'user.claim.belongs': {
    en: '{ip} belongs to the router with {router}, as you said',
    ja: '{ip} は {router} を持つルーターのインターフェース（利用者の指定）',
  },
  'user.claim.nat': {
    en: 'The router with {ip} translates addresses, as you said',
    ja: '{ip} を持つルーターはアドレス変換（NAT）を行う（利用者の指定）',
  },
  'user.claim.no-nat': {
    en: 'The router with {ip} translates no addresses, as you said',
    ja: '{ip} を持つルーターはアドレス変換（NAT）を行わない（利用者の指定）',
  },
  'user.claim.segment': {
    en: '{ips} share the segment {prefix}, as you said',
    ja: '{ips} は同じセグメント {prefix} にある（利用者の指定）',
  },
  'user.claim.no-segment': {
    en: '{ips} share no segment, as you said',
    ja: '{ips} は同じセグメントにない（利用者の指定）',
  },
  'user.claim.network': {
    en: 'The router with {ip} is in the network {network}, as you said',
    ja: '{ip} を持つルーターはネットワーク {network} に属する（利用者の指定）',
  },
  'user.claim.border': {
    en: 'The border of responsibility lies between {a} and {b}, as you said',
    ja: '責任分界点は {a} と {b} の間にある（利用者の指定）',
  },
  'user.claim.no-border': {
    en: 'No border of responsibility lies between {a} and {b}, as you said',
    ja: '{a} と {b} の間に責任分界点はない（利用者の指定）',
  },
  'user.reason.said': { en: 'You said so', ja: '利用者がそう指定した' },
  'user.reading.different-routers': { en: '{ips} are different routers', ja: '{ips} は別々のルーター' },
  'user.reading.no-nat': { en: 'The router with {ip} translates no addresses', ja: '{ip} のルーターは NAT を行わない' },
  'user.reading.no-segment': { en: '{ips} share no segment', ja: '{ips} は同じセグメントにない' },
  'user.reading.network': { en: 'It is in the network {network}', ja: 'ネットワーク {network} に属する' },
  'user.reading.no-border': { en: 'No border lies between {a} and {b}', ja: '{a} と {b} の間に分界点はない' },
} satisfies Record<string, Message>;
