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
