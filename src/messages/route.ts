import type { Message } from './catalog';

/** What the inference of the router diagram claims, why, and which readings it weighed and did not take. */
export const route = {
  'route.end.pc': { en: 'PC', ja: '自宅 PC' },
  'route.end.source': { en: 'source', ja: '送信元' },
  'route.end.server': { en: 'server', ja: 'サーバー' },

  /* Claims ------------------------------------------------------------------------------------------------------ */
  'route.claim.role-forward': {
    en: 'This trace runs from home to the server ({target})',
    ja: 'この経路は自宅からサーバー（{target}）へ向かう行きの経路',
  },
  'route.claim.role-return': {
    en: 'This trace runs back to the home ({target})',
    ja: 'この経路は自宅（{target}）へ戻る帰りの経路',
  },
  'route.claim.role-other': { en: 'This trace is on its own ({target})', ja: 'この経路は単独で扱う（{target}）' },
  'route.claim.alias': { en: 'One router holds {ips}', ja: '{ips} は 1 台のルーターのインターフェース' },
  'route.claim.kind-firewall': { en: '{name} is a firewall', ja: '{name} はファイアウォール' },
  'route.claim.kind-switch': { en: '{name} is a layer 3 switch', ja: '{name} は L3 スイッチ' },
  'route.claim.segment-p2p': {
    en: 'Point-to-point link {prefix} between {members}',
    ja: '{members} を結ぶポイントツーポイントのリンク {prefix}',
  },
  'route.claim.segment-lan': {
    en: '{members} share one segment, {prefix} or wider',
    ja: '{members} は同じセグメント（{prefix} またはそれより大きい）にある',
  },
  'route.claim.segment-ix': {
    en: '{members} meet on the exchange LAN {prefix}',
    ja: '{members} は IX の LAN {prefix} で接続する',
  },
  'route.claim.segment-access': {
    en: 'Access segment {prefix} between the provider and the home ({members})',
    ja: 'プロバイダーと自宅を結ぶアクセス回線のセグメント {prefix}（{members}）',
  },
  'route.claim.segment-home': { en: 'Home LAN {prefix} ({members})', ja: '家庭内 LAN {prefix}（{members}）' },
  'route.claim.segment-relay': { en: '{members} are relayed over {prefix}', ja: '{members} は {prefix} で中継される' },
  'route.claim.segment-ambiguous': {
    en: '{members} face each other, but may lie in one block {prefix} or in two neighbouring /30s ({lower}, {upper})',
    ja: '{members} は向かい合うが、1 つのブロック {prefix} か、隣り合う 2 つの /30（{lower}、{upper}）かは決まらない',
  },
  'route.claim.nat-napt': {
    en: 'Address translation (NAPT) at {inside}; seen outside as {outside}',
    ja: '{inside} でアドレス変換（NAPT）。外からは {outside} に見える',
  },
  'route.claim.nat-double': {
    en: 'One of two translations in a row, at {inside}; seen outside as {outside}',
    ja: '二重 NAT の一方（{inside}）。外からは {outside} に見える',
  },
  'route.claim.nat-cgn': {
    en: 'Carrier-grade NAT at {inside}; seen outside as {outside}',
    ja: '{inside} でキャリアグレード NAT（CGN）。外からは {outside} に見える',
  },
  'route.claim.nat-unknown': {
    en: 'Perhaps an address translation at {inside}; seen outside as {outside}',
    ja: '{inside} でアドレス変換の可能性。外からは {outside} に見える',
  },
  'route.claim.nat-napt-unseen': {
    en: 'Address translation (NAPT) at {inside}; no trace shows its address outside',
    ja: '{inside} でアドレス変換（NAPT）。外側のアドレスはどのトレースにも現れない',
  },
  'route.claim.nat-double-unseen': {
    en: 'One of two translations in a row, at {inside}; no trace shows its address outside',
    ja: '二重 NAT の一方（{inside}）。外側のアドレスはどのトレースにも現れない',
  },
  'route.claim.nat-cgn-unseen': {
    en: 'Carrier-grade NAT at {inside}; no trace shows its address outside',
    ja: '{inside} でキャリアグレード NAT（CGN）。外側のアドレスはどのトレースにも現れない',
  },
  'route.claim.nat-unknown-unseen': {
    en: 'Perhaps an address translation at {inside}; no trace shows its address outside',
    ja: '{inside} でアドレス変換の可能性。外側のアドレスはどのトレースにも現れない',
  },
  'route.claim.span-symmetric': {
    en: 'Both directions pass the same routers here',
    ja: 'この区間は行きと帰りが同じルーターを通る',
  },
  'route.claim.span-asymmetric': {
    en: 'The two directions take different routers here ({percent} %)',
    ja: 'この区間は行きと帰りで別のルーターを通る（{percent} %）',
  },
  'route.claim.span-unknown': {
    en: 'The two directions may use different routers here ({percent} %); the traces do not settle it',
    ja: 'この区間で行きと帰りが分かれるかは決まらない（別のルーターである見込み {percent} %）',
  },
  'route.claim.path-symmetric': { en: 'Both directions take the same way', ja: '行きと帰りは同じ経路' },
  'route.claim.path-asymmetric': { en: 'The two directions take different ways', ja: '行きと帰りの経路が異なる' },
  'route.claim.path-unknown': {
    en: 'The two directions may take different ways; the traces do not settle it',
    ja: '行きと帰りで経路が違う可能性がある。この測定だけでは決まらない',
  },
  'route.claim.parallel-routers': {
    en: 'Load balancing over parallel routers, hops {first} to {last}: {ips}',
    ja: '並列のルーターによる負荷分散（ホップ {first}～{last}）: {ips}',
  },
  'route.claim.parallel-links': {
    en: 'Load balancing over parallel links, hops {first} to {last}: {ips}',
    ja: '並列のリンクによる負荷分散（ホップ {first}～{last}）: {ips}',
  },
  'route.claim.border-home': {
    en: 'The home ends here: {a} inside, {b} outside ({outside})',
    ja: 'ここまでが自宅: 内側 {a}、外側 {b}（{outside}）',
  },
  'route.claim.border': {
    en: 'Border of responsibility between {inside} ({a}) and {outside} ({b})',
    ja: '{inside}（{a}）と {outside}（{b}）の責任分界点',
  },

  /* Readings ---------------------------------------------------------------------------------------------------- */
  'route.reading.adjacent': {
    en: 'Two neighbouring /30s, one per direction: the way back passes another router',
    ja: '方向ごとに別の、隣り合う 2 つの /30: 帰りは別のルーターを通る',
  },
  'route.reading.one-block': {
    en: 'One block that holds both addresses: both directions pass the same router',
    ja: '両方のアドレスを含む 1 つのブロック: 行きも帰りも同じルーターを通る',
  },
  'route.reading.other-partner': { en: '{a} and {b} in one segment', ja: '{a} と {b} が同じセグメント' },
  'route.reading.one-router': { en: '{a} and {b} on one router', ja: '{a} と {b} が同じルーター' },
  'route.reading.merged': {
    en: 'The routers at distance {rank} are one and the same',
    ja: '自宅から {rank} ホップ目のルーターは同一',
  },
  'route.reading.symmetric': {
    en: 'Both directions pass the same routers ({percent} %)',
    ja: '行きと帰りが同じルーターを通る（{percent} %）',
  },
  'route.reading.asymmetric': {
    en: 'The directions pass different routers ({percent} %)',
    ja: '行きと帰りが別のルーターを通る（{percent} %）',
  },
  'route.reading.slip': {
    en: '{seen} is a slip for {read}, the other host of the /30 of {facing}',
    ja: '{seen} は {read} の誤記（{facing} と同じ /30 のもう一方のホスト）',
  },
  'route.reading.border-elsewhere': {
    en: 'The router belongs to {domain}; the border then lies one link further',
    ja: 'このルーターは {domain} のもので、分界点は 1 つ隣のリンクにある',
  },

  /* Reasons: direction of a trace --------------------------------------------------------------------------------- */
  'route.reason.role-given': { en: 'The direction was given by the user', ja: '方向は利用者が指定した' },
  'route.reason.target-is-server': {
    en: '{target} is the server named in the settings',
    ja: '{target} は設定で指定されたサーバー',
  },
  'route.reason.target-is-home': {
    en: '{target} is the home named in the settings',
    ja: '{target} は設定で指定された自宅のアドレス',
  },
  'route.reason.starts-private': {
    en: 'It starts at the private address {ip} and leaves to public ones',
    ja: 'プライベートアドレス {ip} から始まり、グローバルアドレスへ出ていく',
  },
  'route.reason.target-by-name': {
    en: 'Its target was given by name: {target}',
    ja: '宛先が名前（{target}）で指定されている',
  },
  'route.reason.target-near-source': {
    en: 'Its target {target} lies beside {source}, where the other trace starts',
    ja: '宛先 {target} は、もう一方の経路の始点 {source} の隣にある',
  },
  'route.reason.opposite-mates': {
    en: '{count|link is|links are} met from both ends, in opposite order',
    ja: '{count} 本のリンクの両端が逆の順序で現れる',
  },
  'route.reason.opposite-order': {
    en: '{count|address appears|addresses appear} in the other trace in opposite order',
    ja: '{count} 個のアドレスがもう一方の経路に逆の順序で現れる',
  },
  'route.reason.same-order': {
    en: '{count|address appears|addresses appear} in the other trace in the same order',
    ja: '{count} 個のアドレスがもう一方の経路に同じ順序で現れる',
  },
  'route.reason.one-direction': {
    en: 'No trace in the opposite direction was found',
    ja: '逆方向の経路が見つからない',
  },

  /* Reasons: one segment ------------------------------------------------------------------------------------------ */
  'route.reason.home-gateway': {
    en: '{gateway} is the first hop of the host {host}',
    ja: '{gateway} はホスト {host} の最初のホップ',
  },
  'route.reason.one-digit': {
    en: '{seen} and {read} differ in one digit, and {read} would face {facing} in a /30',
    ja: '{seen} と {read} は 1 桁だけ異なり、{read} なら /30 で {facing} と向かい合う',
  },
  'route.reason.adjacent-thirties': {
    en: 'Each address is a host of its own /30: {lower} and {upper}',
    ja: '各アドレスはそれぞれ別の /30（{lower} と {upper}）のホストにもなれる',
  },

  /* Reasons: one router ------------------------------------------------------------------------------------------- */
  'route.reason.alias-name': {
    en: 'The names of {a} and {b} give the same router: {via}',
    ja: '{a} と {b} の名前が同じルーター {via} を示す',
  },
  'route.reason.kind-name': { en: 'Its name says so: {name}', ja: '名前 {name} からの推定' },
  'route.reason.conflict-one-trace': {
    en: 'One trace shows {a} and {b} at different distances',
    ja: '同じ経路で {a} と {b} が異なるホップに現れる',
  },
  'route.reason.conflict-one-segment': {
    en: 'The router of {a} and that of {b} are two ends of one segment',
    ja: '{a} のルーターと {b} のルーターは同じセグメントの両端',
  },
  'route.reason.conflict-names': {
    en: 'The operator gives {a} and {b} different router names',
    ja: '運用者が {a} と {b} に異なるルーター名を付けている',
  },
  'route.reason.conflict-user': { en: 'You keep {a} and {b} apart', ja: '{a} と {b} は利用者が別と指定した' },
  'route.reason.conflict-home': { en: '{a} and {b} are in different homes', ja: '{a} と {b} は別の家庭にある' },

  /* Reasons: translation ------------------------------------------------------------------------------------------ */
  'route.reason.nat-private-to-public': {
    en: 'Hop {hop} ({ip}) is private, the next one is public',
    ja: 'ホップ {hop}（{ip}）はプライベートで、次のホップはグローバル',
  },
  'route.reason.nat-seen-address': {
    en: 'The return trace is aimed at {ip}, the address that the server sees',
    ja: '帰りの経路は、サーバーから見えるアドレス {ip} に向けられている',
  },
  'route.reason.nat-inner-wan': {
    en: 'The outside address of the home, {ip}, is not public itself',
    ja: '自宅の外側アドレス {ip} 自体がグローバルではない',
  },
  'route.reason.nat-before-shared': {
    en: 'Hop {hop} ({ip}) stands before shared space (100.64.0.0/10)',
    ja: 'ホップ {hop}（{ip}）は共有アドレス空間（100.64.0.0/10）の手前にある',
  },
  'route.reason.way-silence': {
    en: 'The other direction shows as many hops here, all of them silent: any of them may be the same router',
    ja: '逆方向もここでは同じホップ数で、すべて応答がない。同じルーターかもしれない',
  },
  'route.reason.nat-softwire': {
    en: 'Hop {hop} ({ip}) lies in 192.0.0.0/29: a tunnel of DS-Lite or 464XLAT (RFC 6333, RFC 6877), whose far end translates for the home',
    ja: 'ホップ {hop}（{ip}）は 192.0.0.0/29 にある：DS-Lite や 464XLAT のトンネル（RFC 6333、RFC 6877）で、変換は相手側が行う',
  },
  'route.reason.nat-overlay': {
    en: 'Shared space (100.64.0.0/10) comes before hops of a home: an overlay network of the user, whose exit translates as the router behind it does ({ip})',
    ja: '共有アドレス空間（100.64.0.0/10）が家庭内のホップより手前にある：利用者のオーバーレイ網で、その出口もその先のルーターも変換する（{ip}）',
  },
  'route.reason.nat-shared': {
    en: 'Hop {hop} ({ip}) is the last one before public space, behind shared space (100.64.0.0/10)',
    ja: 'ホップ {hop}（{ip}）は共有アドレス空間（100.64.0.0/10）からグローバルへ出る直前のホップ',
  },
  'route.reason.nat-ula': {
    en: 'Hop {hop} ({ip}) has a unique local IPv6 address, the next ones are global',
    ja: 'ホップ {hop}（{ip}）は IPv6 のユニークローカルアドレスで、その先はグローバル',
  },
  'route.reason.nat-provider-gateway': {
    en: 'Two private hops, but the lengths of both ways put the public address at hop {hop} ({ip})',
    ja: 'プライベートなホップは 2 つだが、往復の長さからグローバルアドレスはホップ {hop}（{ip}）にある',
  },
  'route.reason.nat-two-private': {
    en: 'Two private hops in a row; hop {hop} is {ip}',
    ja: 'プライベートなホップが 2 つ続く。ホップ {hop} は {ip}',
  },
  'route.reason.nat-two-private-lengths': {
    en: 'Two private hops in a row, and the lengths of both ways agree; hop {hop} is {ip}',
    ja: 'プライベートなホップが 2 つ続き、往復の長さも一致する。ホップ {hop} は {ip}',
  },
  'route.reason.nat-many-private': {
    en: 'Three or more private hops in a row; hop {hop} is {ip}',
    ja: 'プライベートなホップが 3 つ以上続く。ホップ {hop} は {ip}',
  },

  /* Reasons: same way or not -------------------------------------------------------------------------------------- */
  'route.reason.span-common': {
    en: 'Neighbouring routers are known from both directions',
    ja: '隣り合うルーターが両方向の経路で確認されている',
  },
  'route.reason.span-prior': {
    en: 'A stretch of {hops|hop|hops} without a common router is more often one way than two',
    ja: '共通のルーターが見えない {hops} ホップの区間は、同じ経路であることのほうが多い',
  },
  'route.reason.span-adjacent': {
    en: '{pairs|pair|pairs} of facing addresses fit two neighbouring /30s; {agree} agree on which one serves which direction. One cause, so they count once',
    ja: '向かい合う {pairs} 組のアドレスが隣り合う 2 つの /30 に当てはまり、うち {agree} 組は方向の割り当ても一致する。原因は 1 つなので 1 回だけ数える',
  },
  'route.reason.span-uncovered': {
    en: 'One of the traces breaks off before the end of this stretch',
    ja: '一方の経路がこの区間の途中で途切れている',
  },

  /* Reasons: load balancing and borders ---------------------------------------------------------------------------- */
  'route.reason.several-answers': {
    en: '{count|address|addresses} answered at hops {first} to {last}',
    ja: 'ホップ {first}～{last} で {count} 個のアドレスが応答した',
  },
  'route.reason.border-inside': {
    en: 'The router of {ip} belongs to {domain}',
    ja: '{ip} のルーターは {domain} のもの',
  },
  'route.reason.border-outside': {
    en: 'The router of {ip} on the other side belongs to {domain}',
    ja: '反対側の {ip} のルーターは {domain} のもの',
  },
} satisfies Record<string, Message>;
