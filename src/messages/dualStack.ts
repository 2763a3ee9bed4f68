import type { Message } from './catalog';

/** One route in two address families: what joins them, and what nothing joins. */
export const dualStack = {
  'dual-stack.claim.families': {
    en: 'The way out is IPv{out}, the way back IPv{home}: two families may be routed apart. {count|router answers|routers answer} in both',
    ja: '行きは IPv{out}、帰りは IPv{home}。ファミリーが違えば経路も違い得る。両方で応答したルーターは {count} 台',
  },
  'dual-stack.claim.families-apart': {
    en: 'The way out is IPv{out}, the way back IPv{home}, and nothing in the text joins a router of one with one of the other',
    ja: '行きは IPv{out}、帰りは IPv{home}。両方のルーターを結び付ける手がかりがテキストにない',
  },
  'dual-stack.reason.families': {
    en: '{count|router is|routers are} joined by names or by the addresses themselves',
    ja: '名前またはアドレス自体から {count} 台のルーターが同じと分かる',
  },
  'dual-stack.claim.one-interface': {
    en: '{a} and {b} are one interface of {router}: {port}, in IPv4 and IPv6',
    ja: '{a} と {b} は {router} の同じインターフェース {port} の IPv4 と IPv6',
  },
  'dual-stack.reason.one-interface': {
    en: 'Both names say {port} of {router}',
    ja: 'どちらの名前も {router} の {port} を示す',
  },
  'dual-stack.reading.one-interface': {
    en: 'Two interfaces: one of the names is stale',
    ja: '別のインターフェース：どちらかの名前が古い',
  },
  'dual-stack.claim.6to4': {
    en: '{ip} is a 6to4 address: IPv6 tunnelled over IPv4 to the router {ipv4}',
    ja: '{ip} は 6to4 のアドレス：IPv6 は IPv4 のトンネルでルーター {ipv4} へ運ばれる',
  },
  'dual-stack.claim.isatap': {
    en: '{ip} is an ISATAP address: IPv6 tunnelled inside one site to {ipv4}',
    ja: '{ip} は ISATAP のアドレス：IPv6 はサイト内のトンネルで {ipv4} へ運ばれる',
  },
  'dual-stack.claim.teredo': {
    en: '{ip} is a Teredo address: a host behind the translator {client}, tunnelled in UDP, served by {ipv4}',
    ja: '{ip} は Teredo のアドレス：NAT {client} の内側のホストで、UDP のトンネルを使い、サーバーは {ipv4}',
  },
  'dual-stack.reason.6to4': {
    en: 'It lies in 2002::/16 and carries {ipv4} (RFC 3056)',
    ja: '2002::/16 にあり、{ipv4} を含む（RFC 3056）',
  },
  'dual-stack.reason.isatap': {
    en: 'Its interface identifier is 5efe with {ipv4} (RFC 5214)',
    ja: 'インターフェース識別子が 5efe と {ipv4} から成る（RFC 5214）',
  },
  'dual-stack.reason.teredo': {
    en: 'It lies in 2001::/32, names the server {ipv4} and, with all bits turned, {client} (RFC 4380)',
    ja: '2001::/32 にあり、サーバー {ipv4} と、全ビットを反転した {client} を含む（RFC 4380）',
  },
  'route.reason.twins-opposite': {
    en: '{count|router answers|routers answer} over IPv4 and IPv6, in opposite order',
    ja: '{count} 台のルーターが IPv4 と IPv6 で、逆の順序で応答する',
  },
  'route.reason.twins-same': {
    en: '{count|router answers|routers answer} over IPv4 and IPv6, in the same order',
    ja: '{count} 台のルーターが IPv4 と IPv6 で、同じ順序で応答する',
  },
  'route.reason.alias-isatap': {
    en: '{a} carries {b}, the IPv4 address of the same box (ISATAP, RFC 5214)',
    ja: '{a} は同じ機器の IPv4 アドレス {b} を含む（ISATAP、RFC 5214）',
  },
  'route.reason.alias-spelled': {
    en: '{a} spells {b} in its last words, as operators like to number one interface',
    ja: '{a} の末尾は {b} と読める（1 つのインターフェースによく使われる番号の付け方）',
  },
  'route.reason.alias-two-octets': {
    en: '{a} ends in the last two octets of {b}, and no other address does',
    ja: '{a} の末尾は {b} の下位 2 オクテットで、ほかにそのようなアドレスはない',
  },
  'route.reason.alias-last-octet': {
    en: '{a} ends as {b} does, and so do others of these addresses, pair by pair',
    ja: '{a} と {b} は末尾の数が同じで、ほかのアドレスの組も同様',
  },
  'route.reason.alias-place-against': {
    en: '{a} (hop {hop} of the way out) and {b} (hop {other} of the way back) stand at one place between routers that both families show',
    ja: '{a}（行きの {hop} ホップ目）と {b}（帰りの {other} ホップ目）は、両方のファミリーに現れるルーターの間で同じ位置にある',
  },
  'route.reason.alias-place-along': {
    en: '{a} (hop {hop}) and {b} (hop {other}) stand at one place between routers that both families show in the same order',
    ja: '{a}（{hop} ホップ目）と {b}（{other} ホップ目）は、両方のファミリーに同じ順序で現れるルーターの間で同じ位置にある',
  },
  'route.reason.networks-opposite': {
    en: 'One trace begins in the network where the other one ends, and the other way round ({a}, {b})',
    ja: '一方の経路は他方の終わるネットワークから始まり、その逆も成り立つ（{a}、{b}）',
  },
  'route.reason.networks-same': {
    en: 'Both traces begin in one network and end in one ({a})',
    ja: '2 つの経路は同じネットワークから始まり、同じネットワークで終わる（{a}）',
  },
  'route.reason.families-apart': {
    en: 'The two directions use two address families, and no name or address joins them',
    ja: '往復でアドレスファミリーが異なり、名前からもアドレスからも結び付かない',
  },
  'route.reason.families-joined': {
    en: 'Names or the addresses themselves show {count|router|routers} in both families',
    ja: '名前またはアドレス自体から、{count} 台のルーターが両方のファミリーにあると分かる',
  },
  'route.reason.families-names': {
    en: 'Between two common routers the operator names {forward|router|routers} of the way out and {back|router|routers} of the way back, and not alike',
    ja: '共通のルーターの間で、運用者は行きの {forward} 台と帰りの {back} 台に異なる名前を付けている',
  },
  'route.reason.families-lengths': {
    en: 'Between two common routers the way out has {forward|hop|hops} and the way back {back}; tunnels of IPv6 may hide routers',
    ja: '共通のルーターの間で行きは {forward} ホップ、帰りは {back} ホップ。IPv6 のトンネルがルーターを隠すこともある',
  },
  'route.reason.families-unjoined': {
    en: 'Between two common routers {forward|hop|hops} of each direction are joined by nothing',
    ja: '共通のルーターの間の {forward} ホップずつは、結び付ける手がかりがない',
  },
} satisfies Readonly<Record<string, Message>>;
