import type { Message } from './catalog';

/** Tunnels of label-switched routers. */
export const mpls = {
  'mpls.claim.explicit': {
    en: 'MPLS tunnel, hops {from} to {to}, with its routers visible',
    ja: 'MPLS トンネル：ホップ {from}〜{to}、途中のルーターも見える',
  },
  'mpls.claim.opaque': {
    en: 'MPLS tunnel that ends at hop {to}; {hidden|router inside it stays hidden|routers inside it stay hidden}',
    ja: 'ホップ {to} で終わる MPLS トンネル。途中の {hidden} 台のルーターは見えない',
  },
  'mpls.claim.implicit': {
    en: 'Probably an MPLS tunnel, hops {from} to {to}: its routers answer without labels',
    ja: 'おそらく MPLS トンネル：ホップ {from}〜{to}。ルーターはラベルなしで応答している',
  },
  'mpls.claim.invisible': {
    en: 'An MPLS tunnel may end at hop {to} ({ip}), with about {hidden|router|routers} that no line of the trace shows',
    ja: 'ホップ {to}（{ip}）で終わる MPLS トンネルの可能性：トレースに現れないルーターが約 {hidden} 台',
  },
  'mpls.reason.two-replies': {
    en: 'Errors of {ip} come back over {back} hops, its echo replies over {echo}: only what starts with TTL 255 counts the hops of a tunnel',
    ja: '{ip} のエラー応答は {back} ホップ、エコー応答は {echo} ホップで戻る：トンネル内のホップを数えるのは TTL 255 で始まる応答だけ',
  },
  'mpls.reason.level': {
    en: 'At hop {hop} the way back is {hidden|hop|hops} longer than before, and for the next hops it stays as long: each reply enters the tunnel with a fresh TTL',
    ja: 'ホップ {hop} で帰りが {hidden} ホップ長くなり、その先のホップでも同じ長さのまま：応答は新しい TTL でトンネルに入る',
  },
  'mpls.reason.u-turn': {
    en: 'At hop {hop} the way back is {hidden|hop|hops} longer than before, and two less with every hop up to hop {to}: errors go on to the end of a tunnel first',
    ja: 'ホップ {hop} で帰りが {hidden} ホップ長くなり、ホップ {to} まで 1 ホップごとに 2 ずつ短くなる：エラーはいったんトンネルの終点まで運ばれる',
  },
  'mpls.reason.steady': {
    en: 'From hop {hop} on the way back is {hidden|hop|hops} longer than before',
    ja: 'ホップ {hop} から先は、帰りが {hidden} ホップ長い',
  },
  'mpls.reading.other-way': {
    en: 'No tunnel: from hop {hop} on replies come back another, longer way',
    ja: 'トンネルではない：ホップ {hop} から先の応答は別の、より長い経路で戻る',
  },
  'mpls.reason.explicit': {
    en: '{ip} quotes label {label}, run out there (RFC 4950)',
    ja: '{ip} がラベル {label} を引用しており、そこで TTL が尽きている（RFC 4950）',
  },
  'mpls.reason.opaque': {
    en: '{ip} quotes label {label} with TTL {ttl}: nobody in the tunnel counted the packet’s own TTL down',
    ja: '{ip} が引用したラベル {label} の TTL は {ttl}：トンネル内ではパケット自身の TTL が減っていない',
  },
  'mpls.reason.implicit': {
    en: '{ip} quotes the probe with TTL {ttl} instead of 1: the label’s TTL ran out, not the packet’s',
    ja: '{ip} が引用したプローブの TTL は 1 ではなく {ttl}：尽きたのはパケットではなくラベルの TTL',
  },
} satisfies Readonly<Record<string, Message>>;
