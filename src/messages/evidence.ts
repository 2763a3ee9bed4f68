import type { Message } from './catalog';

/** Reasons that come from the fitted scorecards: one text per row of a card (src/analyzers/infer/tables). */
export const evidence = {
  /* Two addresses on one segment --------------------------------------------------------------------------------- */
  'route.reason.segment-base': {
    en: 'How often two addresses in such a place share a segment, all else unknown',
    ja: '他に手掛かりがない場合に、この位置の 2 つのアドレスが同じセグメントにある頻度',
  },
  'route.reason.segment-relation': {
    en: '{block} is the smallest block in which {a} and {b} are both hosts',
    ja: '{a} と {b} がともにホストとなる最小のブロックは {block}',
  },
  'route.reason.segment-link': {
    en: 'Forward hop {forward} and return hop {back} face each other over one link ({percent} %)',
    ja: '行きのホップ {forward} と帰りのホップ {back} が 1 本のリンクで向かい合う（{percent} %）',
  },
  'route.reason.segment-blocks': {
    en: 'Whether {a} and {b} are numbered like one another or like the hops next to them',
    ja: '{a} と {b} の番号が、互いに近いか、それぞれ隣のホップに近いか',
  },
  'route.reason.segment-place': {
    en: 'How far forward hop {forward} and return hop {back} are from the ends',
    ja: '行きのホップ {forward} と帰りのホップ {back} の、両端からの距離',
  },
  'route.reason.segment-shape': {
    en: 'Number of addresses that answered at forward hop {forward} and return hop {back}',
    ja: '行きのホップ {forward} と帰りのホップ {back} で応答したアドレスの数',
  },
  'route.reason.segment-vlan': {
    en: 'VLAN or link numbers in the names of {a} and {b}',
    ja: '{a} と {b} の名前にある VLAN・リンク番号',
  },
  'route.reason.segment-box': {
    en: 'Both names say the same router: two ends of a link are two routers',
    ja: '両方の名前が同じルーターを指す。リンクの両端は別のルーターである',
  },
  'route.reason.segment-loopback': {
    en: '{a} or {b} answers in both directions, as loopbacks do',
    ja: '{a} か {b} が両方向で応答している（ループバックの特徴）',
  },
  'route.reason.segment-distance': {
    en: 'How far apart {a} and {b} stand in one trace',
    ja: '1 つの経路の中での {a} と {b} の距離',
  },
  'route.reason.segment-style': {
    en: 'How many links of this network are numbered two by two',
    ja: 'このネットワークで 2 アドレスずつ番号が付いたリンクの数',
  },
  'route.reason.segment-mate': {
    en: 'Whether the other end of a /30 or /31 of {a} or {b} answers elsewhere',
    ja: '{a} または {b} と /30・/31 で対になるアドレスが別の位置で応答しているか',
  },

  /* Two addresses on one router, one of each direction ------------------------------------------------------------ */
  'route.reason.alias-cross-base': {
    en: 'How often two facing hops are one router, all else unknown',
    ja: '他に手掛かりがない場合に、向かい合うホップが同じルーターである頻度',
  },
  'route.reason.alias-cross-router': {
    en: 'Forward hop {forward} and return hop {back} stand at the same place ({percent} %)',
    ja: '行きのホップ {forward} と帰りのホップ {back} は同じ位置にある（{percent} %）',
  },
  'route.reason.alias-cross-links': {
    en: 'Segments that lead from {a} and {b} to the neighbouring hops',
    ja: '{a} と {b} から隣のホップへ続くセグメント',
  },
  'route.reason.alias-cross-name': {
    en: 'What the names of {a} and {b} say about their routers',
    ja: '{a} と {b} の名前が示すルーター',
  },
  'route.reason.alias-cross-near': {
    en: '{a} and {b} are numbered from nearer blocks than their alternatives',
    ja: '{a} と {b} は、同じホップの他の応答より近いブロックの番号を持つ',
  },
  'route.reason.alias-cross-owner': {
    en: 'Networks that {a} and {b} belong to',
    ja: '{a} と {b} が属するネットワーク',
  },
  'route.reason.alias-cross-around': {
    en: 'Silent hops and hops of several answers around forward hop {forward} and return hop {back}',
    ja: '行きのホップ {forward} と帰りのホップ {back} の周りの、無応答や複数応答のホップ',
  },
  'route.reason.alias-cross-blocks': {
    en: 'Blocks that {a}, {b} and the answers behind them are numbered from',
    ja: '{a}、{b} とその次の応答が属する番号ブロック',
  },
  'route.reason.alias-cross-neighbours': {
    en: 'How surely the hops before and behind are common to both directions',
    ja: '前後のホップが両方向に共通である確かさ',
  },
  'route.reason.alias-cross-place': {
    en: 'How far forward hop {forward} and return hop {back} are from the ends',
    ja: '行きのホップ {forward} と帰りのホップ {back} の、両端からの距離',
  },
  'route.reason.alias-cross-end': {
    en: '{b} is the traced address at the home end',
    ja: '{b} は自宅側の宛先アドレス',
  },
  'route.reason.nat-outside': {
    en: '{b} is the outside of the translator that answers inside as {a}',
    ja: '{b} は、内側で {a} として応答する変換装置の外側のアドレス',
  },

  /* Alternatives of one hop ---------------------------------------------------------------------------------------- */
  'route.reason.alias-row-base': {
    en: 'How often two alternatives of one hop are one router, all else unknown',
    ja: '他に手掛かりがない場合に、1 つのホップの複数の応答が同じルーターである頻度',
  },
  'route.reason.alias-row-next': {
    en: 'Addresses at the hop behind {a} and {b}: a link has only one far end',
    ja: '{a} と {b} の次のホップのアドレス。リンクの向こう端は 1 つしかない',
  },
  'route.reason.alias-row-mates': {
    en: 'How many of {a} and {b} have a known far end of their own',
    ja: '{a} と {b} のうち、向こう端が分かっているものの数',
  },
  'route.reason.alias-row-facing': {
    en: 'Number of addresses that the other direction shows at this place',
    ja: '逆方向の経路がこの位置で示すアドレスの数',
  },
  'route.reason.alias-row-name': {
    en: 'What the names of {a} and {b} say about their routers',
    ja: '{a} と {b} の名前が示すルーター',
  },
  'route.reason.alias-row-blocks': {
    en: 'Blocks that {a}, {b} and the hops before and behind them are numbered from',
    ja: '{a}、{b} と前後のホップが属する番号ブロック',
  },
  'route.reason.alias-row-owner': {
    en: 'Networks that {a} and {b} belong to',
    ja: '{a} と {b} が属するネットワーク',
  },
  'route.reason.conflict-balance': {
    en: 'Joining {a} and {b} would join other addresses that are more likely two routers',
    ja: '{a} と {b} をまとめると、別のルーターと見られる他のアドレスまで一緒になる',
  },

  /* One direction only ---------------------------------------------------------------------------------------------- */
  'route.reason.way-base': {
    en: 'How often the other direction passes another router, all else unknown',
    ja: '他に手掛かりがない場合に、逆方向が別のルーターを通る頻度',
  },
  'route.reason.way-alone': {
    en: 'No hop of the other direction stands for hop {hop} ({ip}): {percent} %',
    ja: 'ホップ {hop}（{ip}）に対応する逆方向のホップがない見込み {percent} %',
  },
  'route.reason.way-joined': {
    en: 'Whether {ip} shares its router with an address of the other direction',
    ja: '{ip} が逆方向のアドレスと同じルーターにあるか',
  },
  'route.reason.way-link': {
    en: 'How surely the far end of the link of {ip} is known',
    ja: '{ip} のリンクの向こう端がどの程度確かか',
  },
  'route.reason.way-mates': {
    en: 'Whether the other end of the /30 or /31 of {ip} answers in the other direction',
    ja: '{ip} と /30・/31 で対になるアドレスが逆方向で応答しているか',
  },
  'route.reason.way-relation': {
    en: 'How {ip} and the address that faces it are numbered',
    ja: '{ip} と、向かい合うアドレスの番号の付き方',
  },
  'route.reason.way-blocks': {
    en: 'Whether {ip} is numbered like its own direction or like the hops that face it',
    ja: '{ip} の番号が、同じ方向のホップに近いか、向かい合うホップに近いか',
  },
  'route.reason.way-around': {
    en: 'Silent hops and hops of several answers around hop {hop}',
    ja: 'ホップ {hop} の周りの、無応答や複数応答のホップ',
  },
  'route.reason.way-name': {
    en: 'Whether the other direction shows the router that {ip} is named for',
    ja: '{ip} の名前が示すルーターが逆方向にも現れるか',
  },
  'route.reason.way-neighbours': {
    en: 'Whether the hops before and behind {ip} stand alone as well',
    ja: '{ip} の前後のホップにも対応するホップがないか',
  },
  'route.reason.way-facing': {
    en: 'What the other direction shows at the place of {ip}',
    ja: '{ip} の位置で逆方向の経路が示すもの',
  },
  'route.reason.way-siblings': {
    en: 'Whether the other direction uses another alternative of hop {hop}',
    ja: '逆方向がホップ {hop} の別の応答を使っているか',
  },
  'route.reason.way-reply': {
    en: 'The reply of hop {hop} ({ip}) took {back} hops: it came back another way',
    ja: 'ホップ {hop}（{ip}）の応答は {back} ホップで戻った。帰りは別の経路を通っている',
  },
  'route.reason.span-silent': {
    en: '{forward|router|routers} on the way out and {back|router|routers} on the way back without an answer that tells',
    ja: '行き {forward} 台、帰り {back} 台の区間で、手掛かりになる応答がない',
  },

  /* The whole path ---------------------------------------------------------------------------------------------------- */
  'route.reason.path-base': {
    en: 'How often two directions differ somewhere, all else unknown',
    ja: '他に手掛かりがない場合に、往復の経路がどこかで異なる頻度',
  },
  'route.reason.path-symmetric': {
    en: 'How well all hops of the two directions face each other',
    ja: '両方向のすべてのホップがどの程度うまく向かい合うか',
  },
  'route.reason.path-top': {
    en: 'The address that most looks one-way does so at {top} %',
    ja: '片方向だけに見えるアドレスのうち最も確かなものは {top} %',
  },
  'route.reason.path-second': {
    en: 'A second address looks one-way',
    ja: '2 番目に片方向だけに見えるアドレスの確かさ',
  },
  'route.reason.path-branch': {
    en: 'One of several alternatives of a hop looks one-way',
    ja: '1 つのホップの複数の応答のうち、片方向だけに見えるもの',
  },
  'route.reason.path-sum': {
    en: 'Number of addresses that look one-way, each by its probability',
    ja: '片方向だけに見えるアドレスの数（確率で数える）',
  },
  'route.reason.path-length': {
    en: '{forward} hops out, {back} hops back',
    ja: '行き {forward} ホップ、帰り {back} ホップ',
  },
  'route.reason.path-silent': {
    en: 'Hops without an answer may hide routers of one direction',
    ja: '応答のないホップに、片方向だけのルーターが隠れている可能性',
  },
  'route.reason.path-unseen': {
    en: 'Hops behind the last answer were perhaps never probed',
    ja: '最後の応答より先のホップは調べられていない可能性がある',
  },
  'route.reason.path-size': {
    en: 'Number of hops at which the ways can part',
    ja: '経路が分かれ得るホップの数',
  },
} satisfies Record<string, Message>;
