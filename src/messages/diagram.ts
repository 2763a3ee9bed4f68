import type { Message } from './catalog';

/** Texts in the route drawing (src/layout/route) and the sentences that describe its marks to assistive technology. */
export const diagram = {
  'diagram.title': { en: 'Route from {from} to {to}', ja: '{from} から {to} への経路' },
  'diagram.titleOne': { en: 'Route to {to}', ja: '{to} への経路' },
  'diagram.description': {
    en: 'Router diagram with {routers|router|routers} and {links|link|links}; {verdict}.',
    ja: 'ルータ図。機器 {routers} 台、リンク {links} 本。{verdict}。',
  },
  'diagram.comma': { en: ', ', ja: '、' },
  'diagram.sentence': { en: '{text}.', ja: '{text}。' },

  'diagram.ms': { en: '{ms} ms', ja: '{ms} ms' },
  'diagram.unseen': { en: 'if ?', ja: 'IF 不明' },
  'diagram.silent': { en: 'hop {ttl} * * *', ja: 'ホップ {ttl} * * *' },
  'diagram.silentRun': { en: '{hops} silent hops ({first}–{last})', ja: '無応答 {hops} ホップ（{first}–{last}）' },
  'diagram.oneOrTwo': { en: 'one router or {count}?', ja: '1 台か {count} 台か？' },
  'diagram.domain.home': { en: 'Home', ja: '自宅' },
  'diagram.boundaryOf': {
    en: '{inside} | {outside}: boundary, {grade}',
    ja: '{inside}｜{outside} 責任分界点（{grade}）',
  },
  'diagram.boundaryParties': { en: '{inside} | {outside}', ja: '{inside}｜{outside}' },
  'diagram.boundary': { en: 'responsibility boundary, {grade}', ja: '責任分界点（{grade}）' },

  'diagram.nat.napt': { en: 'NAT {inside} → {outside}, {grade}', ja: 'NAT {inside} → {outside}（{grade}）' },
  'diagram.nat.double': {
    en: 'double NAT {inside} → {outside}, {grade}',
    ja: '二重 NAT {inside} → {outside}（{grade}）',
  },
  'diagram.nat.cgn': {
    en: 'CGN {inside} → {outside}, {grade}',
    ja: 'CGN {inside} → {outside}（{grade}）',
  },
  'diagram.nat.nat64': {
    en: 'NAT64 {inside} → {outside}, {grade}',
    ja: 'NAT64 {inside} → {outside}（{grade}）',
  },
  'diagram.nat.unknown': {
    en: 'NAT (kind unknown) {inside} → {outside}, {grade}',
    ja: 'NAT（種類不明）{inside} → {outside}（{grade}）',
  },

  'diagram.grade.certain': { en: 'certain', ja: '確実' },
  'diagram.grade.likely': { en: 'likely', ja: '可能性大' },
  'diagram.grade.possible': { en: 'possible ?', ja: '可能性あり ?' },

  'diagram.verdict.symmetric': {
    en: 'symmetric: both directions take the same path',
    ja: '対称: 往路と復路は同じ経路',
  },
  'diagram.verdict.asymmetric': { en: 'asymmetric: the directions differ', ja: '非対称: 往路と復路が異なる' },
  'diagram.verdict.differs': {
    en: 'asymmetric: {differing} of {hops|hop|hops} differ',
    ja: '非対称: {hops} ホップ中 {differing} ホップが異なる',
  },
  'diagram.verdict.unknown': { en: 'symmetry unknown', ja: '対称か不明' },
  'diagram.verdict.oneWay': {
    en: 'symmetry unknown: only one direction was traced',
    ja: '対称か不明: 片方向の結果しかない',
  },
  'diagram.verdict.readings': {
    en: 'symmetry unknown: {segments|segment has|segments have} two readings',
    ja: '対称か不明: {segments} 本のリンクに二通りの読み方がある',
  },

  'diagram.tag.mpls': { en: 'MPLS label switching', ja: 'MPLS ラベルスイッチング' },
  'diagram.tag.loss': { en: '{percent} % loss', ja: '損失 {percent} %' },
  'diagram.tag.lossMeaning': {
    en: '{percent} % of the probes were lost on the way to here and back',
    ja: 'ここまでの往復でプローブの {percent} % が失われた',
  },
  'diagram.tag.seldom': { en: 'answers {percent} %', ja: '応答 {percent} %' },
  'diagram.tag.seldomMeaning': {
    en: 'answers {percent} % of the probes though farther hops answer more: it limits its answers, nothing is lost on the way',
    ja: 'プローブの {percent} % にだけ応答。先のホップはより多く応答しているため、途中の損失ではなく応答の制限',
  },
  'diagram.tag.change': { en: 'route change', ja: '経路変更' },
  'diagram.tag.changeMeaning': {
    en: 'in one flow first {before} answered here, then {after}: the route changed during the trace',
    ja: '同じフローでここの応答が {before} から {after} に変わった: 計測中に経路が変わった',
  },

  'diagram.legend.forward': { en: 'forward path', ja: '往路' },
  'diagram.legend.return': { en: 'return path', ja: '復路' },
  'diagram.legend.other': { en: 'direction unknown', ja: '方向不明' },
  'diagram.legend.possible': { en: 'possible, not certain', ja: '確実でない経路' },
  'diagram.legend.ambiguous': { en: 'segment with two readings', ja: '二通りに読めるセグメント' },
  'diagram.legend.frame': { en: 'one router or several', ja: '1 台か複数台か不明' },
  'diagram.legend.fold': { en: 'folded: several hops in one', ja: '折りたたみ (複数のホップ)' },
  'diagram.legend.silent': { en: 'no answer', ja: '応答なし' },
  'diagram.legend.private': { en: 'private address', ja: 'プライベートアドレス' },
  'diagram.legend.nat': { en: 'address translation', ja: 'アドレス変換（NAT）' },
  'diagram.legend.boundary': { en: 'responsibility boundary', ja: '責任分界点' },

  'diagram.kind.router': { en: 'router', ja: 'ルータ' },
  'diagram.kind.host': { en: 'host', ja: 'ホスト' },
  'diagram.kind.nat': { en: 'router with address translation', ja: 'NAT ルータ' },
  'diagram.kind.firewall': { en: 'firewall', ja: 'ファイアウォール' },
  'diagram.kind.switch': { en: 'layer 3 switch', ja: 'L3 スイッチ' },
  'diagram.kind.server': { en: 'server', ja: 'サーバ' },
  'diagram.kind.silent': { en: 'silent hop', ja: '無応答ホップ' },

  'diagram.way.forward': { en: 'forward path', ja: '往路' },
  'diagram.way.return': { en: 'return path', ja: '復路' },
  'diagram.way.other': { en: 'direction unknown', ja: '方向不明' },

  'diagram.spoken.hop': { en: 'Hop {ttl}', ja: 'ホップ {ttl}' },
  'diagram.spoken.start': { en: 'Start', ja: '起点' },
  'diagram.spoken.silent': { en: 'Hop {ttl}, no answer', ja: 'ホップ {ttl}、応答なし' },
  'diagram.spoken.interfaces': { en: '{count|interface|interfaces} {list}', ja: 'インタフェース {count} 個 {list}' },
  'diagram.spoken.unseen': { en: 'address unknown', ja: 'アドレス不明' },
  'diagram.spoken.ms': { en: '{ms} milliseconds', ja: '{ms} ミリ秒' },
  'diagram.spoken.domain': { en: 'in {domain}', ja: '{domain} 内' },
  'diagram.spoken.link': { en: 'Link between {a} and {b}', ja: '{a} と {b} を結ぶリンク' },
  'diagram.spoken.segment': { en: 'segment {prefix}', ja: 'セグメント {prefix}' },
  'diagram.spoken.ambiguous': { en: 'unclear, {readings}', ja: '未確定、{readings}' },
  'diagram.spoken.address': { en: 'Interface {ip} of {router}', ja: '{router} のインタフェース {ip}' },
  'diagram.spoken.private': { en: 'private address', ja: 'プライベートアドレス' },
  'diagram.spoken.global': { en: 'global address', ja: 'グローバルアドレス' },
  'diagram.spoken.special': { en: 'special-purpose address', ja: '特殊用途アドレス' },
  'diagram.spoken.nat': {
    en: 'Address translation at {router} from {inside} to {outside}',
    ja: '{router} でのアドレス変換、{inside} から {outside} へ',
  },
  'diagram.spoken.boundary': {
    en: 'Responsibility boundary between {inside} and {outside}',
    ja: '{inside} と {outside} の責任分界点',
  },
  'diagram.spoken.percent': { en: '{percent} percent', ja: '{percent} パーセント' },
} satisfies Record<string, Message>;
