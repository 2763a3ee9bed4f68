import type { Message } from './catalog';

export const mail = {
  /* The two answers that are inferred */
  'mail.boundary': {
    en: '{by} is the first relay to be trusted; it took the message from {peer}.',
    ja: '信頼できる最初の中継は {by} で、{peer} から受け取ったと記録しています。',
  },
  'mail.origin': {
    en: 'The deepest credible source is {peer}, written down by {by}.',
    ja: '信用できる範囲で最も奥の送信元は {peer} です({by} の記録)。',
  },
  'mail.claimed': { en: 'Claimed by {source}: {peer}', ja: '{source} の自称: {peer}' },

  /* Why a field is believed, or not */
  'mail.trust.newest': {
    en: 'The newest field is by {by}: it stands nearest the mailbox, where the message was read.',
    ja: '一番上のフィールドは {by} のもので、読んだメールボックスに最も近い中継です。',
  },
  'mail.trust.configured-network': {
    en: '{peer} lies in a network that you set as trusted.',
    ja: '{peer} は設定で信頼するとしたネットワークにあります。',
  },
  'mail.trust.configured-host': {
    en: 'The next field is by a host that you set as trusted.',
    ja: '次のフィールドを書いたホストは設定で信頼するとしたものです。',
  },
  'mail.trust.submission-server': {
    en: '{peer} is one of your submission servers.',
    ja: '{peer} は設定された投稿サーバー(MSA)です。',
  },
  'mail.trust.same-machine': {
    en: '{by} took it from the same machine, so that machine wrote the next field too.',
    ja: '{by} は同じマシンの中で受け取っているので、次のフィールドも同じマシンが書いたものです。',
  },
  'mail.trust.fetched': {
    en: '{by} fetched it from a mailbox, so the server of that mailbox is trusted.',
    ja: '{by} がメールボックスから取り出しているので、そのサーバーも信頼できます。',
  },
  'mail.trust.local-delivery': {
    en: '{by} took it by LMTP, which never leaves a house: {peer} is a relay of the same one, and wrote the next field.',
    ja: '{by} は組織の外では使われない LMTP で受け取っており、{peer} は同じ組織の中継で、次のフィールドもそこが書いたものです。',
  },
  'mail.trust.private-address': {
    en: '{by} took it from the private address {peer}: a relay inside the same network.',
    ja: '{by} はプライベートアドレス {peer} から受け取っており、同じネットワーク内の中継です。',
  },
  'mail.trust.same-organisation': {
    en: '{by} saw its client {name}, which belongs to the same organisation as the writer of the next field.',
    ja: '{by} が見た相手 {name} は、次のフィールドを書いた中継と同じ組織のものです。',
  },
  'mail.trust.authenticated': {
    en: 'The client of {by} at {peer} had logged in: a user of {by}, whose machine could have written all that stands below.',
    ja: '{by} の相手 {peer} は認証を通った利用者です。その下に書かれたことは利用者のマシンが自由に書けます。',
  },
  'mail.trust.organisation-changes': {
    en: 'Below {by} another organisation begins: whoever sent from {peer} could have written all that stands there.',
    ja: '{by} より下は別の組織です。そこに書かれたことは {peer} から送った者が自由に書けます。',
  },
  'mail.trust.chain-ends': {
    en: 'There is no older field.',
    ja: 'これより古いフィールドはありません。',
  },
  'mail.why.masked': {
    en: 'The address {peer} was masked before we got the text, so it names nobody.',
    ja: 'アドレス {peer} は伏せ字なので、相手を特定できません。',
  },
  'mail.why.from-boundary': {
    en: '{by} vouches for {peer}; from here on every relay speaks for itself.',
    ja: '{peer} までは {by} が保証します。その先は各中継の自己申告です。',
  },
  'mail.why.linked': {
    en: 'The field by {by} fits the client that the field above names, and its date is possible.',
    ja: '{by} のフィールドは、一つ上のフィールドの相手と一致し、日時にも無理がありません。',
  },
  'mail.why.chain-ends': { en: 'There is no older field.', ja: 'これより古いフィールドはありません。' },
  'mail.why.broken': {
    en: 'The next older field is by a host that {by} did not talk to.',
    ja: '次に古いフィールドを書いたホストは、{by} の通信相手ではありません。',
  },
  'mail.why.not-credible': {
    en: 'The next older field says something that cannot be.',
    ja: '次に古いフィールドには、あり得ないことが書かれています。',
  },

  /* Clocks and dates */
  'mail.clock-fast': {
    en: 'The clock of {clock} is about {skew} fast against its neighbours.',
    ja: '{clock} の時計は前後の中継より約 {skew} 進んでいます。',
  },
  'mail.clock-slow': {
    en: 'The clock of {clock} is about {skew} slow against its neighbours.',
    ja: '{clock} の時計は前後の中継より約 {skew} 遅れています。',
  },
  'mail.negative-delay': {
    en: '{to} stamped the message {delay} before {from}, which had it earlier: one of the two clocks is wrong.',
    ja: '{to} の受信時刻が、先に受け取ったはずの {from} より {delay} 早くなっています。どちらかの時計が狂っています。',
  },
  'mail.zone-shift': {
    en: 'From {from} to {to} the stamps differ by {delay}: {shift} of it is exactly the zone offset, so one of them mixed up local time and UTC. What is left is {rest}.',
    ja: '{from} と {to} の時刻差 {delay} のうち {shift} は時差そのものです。どちらかが現地時刻と UTC を取り違えたと見られ、残りは {rest} です。',
  },
  'mail.zone-missing': {
    en: 'The stamp of {clock}, "{raw}", has no zone. Read as UTC the delay would be {utc}; read as {zone}, like {neighbour}, it is {local}.',
    ja: '{clock} の時刻「{raw}」には時差がありません。UTC と読むと遅延は {utc}、{neighbour} と同じ {zone} と読むと {local} です。',
  },
  'mail.zone-missing.alternative-utc': {
    en: 'The stamp is UTC and the delay of {utc} is real.',
    ja: '時刻は UTC で、{utc} の遅延は本物。',
  },
  'mail.zone-missing.alternative-labels': {
    en: 'The stamp is UTC, and the relays below wrote UTC time under the label {zone}.',
    ja: '時刻は UTC で、下の中継が UTC の時刻に {zone} と書いた。',
  },
  'mail.why.zone-missing-local': {
    en: 'Read as {zone} it follows the stamp of {neighbour} by {local}, an ordinary delay.',
    ja: '{zone} と読めば {neighbour} との差は {local} で、普通の遅延です。',
  },
  'mail.why.qmail-utc': {
    en: 'Against it: qmail, by its source code, always writes UTC.',
    ja: '反対の材料: qmail はソースコード上、常に UTC で書きます。',
  },
  'mail.why.sent-agrees': {
    en: 'The Date field lies {zone} after the first relay as well, so both would agree on UTC.',
    ja: 'Date も最初の中継より {zone} 先で、UTC とすれば両方が合います。',
  },
  'mail.why.skew-is-zone': {
    en: '{shift} is its zone offset: {clock} mixed up local time and UTC.',
    ja: '{shift} は時差そのものです。{clock} は現地時刻と UTC を取り違えています。',
  },
  'mail.why.delay': { en: '{from} → {to}: {delay}', ja: '{from} → {to}: {delay}' },
  'mail.sent-zone-ahead': {
    en: 'The Date field lies {ahead} after the first relay {first} took the message: that is the zone offset {zone}, so local time and UTC were mixed up.',
    ja: 'Date は最初の中継 {first} の受信より {ahead} 先です。時差 {zone} と一致するので、現地時刻と UTC の取り違えと見られます。',
  },
  'mail.sent-zone-behind': {
    en: 'The Date field lies {wait} before the first relay {first} took the message: that is the zone offset {zone}, so local time and UTC were mixed up.',
    ja: 'Date は最初の中継 {first} の受信より {wait} 前です。時差 {zone} と一致するので、現地時刻と UTC の取り違えと見られます。',
  },
  'mail.why.sent-difference': {
    en: 'Date against the stamp of {first}: {ahead} ahead.',
    ja: 'Date は {first} の時刻より {ahead} 先です。',
  },
  'mail.sent-after-first-hop': {
    en: 'The Date field lies {ahead} after the first relay {first} took the message.',
    ja: 'Date が最初の中継 {first} の受信より {ahead} 先になっています。',
  },
  'mail.sent-long-before': {
    en: 'The message reached the first relay {first} {wait} after its Date.',
    ja: 'Date から最初の中継 {first} の受信まで {wait} あります。',
  },
  'mail.impossible-date': {
    en: '"{date}" does not exist in the calendar: no program writes it.',
    ja: '「{date}」は暦にない日時です。プログラムが書くことはありません。',
  },
  'mail.impossible-zone': {
    en: '"{date}" has a zone offset that no place on earth uses.',
    ja: '「{date}」の時差は地球上のどこにもありません。',
  },
  'mail.weekday': {
    en: '{day} was a {weekday}, {count|field says|fields say} {written}.',
    ja: '{day} は {weekday} ですが、{count} か所で {written} と書かれています。',
  },

  /* Names and addresses */
  'mail.impossible-address': {
    en: '{by} is said to have seen {address}: an octet over 255 is no address.',
    ja: '{by} の記録とされる {address} は、255 を超えるオクテットがあり、アドレスではありません。',
  },
  'mail.numeric-greeting': {
    en: 'The client of {by} called itself {said} but came from {address}.',
    ja: '{by} の相手は {said} と名乗りましたが、実際は {address} からの接続でした。',
  },
  'mail.unknown-domain': {
    en: '{name}: there is no top-level domain "{tld}".',
    ja: '{name}: 「{tld}」というトップレベルドメインは存在しません。',
  },
  'mail.broken-chain': {
    en: '{above} took the message from {seen}, but the field below is by {by}.',
    ja: '{above} は {seen} から受け取っていますが、一つ下のフィールドは {by} のものです。',
  },

  /* The drawing */
  'mail.drawing.title': { en: 'Mail path: {subject}', ja: 'メールの経路: {subject}' },
  'mail.drawing.no-subject': { en: '(no subject)', ja: '(件名なし)' },
  'mail.drawing.summary': { en: '{count|hop|hops}', ja: '中継 {count} 段' },
  'mail.drawing.summary-total': {
    en: '{count|hop|hops}; {total} from the first stamp to the last, by the clocks of the relays',
    ja: '中継 {count} 段、最初の受信から最後まで {total}(各中継の時計による)',
  },
  'mail.drawing.no-hops': {
    en: 'No Received field: the text does not tell the way.',
    ja: 'Received フィールドがなく、経路は分かりません。',
  },
  'mail.drawing.time-heading': { en: 'time (UTC), by its own clock', ja: '時刻 (UTC)、各自の時計' },
  'mail.drawing.from-heading': { en: 'from: what the relay saw of its client', ja: 'from: 中継が見た相手' },
  'mail.drawing.by-heading': { en: 'by: the relay that wrote so', ja: 'by: 記録した中継' },
  'mail.drawing.sender': { en: 'Sender', ja: '送信者' },
  'mail.drawing.from-field': { en: 'From says', ja: 'From の自称' },
  'mail.drawing.no-from': { en: 'no From field', ja: 'From なし' },
  'mail.drawing.date-field': { en: 'Date field', ja: 'Date フィールド' },
  'mail.drawing.mailbox': { en: 'Mailbox', ja: 'メールボックス' },
  'mail.drawing.unnamed': { en: 'unnamed relay', ja: '名前のない中継' },
  'mail.drawing.same-machine': { en: 'handed over on the same machine', ja: '同じマシン内での受け渡し' },
  'mail.drawing.helo': { en: 'HELO', ja: 'HELO' },
  'mail.drawing.helo-empty': { en: 'empty HELO', ja: 'HELO が空' },
  'mail.drawing.reverse': { en: 'reverse', ja: '逆引き' },
  'mail.drawing.helo-and-reverse': { en: 'HELO = reverse', ja: 'HELO = 逆引き' },
  'mail.drawing.no-reverse': { en: 'no reverse name', ja: '逆引きなし' },
  'mail.drawing.ident': { en: 'ident {ident}', ja: 'ident 応答 {ident}' },
  'mail.drawing.no-address': { en: 'no address recorded', ja: 'アドレスの記録なし' },
  'mail.drawing.nothing-recorded': { en: 'client not recorded', ja: '相手の記録なし' },
  'mail.drawing.no-tls': { en: 'no TLS', ja: 'TLS なし' },
  'mail.drawing.tls-unknown': { en: 'TLS not recorded', ja: 'TLS は記録なし' },
  'mail.drawing.no-zone': { en: 'no zone, read as UTC', ja: '時差なし、UTC とみなす' },
  'mail.drawing.no-date': { en: 'no date', ja: '日時なし' },
  'mail.drawing.date-unusable': { en: 'unusable date', ja: '読めない日時' },
  'mail.drawing.delay-unknown': { en: 'delay unknown', ja: '遅延は不明' },
  'mail.drawing.delay-skew': { en: 'clock skew {delay}', ja: '時計のずれ {delay}' },
  'mail.drawing.delay-zone': { en: '{delay}: zone mix-up', ja: '{delay}: 時差の取り違え' },
  'mail.drawing.delay-no-zone': { en: '{local} if {zone}, {utc} if UTC', ja: '{zone} なら {local}、UTC なら {utc}' },
  'mail.drawing.trust-boundary': { en: 'trust boundary', ja: '信頼の境界' },
  'mail.drawing.unverified': {
    en: '▲ unverified: the sender could have written this',
    ja: '▲ 未検証: 送信者が自由に書ける部分',
  },
  'mail.drawing.verified': { en: '▼ written by {by} and later relays', ja: '▼ {by} 以降の中継が書いた部分' },
  'mail.drawing.boundary': { en: 'Boundary address', ja: '境界のアドレス' },
  'mail.drawing.boundary-why': { en: 'written down and vouched for by {by}', ja: '{by} が記録して保証' },
  'mail.drawing.origin': { en: 'Deepest credible origin', ja: '信用できる最も奥の送信元' },
  'mail.drawing.origin-why': { en: 'by the field of {by}', ja: '{by} のフィールドによる' },
  'mail.drawing.claimed': { en: 'Claimed, nobody vouches', ja: '自称(保証なし)' },
  'mail.drawing.claimed-oldest': { en: 'oldest Received field', ja: '最も古い Received フィールド' },
  'mail.drawing.claimed-field': { en: '{source}', ja: '{source}' },
  'mail.drawing.confidence': { en: '{grade}, {percent} %', ja: '{grade}、{percent} %' },
  'mail.drawing.notes': { en: 'What is odd', ja: '気になる点' },
  'mail.drawing.more-notes': { en: 'and {more} more', ja: 'ほか {more} 件' },
  'mail.drawing.folded': { en: '{count|hop|hops} not drawn', ja: '{count} 段を省略' },
  'mail.drawing.notes-on-hop': { en: '{count|remark|remarks} on this hop', ja: 'この中継に注意点 {count} 件' },
  'mail.drawing.delay-sentence': { en: 'Delay before this hop: {delay}', ja: 'この中継までの遅延: {delay}' },
  'mail.drawing.hop-sentence': {
    en: 'Hop {rank}, {name}, took the message from {client}; {detail}; {time} UTC, delay {delay}; {trust}.',
    ja: '{rank} 段目 {name}。受け取った相手は {client}。{detail}。{time} UTC、遅延 {delay}。{trust}。',
  },
  'mail.drawing.mua-sentence': {
    en: 'Sender, as the From field says: {content}',
    ja: 'From フィールドによる送信者: {content}',
  },
  'mail.drawing.mailbox-sentence': { en: 'Mailbox: {content}', ja: 'メールボックス: {content}' },
  'mail.drawing.boundary-sentence': {
    en: 'Trust boundary: what lies before {by} could have been written by the sender.',
    ja: '信頼の境界: {by} より前は送信者が自由に書ける部分です。',
  },
  'mail.drawing.trust-trusted': { en: 'trusted', ja: '信頼できる' },
  'mail.drawing.trust-boundary-hop': { en: 'first trusted relay', ja: '信頼できる最初の中継' },
  'mail.drawing.trust-untrusted': { en: 'unverified', ja: '未検証' },
  'mail.drawing.trust-unknown': { en: 'trust unknown', ja: '信頼は不明' },
  'mail.legend.delay': { en: 'delay (log scale above 1 min)', ja: '遅延(1 分以上は対数目盛)' },
  'mail.legend.odd': { en: 'stamps disagree: no true delay', ja: '時計の食い違い(実際の遅延ではない)' },
  'mail.legend.boundary': { en: 'trust boundary', ja: '信頼の境界' },
  'mail.legend.unverified': { en: 'unverified', ja: '未検証' },

  'mail.grade.certain': { en: 'certain', ja: '確実' },
  'mail.grade.likely': { en: 'likely', ja: 'おそらく' },
  'mail.grade.possible': { en: 'possible', ja: '可能性あり' },

  'mail.kind.smtp': { en: 'relay', ja: '中継' },
  'mail.kind.submission': { en: 'submission', ja: '投稿' },
  'mail.kind.lmtp': { en: 'delivery', ja: '配送' },
  'mail.kind.local': { en: 'local', ja: 'ローカル' },
  'mail.kind.http': { en: 'web', ja: 'Web' },
  'mail.kind.pickup': { en: 'made on this host', ja: 'このホストで作成' },
  'mail.kind.fetch': { en: 'fetched', ja: '取り出し' },
  'mail.kind.list': { en: 'mailing list', ja: 'メーリングリスト' },
  'mail.kind.scan': { en: 'scanner', ja: '検査' },
  'mail.kind.spool': { en: 'queue', ja: 'キュー' },
} satisfies Record<string, Message>;
