import type { Message } from './catalog';

/** Second looks, translators between IPv6 and IPv4, and what times and replies tell. */
export const judgement = {
  'route.reason.alias-confirm-way': {
    en: 'Whether one direction alone passes {a} or {b}: such an address has its router to itself',
    ja: '{a} または {b} が片方向の経路だけで通るかどうか。片方向だけのアドレスは別のルーターのもの',
  },
  'route.reason.alias-confirm-first': {
    en: 'How often a first look as sure as this one holds for {a} and {b}',
    ja: '{a} と {b} について、この程度に確かな最初の判定が正しい頻度',
  },
  'route.reason.alias-confirm-rival': {
    en: 'Other partners that {a} and {b} could have in the other direction',
    ja: '{a} と {b} が逆方向で組になり得る他のアドレス',
  },
  'route.reason.alias-confirm-base': {
    en: 'How often a second look confirms a pair, all else unknown',
    ja: '他に手掛かりがない場合に、再判定で組が確かめられる頻度',
  },
  'route.reason.alias-exclusive': {
    en: '{a} and {b}: another answer of the same hop fits, too, and only one of them can be right',
    ja: '{a} と {b}：同じホップの別の応答も合うが、正しいのはどちらか一方',
  },
  'route.reason.alias-cross-step': {
    en: '{a} and {b} stand in the same order among the alternatives of their hops',
    ja: '{a} と {b} は、それぞれのホップの複数の応答の中で同じ順番にある',
  },
  'route.reason.alias-cross-flow': {
    en: 'Whether a trace whose probes take one way goes on from {a} and {b} over their links',
    ja: '全プローブが同じ経路を通るトレースが、{a} と {b} からそのリンクの先へ進むかどうか',
  },
  'route.reason.path-hidden': {
    en: 'At {ip} two ways would print the same lines as one: {via} answers both ways by one address and hides the link between',
    ja: '{ip} では経路が分かれていても同じ表示になる。{via} が両方向で同じアドレスから応答し、間のリンクが見えない',
  },
  'route.reason.nat64-addresses': {
    en: 'Behind {ip} the hops show IPv4 addresses inside 64:ff9b::/96 (RFC 6052)',
    ja: '{ip} より先のホップは、64:ff9b::/96 に埋め込まれた IPv4 アドレスで応答している（RFC 6052）',
  },
  'route.reason.through-nat64': {
    en: 'The trace goes through a translator from IPv6 to IPv4 ({ip}), as those from a home do',
    ja: 'IPv6 から IPv4 への変換（{ip}）を通っており、利用者側からのトレースとみられる',
  },
  'route.claim.nat-nat64': {
    en: 'Translation between IPv6 and IPv4 (NAT64) at {inside}; seen outside as {outside}',
    ja: '{inside} で IPv6 と IPv4 の間の変換（NAT64）。外からは {outside} に見える',
  },
  'route.claim.nat-nat64-unseen': {
    en: 'Translation between IPv6 and IPv4 (NAT64) at {inside}; no trace shows its address outside',
    ja: '{inside} で IPv6 と IPv4 の間の変換（NAT64）。外側のアドレスはどのトレースにも現れない',
  },
  'route.reason.alias-identifier': {
    en: '{a} and {b} end in one interface identifier, made from one network card (RFC 4291)',
    ja: '{a} と {b} は同じインターフェース識別子を持つ（1 枚のネットワークカードから作られる、RFC 4291）',
  },
  'route.reason.alias-6to4': {
    en: '{a} carries {b}, the IPv4 address of the router that ends the tunnel (6to4, RFC 3056)',
    ja: '{a} は、トンネルの終点となるルーターの IPv4 アドレス {b} を含む（6to4、RFC 3056）',
  },
} satisfies Readonly<Record<string, Message>>;
