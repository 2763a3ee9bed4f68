import type { Message } from './catalog';

/** What many traces together tell. */
export const bulk = {
  'bulk.title': { en: '{traces|trace|traces} in one', ja: 'トレース {traces} 件の統合図' },
  'bulk.read': {
    en: '{traces|trace|traces} read: {ways|way|ways}, {addresses|address|addresses}, {routers|router|routers}.',
    ja: 'トレース {traces} 件を読み込みました：経路 {ways} 通り、アドレス {addresses} 個、ルーター {routers} 台。',
  },
  'bulk.cancelled': {
    en: 'Stopped: the answer is that of the first {traces|trace|traces}.',
    ja: '中断しました：最初の {traces} 件のトレースによる結果です。',
  },
  'bulk.foreign': {
    en: '{files|file|files} without a trace.',
    ja: 'トレースのないファイル：{files} 個。',
  },
  'bulk.mail': {
    en: '{files|file|files} of mail left out: a mail is no trace, draw it by itself.',
    ja: 'メールのファイル {files} 個は対象外です。メールはトレースではないため、個別に描いてください。',
  },
  'bulk.unreadable': {
    en: '{count|file or folder|files or folders} could not be read: {name}.',
    ja: '読み込めないファイルまたはフォルダー {count} 個：{name}。',
  },
  'bulk.unreadableMore': {
    en: '{count} files or folders could not be read: {name} and others.',
    ja: '読み込めないファイルまたはフォルダー {count} 個：{name} など。',
  },
  'bulk.links': {
    en: '{links|link|links} to folders not followed.',
    ja: 'フォルダーへのリンク {links} 個はたどっていません。',
  },
  'route.reason.bulk-pair': {
    en: 'The two ends of {prefix}; no trace shows them apart',
    ja: '{prefix} の両端であり、離れて現れるトレースはない',
  },
  'route.reason.bulk-block': {
    en: '{count} hosts of {prefix} are seen, at least half of it; no trace shows two of them apart',
    ja: '{prefix} のホストのうち半数以上の {count} 個が見え、離れて現れるトレースはない',
  },
  'route.reason.bulk-exchange': {
    en: '{count} addresses on the exchange LAN {prefix}',
    ja: 'IX の LAN {prefix} 上の {count} 個のアドレス',
  },
  'route.reason.bulk-mate': {
    en: '{a} stands before {via} on {count|way|ways}, and {b} is the other end of that link',
    ja: '{count} 通りの経路で {a} が {via} の直前に現れ、{b} はそのリンクのもう一方の端である',
  },
  'route.reason.pair': {
    en: 'All ways between {home} and {server} in both directions, laid side by side',
    ja: '{home} と {server} の間の双方向の経路をすべて突き合わせた結果',
  },
  'route.claim.pair-symmetric': {
    en: '{home} and {server}: both directions take one way',
    ja: '{home} と {server}：往復とも同じ経路',
  },
  'route.claim.pair-asymmetric': {
    en: '{home} and {server}: the directions take different ways',
    ja: '{home} と {server}：行きと帰りで経路が異なる',
  },
  'route.claim.pair-unknown': {
    en: '{home} and {server}: whether the directions differ stays open',
    ja: '{home} と {server}：経路が往復で異なるかどうかは判断できない',
  },
} satisfies Readonly<Record<string, Message>>;
